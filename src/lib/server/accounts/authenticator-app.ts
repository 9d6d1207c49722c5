/** Codes from an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds, which is what every app can). */
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import * as messages from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { type FactorAdded, afterAdding, afterRemoving } from './factor-changes.ts';
import { requireMay } from './policy.ts';
import { authenticatorApp } from './schema.ts';
import { countCodeTry, raise, requireMayAddFactor, requireMayChangeFactors } from './second-factor.ts';
import type { Site } from './second-factor-mail.ts';
import type { SessionCookie } from './sessions.ts';
import { hashOf, sameHash } from './tokens.ts';

const secretBytes = 20;
const stepSeconds = 30;
/** Steps that a phone's clock may be behind or ahead. */
const stepsOff = 1;
/** How long a secret waits for its first code. */
const minutesToConfirm = 30;

export interface AppSetUp {
	/** Names this secret: what is confirmed must be what was shown, however many pages are open. */
	setUp: string;
	/** Base 32, to be typed where the QR code cannot be read. */
	secret: string;
	/** What the QR code says. */
	uri: string;
}

/** Makes a secret, in place of one that waits for its first code. Throws `Refusal` when there is an app already. */
export async function beginApp(db: Db, actor: Actor, { site }: { site: Site }, now: Date): Promise<AppSetUp> {
	return db.transaction(async (tx) => {
		const { actor: adder } = await requireMayAddFactor(tx, actor, now);
		const fresh = {
			secret: new Secret({ size: secretBytes }).base32,
			createdAt: now,
			confirmedAt: null,
			lastStep: null
		};
		const made = await tx
			.insert(authenticatorApp)
			.values({ accountId: adder.accountId, ...fresh })
			.onConflictDoUpdate({
				target: authenticatorApp.accountId,
				set: fresh,
				setWhere: isNull(authenticatorApp.confirmedAt)
			})
			.returning({ secret: authenticatorApp.secret });
		if (made.length === 0) throw new Refusal(messages.appIsThere);
		return setUpOf(fresh.secret, adder.mail, site);
	});
}

/**
 * The secret that waits for its first code, to be shown again after a wrong one; null when it is not the one that `setUp`
 * names, or has waited too long.
 */
export async function readAppSetUp(
	db: Db,
	actor: Actor,
	{ setUp, site }: { setUp: string; site: Site },
	now: Date
): Promise<AppSetUp | null> {
	return db.transaction(async (tx) => {
		const { actor: adder } = await requireMayAddFactor(tx, actor, now);
		const secret = await waitingSecret(tx, adder.accountId, setUp, now);
		return secret === null ? null : setUpOf(secret, adder.mail, site);
	});
}

/** Takes the app's first code: from then on it is a factor. Throws `Refusal` for a wrong code, or one to another secret. */
export async function confirmApp(
	db: Db,
	actor: Actor,
	{ setUp, code, site }: { setUp: string; code: string; site: Site },
	now: Date
): Promise<FactorAdded> {
	return db.transaction(async (tx) => {
		const { actor: adder, isFirst } = await requireMayAddFactor(tx, actor, now);
		const secret = await waitingSecret(tx, adder.accountId, setUp, now);
		if (secret === null) throw new Refusal(messages.setUpIsOver);
		const step = stepOf(secret, code, now);
		if (step === null) throw new Refusal(messages.wrongCode, { field: 'kode' });
		await tx
			.update(authenticatorApp)
			.set({ confirmedAt: now, lastStep: step })
			.where(eq(authenticatorApp.accountId, adder.accountId));
		return afterAdding(tx, adder, { isFirst, change: 'appAdded', site }, now);
	});
}

/**
 * Takes a code and raises the session. No step is taken twice, nor one before it: what was seen over a shoulder is worth
 * nothing. Throws `Refusal` for a wrong or used code, and for too many tries. `db` is no transaction: a try counts in any case.
 */
export async function showAppCode(
	db: Db,
	actor: Actor,
	{ code }: { code: string },
	now: Date
): Promise<SessionCookie> {
	requireMay(actor, actor.kind === 'signedIn');
	await countCodeTry(db, actor, 'kode', now);
	return db.transaction(async (tx) => {
		const own = and(eq(authenticatorApp.accountId, actor.accountId), isNotNull(authenticatorApp.confirmedAt));
		const [app] = await tx.select({ secret: authenticatorApp.secret }).from(authenticatorApp).where(own);
		if (!app) throw new Refusal(messages.noApp);
		const step = stepOf(app.secret, code, now);
		if (step === null) throw new Refusal(messages.wrongCode, { field: 'kode' });
		const taken = await tx
			.update(authenticatorApp)
			.set({ lastStep: step })
			.where(and(own, or(isNull(authenticatorApp.lastStep), lt(authenticatorApp.lastStep, step))))
			.returning({ step: authenticatorApp.lastStep });
		if (taken.length === 0) throw new Refusal(messages.codeIsUsed, { field: 'kode' });
		return raise(tx, actor, now);
	});
}

/** Throws `Refusal` when there is none. */
export async function removeApp(db: Db, actor: Actor, { site }: { site: Site }, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		const remover = await requireMayChangeFactors(tx, actor);
		const removed = await tx
			.delete(authenticatorApp)
			.where(and(eq(authenticatorApp.accountId, remover.accountId), isNotNull(authenticatorApp.confirmedAt)))
			.returning({ accountId: authenticatorApp.accountId });
		if (removed.length === 0) throw new Refusal(messages.nothingToRemove);
		await afterRemoving(tx, remover, { change: 'appRemoved', site }, now);
	});
}

async function waitingSecret(tx: Db, accountId: number, setUp: string, now: Date): Promise<string | null> {
	const [app] = await tx
		.select()
		.from(authenticatorApp)
		.where(and(eq(authenticatorApp.accountId, accountId), isNull(authenticatorApp.confirmedAt)));
	if (!app || !sameHash(hashOf(app.secret), setUp)) return null;
	return now.getTime() - app.createdAt.getTime() <= minutesToConfirm * 60_000 ? app.secret : null;
}

function setUpOf(secret: string, mail: string, { networkName }: Site): AppSetUp {
	const uri = new TOTP({ ...totpOptions, issuer: networkName, label: mail, secret }).toString();
	return { setUp: hashOf(secret), secret, uri };
}

/** The step that `code` belongs to; null when it is none of those that count now. */
function stepOf(secret: string, code: string, now: Date): number | null {
	const delta = new TOTP({ ...totpOptions, secret }).validate({
		token: code,
		timestamp: now.getTime(),
		window: stepsOff
	});
	return delta === null ? null : Math.floor(now.getTime() / (stepSeconds * 1_000)) + delta;
}

const totpOptions = { algorithm: 'SHA1', digits: 6, period: stepSeconds };
