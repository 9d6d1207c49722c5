/**
 * The second factor of those who change others' data: what an account has of it, who may add or remove one, and what showing
 * one does to the session. The kinds are in authenticator-app.ts, passkeys.ts and recovery-codes.ts.
 */
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm';
import * as messages from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import { Refusal, SecondFactorNeeded, SignInNeeded } from '../refusal.ts';
import type { Actor, SignedIn } from './actor.ts';
import { isKeeper, requireMay, requireMayChange } from './policy.ts';
import { type Limit, countWithin } from './rate-limit.ts';
import { account, authenticatorApp, passkey, passkeyChallenge, recoveryCode } from './schema.ts';
import { type SessionCookie, listSessions, raiseSession } from './sessions.ts';

/** How long after signing in by mail a first factor may be set up, without one to show. */
const minutesToBegin = 15;

/**
 * Tries at codes of one account, right ones too: to count only the wrong ones, a count would have to be taken back, and
 * nobody has a use for more.
 */
const codeTries: Limit = { times: 5, withinMinutes: 15 };

export interface SecondFactors {
	/** When the authenticator app was set up; null without one. */
	appSince: Date | null;
	passkeys: { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[];
	recoveryCodesLeft: number;
}

/** What the actor has. Recovery codes stand in for the others and are none by themselves. */
export async function secondFactorsOf(
	db: Db,
	{ accountId }: Pick<SignedIn, 'accountId'>
): Promise<SecondFactors> {
	const [app] = await db
		.select({ since: authenticatorApp.confirmedAt })
		.from(authenticatorApp)
		.where(and(eq(authenticatorApp.accountId, accountId), isNotNull(authenticatorApp.confirmedAt)));
	const passkeys = await db
		.select({
			id: passkey.id,
			name: passkey.name,
			createdAt: passkey.createdAt,
			lastUsedAt: passkey.lastUsedAt
		})
		.from(passkey)
		.where(eq(passkey.accountId, accountId))
		.orderBy(asc(passkey.createdAt), asc(passkey.id));
	const [codes] = await db
		.select({ left: count() })
		.from(recoveryCode)
		.where(and(eq(recoveryCode.accountId, accountId), isNull(recoveryCode.usedAt)));
	return { appSince: app?.since ?? null, passkeys, recoveryCodesLeft: codes?.left ?? 0 };
}

export function hasSecondFactor({ appSince, passkeys }: SecondFactors): boolean {
	return appSince !== null || passkeys.length > 0;
}

/**
 * What the actor has to show one with. Throws `SignInNeeded`, and `Refusal` (403) for somebody who has none and needs none.
 */
export async function readSecondFactors(db: Db, actor: Actor): Promise<SecondFactors> {
	requireMay(actor, actor.kind === 'signedIn');
	const factors = await secondFactorsOf(db, actor);
	requireMay(actor, isKeeper(actor) || hasSecondFactor(factors));
	return factors;
}

/**
 * What the actor has, for changing it; `canAdd` is false when a first one may be added only after signing in again.
 * Throws as `readSecondFactors`, and `SecondFactorNeeded` for somebody who has one and has not shown it.
 */
export async function readSecondFactorSetUp(db: Db, actor: Actor, now: Date) {
	const factors = await readSecondFactors(db, actor);
	requireMay(actor, actor.kind === 'signedIn');
	if (hasSecondFactor(factors)) requireMayChange(actor, true);
	return { ...factors, canAdd: isKeeper(actor) && (actor.secondFactor || (await isRecent(db, actor, now))) };
}

/**
 * Throws unless the actor may add a factor now: with one shown, or as the first, soon after signing in. Holds the account's
 * row until `tx` ends, so that of two who add a first one at once the second must show the other's.
 */
export async function requireMayAddFactor(
	tx: Db,
	actor: Actor,
	now: Date
): Promise<{ actor: SignedIn; isFirst: boolean }> {
	requireMay(actor, isKeeper(actor));
	await lockAccount(tx, actor);
	const isFirst = !hasSecondFactor(await secondFactorsOf(tx, actor));
	if (!actor.secondFactor) {
		if (!isFirst) throw new SecondFactorNeeded();
		if (!(await isRecent(tx, actor, now))) throw new Refusal(messages.signInAgain, { status: 403 });
	}
	return { actor, isFirst };
}

/** Throws unless the actor may remove a factor or replace the codes. Holds the account's row until `tx` ends. */
export async function requireMayChangeFactors(tx: Db, actor: Actor): Promise<SignedIn> {
	requireMayChange(actor, actor.kind === 'signedIn');
	await lockAccount(tx, actor);
	return actor;
}

/** Counts one more try at a code. Throws `Refusal` (429) over the limit. Not for a transaction that a wrong code undoes. */
export async function countCodeTry(db: Db, actor: SignedIn, field: string, now: Date): Promise<void> {
	if (await countWithin(db, `second factor of ${actor.accountId}`, codeTries, now)) return;
	throw new Refusal(messages.tooManyTries, { status: 429, field });
}

/** Marks the session as one in which a second factor was shown, under a new token. Throws `SignInNeeded` when it has ended. */
export async function raise(tx: Db, actor: SignedIn, now: Date): Promise<SessionCookie> {
	await tx.delete(passkeyChallenge).where(eq(passkeyChallenge.sessionId, actor.sessionId));
	const cookie = await raiseSession(tx, actor.sessionId, now);
	if (!cookie) throw new SignInNeeded();
	return cookie;
}

async function lockAccount(tx: Db, { accountId }: SignedIn): Promise<void> {
	await tx.select({ id: account.id }).from(account).where(eq(account.id, accountId)).for('update');
}

async function isRecent(db: Db, { accountId, sessionId }: SignedIn, now: Date): Promise<boolean> {
	const own = (await listSessions(db, accountId)).find(({ id }) => id === sessionId);
	return own !== undefined && now.getTime() - own.createdAt.getTime() <= minutesToBegin * 60_000;
}
