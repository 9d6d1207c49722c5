/**
 * How a call went, told by whoever called. It is evidence and never changes a value: a professional of the network is taken
 * at their word, and what others say is for a key person to look into.
 */
import { type SQL, and, desc, eq, gt, inArray, notExists } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { fullConfirmations } from '../../directory/evidence-weights.ts';
import type { FeedbackAnswer, VerificationMethod, VerificationOutcome } from '../../directory/vocabulary.ts';
import * as messages from '../../messages/feedback.ts';
import type { Actor } from '../accounts/actor.ts';
import { isMember } from '../accounts/policy.ts';
import { type Limit, countWithin } from '../accounts/rate-limit.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import { recordEvidence } from './record.ts';
import { verification } from './schema.ts';

/** What anyone who is not signed in may say about one function, all of them together. */
const anonymousLimit: Limit = { times: 5, withinMinutes: 60 };
const memberLimit: Limit = { times: 60, withinMinutes: 60 };
/** The same said again by the same person within this is the same call. */
const sameCallMs = 10 * 60_000;

const methodOf: Record<FeedbackAnswer, VerificationMethod> = {
	right: 'feedbackRight',
	noAnswer: 'feedbackNoAnswer',
	wrong: 'feedbackWrong'
};
const memberOutcome: Record<FeedbackAnswer, VerificationOutcome> = {
	right: 'confirmed',
	noAnswer: 'inconclusive',
	wrong: 'failed'
};

/** Whether what this actor says counts as evidence by itself. */
export const isTakenAtTheirWord = isMember;

/**
 * Notes how a call went. From a member that the number was wrong warns everyone at once; from anyone else it settles nothing.
 * Throws `Refusal` (429) when too much is said, and what the database throws when it does not answer.
 */
export async function giveFeedback(
	db: Db,
	actor: Actor,
	{ functionId, answer }: { functionId: number; answer: FeedbackAnswer },
	now: Date
): Promise<void> {
	const method = methodOf[answer];
	if (!isTakenAtTheirWord(actor)) {
		await requireWithin(db, `feedback:function:${functionId}`, anonymousLimit, now);
		await recordEvidence(db, [
			{ functionId, method, outcome: 'inconclusive', at: now, byPersonId: null, byRole: 'anonymous' }
		]);
		return;
	}
	const byPersonId = actor.person?.id ?? null;
	await requireWithin(db, `feedback:account:${actor.accountId}`, memberLimit, now);
	await db.transaction(async (tx) => {
		const [said] = await tx
			.select({ id: verification.id })
			.from(verification)
			.where(
				and(
					eq(verification.functionId, functionId),
					eq(verification.method, method),
					byPersonId === null ? undefined : eq(verification.byPersonId, byPersonId),
					gt(verification.at, new Date(now.getTime() - sameCallMs))
				)
			)
			.limit(1);
		if (said) return;
		await recordEvidence(tx, [
			{ functionId, method, outcome: memberOutcome[answer], at: now, byPersonId, byRole: 'professional' }
		]);
	});
}

async function requireWithin(db: Db, key: string, limit: Limit, now: Date): Promise<void> {
	if (!(await countWithin(db, key, limit, now))) throw new Refusal(messages.tooMany, { status: 429 });
}

export interface Feedback {
	functionId: number;
	at: Date;
	answer: Exclude<FeedbackAnswer, 'right'>;
	/** Whether a professional of the network said it; else somebody who was not signed in. */
	byMember: boolean;
}

/** At most so many, newest first: whoever has more to look at than this begins with the newest. */
const mostListed = 200;

/**
 * What callers said went wrong about these functions and nobody has confirmed since, newest first: for those who keep them.
 * Ask the policy first.
 */
export async function listFeedback(db: Db, functionIds: readonly number[]): Promise<Feedback[]> {
	if (functionIds.length === 0) return [];
	const rows = await db
		.select({
			functionId: verification.functionId,
			at: verification.at,
			method: verification.method,
			byRole: verification.byRole
		})
		.from(verification)
		.where(
			and(
				inArray(verification.functionId, [...functionIds]),
				inArray(verification.method, ['feedbackNoAnswer', 'feedbackWrong']),
				notExists(confirmedSince(db))
			)
		)
		.orderBy(desc(verification.at), desc(verification.id))
		.limit(mostListed);
	return rows.flatMap(({ functionId, at, method, byRole }) =>
		functionId === null
			? []
			: [
					{
						functionId,
						at,
						answer: method === 'feedbackWrong' ? ('wrong' as const) : ('noAnswer' as const),
						byMember: byRole !== 'anonymous'
					}
				]
	);
}

function confirmedSince(db: Db) {
	const later = alias(verification, 'later');
	const conditions: SQL[] = [
		eq(later.functionId, verification.functionId),
		eq(later.outcome, 'confirmed'),
		inArray(later.method, fullConfirmations),
		gt(later.at, verification.at)
	];
	return db
		.select({ id: later.id })
		.from(later)
		.where(and(...conditions));
}
