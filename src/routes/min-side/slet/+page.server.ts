import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readMyPage } from '$lib/server/accounts/my-page';
import { removeSelf } from '$lib/server/accounts/removal';
import { sessionCookieName } from '$lib/server/accounts/sessions';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const { holdings } = await requirePage(event, () => readMyPage(locals.db, locals.actor, new Date()));
	return {
		holds: holdings.map(({ holderId, name, organisation }) => ({
			holderId,
			name: `${name}, ${organisation}`
		}))
	};
};

export const actions = {
	default: formAction(z.object({}), async ({ locals, cookies }: RequestEvent) => {
		await removeSelf(locals.db, locals.actor, new Date());
		cookies.delete(sessionCookieName, { path: '/', secure: true });
		redirect(303, '/farvel');
	})
} satisfies Actions;
