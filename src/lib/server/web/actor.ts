/** Who is asking, from the cookie; and the cookies of signing in. */
import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { type Actor, anonymous } from '../accounts/actor.ts';
import { readActor } from '../accounts/read-actor.ts';
import { type SessionCookie, readSession, sessionCookieName } from '../accounts/sessions.ts';
import type { Db } from '../db/types.ts';

/**
 * The actor of a request. Without a cookie nothing is asked of the database: lookup must not wait for it. Throws when the
 * database does not answer.
 */
export async function actorOf(db: Db, cookies: Cookies, now: Date): Promise<Actor> {
	const token = cookies.get(sessionCookieName);
	if (!token) return anonymous;
	const open = await readSession(db, token, now);
	const actor = open && (await readActor(db, open));
	if (!actor) {
		cookies.delete(sessionCookieName, { path: '/', secure: true });
		return anonymous;
	}
	if (open.cookie) setSessionCookie(cookies, open.cookie);
	return actor;
}

/** Whether the browser says that it has a session; it may have ended. */
export const hasSession = (cookies: Cookies): boolean => cookies.get(sessionCookieName) !== undefined;

export function setSessionCookie(cookies: Cookies, { name, value, attributes }: SessionCookie): void {
	cookies.set(name, value, { ...attributes, path: '/' });
}

/** "Firefox på Windows", for the list of one's own sessions; no more of the header is kept. */
export function browserOf({ request }: Pick<RequestEvent, 'request'>): string {
	const agent = request.headers.get('user-agent') ?? '';
	const browser = browsers.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'Browser';
	const system = systems.find(([, pattern]) => pattern.test(agent))?.[0];
	return system ? `${browser} på ${system}` : browser;
}

/** In this order: Edge says that it is Chrome too, and Chrome that it is Safari. */
const browsers = [
	['Edge', /\bEdg/],
	['Firefox', /\bFirefox\//],
	['Chrome', /\bChrom(e|ium)\//],
	['Safari', /\bSafari\//]
] as const;
const systems = [
	['iPhone', /\biPhone\b/],
	['iPad', /\biPad\b/],
	['Android', /\bAndroid\b/],
	['Windows', /\bWindows\b/],
	['Mac', /\bMac OS X\b/],
	['Linux', /\bLinux\b/]
] as const;
