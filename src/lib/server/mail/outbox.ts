/** Puts a mail in the outbox, in the transaction of the change it tells about. The worker sends it (worker.ts). */
import { randomUUID } from 'node:crypto';
import { inArray, like, or } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { outbox } from './schema.ts';

/** A mail in words. Text first: the HTML says the same. */
export interface Mail {
	subject: string;
	text: string;
	html: string;
}

export interface Posting {
	/** Which template it is: what may be logged of it. */
	kind: string;
	/** One address. */
	recipient: string;
	/** Whom it is to, when that is a person of the directory. */
	personId?: number | null;
	mail: Mail;
}

/** Writes one mail to the outbox of `tx`; it goes out once that has been committed. */
export async function postMail(
	tx: Db,
	{ kind, recipient, personId, mail }: Posting,
	now: Date
): Promise<void> {
	await tx.insert(outbox).values({
		messageId: randomUUID(),
		kind,
		recipient,
		personId: personId ?? null,
		subject: mail.subject,
		text: mail.text,
		html: mail.html,
		createdAt: now,
		nextTryAt: now
	});
}

export interface PostedMail {
	/** The token of its return address, and the start of its Message-ID. */
	token: string;
	recipient: string;
	postedAt: Date;
}

/**
 * The mail of ours that a return address or a quoted Message-ID names; null when none does. Both are random, so that only who
 * has had the mail can name it.
 */
export async function findPosted(
	tx: Db,
	{ tokens, messageIds }: { tokens: readonly string[]; messageIds: readonly string[] }
): Promise<PostedMail | null> {
	if (tokens.length === 0 && messageIds.length === 0) return null;
	const found = await tx
		.select({ messageId: outbox.messageId, recipient: outbox.recipient, postedAt: outbox.createdAt })
		.from(outbox)
		.where(
			or(
				inArray(outbox.messageId, [...tokens, ...messageIds]),
				// The first try adds a domain.
				...tokens.map((token) => like(outbox.messageId, `${token}@%`))
			)
		);
	const posted = found.map(({ messageId, ...mail }) => ({ token: messageId.split('@')[0] ?? '', ...mail }));
	const byToken = tokens.flatMap((token) => posted.find((mail) => mail.token === token) ?? []);
	return byToken[0] ?? posted[0] ?? null;
}
