import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/lib/calendar/copenhagen-time.ts';
import * as messages from '../../src/lib/messages/quality.ts';
import { readOrganisationTree } from '../../src/lib/server/contacts/organisation-tree.ts';
import { acuteNumber, contactFunction } from '../../src/lib/server/contacts/schema.ts';
import {
	drawWeeklySample,
	listSample,
	mondayOf,
	readAccuracy,
	recordCall
} from '../../src/lib/server/verification/accuracy.ts';
import { accuracySample, freshnessDay, verification } from '../../src/lib/server/verification/schema.ts';
import { readLatestShare, readShareSeries } from '../../src/lib/server/verification/shares.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { Refusal, SecondFactorNeeded } from '../../src/lib/server/refusal.ts';
import { actorWith, coordinatorRole } from '../support/actors.ts';
import { describeDatabases, testDay } from '../support/database.ts';

const week = (number: number) => new Date(`${addDays(mondayOf(testDay), 7 * number)}T06:00:00+01:00`);
/** Falls the same way each time it is run. */
const dice = (seed: number) => {
	let state = seed;
	return (below: number) => {
		state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
		return state % below;
	};
};
const drawn = (db: Db) => db.select().from(accuracySample);
/** The demo's own samples would be counted in. */
const emptied = async (db: Db) => {
	await db.delete(accuracySample);
	await db.delete(freshnessDay);
	return db;
};

