import { redirect } from '@sveltejs/kit';
import { blankSessionCookie, endSession } from '$lib/server/accounts/sessions';
import { setSessionCookie } from '$lib/server/web/actor';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals, cookies }) => {
	if (locals.actor.kind === 'signedIn') await endSession(locals.db, locals.actor.sessionId);
	setSessionCookie(cookies, blankSessionCookie(locals.db));
	redirect(303, '/');
};
