/** How long mails are kept, and mails whose recipient is to be forgotten. */
import { desc, lt, or, sql } from 'drizzle-orm';
import { retention } from '../../accounts/retention.ts';
import type { Db } from '../db/types.ts';
import { outbox } from './schema.ts';

const day = 86_400_000;

/** Deletes what has been kept long enough. */
export async function deleteOldMail(db: Db, now: Date): Promise<void> {
	const before = (days: number) => new Date(now.getTime() - days * day);
	await db
		.delete(outbox)
		.where(
			or(
				lt(outbox.sentAt, before(retention.sentMailDays)),
				lt(outbox.failedAt, before(retention.failedMailDays))
			)
		);
}

const isTo = (mail: string) => sql`lower(${outbox.recipient}) = ${mail.toLowerCase()}`;

/** Forgets all mails to an address, those not sent yet too. */
export async function deleteMailsTo(tx: Db, mail: string): Promise<void> {
	await tx.delete(outbox).where(isTo(mail));
}

/** What is remembered of the mails to an address, newest first; never their text. */
export async function listMailsTo(db: Db, mail: string) {
	return db
		.select({
			kind: outbox.kind,
			createdAt: outbox.createdAt,
			sentAt: outbox.sentAt,
			failedAt: outbox.failedAt
		})
		.from(outbox)
		.where(isTo(mail))
		.orderBy(desc(outbox.createdAt));
}
