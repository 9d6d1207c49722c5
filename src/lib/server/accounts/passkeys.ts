/**
 * Passkeys (WebAuthn). The browser signs a challenge that is good once, for one session and for minutes; the authenticator
 * must have made sure who uses it (PIN, finger, face), and the answer must come from the portal's own address.
 */
import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse
} from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import type { AuthenticationAnswer, RegistrationAnswer } from '../../accounts/second-factor-input.ts';
import * as messages from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import type { Actor, SignedIn } from './actor.ts';
import { type FactorAdded, afterAdding, afterRemoving } from './factor-changes.ts';
import { requireMay } from './policy.ts';
import { passkey, passkeyChallenge } from './schema.ts';
import { raise, requireMayAddFactor, requireMayChangeFactors } from './second-factor.ts';
import type { Site } from './second-factor-mail.ts';
import type { SessionCookie } from './sessions.ts';

const minutesToSign = 5;

/**
 * ES256, EdDSA and RS256: what authenticators make today. Said outright, because the library else asks Node what it can, and
 * Node warns that the question is experimental.
 */
const algorithms = [-7, -8, -257];

/** What the browser needs to make a passkey. Throws as `requireMayAddFactor`. */
export async function beginPasskey(db: Db, actor: Actor, { site }: { site: Site }, now: Date) {
	return db.transaction(async (tx) => {
		const { actor: adder } = await requireMayAddFactor(tx, actor, now);
		const options = await generateRegistrationOptions({
			rpName: site.networkName,
			rpID: relyingPartyOf(site),
			// The account's number: an authenticator that has a passkey for it already replaces that one, or says so.
			userID: new TextEncoder().encode(String(adder.accountId)),
			userName: adder.mail,
			userDisplayName: adder.person?.name ?? adder.mail,
			timeout: minutesToSign * 60_000,
			attestationType: 'none',
			excludeCredentials: await credentialsOf(tx, adder),
			supportedAlgorithmIDs: algorithms,
			authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' }
		});
		await keepChallenge(tx, adder, options.challenge, now);
		return options;
	});
}

/** Adds the passkey that the browser made. Throws `Refusal` when the answer is not right, late, or of one that is there. */
export async function addPasskey(
	db: Db,
	actor: Actor,
	{ answer, name, site }: { answer: RegistrationAnswer; name: string; site: Site },
	now: Date
): Promise<FactorAdded> {
	requireMay(actor, actor.kind === 'signedIn');
	const expectedChallenge = await takeChallenge(db, actor, now);
	const { registrationInfo } = await refusing(() =>
		verifyRegistrationResponse({
			response: answer,
			expectedChallenge,
			expectedOrigin: site.origin,
			expectedRPID: relyingPartyOf(site),
			requireUserVerification: true,
			supportedAlgorithmIDs: algorithms
		})
	);
	if (!registrationInfo) throw new Refusal(messages.passkeyRefused);
	const { credential } = registrationInfo;
	return db.transaction(async (tx) => {
		const { actor: adder, isFirst } = await requireMayAddFactor(tx, actor, now);
		const added = await tx
			.insert(passkey)
			.values({
				id: credential.id,
				accountId: adder.accountId,
				publicKey: Buffer.from(credential.publicKey).toString('base64url'),
				counter: credential.counter,
				transports: answer.response.transports.join(','),
				name,
				createdAt: now
			})
			.onConflictDoNothing()
			.returning({ id: passkey.id });
		if (added.length === 0) throw new Refusal(messages.passkeyIsThere);
		return afterAdding(tx, adder, { isFirst, change: 'passkeyAdded', site }, now);
	});
}

/** What the browser needs to sign with one of the actor's passkeys. Throws `SignInNeeded`. */
export async function beginShowingPasskey(db: Db, actor: Actor, { site }: { site: Site }, now: Date) {
	requireMay(actor, actor.kind === 'signedIn');
	const options = await generateAuthenticationOptions({
		rpID: relyingPartyOf(site),
		allowCredentials: await credentialsOf(db, actor),
		timeout: minutesToSign * 60_000,
		userVerification: 'required'
	});
	await keepChallenge(db, actor, options.challenge, now);
	return options;
}

