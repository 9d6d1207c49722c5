/** Whose address a mail address is. */
import { and, asc, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { channel } from './schema.ts';

/**
 * Ids of the mail channels, people's first, that have this address now, whatever its case. They are locked until the end of
 * the transaction, so that who counts what is known about them counts alone.
 */
export async function lockMailChannels(tx: Db, address: string): Promise<number[]> {
	const rows = await tx
		.select({ id: channel.id, personId: channel.personId })
		.from(channel)
		.where(
			and(
				sql`lower(${channel.value}) = ${address.toLowerCase()}`,
				inArray(channel.kind, ['mail', 'secureMail']),
				isNull(channel.retiredAt)
			)
		)
		.orderBy(asc(channel.id))
		.for('update');
	return rows.sort((a, b) => Number(a.personId === null) - Number(b.personId === null)).map(({ id }) => id);
}
