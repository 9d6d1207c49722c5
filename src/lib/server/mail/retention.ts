/** Mails that are no longer needed, or whose recipient is to be forgotten. */
import { sql } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { outbox } from './schema.ts';

/** Forgets all mails to an address, those not sent yet too. */
export async function deleteMailsTo(tx: Db, mail: string): Promise<void> {
	await tx.delete(outbox).where(sql`lower(${outbox.recipient}) = ${mail.toLowerCase()}`);
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
		.where(sql`lower(${outbox.recipient}) = ${mail.toLowerCase()}`)
		.orderBy(sql`${outbox.createdAt} desc`);
}
