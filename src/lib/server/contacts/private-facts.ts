/** What keepers' checks need beside the published directory: it leaves out who a holder is and what only the network may call. */
import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { PhoneFact } from '../../directory/findings.ts';
import { formatPhone } from '../../directory/phone.ts';
import type { Db } from '../db/types.ts';
import { channel, contactFunction, holder, organisation, person } from './schema.ts';

/** All phones there are now. */
export async function listPhones(tx: Db): Promise<PhoneFact[]> {
	return tx
		.select({
			channelId: channel.id,
			functionId: channel.functionId,
			personId: channel.personId,
			value: channel.value,
			note: channel.note
		})
		.from(channel)
		.where(and(eq(channel.kind, 'phone'), isNull(channel.retiredAt)));
}

/** Who each holder of today or later is, by the holder's id. */
export async function readPeopleOfHolders(tx: Db, today: IsoDate): Promise<Map<number, number>> {
	const rows = await tx
		.select({ id: holder.id, personId: holder.personId })
		.from(holder)
		.where(or(isNull(holder.endsOn), gte(holder.endsOn, today)));
	return new Map(rows.map(({ id, personId }) => [id, personId]));
}

interface Titles {
	functions: Map<number, { name: string; slug: string; organisation: string }>;
	organisations: Map<number, { name: string; slug: string }>;
	people: Map<number, string>;
	phones: Map<number, { value: string; display: string; personId: number | null }>;
	/** The holder that a person is in a function, by `function:person`. */
	holders: Map<string, number>;
}

/** The names of what findings are about. Ask the policy first: it holds what only keepers see. */
export async function readTitles(
	db: Db,
	ids: { functions: number[]; organisations: number[]; people: number[]; phones: number[] }
): Promise<Titles> {
	const functions = await db
		.select({
			id: contactFunction.id,
			name: contactFunction.name,
			slug: contactFunction.slug,
			organisation: organisation.name
		})
		.from(contactFunction)
		.innerJoin(organisation, eq(organisation.id, contactFunction.organisationId))
		.where(inArray(contactFunction.id, ids.functions));
	const organisations = await db
		.select({ id: organisation.id, name: organisation.name, slug: organisation.slug })
		.from(organisation)
		.where(inArray(organisation.id, ids.organisations));
	const people = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, ids.people));
	const phones = await db.select().from(channel).where(inArray(channel.id, ids.phones));
	const owners = phones.flatMap(({ personId }) => personId ?? []);
	const holders = await db
		.select({ id: holder.id, functionId: holder.functionId, personId: holder.personId })
		.from(holder)
		.where(and(inArray(holder.functionId, ids.functions), inArray(holder.personId, owners)))
		.orderBy(asc(holder.id));
	return {
		functions: new Map(functions.map(({ id, ...rest }) => [id, rest])),
		organisations: new Map(organisations.map(({ id, ...rest }) => [id, rest])),
		people: new Map(people.map(({ id, name }) => [id, name])),
		phones: new Map(
			phones.map(({ id, value, display, personId }) => [
				id,
				{ value, display: display ?? formatPhone(value), personId }
			])
		),
		holders: new Map(holders.map(({ id, functionId, personId }) => [`${functionId}:${personId}`, id]))
	};
}

/** The functions whose own phone is one of these numbers now, by number. */
export async function listFunctionsByPhone(
	db: Db,
	values: readonly string[]
): Promise<{ value: string; functionId: number; name: string; organisation: string }[]> {
	return db
		.select({
			value: channel.value,
			functionId: contactFunction.id,
			name: contactFunction.name,
			organisation: organisation.name
		})
		.from(channel)
		.innerJoin(contactFunction, eq(contactFunction.id, channel.functionId))
		.innerJoin(organisation, eq(organisation.id, contactFunction.organisationId))
		.where(and(eq(channel.kind, 'phone'), isNull(channel.retiredAt), inArray(channel.value, [...values])))
		.orderBy(contactFunction.id);
}
