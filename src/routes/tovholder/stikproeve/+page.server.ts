import { listSample, recordCall } from '$lib/server/verification/accuracy';
import { formAction } from '$lib/server/web/form-action';
import { guardedLoad } from '$lib/server/web/guard';
import { callInput } from '$lib/verification/accuracy-input';
import type { Actions, PageServerLoad, PageServerLoadEvent, RequestEvent } from './$types';

export const load: PageServerLoad = guardedLoad(async ({ locals }: PageServerLoadEvent) => ({
	lines: await listSample(locals.db, locals.actor, new Date())
}));

export const actions = {
	default: formAction(callInput, async ({ locals }: RequestEvent, { opkald, resultat }) => {
		await recordCall(locals.db, locals.actor, { sampleId: opkald, result: resultat }, new Date());
		return { done: true };
	})
} satisfies Actions;
