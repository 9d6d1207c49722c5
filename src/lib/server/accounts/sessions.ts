/**
 * Sessions, and all that Vejviser uses of Lucia 3, whose upstream has ended: replace this file to be rid of it. The cookie
 * holds a random token; the database holds its hash. A session ends when it has not been used for a while, and after a
 * working day however much it is used.
 */
import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle';
import { and, desc, eq, lte, ne, or } from 'drizzle-orm';
import { type Cookie, Lucia, TimeSpan } from 'lucia';
import type { Db } from '../db/types.ts';
import { account, session } from './schema.ts';
import { hashOf, newToken } from './tokens.ts';

/** Lucia moves the end on once half of this is left: unused, a session lasts one to two hours. */
const idleHours = 2;
const longestHours = 12;

/** The prefix makes the browser refuse it over plain HTTP, for subdomains and below paths. */
export const sessionCookieName = '__Host-vejviser';

interface SessionAttributes {
	createdAt: Date;
	endsAt: Date;
	lastUsedAt: Date;
	browser: string;
	secondFactorAt: Date | null;
}

declare module 'lucia' {
	interface Register {
		Lucia: Lucia<SessionAttributes>;
		UserId: number;
		DatabaseSessionAttributes: SessionAttributes;
	}
}

export type SessionCookie = Pick<Cookie, 'name' | 'value' | 'attributes'>;

export interface OpenSession {
	id: string;
	accountId: number;
	/** When it ends if it is not used again. */
	endsAt: Date;
	secondFactor: boolean;
	/** To be set when its end has moved on. */
	cookie: SessionCookie | null;
}

/** Starts a session. The account's other sessions go on; one that this browser had is to be ended by the caller. */
export async function startSession(
	db: Db,
	accountId: number,
	{ browser, secondFactor, now }: { browser: string; secondFactor: boolean; now: Date }
): Promise<SessionCookie> {
	const token = newToken();
	const attributes = {
		createdAt: now,
		endsAt: new Date(now.getTime() + longestHours * 3_600_000),
		lastUsedAt: now,
		browser,
		secondFactorAt: secondFactor ? now : null
	};
	const lucia = luciaOn(db);
	await lucia.createSession(accountId, attributes, { sessionId: hashOf(token) });
	return lucia.createSessionCookie(token);
}

/** The session of a cookie's token, its end moved on; null when there is none, or no longer. */
export async function readSession(db: Db, token: string, now: Date): Promise<OpenSession | null> {
	const lucia = luciaOn(db);
	const { session: found } = await lucia.validateSession(hashOf(token));
	if (!found) return null;
	if (found.endsAt <= now) {
		await lucia.invalidateSession(found.id);
		return null;
	}
	if (now.getTime() - found.lastUsedAt.getTime() > 60_000) {
		await db.update(session).set({ lastUsedAt: now }).where(eq(session.id, found.id));
	}
	return {
		id: found.id,
		accountId: found.userId,
		endsAt: found.expiresAt < found.endsAt ? found.expiresAt : found.endsAt,
		secondFactor: found.secondFactorAt !== null,
		cookie: found.fresh ? lucia.createSessionCookie(token) : null
	};
}

/**
 * Replaces a session by one in which a second factor has been shown: who may do more has a new token. It ends when the
 * old one would have. Returns null when the old one has ended meanwhile.
 */
export async function raiseSession(db: Db, sessionId: string, now: Date): Promise<SessionCookie | null> {
	const token = newToken();
	const raised = await db
		.update(session)
		.set({ id: hashOf(token), secondFactorAt: now })
		.where(eq(session.id, sessionId))
		.returning({ id: session.id });
	return raised.length > 0 ? luciaOn(db).createSessionCookie(token) : null;
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
	await luciaOn(db).invalidateSession(sessionId);
}

/** Ends all of an account's sessions but `except`. */
export async function endSessionsOf(db: Db, accountId: number, except?: string): Promise<void> {
	await db
		.delete(session)
		.where(and(eq(session.userId, accountId), except === undefined ? undefined : ne(session.id, except)));
}

/** Makes the browser forget its session. */
export function blankSessionCookie(db: Db): SessionCookie {
	return luciaOn(db).createBlankSessionCookie();
}

/** An account's sessions, last used first. */
export async function listSessions(db: Db, accountId: number) {
	return db
		.select({
			id: session.id,
			browser: session.browser,
			createdAt: session.createdAt,
			lastUsedAt: session.lastUsedAt
		})
		.from(session)
		.where(eq(session.userId, accountId))
		.orderBy(desc(session.lastUsedAt));
}

/** Removes what has run out; a retention job calls it. */
export async function deleteEndedSessions(db: Db, now: Date): Promise<void> {
	await db.delete(session).where(or(lte(session.expiresAt, now), lte(session.endsAt, now)));
}

const made = new WeakMap<Db, Lucia<SessionAttributes>>();

function luciaOn(db: Db): Lucia<SessionAttributes> {
	let lucia = made.get(db);
	if (!lucia) {
		lucia = new Lucia<SessionAttributes>(new DrizzlePostgreSQLAdapter(db, session, account), {
			sessionExpiresIn: new TimeSpan(idleHours, 'h'),
			sessionCookie: { name: sessionCookieName, attributes: { secure: true, sameSite: 'lax' } },
			getSessionAttributes: ({ createdAt, endsAt, lastUsedAt, browser, secondFactorAt }) => ({
				createdAt,
				endsAt,
				lastUsedAt,
				browser,
				secondFactorAt
			})
		});
		made.set(db, lucia);
	}
	return lucia;
}
