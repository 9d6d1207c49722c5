/** What the pages of the second factor share: names of the portal, the raised session, and answers to script. */
import { type RequestEvent, json } from '@sveltejs/kit';
import * as messages from '../../messages/accounts.ts';
import { showFirst } from '../../messages/second-factor.ts';
import type { Site } from '../accounts/second-factor-mail.ts';
import type { SessionCookie } from '../accounts/sessions.ts';
import { hashOf } from '../accounts/tokens.ts';
import { isConnectionError } from '../db/connect.ts';
import { Refusal, SecondFactorNeeded, SignInNeeded } from '../refusal.ts';
import { setSessionCookie } from './actor.ts';
import { onward } from './paths.ts';
import { portal } from './portal.ts';

export function site(): Site {
	const { origin, networkName } = portal().settings;
	return { origin, networkName };
}

/** Hands the browser its new token, and lets the rest of this request be of the raised session. */
export function setRaisedSession({ cookies, locals }: RequestEvent, cookie: SessionCookie): void {
	setSessionCookie(cookies, cookie);
	if (locals.actor.kind === 'signedIn') {
		locals.actor = { ...locals.actor, secondFactor: true, sessionId: hashOf(cookie.value) };
	}
}

/** Where somebody was going when they were sent here; empty when nowhere. */
export const wantedOf = (url: URL): string => onward(url.searchParams.get('videre'), '');

/** For script: the result as JSON, or `{ error }` with the sentence to show. */
export async function jsonOrFault(run: () => Promise<unknown>): Promise<Response> {
	const fault = (status: number, text: string) => json({ error: text }, { status });
	try {
		return json(await run());
	} catch (caught) {
		if (caught instanceof Refusal) return fault(caught.status, caught.message);
		if (caught instanceof SignInNeeded) return fault(401, messages.signInFirst);
		if (caught instanceof SecondFactorNeeded) return fault(403, showFirst);
		if (isConnectionError(caught)) return fault(503, messages.databaseIsDown);
		throw caught;
	}
}
