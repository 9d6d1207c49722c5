/**
 * Signing in by mail, without a password. A mail carries a link and a six-digit code, and both work only in the browser
 * that asked for the mail, which has a cookie to show for it: whoever else reads the mail, a scanner that follows links,
 * runs scripts and posts forms among them, can neither sign in nor use it up. Every address gets the same answer after the
 * same work, known here or not, so that asking tells nothing about who is a member.
 */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import * as messages from '../../messages/sign-in.ts';
import type { Db } from '../db/types.ts';
import { postMail } from '../mail/outbox.ts';
import { signInMail } from '../mail/templates.ts';
import { Refusal } from '../refusal.ts';
import { acceptInvitations } from './invitations.ts';
import { type Limit, countWithin } from './rate-limit.ts';
import { account, signInRequest } from './schema.ts';
import { type SessionCookie, endSession, startSession } from './sessions.ts';
import { hashOf, newCode, newToken, sameHash } from './tokens.ts';

export const minutesToSignIn = 10;
const tries = 5;

/** To one address from one network; a person who has lost a mail or two does not meet it. */
const mailsFromOneToAnother: Limit = { times: 5, withinMinutes: 15 };
/** To one address in all: higher, so that somebody elsewhere cannot keep its owner out by using the first one up. */
const mailsToAddress: Limit = { times: 20, withinMinutes: 15 };
/** From one network address: a municipality of thousands may share one. */
const mailsFromNetwork: Limit = { times: 300, withinMinutes: 15 };
/** Over all requests for an address: with five tries in each, guessing goes no faster than this. */
const guessesAtAddress: Limit = { times: 20, withinMinutes: 60 };
const guessesFromNetwork: Limit = { times: 1_000, withinMinutes: 60 };

export interface Asked {
	/** For a cookie of the browser that asked, and of no other. */
	browserToken: string;
	/** When link and code stop working. */
	expiresAt: Date;
}

/**
 * Posts a mail with a link and a code to `mail`. Over the limit of the address nothing is posted, and the answer is the
 * same; over that of the network it throws `Refusal` (429).
 * @param networkAddress of who asks; counted as a hash
 * @param onward where to go once signed in
 */
export async function askToSignIn(
	db: Db,
	{
		mail,
		networkAddress,
		origin,
		networkName,
		onward
	}: { mail: string; networkAddress: string; origin: string; networkName: string; onward: string },
	now: Date
): Promise<Asked> {
	const address = mail.toLowerCase();
	const [browserToken, linkToken, code, codeSalt] = [newToken(), newToken(), newCode(), newToken()];
	const expiresAt = new Date(now.getTime() + minutesToSignIn * 60_000);
	await db.transaction(async (tx) => {
		if (!(await countWithin(tx, `mails from ${networkAddress}`, mailsFromNetwork, now))) {
			throw new Refusal(messages.tooManyFromNetwork, { status: 429 });
		}
		const between = `mails from ${networkAddress} to ${address}`;
		if (!(await countWithin(tx, between, mailsFromOneToAnother, now))) return;
		if (!(await countWithin(tx, `mails to ${address}`, mailsToAddress, now))) return;
		await tx.insert(signInRequest).values({
			mail: address,
			browserHash: hashOf(browserToken),
			linkHash: hashOf(linkToken),
			codeSalt,
			codeHash: hashOf(codeSalt + code),
			createdAt: now,
			expiresAt,
			triesLeft: tries
		});
		const link = `${origin}/log-ind/${linkToken}?videre=${encodeURIComponent(onward)}`;
		await postMail(
			tx,
			{
				kind: 'sign-in',
				recipient: address,
				mail: signInMail({ origin, networkName, link, code, minutes: minutesToSignIn })
			},
			now
		);
	});
	return { browserToken, expiresAt };
}

/** Whether the link may sign this browser in: for what the page shows. Changes nothing. */
export async function linkState(
	db: Db,
	{ linkToken, browserToken }: { linkToken: string; browserToken: string | null },
	now: Date
): Promise<'ready' | 'other browser' | 'over'> {
	const [request] = await db
		.select()
		.from(signInRequest)
		.where(eq(signInRequest.linkHash, hashOf(linkToken)));
	if (!request || request.usedAt || request.expiresAt <= now || request.triesLeft === 0) return 'over';
	if (!browserToken || !sameHash(request.browserHash, hashOf(browserToken))) return 'other browser';
	return 'ready';
}

