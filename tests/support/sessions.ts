/** Accounts, and their sessions by token, for tests of what happens to a session. */
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import { readActor } from '../../src/lib/server/accounts/read-actor.ts';
import { account, roleAssignment } from '../../src/lib/server/accounts/schema.ts';
import { readSession, startSession } from '../../src/lib/server/accounts/sessions.ts';
import type { Db } from '../../src/lib/server/db/types.ts';

let serial = 0;

/** A new account, coordinator unless told otherwise. */
export async function addAccount(db: Db, now: Date, { isCoordinator = true } = {}) {
	serial += 1;
	const mail = `fagperson-${serial}@kommune.example`;
	const [row] = await db.insert(account).values({ mail }).returning();
	if (!row) throw new Error('no account');
	if (isCoordinator) {
		await db.insert(roleAssignment).values({ accountId: row.id, role: 'coordinator', grantedAt: now });
	}
	return { accountId: row.id, mail };
}

/** Signs in by mail alone, and answers with the token of the cookie. */
export async function signIn(db: Db, { accountId }: { accountId: number }, now: Date): Promise<string> {
	return (await startSession(db, accountId, { browser: 'Firefox på Linux', secondFactor: false, now })).value;
}

/** Who a token belongs to; null when it opens nothing. */
export async function actorWith(db: Db, token: string, now: Date): Promise<SignedIn | null> {
	const open = await readSession(db, token, now);
	return open && readActor(db, open);
}
