/**
 * Measured accuracy: each week a few entries drawn at random are rung up, and what the calls show is the share of entries that
 * are right. Counting confirmations cannot tell that, since nobody confirms what they do not know to be wrong.
 */
import { randomInt } from 'node:crypto';
import { and, asc, count, desc, eq, gte, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import {
	type IsoDate,
	addDays,
	dayNumberOf,
	toCopenhagen,
	weekdayOf
} from '../../calendar/copenhagen-time.ts';
import type { CallEntry } from '../../contacts/call-entry.ts';
import type { AccuracyResult } from '../../directory/vocabulary.ts';
import { type Share, wilsonInterval } from '../../directory/wilson.ts';
import * as messages from '../../messages/quality.ts';
import type { Actor } from '../accounts/actor.ts';
import { isCoordinator, requireMayChange } from '../accounts/policy.ts';
import { listCallable, readCallEntries } from '../contacts/callable.ts';
import { readOrganisationTree } from '../contacts/organisation-tree.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import { recordEvidence } from './record.ts';
import { accuracySample } from './schema.ts';

export const callsAWeek = 5;
/** How far back the measured share goes, so that it tells of the directory as it is kept now. */
const measuredWeeks = 52;

/** A whole number from 0 up to `below`. */
export type Draw = (below: number) => number;

/** The Monday of the week, in Copenhagen. */
export function mondayOf(date: IsoDate): IsoDate {
	return addDays(date, 1 - weekdayOf(dayNumberOf(date)));
}

/**
 * Draws the week's entries, once a week however often it runs. Stratified by party: those drawn from least so far come
 * first, so that a small municipality is measured as often as a large one; within a party by lot.
 */
export async function drawWeeklySample(db: Db, now: Date, draw: Draw = (below) => randomInt(below)) {
	const today = toCopenhagen(now).date;
	const week = mondayOf(today);
	await db.transaction(async (tx) => {
		// Two processes that both find the week empty would draw ten.
		await tx.execute(sql`lock table ${accuracySample} in exclusive mode`);
		const [drawn] = await tx
			.select({ entries: count() })
			.from(accuracySample)
			.where(eq(accuracySample.week, week));
		if ((drawn?.entries ?? 0) > 0) return;
		const tree = await readOrganisationTree(tx);
		const partyOf = (organisationId: number) => tree.pathOf(organisationId).at(-1) ?? organisationId;
		const callable = await listCallable(tx, today);
		const strata = new Map<number, number[]>();
		for (const { functionId, organisationId } of callable) {
			const party = partyOf(organisationId);
			strata.set(party, [...(strata.get(party) ?? []), functionId]);
		}
		const timesDrawn = await countByParty(tx, addDays(week, -7 * measuredWeeks), callable, partyOf);
		const parties = shuffled([...strata.keys()], draw).sort(
			(a, b) => (timesDrawn.get(a) ?? 0) - (timesDrawn.get(b) ?? 0)
		);
		const chosen = parties.slice(0, callsAWeek).flatMap((party) => {
			const functions = strata.get(party) ?? [];
			return functions[draw(functions.length)] ?? [];
		});
		if (chosen.length === 0) return;
		await tx
			.insert(accuracySample)
			.values(chosen.map((functionId) => ({ week, functionId, drawnAt: now })))
			.onConflictDoNothing();
	});
}

async function countByParty(
	tx: Db,
	since: IsoDate,
	callable: readonly { functionId: number; organisationId: number }[],
	partyOf: (organisationId: number) => number
): Promise<Map<number, number>> {
	const rows = await tx
		.select({ functionId: accuracySample.functionId })
		.from(accuracySample)
		.where(gte(accuracySample.week, since));
	const organisationOf = new Map(callable.map((each) => [each.functionId, each.organisationId]));
	const counts = new Map<number, number>();
	for (const { functionId } of rows) {
		const organisationId = organisationOf.get(functionId);
		if (organisationId === undefined) continue;
		const party = partyOf(organisationId);
		counts.set(party, (counts.get(party) ?? 0) + 1);
	}
	return counts;
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], draw: Draw): T[] {
	const result = [...list];
	for (let last = result.length - 1; last > 0; last -= 1) {
		const other = draw(last + 1);
		[result[last], result[other]] = [result[other] as T, result[last] as T];
	}
	return result;
}

