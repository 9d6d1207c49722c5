/** Counts, each day, how many of a party's entries were confirmed within their limits. */
import { sql } from 'drizzle-orm';
import { type IsoDate, addDays, fromCopenhagen, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { freshnessOf, holdingOn, momentOf } from '../../directory/contact.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Db } from '../db/types.ts';
import { freshnessDay } from './schema.ts';

/** How far back the first count reaches, and how far apart its days are. */
const backWeeks = 52;
const backEveryWeeks = 4;

/**
 * Writes the day's count, over an earlier one of the same day. The first time ever it also counts some days of the past year
 * out of the evidence, so that the chart has a past; of a network that did not exist then there is nothing to count.
 */
export async function recordShares(db: Db, directory: Directory, at: Date): Promise<void> {
	const [known] = await db.select({ day: freshnessDay.day }).from(freshnessDay).limit(1);
	const today = toCopenhagen(at).date;
	const days: IsoDate[] = [today];
	for (let weeks = backEveryWeeks; !known && weeks <= backWeeks; weeks += backEveryWeeks) {
		days.push(addDays(today, -7 * weeks));
	}
	const rows = days.flatMap((day) => sharesOn(directory, day === today ? at : fromCopenhagen(day, 720), day));
	if (rows.length === 0) return;
	await db
		.insert(freshnessDay)
		.values(rows)
		.onConflictDoUpdate({
			target: [freshnessDay.day, freshnessDay.organisationId],
			set: { entries: sql`excluded.entries`, withinLimit: sql`excluded.within_limit` }
		});
}

/** By party. An entry that had not been entered yet is not counted; a vacant one is not confirmed. */
function sharesOn(directory: Directory, at: Date, day: IsoDate): (typeof freshnessDay.$inferInsert)[] {
	const moment = momentOf(at);
	const counts = new Map<number, { entries: number; withinLimit: number }>();
	for (const fn of directory.functions.values()) {
		const { staffing, current } = holdingOn(fn, day);
		const entered = Math.min(
			...fn.entry.channels.map(({ addedAt }) => addedAt),
			...fn.entry.holders.map(({ addedAt }) => addedAt),
			...fn.entry.evidence.map(({ at: known }) => known)
		);
		if (entered > at.getTime()) continue;
		const count = counts.get(fn.top.id) ?? { entries: 0, withinLimit: 0 };
		counts.set(fn.top.id, count);
		count.entries += 1;
		const { state } = freshnessOf(fn, current, moment);
		if (staffing !== 'vacant' && (state === 'fresh' || state === 'due')) count.withinLimit += 1;
	}
	return [...counts].map(([organisationId, count]) => ({ day, organisationId, ...count }));
}
