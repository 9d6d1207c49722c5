/** Functions as somebody who rings them up to ask needs them: all numbers, also those for the network only. */
import { and, asc, eq, exists, gte, inArray, isNull, lte, notExists, or } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { CallEntry, CallPhone } from '../../contacts/call-entry.ts';
import { formatPhone } from '../../directory/phone.ts';
import type { Db } from '../db/types.ts';
import { acuteNumber, channel, contactFunction, holder, organisation, person } from './schema.ts';

/** On that day of the table, both ends included. */
const current = (t: typeof holder, today: IsoDate) =>
	and(or(isNull(t.startsOn), lte(t.startsOn, today)), or(isNull(t.endsOn), gte(t.endsOn, today)));

/**
 * Ids of functions that answer on the day and have a phone, with their organisations. Lines that are shown when life may be
 * in danger are left out: nobody rings those to ask.
 */
export async function listCallable(
	db: Db,
	today: IsoDate
): Promise<{ functionId: number; organisationId: number }[]> {
	const phone = and(eq(channel.kind, 'phone'), isNull(channel.retiredAt));
	return db
		.select({ functionId: contactFunction.id, organisationId: contactFunction.organisationId })
		.from(contactFunction)
		.where(
			and(
				or(isNull(contactFunction.validFrom), lte(contactFunction.validFrom, today)),
				or(isNull(contactFunction.validTo), gte(contactFunction.validTo, today)),
				notExists(db.select().from(acuteNumber).where(eq(acuteNumber.functionId, contactFunction.id))),
				or(
					exists(
						db
							.select()
							.from(channel)
							.where(and(eq(channel.functionId, contactFunction.id), phone))
					),
					exists(
						db
							.select()
							.from(holder)
							.innerJoin(channel, eq(channel.personId, holder.personId))
							.where(and(eq(holder.functionId, contactFunction.id), current(holder, today), phone))
					)
				)
			)
		)
		.orderBy(asc(contactFunction.id));
}

/** The functions with everything to ring, in the order of the ids. Ask the policy first: it holds what only keepers see. */
export async function readCallEntries(
	db: Db,
	functionIds: readonly number[],
	today: IsoDate
): Promise<CallEntry[]> {
	if (functionIds.length === 0) return [];
	const ids = [...functionIds];
	const functions = await db
		.select({ fn: contactFunction, organisation: organisation.name })
		.from(contactFunction)
		.innerJoin(organisation, eq(organisation.id, contactFunction.organisationId))
		.where(inArray(contactFunction.id, ids));
	const holders = await db
		.select({ held: holder, person })
		.from(holder)
		.innerJoin(person, eq(person.id, holder.personId))
		.where(and(inArray(holder.functionId, ids), current(holder, today)))
		.orderBy(asc(holder.id));
	const personIds = holders.map(({ held }) => held.personId);
	const phones = await db
		.select()
		.from(channel)
		.where(
			and(
				eq(channel.kind, 'phone'),
				isNull(channel.retiredAt),
				or(
					inArray(channel.functionId, ids),
					personIds.length > 0 ? inArray(channel.personId, personIds) : undefined
				)
			)
		)
		.orderBy(asc(channel.position), asc(channel.id));
	const byId = new Map(functions.map((row) => [row.fn.id, row]));
	return ids.flatMap((id) => {
		const found = byId.get(id);
		if (!found) return [];
		const { fn } = found;
		return {
			functionId: id,
			slug: fn.slug,
			name: fn.name,
			organisationId: fn.organisationId,
			organisation: found.organisation,
			staffing: fn.staffing,
			phones: phones.filter(({ functionId }) => functionId === id).map(shown),
			holders: holders
				.filter(({ held }) => held.functionId === id)
				.sort((a, b) => Number(b.held.role === 'primary') - Number(a.held.role === 'primary'))
				.map(({ held, person: who }) => ({
					personId: who.id,
					name: who.name,
					title: who.title,
					role: held.role,
					phones: phones.filter(({ personId }) => personId === who.id).map(shown)
				}))
		};
	});
}

const shown = ({ value, display, note }: typeof channel.$inferSelect): CallPhone => ({
	value,
	display: display ?? formatPhone(value),
	note
});
