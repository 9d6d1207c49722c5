/** How long mails are kept. */
import { lt, or } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { outbox } from './schema.ts';

const day = 86_400_000;

/** That a mail went out, to whom and about what: its words are forgotten at once. */
export const keepSentMailDays = 90;
/** One that was given up on, when nobody has dealt with it. */
export const keepFailedMailDays = 365;

/** Deletes what has been kept long enough. */
export async function deleteOldMail(db: Db, now: Date): Promise<void> {
	const before = (days: number) => new Date(now.getTime() - days * day);
	await db
		.delete(outbox)
		.where(or(lt(outbox.sentAt, before(keepSentMailDays)), lt(outbox.failedAt, before(keepFailedMailDays))));
}
