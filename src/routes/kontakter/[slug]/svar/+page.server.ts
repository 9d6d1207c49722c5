import { error, redirect } from '@sveltejs/kit';
import { functionOutsideItsTime } from '$lib/directory/closed-function';
import { findFunction } from '$lib/directory/function-page';
import { answerFunction } from '$lib/directory/lookup';
import { feedbackAnswers } from '$lib/directory/vocabulary';
import { functionUnknown } from '$lib/messages/function-page';
import { isTakenAtTheirWord } from '$lib/server/verification/feedback';
import { backTo, cameFrom, receiveFeedback } from '$lib/server/web/feedback';
import { formAction } from '$lib/server/web/form-action';
import { portal } from '$lib/server/web/portal';
import { feedbackInput } from '$lib/verification/feedback-input';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The function that can be told about; one that is gone, closed or misspelt is told of by its own page. */
function functionAsked(slug: string, at: Date) {
	const { directory } = portal();
	const { fn } = findFunction(directory, slug);
	if (!fn) error(404, functionUnknown);
	if (fn.entry.slug !== slug) redirect(308, `/kontakter/${fn.entry.slug}/svar`);
	if (functionOutsideItsTime(directory, fn, at)) redirect(303, `/kontakter/${slug}`);
	return fn;
}

export const load: PageServerLoad = ({ params, url, request, locals }) => {
	const now = new Date();
	const fn = functionAsked(params.slug, now);
	const given = url.searchParams.get('tak');
	const back = url.searchParams.get('tilbage');
	return {
		at: now,
		answer: answerFunction(portal().directory, fn, now),
		given: feedbackAnswers.find((answer) => answer === given) ?? null,
		back: back === null ? cameFrom({ request, url }) : backTo(back),
		byMember: isTakenAtTheirWord(locals.actor)
	};
};

export const actions = {
	default: formAction(feedbackInput, async (event: RequestEvent, { svar, tilbage }) => {
		const { entry } = functionAsked(event.params.slug, new Date());
		await receiveFeedback(event, entry.id, svar);
		redirect(303, `/kontakter/${entry.slug}/svar?${new URLSearchParams({ tak: svar, tilbage })}`);
	})
} satisfies Actions;
