/** Writes evidence and policies as they are given: what they mean is for freshness to say. */
import type { Db } from '../db/types.ts';
import { accuracySample, freshnessPolicy, verification } from './schema.ts';

/** Rows of one insert: within PostgreSQL's 65,535 parameters a statement. */
const rowsAtOnce = 1000;

/** Adds evidence, oldest first or in any order. Throws what the database refuses: evidence is about one thing. */
export async function recordEvidence(
	tx: Db,
	entries: readonly (typeof verification.$inferInsert)[]
): Promise<void> {
	for (let start = 0; start < entries.length; start += rowsAtOnce) {
		await tx.insert(verification).values(entries.slice(start, start + rowsAtOnce));
	}
}

/** Adds calls of weekly samples with what they showed. */
export async function addCalls(
	tx: Db,
	calls: readonly (typeof accuracySample.$inferInsert)[]
): Promise<void> {
	if (calls.length > 0) await tx.insert(accuracySample).values([...calls]);
}

/**
 * The network's policies of FACTS: an acute contact is to be confirmed every 30 days, an ordinary one every 90, a
 * background one every 180; it counts as due from the first reminder.
 */
export async function addDefaultPolicies(tx: Db): Promise<void> {
	await tx.insert(freshnessPolicy).values([
		{ criticality: 'acute', limitDays: 30, dueDays: 7 },
		{ criticality: 'ordinary', limitDays: 90, dueDays: 15 },
		{ criticality: 'background', limitDays: 180, dueDays: 15 }
	]);
}
