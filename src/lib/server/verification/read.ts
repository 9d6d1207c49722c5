/** Reads evidence and policies for whoever judges by them. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { freshnessPolicy, verification } from './schema.ts';

export type EvidenceRow = typeof verification.$inferSelect;

/** All evidence, oldest first. */
export function readEvidence(tx: Db): Promise<EvidenceRow[]> {
	return tx.select().from(verification).orderBy(asc(verification.at), asc(verification.id));
}

/** All policies: the network's, with no organisation, and the overrides. */
export function readPolicies(tx: Db): Promise<(typeof freshnessPolicy.$inferSelect)[]> {
	return tx.select().from(freshnessPolicy);
}

/** What somebody has confirmed or reported, oldest first. */
export async function listEvidenceBy(db: Db, personId: number) {
	return db
		.select()
		.from(verification)
		.where(eq(verification.byPersonId, personId))
		.orderBy(asc(verification.at));
}

/** The people who confirmed the function itself, latest first, each at their latest. */
export async function listConfirmers(db: Db, functionId: number): Promise<{ personId: number; at: Date }[]> {
	const rows = await db
		.select({ personId: verification.byPersonId, at: verification.at })
		.from(verification)
		.where(and(eq(verification.functionId, functionId), eq(verification.outcome, 'confirmed')))
		.orderBy(desc(verification.at))
		.limit(50);
	const latest = new Map<number, Date>();
	for (const { personId, at } of rows)
		if (personId !== null && !latest.has(personId)) latest.set(personId, at);
	return [...latest].map(([personId, at]) => ({ personId, at }));
}
