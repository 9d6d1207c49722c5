/** Erases a person: name and contact details go, history stays without a name. */
import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import { type IsoDate, addDays } from '../../calendar/copenhagen-time.ts';
import { erasedPerson } from '../../messages/my-page.ts';
import type { Db } from '../db/types.ts';
import { forgetHandoversOf, releaseHolder } from '../verification/handover-erasing.ts';
import { change, channel, holder, person } from './schema.ts';

/** What stands for an erased value, where the database wants the shape of its kind. */
const erased = { phone: '000000', mail: 'slettet', secureMail: 'slettet', web: 'slettet' } as const;

/**
 * Ends what the person holds as of yesterday, and erases name, title, profession, contact details, and what the change log
 * says of them. A second time changes nothing.
 * @param today the date in Copenhagen
 */
export async function blankPerson(tx: Db, personId: number, today: IsoDate, now: Date): Promise<void> {
	const held = await tx.select().from(holder).where(eq(holder.personId, personId));
	const yesterday = addDays(today, -1);
	for (const { id, startsOn, endsOn } of held) {
		if (startsOn !== null && startsOn > yesterday) await forgetHolder(tx, id);
		else if (endsOn === null || endsOn > yesterday) {
			await tx.update(holder).set({ endsOn: yesterday, showName: false }).where(eq(holder.id, id));
		}
	}
	await forgetHandoversOf(tx, personId);
	const channels = await tx.select().from(channel).where(eq(channel.personId, personId));
	for (const { id, kind, retiredAt } of channels) {
		await tx
			.update(channel)
			.set({ value: erased[kind], display: null, note: null, retiredAt: retiredAt ?? now })
			.where(eq(channel.id, id));
	}
	await tx
		.update(person)
		.set({ name: erasedPerson, title: null, professionId: null, organisationId: null, blankedAt: now })
		.where(eq(person.id, personId));
	await tx
		.update(change)
		.set({ before: null, after: null })
		.where(
			or(
				and(eq(change.subject, 'person'), eq(change.subjectId, personId)),
				and(
					eq(change.subject, 'holder'),
					inArray(
						change.subjectId,
						held.map(({ id }) => id)
					)
				)
			)
		);
	await tx.update(change).set({ byPersonId: null }).where(eq(change.byPersonId, personId));
}

/** Takes away a holding that has not begun. */
export async function forgetHolder(tx: Db, holderId: number): Promise<void> {
	await releaseHolder(tx, holderId);
	await tx.delete(holder).where(eq(holder.id, holderId));
}

/**
 * People who held something, do no longer, and whose last day was before `before`.
 * @returns ids of people who have not been erased
 */
export async function formerHolders(db: Db, before: IsoDate): Promise<number[]> {
	const rows = await db
		.select({ personId: holder.personId, endsOn: holder.endsOn })
		.from(holder)
		.innerJoin(person, eq(person.id, holder.personId))
		.where(isNull(person.blankedAt));
	const last = new Map<number, IsoDate | null>();
	for (const { personId, endsOn } of rows) {
		const known = last.get(personId);
		if (known === undefined || (known !== null && (endsOn === null || endsOn > known)))
			last.set(personId, endsOn);
	}
	return [...last].flatMap(([personId, endsOn]) => (endsOn !== null && endsOn < before ? [personId] : []));
}

/** Whether the person holds, held or is to hold anything. */
export async function hasHoldings(db: Db, personId: number): Promise<boolean> {
	const [held] = await db
		.select({ id: holder.id })
		.from(holder)
		.where(eq(holder.personId, personId))
		.limit(1);
	return held !== undefined;
}

/** Whether the person holds a function today or is to. */
export async function holdsSomething(db: Db, personId: number, today: IsoDate): Promise<boolean> {
	const [held] = await db
		.select({ id: holder.id })
		.from(holder)
		.where(and(eq(holder.personId, personId), or(isNull(holder.endsOn), gte(holder.endsOn, today))))
		.limit(1);
	return held !== undefined;
}
