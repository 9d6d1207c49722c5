/** The link in a reminder: opens its person's own page without signing in, for a while. */
import { lt } from 'drizzle-orm';
import { hashOf, newToken } from '../accounts/tokens.ts';
import type { Db } from '../db/types.ts';
import { checkLink } from './schema.ts';

/** As long as the whole ladder of an ordinary entry, and then some. */
const checkLinkDays = 60;
/** Wrong answers that a link bears to what a scanner cannot know. */
const tries = 5;

/** Makes a link for somebody, in the transaction of the mail it stands in. Returns what stands after `/tjek/`. */
export async function createCheckLink(tx: Db, personId: number, now: Date): Promise<string> {
	const token = newToken();
	await tx.insert(checkLink).values({
		tokenHash: hashOf(token),
		personId,
		createdAt: now,
		expiresAt: new Date(now.getTime() + checkLinkDays * 86_400_000),
		triesLeft: tries
	});
	return token;
}

/** Forgets links that open nothing any more. */
export async function deleteOldCheckLinks(db: Db, now: Date): Promise<void> {
	await db.delete(checkLink).where(lt(checkLink.expiresAt, now));
}