describeDatabases(
	'measured accuracy',
	(getDb) => {
		describe('the weekly sample', () => {
			test('is five entries of five parties, once a week however often it is drawn', async () => {
				const db = await emptied(getDb());
				await Promise.all([drawWeeklySample(db, week(0)), drawWeeklySample(db, week(0))]);
				await drawWeeklySample(db, new Date(week(0).getTime() + 6 * 86_400_000));
				const rows = await drawn(db);
				expect(rows).toHaveLength(5);
				const parties = await partiesOf(db, rows);
				expect(new Set(parties).size).toBe(5);
				await drawWeeklySample(db, week(1));
				expect(await drawn(db)).toHaveLength(10);
			});

			test('comes round to every party before it comes to one a second time', async () => {
				const db = await emptied(getDb());
				const parties = new Set<number>();
				const tree = await readOrganisationTree(db);
				const all = new Set(
					(await db.select().from(contactFunction)).map(({ organisationId }) =>
						tree.pathOf(organisationId).at(-1)
					)
				);
				const weeks = Math.floor((all.size - 1) / 5);
				for (let number = 0; number < weeks; number += 1) await drawWeeklySample(db, week(number), dice(7));
				for (const party of await partiesOf(db, await drawn(db))) parties.add(party);
				expect(parties.size).toBe(5 * weeks);
			});

			test('never holds a line that is shown when life may be in danger', async () => {
				const db = await emptied(getDb());
				const acute = new Set((await db.select().from(acuteNumber)).map(({ functionId }) => functionId));
				expect(acute.size).toBeGreaterThan(0);
				for (let number = 0; number < 40; number += 1)
					await drawWeeklySample(db, week(number), dice(number + 1));
				const rows = await drawn(db);
				expect(rows.length).toBeGreaterThan(150);
				expect(rows.filter(({ functionId }) => acute.has(functionId))).toEqual([]);
			});
		});

		describe('a call', () => {
			test('is noted once, and is evidence', async () => {
				const db = await emptied(getDb());
				const coordinator = await actorWith(db, 'Tove Tovholder', [coordinatorRole]);
				await drawWeeklySample(db, week(0));
				const [first, second] = await listSample(db, coordinator, week(0));
				if (!first || !second) throw new Error('no sample');
				expect(first.entry.phones.length + first.entry.holders.length).toBeGreaterThan(0);
				await recordCall(db, coordinator, { sampleId: first.id, result: 'right' }, week(0));
				await recordCall(db, coordinator, { sampleId: second.id, result: 'wrongNumber' }, week(0));
				await expect(
					recordCall(db, coordinator, { sampleId: first.id, result: 'wrongPerson' }, week(0))
				).rejects.toEqual(expect.objectContaining({ message: messages.callNotedAlready }));
				expect(await latestEvidence(db, first.entry.functionId)).toMatchObject({
					method: 'confirmedByPhone',
					outcome: 'confirmed',
					byRole: 'coordinator'
				});
				expect(await latestEvidence(db, second.entry.functionId)).toMatchObject({
					method: 'feedbackWrong',
					outcome: 'failed'
				});
				expect(await listSample(db, coordinator, week(0))).toHaveLength(3);
			});

			test('is for the coordinator with a second factor', async () => {
				const db = await emptied(getDb());
				await drawWeeklySample(db, week(0));
				const plain = await actorWith(db, 'Tove Uden', [coordinatorRole], { secondFactor: false });
				const keyPerson = await actorWith(db, 'Nete Nøgle', [{ role: 'keyPerson', organisationId: 1 }]);
				await expect(listSample(db, plain, week(0))).rejects.toBeInstanceOf(SecondFactorNeeded);
				await expect(
					recordCall(db, keyPerson, { sampleId: 1, result: 'right' }, week(0))
				).rejects.toBeInstanceOf(Refusal);
			});
		});

		test('the share counts those who answered in the past year, and tells of the others apart', async () => {
			const db = await emptied(getDb());
			const functions = await db.select().from(contactFunction).limit(30);
			const called = (number: number, result: 'right' | 'wrongPerson' | 'noAnswer') => ({
				week: mondayOf(addDays(testDay, -7 * number)),
				functionId: functions[number % 30]?.id ?? 0,
				drawnAt: week(-number),
				calledAt: week(-number),
				result
			});
			await db
				.insert(accuracySample)
				.values([
					...Array.from({ length: 18 }, (_, index) => called(index, 'right')),
					called(20, 'wrongPerson'),
					called(21, 'noAnswer'),
					called(70, 'wrongPerson')
				]);
			const { measured, right, answered, noAnswer } = await readAccuracy(db, week(0));
			expect({ right, answered, noAnswer }).toEqual({ right: 18, answered: 19, noAnswer: 1 });
			expect(measured?.share).toBeCloseTo(18 / 19);
		});

		test('the chart has one point a week for each party, for those who steer', async () => {
			const db = await emptied(getDb());
			const tree = await readOrganisationTree(db);
			const organisationId = tree.below([1])[0] ?? 1;
			const monday = mondayOf(testDay);
			await db.insert(freshnessDay).values([
				{ day: addDays(monday, -7), organisationId, entries: 10, withinLimit: 5 },
				{ day: monday, organisationId, entries: 10, withinLimit: 6 },
				{ day: addDays(monday, 1), organisationId, entries: 10, withinLimit: 7 }
			]);
			const steering = await actorWith(db, 'Stine Styregruppe', [{ role: 'steering', organisationId: 1 }]);
			const { weeks, series } = await readShareSeries(db, steering, week(0));
			expect(weeks).toEqual([addDays(monday, -7), monday]);
			expect(series[0]?.points.map(({ withinLimit }) => withinLimit)).toEqual([5, 7]);
			expect(await readLatestShare(db)).toEqual({ day: addDays(monday, 1), entries: 10, withinLimit: 7 });
			const member = await actorWith(db, 'Mia Medlem', [{ role: 'member', organisationId: 1 }]);
			await expect(readShareSeries(db, member, week(0))).rejects.toBeInstanceOf(Refusal);
		});
	},
	{ content: 'demo' }
);

async function partiesOf(db: Db, rows: readonly { functionId: number }[]): Promise<number[]> {
	const tree = await readOrganisationTree(db);
	const functions = await db.select().from(contactFunction);
	const organisationOf = new Map(functions.map(({ id, organisationId }) => [id, organisationId]));
	return rows.map(({ functionId }) => tree.pathOf(organisationOf.get(functionId) ?? 0).at(-1) ?? 0);
}

async function latestEvidence(db: Db, functionId: number) {
	const rows = await db
		.select()
		.from(verification)
		.where(eq(verification.functionId, functionId))
		.orderBy(verification.id);
	return rows.at(-1);
}
