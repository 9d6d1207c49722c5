/** People of the directory, for the other domains. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { recordChanges } from './change-log.ts';
import { channel, person, profession } from './schema.ts';

export interface PersonDetails {
	name: string;
	title: string;
	/** Null for none of those on the list. */
	professionId: number | null;
}

export async function readPersonName(db: Db, personId: number): Promise<string | null> {
	const [found] = await db.select({ name: person.name }).from(person).where(eq(person.id, personId));
	return found?.name ?? null;
}

export async function readPerson(db: Db, personId: number) {
	const [found] = await db.select().from(person).where(eq(person.id, personId));
	return found ?? null;
}

/** The one person who can be reached at that address; null when there is none, or when several share it. */
export async function findPersonByMail(db: Db, mail: string): Promise<number | null> {
	const found = await db
		.selectDistinct({ personId: channel.personId })
		.from(channel)
		.where(
			and(
				sql`lower(${channel.value}) = ${mail.toLowerCase()}`,
				eq(channel.kind, 'mail'),
				sql`${channel.personId} is not null`,
				isNull(channel.retiredAt)
			)
		);
	return found.length === 1 ? (found[0]?.personId ?? null) : null;
}

/** Adds somebody to the directory, where nobody sees them until they hold something. Returns the id. */
export async function addPerson(
	tx: Db,
	details: PersonDetails & { organisationId: number | null }
): Promise<number> {
	const [added] = await tx.insert(person).values(details).returning({ id: person.id });
	if (!added) throw new Error('The database returned no person.');
	return added.id;
}

/** What a person writes of themself, in the change log too. */
export async function changePerson(
	tx: Db,
	personId: number,
	details: PersonDetails,
	now: Date
): Promise<void> {
	const [before] = await tx.select().from(person).where(eq(person.id, personId)).for('update');
	if (!before) throw new Error(`There is no person ${personId}.`);
	await tx.update(person).set(details).where(eq(person.id, personId));
	const professions = new Map((await listProfessions(tx)).map(({ id, name }) => [id, name]));
	const textsOf = ({ name, title, professionId }: Pick<typeof before, keyof PersonDetails>) => ({
		navn: name,
		titel: title ?? '',
		faggruppe: professions.get(professionId ?? 0) ?? ''
	});
	const [was, is] = [textsOf(before), textsOf(details)];
	const fields = Object.keys(is) as (keyof typeof is)[];
	await recordChanges(
		tx,
		{ at: now, byPersonId: personId, source: 'form' },
		fields
			.filter((field) => was[field] !== is[field])
			.map((field) => ({
				subject: 'person',
				subjectId: personId,
				organisationId: before.organisationId,
				field,
				before: was[field],
				after: is[field]
			}))
	);
}

export async function listProfessions(db: Db): Promise<{ id: number; slug: string; name: string }[]> {
	return db
		.select({ id: profession.id, slug: profession.slug, name: profession.name })
		.from(profession)
		.orderBy(profession.id);
}

/** Names and titles by id. */
export async function readPeople(
	db: Db,
	ids: readonly number[]
): Promise<Map<number, { id: number; name: string; title: string | null }>> {
	if (ids.length === 0) return new Map();
	const found = await db
		.select({ id: person.id, name: person.name, title: person.title })
		.from(person)
		.where(inArray(person.id, [...new Set(ids)]));
	return new Map(found.map((each) => [each.id, each]));
}
