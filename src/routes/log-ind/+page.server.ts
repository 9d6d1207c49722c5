import { redirect } from '@sveltejs/kit';
import { signInInput } from '$lib/accounts/person-input';
import { askToSignIn } from '$lib/server/accounts/sign-in';
import { formAction } from '$lib/server/web/form-action';
import { onward } from '$lib/server/web/paths';
import { portal } from '$lib/server/web/portal';
import { setBrowserCookie } from '$lib/server/web/sign-in';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	const wanted = onward(url.searchParams.get('videre'), '/min-side');
	if (locals.actor.kind === 'signedIn') redirect(303, wanted);
	return {};
};

export const actions = {
	default: formAction(signInInput, async (event: RequestEvent, { mail }) => {
		const { settings } = portal();
		const wanted = onward(event.url.searchParams.get('videre'), '/min-side');
		const { browserToken, expiresAt } = await askToSignIn(
			event.locals.db,
			{
				mail,
				networkAddress: event.getClientAddress(),
				origin: settings.origin,
				networkName: settings.networkName,
				onward: wanted
			},
			new Date()
		);
		setBrowserCookie(event.cookies, browserToken, expiresAt);
		redirect(303, `/log-ind/kode?videre=${encodeURIComponent(wanted)}`);
	})
} satisfies Actions;
