/**
 * What becomes known of an address when mail to it comes back, or is refused. Only what names a mail of ours by its random token
 * counts: anybody can write a delivery report about anybody (docs/decisions/0015-mail-that-comes-back.md).
 */
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { DeliveryOutcome } from '../../messages/bounces.ts';
import { lockMailChannels } from '../contacts/mail-channels.ts';
import type { Db } from '../db/types.ts';
import { readDeliveryReport } from '../mail/delivery-report.ts';
import { type Judgement, judgeReport } from '../mail/delivery-status.ts';
import { findPosted } from '../mail/outbox.ts';
import type { LetterInHand } from '../mail/queue.ts';
import { recordEvidence } from './record.ts';
import { bounceReport, verification } from './schema.ts';

const dayMs = 86_400_000;
/** So many temporary failures within so long are a dead address. */
const temporaryAtMost = 3;
const withinMs = 14 * dayMs;

/**
 * Reads one mail that came back. What it says of one of our mails counts once, however often it is read. Never throws for what
 * the mail holds.
 */
export async function recordReport(db: Db, mail: Uint8Array, now: Date): Promise<DeliveryOutcome> {
	const report = await readDeliveryReport(mail).catch(() => 'unreadable' as const);
	if (report === 'unreadable') return { kind: 'unreadable' };
	if (!report) return { kind: 'noReport' };
	return db.transaction(async (tx): Promise<DeliveryOutcome> => {
		const posted = await findPosted(tx, report);
		if (!posted) return { kind: 'notOurs' };
		const judged = judgeReport(report.recipients, posted.recipient);
		if (!judged) return { kind: 'noReport' };
		// Its own date, within reason: a report that is read late says nothing of what has been confirmed since.
		const writtenAt = report.writtenAt?.getTime() ?? now.getTime();
		const failedAt = Math.min(Math.max(writtenAt, posted.postedAt.getTime()), now.getTime());
		return record(tx, {
			...judged,
			// One mail counts once for what is said of it: warnings while it waits, and copies, are the same.
			key: `${posted.token} ${judged.verdict} ${judged.reason}`,
			recipient: posted.recipient,
			failedAt: new Date(failedAt),
			now
		});
	});
}

/** What a mail server's permanent refusal, while we were sending, says of the address. In the transaction that notes it. */
export async function recordRefusal(
	tx: Db,
	letter: LetterInHand,
	refusal: Judgement & { status: string },
	now: Date
): Promise<void> {
	await record(tx, {
		...refusal,
		// The coordinator may have it tried again, as the same mail: that is a refusal of its own.
		key: `${letter.messageId} ${letter.createdAt.toISOString()} ${letter.tries}`,
		recipient: letter.recipient,
		failedAt: now,
		now
	});
}

interface Failure extends Judgement {
	key: string;
	status: string;
	recipient: string;
	failedAt: Date;
	now: Date;
}

async function record(
	tx: Db,
	{ key, verdict, reason, status, recipient, failedAt, now }: Failure
): Promise<DeliveryOutcome> {
	const channelIds = await lockMailChannels(tx, recipient);
	const [added] = await tx
		.insert(bounceReport)
		.values({
			hash: createHash('sha256').update(key).digest('hex'),
			readAt: now,
			status,
			permanent: verdict === 'dead',
			channelId: channelIds[0] ?? null
		})
		.onConflictDoNothing()
		.returning();
	if (!added) return { kind: 'knownAlready', reason, status };
	if (channelIds.length === 0) return { kind: 'nobodyNow', reason, status };
	if (verdict === 'arrived' || verdict === 'inconclusive') return { kind: 'saysNothing', reason, status };
	const entries = await Promise.all(
		channelIds.map(async (channelId) => ({
			channelId,
			brokenAt: verdict === 'dead' ? failedAt : await lastStraw(tx, channelId, failedAt)
		}))
	);
	await recordEvidence(
		tx,
		entries.map(({ channelId, brokenAt }) => ({
			channelId,
			method: 'mailBounced',
			outcome: brokenAt ? 'failed' : 'inconclusive',
			at: brokenAt ?? failedAt,
			byPersonId: null,
			byRole: 'system'
		}))
	);
	const isBroken = entries.some(({ brokenAt }) => brokenAt !== null);
	return { kind: isBroken ? 'broken' : 'counted', reason, status };
}

/** When, with the failure at `at`, there were too many within the time that counts; null when there were not. */
async function lastStraw(tx: Db, channelId: number, at: Date): Promise<Date | null> {
	const rows = await tx
		.select({ at: verification.at })
		.from(verification)
		.where(
			and(
				eq(verification.channelId, channelId),
				eq(verification.method, 'mailBounced'),
				eq(verification.outcome, 'inconclusive')
			)
		);
	// Reports may be read in another order than they were written in.
	const times = [...rows.map((row) => row.at.getTime()), at.getTime()].sort((a, b) => a - b);
	for (let last = temporaryAtMost - 1; last < times.length; last += 1) {
		const [from = 0, to = 0] = [times[last - temporaryAtMost + 1], times[last]];
		if (to - from <= withinMs && from <= at.getTime() && at.getTime() <= to) return new Date(to);
	}
	return null;
}
