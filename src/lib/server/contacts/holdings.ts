/** What a person holds, for the person. */
import { asc, eq } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import { notFound } from '../../messages/errors.ts';
import { no, yes } from '../../messages/import.ts';
import { recordChanges } from './change-log.ts';
import { change, channel, contactFunction, holder, organisation, person } from './schema.ts';

/** Functions held now, earlier and later, first begun first. */
export async function listHoldings(db: Db, personId: number) {
	return db
		.select({
			holderId: holder.id,
			role: holder.role,
			startsOn: holder.startsOn,
			endsOn: holder.endsOn,
			showName: holder.showName,
			slug: contactFunction.slug,
			name: contactFunction.name,
			organisation: organisation.name
		})
		.from(holder)
		.innerJoin(contactFunction, eq(contactFunction.id, holder.functionId))
		.innerJoin(organisation, eq(organisation.id, contactFunction.organisationId))
		.where(eq(holder.personId, personId))
		.orderBy(asc(holder.startsOn), asc(holder.id));
}

export const isCurrent = ({ endsOn }: { endsOn: IsoDate | null }, today: IsoDate): boolean =>
	endsOn === null || endsOn >= today;

/** "Vis kun funktionen": the person's own choice. Throws `Refusal` (404) for what another holds. */
export async function setShowName(
	tx: Db,
	personId: number,
	holderId: number,
	showName: boolean,
	now: Date
): Promise<void> {
	const [found] = await tx
		.select({ held: holder, organisationId: contactFunction.organisationId })
		.from(holder)
		.innerJoin(contactFunction, eq(contactFunction.id, holder.functionId))
		.where(eq(holder.id, holderId))
		.for('update', { of: holder });
	if (found?.held.personId !== personId) throw new Refusal(notFound, { status: 404 });
	if (found.held.showName === showName) return;
	await tx.update(holder).set({ showName }).where(eq(holder.id, holderId));
	const word = (shown: boolean) => (shown ? yes : no);
	await recordChanges(tx, { at: now, byPersonId: personId, source: 'form' }, [
		{
			subject: 'holder',
			subjectId: holderId,
			organisationId: found.organisationId,
			field: 'vis_navn',
			before: word(!showName),
			after: word(showName)
		}
	]);
}

/** Everything the directory stores about a person, as plain data. */
export async function personalData(db: Db, personId: number) {
	const [details] = await db.select().from(person).where(eq(person.id, personId));
	return {
		person: details ?? null,
		channels: await db.select().from(channel).where(eq(channel.personId, personId)),
		holds: await listHoldings(db, personId),
		changesMade: await db.select().from(change).where(eq(change.byPersonId, personId))
	};
}