interface Browser {
	/** What the cookie of the browser that asked holds; null without one. */
	browserToken: string | null;
	/** The session this browser has already, which the new one replaces. */
	sessionId: string | null;
	/** "Firefox på Windows". */
	browser: string;
	networkAddress: string;
}

/** Signs in by the link. Throws `Refusal` when it is over, or opened in another browser than the one that asked. */
export async function signInByLink(
	db: Db,
	linkToken: string,
	browser: Browser,
	now: Date
): Promise<SessionCookie> {
	return db.transaction(async (tx) => {
		const [request] = await tx
			.select()
			.from(signInRequest)
			.where(eq(signInRequest.linkHash, hashOf(linkToken)))
			.for('update');
		if (!request || request.usedAt || request.expiresAt <= now || request.triesLeft === 0) {
			throw new Refusal(messages.linkIsOver);
		}
		if (!browser.browserToken || !sameHash(request.browserHash, hashOf(browser.browserToken))) {
			throw new Refusal(messages.otherBrowser);
		}
		return open(tx, request, browser, now);
	});
}

/**
 * Signs in by the code, in the browser that asked. A wrong one costs a try; the fifth ends the request. Throws `Refusal`
 * for a wrong code, a request that is over, and too many guesses.
 */
export async function signInByCode(
	db: Db,
	code: string,
	browser: Browser,
	now: Date
): Promise<SessionCookie> {
	const signedIn = await db.transaction(async (tx): Promise<SessionCookie | Refusal> => {
		if (!(await countWithin(tx, `guesses from ${browser.networkAddress}`, guessesFromNetwork, now))) {
			return new Refusal(messages.tooManyFromNetwork, { status: 429 });
		}
		const [request] = await tx
			.select()
			.from(signInRequest)
			.where(
				and(
					eq(signInRequest.browserHash, hashOf(browser.browserToken ?? '')),
					isNull(signInRequest.usedAt),
					gt(signInRequest.expiresAt, now)
				)
			)
			.orderBy(desc(signInRequest.createdAt))
			.limit(1)
			.for('update');
		if (!request || request.triesLeft === 0) return new Refusal(messages.codeIsOver, { field: 'kode' });
		if (!(await countWithin(tx, `guesses at ${request.mail}`, guessesAtAddress, now))) {
			return new Refusal(messages.tooManyGuesses, { status: 429, field: 'kode' });
		}
		if (!sameHash(request.codeHash, hashOf(request.codeSalt + code))) {
			const left = request.triesLeft - 1;
			await tx
				.update(signInRequest)
				.set({ triesLeft: sql`${signInRequest.triesLeft} - 1` })
				.where(eq(signInRequest.id, request.id));
			return new Refusal(left > 0 ? messages.wrongCode(left) : messages.codeIsOver, { field: 'kode' });
		}
		return open(tx, request, browser, now);
	});
	// Thrown out here: inside, it would take the count of tries back with it.
	if (signedIn instanceof Refusal) throw signedIn;
	return signedIn;
}

/** Uses the request up, and starts a session that replaces the one the browser had. */
async function open(
	tx: Db,
	request: { id: number; mail: string },
	{ sessionId, browser }: Browser,
	now: Date
): Promise<SessionCookie> {
	await tx.update(signInRequest).set({ usedAt: now }).where(eq(signInRequest.id, request.id));
	const opened = await accountOf(tx, request.mail, now);
	if (opened.closedAt) throw new Refusal(messages.accountIsClosed, { status: 403 });
	await acceptInvitations(tx, opened, now);
	if (sessionId) await endSession(tx, sessionId);
	return startSession(tx, opened.id, { browser, secondFactor: false, now });
}

/** The account of an address that was just shown to be theirs; made at the first time. */
async function accountOf(tx: Db, mail: string, now: Date) {
	const [found] = await tx
		.insert(account)
		.values({ mail, createdAt: now, lastSignInAt: now })
		.onConflictDoUpdate({ target: account.mail, set: { lastSignInAt: now } })
		.returning();
	if (!found) throw new Error('The database returned no account.');
	return found;
}
