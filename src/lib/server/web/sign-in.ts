/** What the pages of signing in share: the cookie of the browser that asked, and what happens once somebody is in. */
import { type Cookies, type RequestEvent, redirect } from '@sveltejs/kit';
import { type SessionCookie, readSession, sessionCookieName } from '../accounts/sessions.ts';
import { browserOf, setSessionCookie } from './actor.ts';
import { onward } from './paths.ts';

/** Only the browser that asked for a mail has it: link and code of that mail work nowhere else. */
const browserCookie = '__Host-vejviser-log-ind';

export function setBrowserCookie(cookies: Cookies, token: string, expires: Date): void {
	// Lax: the link in the mail is opened from another site.
	cookies.set(browserCookie, token, { path: '/', httpOnly: true, secure: true, sameSite: 'lax', expires });
}

export const browserTokenOf = (cookies: Cookies): string | null => cookies.get(browserCookie) ?? null;

/** What a sign-in has to know of the browser. */
export async function browserThatAsks(event: RequestEvent, now: Date) {
	const token = event.cookies.get(sessionCookieName);
	const open = token ? await readSession(event.locals.db, token, now) : null;
	return {
		browserToken: browserTokenOf(event.cookies),
		sessionId: open?.id ?? null,
		browser: browserOf(event),
		networkAddress: event.getClientAddress()
	};
}

/** Signed in: sets the cookie and goes where they were going, by way of the page that asks who they are. */
export function enter(event: RequestEvent, cookie: SessionCookie): never {
	event.cookies.delete(browserCookie, { path: '/', secure: true });
	setSessionCookie(event.cookies, cookie);
	const wanted = onward(event.url.searchParams.get('videre'), '/min-side');
	redirect(303, `/velkommen?videre=${encodeURIComponent(wanted)}`);
}
