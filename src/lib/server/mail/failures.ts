/** Mails that were given up on, as the coordinator sees and deals with them. */
import { and, count, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import * as messages from '../../messages/mail-failures.ts';
import type { Actor } from '../accounts/actor.ts';
import { isCoordinator, requireMay, requireMayChange } from '../accounts/policy.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import { outbox } from './schema.ts';

export interface MailFailure {
	id: number;
	kind: string;
	recipient: string;
	subject: string;
	createdAt: Date;
	failedAt: Date;
	tries: number;
	/** A reply code, or Node's code. */
	fault: string | null;
	/** Whether its words are kept, so that it can be sent. */
	mayRetry: boolean;
}

export interface MailFailures {
	/** Newest first, the latest hundred. */
	failures: MailFailure[];
	/** Mails that a try has failed for, and that are tried again by themselves. */
	waiting: number;
}

const mostShown = 100;

/** What the coordinator has to know of mails that did not get through. For the coordinator. */
export async function listMailFailures(db: Db, actor: Actor): Promise<MailFailures> {
	requireMay(actor, isCoordinator(actor));
	const rows = await db
		.select()
		.from(outbox)
		.where(isNotNull(outbox.failedAt))
		.orderBy(desc(outbox.failedAt), desc(outbox.id))
		.limit(mostShown);
	const [waiting] = await db
		.select({ count: count() })
		.from(outbox)
		.where(and(isNull(outbox.sentAt), isNull(outbox.failedAt), isNotNull(outbox.lastFault)));
	return {
		failures: rows.map((row) => ({
			id: row.id,
			kind: row.kind,
			recipient: row.recipient,
			subject: row.subject,
			createdAt: row.createdAt,
			failedAt: row.failedAt ?? row.createdAt,
			tries: row.tries,
			fault: row.lastFault,
			mayRetry: row.text !== ''
		})),
		waiting: waiting?.count ?? 0
	};
}

/** How many mails were given up on and not dealt with, for the coordinator's desk. For the coordinator. */
export async function countMailFailures(db: Db, actor: Actor): Promise<number> {
	requireMay(actor, isCoordinator(actor));
	const [row] = await db.select({ count: count() }).from(outbox).where(isNotNull(outbox.failedAt));
	return row?.count ?? 0;
}

/**
 * Has a mail tried again, for another four hours, as the same mail: its Message-ID stays. For the coordinator. Throws
 * `Refusal` when it was dealt with meanwhile, or its words are no longer kept.
 */
export async function retryMail(db: Db, actor: Actor, { id }: { id: number }, now: Date): Promise<void> {
	requireMayChange(actor, isCoordinator(actor));
	await db.transaction(async (tx) => {
		const [row] = await tx
			.select({ text: outbox.text })
			.from(outbox)
			.where(and(eq(outbox.id, id), isNotNull(outbox.failedAt)))
			.for('update');
		if (!row) throw new Refusal(messages.goneAlready);
		if (row.text === '') throw new Refusal(messages.cannotBeTriedAgain);
		await tx
			.update(outbox)
			.set({ failedAt: null, lastFault: null, tries: 0, createdAt: now, nextTryAt: now })
			.where(eq(outbox.id, id));
	});
}

/** Removes a mail that somebody has dealt with otherwise. For the coordinator. Throws `Refusal` when it is gone already. */
export async function dismissMail(db: Db, actor: Actor, { id }: { id: number }): Promise<void> {
	requireMayChange(actor, isCoordinator(actor));
	const removed = await db
		.delete(outbox)
		.where(and(eq(outbox.id, id), isNotNull(outbox.failedAt)))
		.returning({ id: outbox.id });
	if (removed.length === 0) throw new Refusal(messages.goneAlready);
}
