/**
 * The outbox as a queue. A mail in hand is a row whose next try lies ahead: no transaction is open while it is sent, and one
 * that a killed process had in hand comes back by itself. Any number of processes may take from it.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { outbox } from './schema.ts';
import type { Letter } from './send.ts';

export interface LetterInHand extends Letter {
	id: number;
	kind: string;
	/** This one included. */
	tries: number;
	createdAt: Date;
}

/** The mail that opens a door for some minutes: somebody waits for it, and it is of no use later. */
const signInKind = 'sign-in';

const minute = 60_000;
/** Pauses after the first tries, in minutes; the last one goes on. */
const pauses = [1, 2, 5, 10, 20, 40, 60];
const tryForMs = 4 * 60 * minute;

/**
 * Takes the mail that is to be sent next, or null when none is due. It is this process's until `leaseMs` have passed.
 * @param domain what its Message-ID ends in, from its first try on
 */
export async function takeLetter(
	db: Db,
	{ now, leaseMs, domain }: { now: Date; leaseMs: number; domain: string }
): Promise<LetterInHand | null> {
	const leaseEnd = new Date(now.getTime() + leaseMs);
	const [taken] = await db
		.update(outbox)
		.set({
			nextTryAt: leaseEnd,
			tries: sql`${outbox.tries} + 1`,
			messageId: sql`case when ${outbox.messageId} like '%@%' then ${outbox.messageId} else ${outbox.messageId} || '@' || ${domain}::text end`
		})
		.where(
			eq(
				outbox.id,
				sql`(select next.id from ${outbox} next
					where next.sent_at is null and next.failed_at is null and next.next_try_at <= ${now.toISOString()}::timestamptz
					order by next.kind <> ${signInKind}, next.next_try_at, next.id
					limit 1 for update skip locked)`
			)
		)
		.returning();
	if (!taken) return null;
	const { id, kind, messageId, recipient, subject, text, html, tries, createdAt } = taken;
	return { id, kind, messageId, recipient, subject, text, html, tries, createdAt };
}

/** Notes that it was sent, and forgets what it said. */
export async function noteSent(db: Db, { id }: LetterInHand, now: Date): Promise<void> {
	await db
		.update(outbox)
		.set({ sentAt: now, text: '', html: '', lastFault: null, failedAt: null })
		.where(and(eq(outbox.id, id), isNull(outbox.sentAt)));
}

/**
 * Notes that a try failed. It is tried again after a pause, for four hours since it was posted; then, or at once when the
 * refusal is permanent, it is given up on. Returns whether it was.
 */
export async function noteFault(
	db: Db,
	letter: LetterInHand,
	{ fault, permanent, now }: { fault: string; permanent: boolean; now: Date }
): Promise<boolean> {
	const nextTryAt = permanent ? null : nextTryOf(letter, now);
	const opensDoor = letter.kind === signInKind;
	await db
		.update(outbox)
		.set({
			lastFault: fault,
			...(nextTryAt ? { nextTryAt } : { failedAt: now, ...(opensDoor && { text: '', html: '' }) })
		})
		// Whoever has taken it since knows better.
		.where(and(eq(outbox.id, letter.id), eq(outbox.tries, letter.tries), isNull(outbox.sentAt)));
	return nextTryAt === null;
}

/** When to try again, the last time as the four hours end; null when they have. */
function nextTryOf({ tries, createdAt }: { tries: number; createdAt: Date }, now: Date): Date | null {
	const end = createdAt.getTime() + tryForMs;
	if (now.getTime() >= end) return null;
	const pause = pauses[Math.min(tries, pauses.length) - 1] ?? 1;
	return new Date(Math.min(now.getTime() + pause * minute, end));
}
