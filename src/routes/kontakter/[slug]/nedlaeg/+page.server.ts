import { redirect } from '@sveltejs/kit';
import { closingInput } from '$lib/contacts/keeping-input';
import { closeFunction, readCloseForm } from '$lib/server/contacts/editing/close';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const closing = await requirePage(event, () => readCloseForm(locals.db, locals.actor, params.slug));
	return { ...closing, slug: params.slug };
};

const valuesOf = ({ lastDay, successor }: { lastDay: string; successor: string }) => ({
	sidste_dag: lastDay,
	overtager: successor
});

export const actions = {
	preview: formAction(closingInput, async ({ locals, params }: RequestEvent, closing) => {
		const options = { now: new Date(), preview: portal().directory.snapshot };
		const consequences = await closeFunction(locals.db, locals.actor, params.slug, closing, options);
		return { values: valuesOf(closing), preview: { consequences } };
	}),
	/** Back from the preview. */
	edit: formAction(closingInput, async (_event: RequestEvent, closing) => ({ values: valuesOf(closing) })),
	save: formAction(closingInput, async ({ locals, params }: RequestEvent, closing) => {
		await closeFunction(locals.db, locals.actor, params.slug, closing, { now: new Date() });
		redirect(303, `/kontakter/${params.slug}/aendringer?gemt=1`);
	})
} satisfies Actions;
