/** Puts a mail in the outbox, in the transaction of the change it tells about. The worker sends it (worker.ts). */
import { randomUUID } from 'node:crypto';
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
