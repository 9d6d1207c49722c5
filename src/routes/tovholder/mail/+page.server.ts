import { z } from 'zod';
import { dismissMail, listMailFailures, retryMail } from '$lib/server/mail/failures';
import { formAction } from '$lib/server/web/form-action';
import { guardedLoad } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, PageServerLoadEvent, RequestEvent } from './$types';

export const load: PageServerLoad = guardedLoad(async ({ locals }: PageServerLoadEvent) => {
	const { settings } = portal();
	return {
		...(await listMailFailures(locals.db, locals.actor)),
		/** A demo sends none, and is not short of anything. */
		sendsMail: settings.demo || settings.smtpUrl !== null
	};
});

const oneMail = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });

export const actions = {
	retry: formAction(oneMail, async ({ locals }: RequestEvent, input) => {
		await retryMail(locals.db, locals.actor, input, new Date());
		return { done: 'retry' as const };
	}),
	dismiss: formAction(oneMail, async ({ locals }: RequestEvent, input) => {
		await dismissMail(locals.db, locals.actor, input);
		return { done: 'dismiss' as const };
	})
} satisfies Actions;
