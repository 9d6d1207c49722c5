import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { demoRoles, signInAsDemo } from '$lib/server/accounts/demo-sign-in';
import { endSession } from '$lib/server/accounts/sessions';
import { browserOf, setSessionCookie } from '$lib/server/web/actor';
import { requireDemoShortcuts } from '$lib/server/web/demo';
import { formAction } from '$lib/server/web/form-action';
import { onward } from '$lib/server/web/paths';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) => {
	requireDemoShortcuts(event);
	const { organisations } = portal().directory.snapshot;
	return {
		roles: demoRoles.map(({ key, role, organisation }) => ({
			key,
			role,
			organisation: organisations.find(({ slug }) => slug === organisation)?.name ?? null
		}))
	};
};

/** Where somebody in that role goes first. */
const desks: Record<string, string> = { coordinator: '/tovholder', keyPerson: '/noegleperson' };

export const actions = {
	default: formAction(z.object({ rolle: z.string() }), async (event: RequestEvent, { rolle }) => {
		requireDemoShortcuts(event);
		const { locals, cookies, url } = event;
		if (locals.actor.kind === 'signedIn') await endSession(locals.db, locals.actor.sessionId);
		const cookie = await signInAsDemo(locals.db, rolle, { browser: browserOf(event) }, new Date());
		setSessionCookie(cookies, cookie);
		const role = demoRoles.find(({ key }) => key === rolle)?.role ?? '';
		redirect(303, onward(url.searchParams.get('videre'), desks[role] ?? '/min-side'));
	})
} satisfies Actions;
