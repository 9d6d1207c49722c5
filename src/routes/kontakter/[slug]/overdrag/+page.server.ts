import { redirect } from '@sveltejs/kit';
import { handOnInput, openHandoverInput } from '$lib/verification/handover-input';
import { decideSuccessor, handOn, readHandOn, withdrawHandover } from '$lib/server/verification/handover';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const page = await requirePage(event, () => readHandOn(locals.db, locals.actor, params.slug, new Date()));
	return { ...page, slug: params.slug, done: url.searchParams.get('gemt') };
};

/** When, and what the mails say of the portal. */
function options() {
	const { origin, networkName } = portal().settings;
	return { now: new Date(), frame: { origin, networkName } };
}

/** Who has left may not see the function's page about it any more. */
const done = ({ params }: RequestEvent, what: string): never =>
	redirect(303, `/kontakter/${params.slug}/overdrag?gemt=${what}`);

export const actions = {
	handOn: formAction(
		handOnInput,
		async (event: RequestEvent, input) => {
			await handOn(event.locals.db, event.locals.actor, event.params.slug ?? '', input, options());
			done(event, 'overdraget');
		},
		{ lists: ['ogsaa'] }
	),
	approve: formAction(openHandoverInput, async (event: RequestEvent, { overdragelse: id }) => {
		await decideSuccessor(event.locals.db, event.locals.actor, { id, approve: true }, options());
		done(event, 'svaret');
	}),
	refuse: formAction(openHandoverInput, async (event: RequestEvent, { overdragelse: id }) => {
		await decideSuccessor(event.locals.db, event.locals.actor, { id, approve: false }, options());
		done(event, 'svaret');
	}),
	withdraw: formAction(openHandoverInput, async (event: RequestEvent, { overdragelse: id }) => {
		await withdrawHandover(event.locals.db, event.locals.actor, id, options());
		redirect(303, `/kontakter/${event.params.slug}`);
	})
} satisfies Actions;
