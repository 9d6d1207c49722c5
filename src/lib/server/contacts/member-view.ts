/**
 * What members see of a function beyond what everyone does: channels for the network only, former holders, and who
 * confirmed. Read from the database when it is asked for; the snapshot never holds it.
 */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { AnswerChannel } from '../../directory/answer.ts';
import { formatPhone } from '../../directory/phone.ts';
import type { HolderRole, VerificationMethod } from '../../directory/vocabulary.ts';
import type { Actor } from '../accounts/actor.ts';
import { maySeeNetworkOnly } from '../accounts/policy.ts';
import type { Db } from '../db/types.ts';
import { listConfirmers } from '../verification/read.ts';
import { readPeople } from './people.ts';
import { channel, contactFunction, holder, person } from './schema.ts';

export interface MemberView {
	/** For the network only, the function's own before its holders'. */
	channels: { of: string | null; channel: AnswerChannel }[];
	former: { name: string; role: HolderRole; from: IsoDate | null; to: IsoDate }[];
	/** Who confirmed the function itself, and how, newest first. */
	confirmers: { name: string; at: Date; method: VerificationMethod }[];
}

/** Null for somebody who may not see it, and for a function that is not there. */
export async function readMemberView(
	db: Db,
	actor: Actor,
	slug: string,
	today: IsoDate
): Promise<MemberView | null> {
	if (!maySeeNetworkOnly(actor)) return null;
	const [fn] = await db
		.select({ id: contactFunction.id })
		.from(contactFunction)
		.where(eq(contactFunction.slug, slug));
	if (!fn) return null;
	const holders = await db
		.select({ held: holder, name: person.name })
		.from(holder)
		.innerJoin(person, eq(person.id, holder.personId))
		.where(eq(holder.functionId, fn.id))
		.orderBy(desc(holder.role), asc(holder.startsOn));
	const current = holders.filter(
		({ held }) => (held.startsOn ?? today) <= today && (held.endsOn ?? today) >= today
	);
	const hidden = and(eq(channel.visibility, 'network'), isNull(channel.retiredAt));
	const own = await db
		.select()
		.from(channel)
		.where(and(eq(channel.functionId, fn.id), hidden))
		.orderBy(asc(channel.position));
	const personal =
		current.length === 0
			? []
			: await db
					.select()
					.from(channel)
					.where(
						and(
							inArray(
								channel.personId,
								current.map(({ held }) => held.personId)
							),
							hidden
						)
					)
					.orderBy(asc(channel.position));
	return {
		channels: [
			...own.map((row) => ({ of: null, channel: shown(row) })),
			...current.flatMap(({ held, name }) =>
				personal
					.filter(({ personId }) => personId === held.personId)
					.map((row) => ({ of: held.showName ? name : null, channel: shown(row) }))
			)
		],
		former: holders.flatMap(({ held, name }) =>
			held.endsOn !== null && held.endsOn < today && held.showName
				? [{ name, role: held.role, from: held.startsOn, to: held.endsOn }]
				: []
		),
		confirmers: await namedConfirmers(db, fn.id)
	};
}

async function namedConfirmers(db: Db, functionId: number): Promise<MemberView['confirmers']> {
	const confirmers = await listConfirmers(db, functionId);
	const people = await readPeople(
		db,
		confirmers.map(({ personId }) => personId)
	);
	return confirmers.flatMap(({ personId, at, method }) => {
		const name = people.get(personId)?.name;
		return name === undefined ? [] : [{ name, at, method }];
	});
}

function shown({ kind, value, display, note }: typeof channel.$inferSelect): AnswerChannel {
	return {
		kind,
		value,
		display: display ?? (kind === 'phone' ? formatPhone(value) : value),
		note,
		broken: false
	};
}
