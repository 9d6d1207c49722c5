/** Deletes what signing in leaves behind. */
import { lt } from 'drizzle-orm';
import { retention } from '../../accounts/retention.ts';
import type { Db } from '../db/types.ts';
import { passkeyChallenge, rateCount, signInRequest } from './schema.ts';
import { deleteEndedSessions } from './sessions.ts';

/** Deletes sessions that have ended, requests and challenges that have run out, and counts whose window is over. */
export async function deleteEndedSignIns(db: Db, now: Date): Promise<void> {
	await deleteEndedSessions(db, now);
	await db.delete(passkeyChallenge).where(lt(passkeyChallenge.expiresAt, now));
	await db.delete(rateCount).where(lt(rateCount.expiresAt, now));
	await db
		.delete(signInRequest)
		.where(lt(signInRequest.expiresAt, new Date(now.getTime() - retention.signInRequestDays * 86_400_000)));
}
