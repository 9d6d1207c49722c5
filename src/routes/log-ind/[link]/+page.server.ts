import { z } from 'zod';
import { linkState, signInByLink } from '$lib/server/accounts/sign-in';
import { formAction } from '$lib/server/web/form-action';
import { browserThatAsks, browserTokenOf, enter } from '$lib/server/web/sign-in';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Shows only: scanners follow links too. */
export const load: PageServerLoad = async ({ params, cookies, locals }) => ({
	state: await linkState(
		locals.db,
		{ linkToken: params.link, browserToken: browserTokenOf(cookies) },
		new Date()
	)
});

export const actions = {
	default: formAction(z.object({}), async (event: RequestEvent) => {
		const now = new Date();
		enter(
			event,
			await signInByLink(event.locals.db, event.params.link, await browserThatAsks(event, now), now)
		);
	})
} satisfies Actions;
