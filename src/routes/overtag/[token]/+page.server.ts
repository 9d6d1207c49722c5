import { redirect } from '@sveltejs/kit';
import { formatOpeningHours } from '$lib/calendar/opening-hours-text';
import type { DirectoryFunction } from '$lib/directory/directory';
import { findFunction, functionPage } from '$lib/directory/function-page';
import { declineInput, takeOverInput } from '$lib/verification/handover-input';
import { declineTakeover, readTakeover, takeOver } from '$lib/server/verification/takeover';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Shows only: scanners follow links too. */
export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const now = new Date();
	const { state, open } = await requirePage(event, () => readTakeover(locals.db, params.token, now));
	if (state === 'unknown') locals.status = 404;
	const { directory } = portal();
	const { fn } = open ? findFunction(directory, open.slug) : { fn: null };
	return {
		state: state === 'ended' && url.searchParams.has('nej') ? ('declined' as const) : state,
		open,
		/** What the published directory says that the function answers. */
		about: fn && aboutOf(fn, now)
	};
};

function aboutOf(fn: DirectoryFunction, now: Date) {
	const { answer, situations, topics, can, cannot, reserve } = functionPage(portal().directory, fn, now);
	const hours = formatOpeningHours(fn.entry.hours);
	return { situations, topics, can, cannot, reserve, hours, ages: answer.function.ages };
}

/** When, and what the mails say of the portal. */
function options() {
	const { origin, networkName } = portal().settings;
	return { now: new Date(), frame: { origin, networkName } };
}

export const actions = {
	accept: formAction(takeOverInput, async ({ locals, params }: RequestEvent, input) => {
		await takeOver(locals.db, params.token ?? '', input, options());
		redirect(303, `/overtag/${params.token}`);
	}),
	decline: formAction(declineInput, async ({ locals, params }: RequestEvent, { mail_nej: mail }) => {
		await declineTakeover(locals.db, params.token ?? '', mail, options());
		redirect(303, `/overtag/${params.token}?nej`);
	})
} satisfies Actions;