export interface SampleLine {
	id: number;
	week: IsoDate;
	result: AccuracyResult | null;
	entry: CallEntry;
}

/** The entries to call that have not been, this week's and the four weeks' before, newest first. For the coordinator. */
export async function listSample(db: Db, actor: Actor, now: Date): Promise<SampleLine[]> {
	requireMayChange(actor, isCoordinator(actor));
	const today = toCopenhagen(now).date;
	const rows = await db
		.select()
		.from(accuracySample)
		.where(and(isNull(accuracySample.result), gte(accuracySample.week, addDays(mondayOf(today), -28))))
		.orderBy(desc(accuracySample.week), asc(accuracySample.id));
	const entries = await readCallEntries(
		db,
		rows.map(({ functionId }) => functionId),
		today
	);
	const byFunction = new Map(entries.map((entry) => [entry.functionId, entry]));
	return rows.flatMap(({ id, week, result, functionId }) => {
		const entry = byFunction.get(functionId);
		return entry ? { id, week, result, entry } : [];
	});
}

/** How many of this week's entries are still to be called. */
export async function countSampleLeft(db: Db, now: Date): Promise<number> {
	const [row] = await db
		.select({ left: count() })
		.from(accuracySample)
		.where(and(isNull(accuracySample.result), eq(accuracySample.week, mondayOf(toCopenhagen(now).date))));
	return row?.left ?? 0;
}

/**
 * What a call showed, once for each entry drawn; it is evidence too. For the coordinator. Throws `Refusal` when it is not
 * there, or somebody else has noted it meanwhile.
 */
export async function recordCall(
	db: Db,
	actor: Actor,
	{ sampleId, result }: { sampleId: number; result: AccuracyResult },
	now: Date
): Promise<void> {
	requireMayChange(actor, isCoordinator(actor));
	const byPersonId = actor.person?.id ?? null;
	await db.transaction(async (tx) => {
		const [noted] = await tx
			.update(accuracySample)
			.set({ result, calledAt: now, calledByPersonId: byPersonId })
			.where(and(eq(accuracySample.id, sampleId), isNull(accuracySample.result)))
			.returning();
		if (!noted) throw new Refusal(messages.callNotedAlready);
		await recordEvidence(tx, [
			{ functionId: noted.functionId, at: now, byPersonId, byRole: 'coordinator', ...evidenceOf[result] }
		]);
	});
}

const evidenceOf = {
	right: { method: 'confirmedByPhone', outcome: 'confirmed' },
	wrongPerson: { method: 'feedbackWrong', outcome: 'failed' },
	wrongNumber: { method: 'feedbackWrong', outcome: 'failed' },
	noAnswer: { method: 'feedbackNoAnswer', outcome: 'inconclusive' }
} as const;

export interface Accuracy {
	/** Of those who answered; null while there are none. */
	measured: Share | null;
	right: number;
	/** Somebody answered, or the number was not in use: it can be said whether it was right. */
	answered: number;
	noAnswer: number;
	/** The first week it counts. */
	since: IsoDate;
}

/** What the calls of the past year showed. An entry where nobody answered says nothing either way, and is counted apart. */
export async function readAccuracy(db: Db, now: Date): Promise<Accuracy> {
	const thisWeek = mondayOf(toCopenhagen(now).date);
	const since = addDays(thisWeek, -7 * (measuredWeeks - 1));
	const rows = await db
		.select({ result: accuracySample.result, entries: count() })
		.from(accuracySample)
		.where(
			and(
				isNotNull(accuracySample.result),
				gte(accuracySample.week, since),
				lt(accuracySample.week, addDays(thisWeek, 7))
			)
		)
		.groupBy(accuracySample.result);
	const countOf = (result: AccuracyResult) => rows.find((row) => row.result === result)?.entries ?? 0;
	const right = countOf('right');
	const answered = right + countOf('wrongPerson') + countOf('wrongNumber');
	return { measured: wilsonInterval(right, answered), right, answered, noAnswer: countOf('noAnswer'), since };
}
