/** The people behind the directory's entries, and the addresses they can be written to: what never leaves the server. */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { channel, holder, person } from './schema.ts';

/** By holder's id, who it is: also those whose name is not shown. */
export async function readHolderPeople(db: Db): Promise<Map<number, number>> {
	const rows = await db.select({ id: holder.id, personId: holder.personId }).from(holder);
	return new Map(rows.map(({ id, personId }) => [id, personId]));
}

/** By person, their mail addresses in the order they are used. */
export async function readMailAddresses(db: Db): Promise<Map<number, { channelId: number; mail: string }[]>> {
	const rows = await db
		.select({ channelId: channel.id, personId: channel.personId, mail: channel.value })
		.from(channel)
		.innerJoin(person, eq(person.id, channel.personId))
		.where(
			and(
				eq(channel.kind, 'mail'),
				isNotNull(channel.personId),
				isNull(channel.retiredAt),
				isNull(person.blankedAt)
			)
		)
		.orderBy(asc(channel.position), asc(channel.id));
	const addresses = new Map<number, { channelId: number; mail: string }[]>();
	for (const { personId, ...address } of rows) {
		const own = addresses.get(personId ?? 0) ?? [];
		own.push(address);
		addresses.set(personId ?? 0, own);
	}
	return addresses;
}