/** Takes what the browser signed and raises the session. Throws `Refusal` when it is not right, late, or not the actor's. */
export async function showPasskey(
	db: Db,
	actor: Actor,
	{ answer, site }: { answer: AuthenticationAnswer; site: Site },
	now: Date
): Promise<SessionCookie> {
	requireMay(actor, actor.kind === 'signedIn');
	const expectedChallenge = await takeChallenge(db, actor, now);
	const own = and(eq(passkey.id, answer.id), eq(passkey.accountId, actor.accountId));
	const [known] = await db.select().from(passkey).where(own);
	if (!known) throw new Refusal(messages.passkeyRefused);
	const { verified, authenticationInfo } = await refusing(() =>
		verifyAuthenticationResponse({
			response: answer,
			expectedChallenge,
			expectedOrigin: site.origin,
			expectedRPID: relyingPartyOf(site),
			requireUserVerification: true,
			credential: {
				id: known.id,
				publicKey: new Uint8Array(Buffer.from(known.publicKey, 'base64url')),
				counter: known.counter
			}
		})
	);
	if (!verified) throw new Refusal(messages.passkeyRefused);
	return db.transaction(async (tx) => {
		const used = await tx
			.update(passkey)
			.set({ counter: authenticationInfo.newCounter, lastUsedAt: now })
			.where(own)
			.returning({ id: passkey.id });
		// Removed in the meantime.
		if (used.length === 0) throw new Refusal(messages.passkeyRefused);
		return raise(tx, actor, now);
	});
}

/** Throws `Refusal` when the actor has no such passkey. */
export async function removePasskey(
	db: Db,
	actor: Actor,
	{ id, site }: { id: string; site: Site },
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		const remover = await requireMayChangeFactors(tx, actor);
		const removed = await tx
			.delete(passkey)
			.where(and(eq(passkey.id, id), eq(passkey.accountId, remover.accountId)))
			.returning({ id: passkey.id });
		if (removed.length === 0) throw new Refusal(messages.nothingToRemove);
		await afterRemoving(tx, remover, { change: 'passkeyRemoved', site }, now);
	});
}

/** The domain that a passkey is bound to. */
function relyingPartyOf({ origin }: Site): string {
	return new URL(origin).hostname;
}

async function credentialsOf(db: Db, { accountId }: SignedIn) {
	const own = await db
		.select({ id: passkey.id, transports: passkey.transports })
		.from(passkey)
		.where(eq(passkey.accountId, accountId));
	return own.map(({ id, transports }) => ({ id, transports: transports.split(',').filter(Boolean) }));
}

async function keepChallenge(db: Db, { sessionId }: SignedIn, challenge: string, now: Date): Promise<void> {
	const fresh = { challenge, expiresAt: new Date(now.getTime() + minutesToSign * 60_000) };
	await db
		.insert(passkeyChallenge)
		.values({ sessionId, ...fresh })
		.onConflictDoUpdate({ target: passkeyChallenge.sessionId, set: fresh });
}

/** Used up whatever comes of it: it is taken before, and outside, the transaction that needs it. */
async function takeChallenge(db: Db, { sessionId }: SignedIn, now: Date): Promise<string> {
	const [taken] = await db
		.delete(passkeyChallenge)
		.where(eq(passkeyChallenge.sessionId, sessionId))
		.returning();
	if (!taken || taken.expiresAt <= now) throw new Refusal(messages.passkeyRefused);
	return taken.challenge;
}

/** The library throws for every way in which an answer can be wrong; which one it was is of no use to who sent it. */
async function refusing<Result>(verify: () => Promise<Result>): Promise<Result> {
	try {
		return await verify();
	} catch {
		throw new Refusal(messages.passkeyRefused);
	}
}
