/** What the rows of the change log are about, by name. */
import { eq, inArray } from 'drizzle-orm';
import type { ChangeSubject } from '../../directory/vocabulary.ts';
import type { Db } from '../db/types.ts';
import { contactFunction, holder, organisation, person } from './schema.ts';

export interface ChangeTitle {
	title: string;
	href: string | null;
}

/** By `subject:id`; what is no longer there, and what names itself in its own text, is left out. */
export async function titlesOf(
	db: Db,
	rows: readonly { subject: ChangeSubject; subjectId: number }[]
): Promise<Map<string, ChangeTitle>> {
	const titles = new Map<string, ChangeTitle>();
	const idsOf = (subject: ChangeSubject) => [
		...new Set(rows.filter((row) => row.subject === subject).map(({ subjectId }) => subjectId))
	];
	const functions = await db
		.select({
			id: contactFunction.id,
			name: contactFunction.name,
			slug: contactFunction.slug,
			unit: organisation.name
		})
		.from(contactFunction)
		.innerJoin(organisation, eq(organisation.id, contactFunction.organisationId))
		.where(inArray(contactFunction.id, idsOf('function')));
	for (const { id, name, slug, unit } of functions) {
		titles.set(`function:${id}`, { title: `${name}, ${unit}`, href: `/kontakter/${slug}` });
	}
	const organisations = await db
		.select({ id: organisation.id, name: organisation.name, slug: organisation.slug })
		.from(organisation)
		.where(inArray(organisation.id, idsOf('organisation')));
	for (const { id, name, slug } of organisations) {
		titles.set(`organisation:${id}`, { title: name, href: `/organisationer/${slug}` });
	}
	const holders = await db
		.select({ id: holder.id, name: person.name, fn: contactFunction.name, slug: contactFunction.slug })
		.from(holder)
		.innerJoin(person, eq(person.id, holder.personId))
		.innerJoin(contactFunction, eq(contactFunction.id, holder.functionId))
		.where(inArray(holder.id, idsOf('holder')));
	for (const { id, name, fn, slug } of holders) {
		titles.set(`holder:${id}`, { title: `${name}, ${fn}`, href: `/kontakter/${slug}` });
	}
	const people = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, idsOf('person')));
	for (const { id, name } of people) titles.set(`person:${id}`, { title: name, href: null });
	return titles;
}
