/** Reads evidence and policies for whoever judges by them. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import { fullConfirmations } from '../../directory/evidence-weights.ts';
import type { VerificationMethod } from '../../directory/vocabulary.ts';
import type { Db } from '../db/types.ts';
import { freshnessPolicy, handover, verification } from './schema.ts';

export type EvidenceRow = typeof verification.$inferSelect;

/**
 * All evidence that contacts are judged by, oldest first. What people who are not signed in said is not among it: it is for
 * the keepers to look into, and nothing the network tells of as known.
 */
export function readEvidence(tx: Db): Promise<EvidenceRow[]> {
	return tx
		.select()
		.from(verification)
		.where(ne(verification.byRole, 'anonymous'))
		.orderBy(asc(verification.at), asc(verification.id));
}

/** All policies: the network's, with no organisation, and the overrides. */
export function readPolicies(tx: Db): Promise<(typeof freshnessPolicy.$inferSelect)[]> {
	return tx.select().from(freshnessPolicy);
}

/** From when somebody who has been asked to take a function over would have it, by function. Who, is not told. */
export async function readSuccessions(tx: Db): Promise<Map<number, { startsOn: string }>> {
	const asked = await tx
		.select({ functionId: handover.functionId, startsOn: handover.startsOn })
		.from(handover)
		.where(and(isNotNull(handover.tokenHash), isNull(handover.acceptedAt), isNull(handover.endedAt)));
	return new Map(asked.map(({ functionId, startsOn }) => [functionId, { startsOn }]));
}

/** What somebody has confirmed or reported, oldest first. */
export async function listEvidenceBy(db: Db, personId: number) {
	return db
		.select()
		.from(verification)
		.where(eq(verification.byPersonId, personId))
		.orderBy(asc(verification.at));
}

/** Who confirmed the function itself and how, latest first. Callers who got through are not among those who answer for it. */
export async function listConfirmers(
	db: Db,
	functionId: number
): Promise<{ personId: number; at: Date; method: VerificationMethod }[]> {
	const rows = await db
		.select({ personId: verification.byPersonId, at: verification.at, method: verification.method })
		.from(verification)
		.where(
			and(
				eq(verification.functionId, functionId),
				eq(verification.outcome, 'confirmed'),
				inArray(verification.method, fullConfirmations)
			)
		)
		.orderBy(desc(verification.at))
		.limit(50);
	return rows.flatMap(({ personId, at, method }) => (personId === null ? [] : [{ personId, at, method }]));
}
