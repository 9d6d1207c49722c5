/** How often something may be done: counted in the database, so that all processes count together. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { rateCount } from './schema.ts';
import { hashOf } from './tokens.ts';

export interface Limit {
	times: number;
	withinMinutes: number;
}

/**
 * Counts one more of what `key` names, and answers whether it is within the limit. The window is a fixed one, so at its
 * edge twice as many may pass in a short time.
 * @param key is stored as a hash: it may hold an address
 */
export async function countWithin(db: Db, key: string, limit: Limit, now: Date): Promise<boolean> {
	const windowMs = limit.withinMinutes * 60_000;
	const windowStart = Math.floor(now.getTime() / windowMs) * windowMs;
	const [row] = await db
		.insert(rateCount)
		.values({ key: hashOf(key), windowStart, count: 1, expiresAt: new Date(windowStart + windowMs) })
		.onConflictDoUpdate({
			target: [rateCount.key, rateCount.windowStart],
			set: { count: sql`${rateCount.count} + 1` }
		})
		.returning({ count: rateCount.count });
	return (row?.count ?? 1) <= limit.times;
}
