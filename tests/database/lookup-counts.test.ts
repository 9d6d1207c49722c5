import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { contactFunction } from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import {
	LookupCounter,
	lookupsByFunction,
	lookupsSince
} from '../../src/lib/server/verification/lookup-counts.ts';
import { lookupCount } from '../../src/lib/server/verification/schema.ts';
import { describeDatabases, testDay } from '../support/database.ts';

const yesterday = '2026-11-21';

/** Two functions of the demo, with nothing counted. */
async function twoFunctions(db: Db): Promise<[number, number]> {
	await db.delete(lookupCount);
	const [one, other] = await db.select({ id: contactFunction.id }).from(contactFunction).limit(2);
	if (!one || !other) throw new Error('the demo has no functions');
	return [one.id, other.id];
}

describeDatabases(
	'look-up counts',
	(getDb) => {
		test('are by function and day, and add up over processes that write at once', async () => {
			const db = getDb();
			const [one, other] = await twoFunctions(db);
			const processes = [new LookupCounter(db), new LookupCounter(db), new LookupCounter(db)];
			for (const counter of processes) {
				counter.count(one, yesterday);
				counter.count(other, testDay);
				counter.count(one, testDay);
				counter.count(one, testDay);
			}
			await Promise.all(processes.map((counter) => counter.flush()));

			expect(await db.select().from(lookupCount).where(eq(lookupCount.functionId, one))).toEqual(
				expect.arrayContaining([
					{ functionId: one, day: yesterday, count: 3 },
					{ functionId: one, day: testDay, count: 6 }
				])
			);
			expect(await lookupsSince(db, [one, other], yesterday)).toBe(12);
			expect(await lookupsSince(db, [one, other], testDay)).toBe(9);
			expect(await lookupsSince(db, [other], yesterday)).toBe(3);
			expect(await lookupsSince(db, [], yesterday)).toBe(0);
			expect(await lookupsByFunction(db, testDay)).toEqual(
				new Map([
					[one, 6],
					[other, 3]
				])
			);
		});

		test('are written once, however often they are flushed, and what is left when it stops', async () => {
			const db = getDb();
			const [one] = await twoFunctions(db);
			const counter = new LookupCounter(db);
			counter.start();
			counter.count(one, testDay);
			await Promise.all([counter.flush(), counter.flush()]);
			counter.count(one, testDay);
			await counter.stop();
			await counter.stop();
			expect(await lookupsSince(db, [one], testDay)).toBe(2);
		});

		test('are kept while the database does not take them, and pass over a function that is not there', async () => {
			const db = getDb();
			const [one] = await twoFunctions(db);
			const counter = new LookupCounter(db);
			await db.execute(sql`alter table lookup_count rename to lookup_count_away`);
			counter.count(one, testDay);
			await expect(counter.flush()).rejects.toThrow();
			counter.count(one, testDay);
			counter.count(987_654_321, testDay);
			await db.execute(sql`alter table lookup_count_away rename to lookup_count`);
			expect(await lookupsSince(db, [one], testDay)).toBe(0);
			await counter.flush();
			expect(await lookupsSince(db, [one], testDay)).toBe(2);
		});
	},
	{ content: 'demo' }
);
