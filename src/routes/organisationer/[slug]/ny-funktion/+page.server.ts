import { redirect } from '@sveltejs/kit';
import { type Values, functionFormLists, newFunctionForm, valuesOf } from '$lib/contacts/function-form';
import { createFunction } from '$lib/server/contacts/editing/new-function';
import { readNewFunctionForm } from '$lib/server/contacts/editing/read-form';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const form = await requirePage(event, () => readNewFunctionForm(locals.db, locals.actor, params.slug));
	const values: Values = { ...valuesOf({}), bemanding: 'person', kritikalitet: 'almindelig' };
	return { ...form, values };
};

const lists = functionFormLists;

export const actions = {
	preview: formAction(
		newFunctionForm,
		async ({ locals, params }: RequestEvent, { entered }) => {
			const options = { now: new Date(), preview: portal().directory.snapshot };
			const made = await createFunction(locals.db, locals.actor, params.slug, entered, options);
			const changes = Object.entries(entered).flatMap(([field, text]) =>
				text ? [{ field, before: null, after: text }] : []
			);
			return { values: valuesOf(entered), preview: { changes, consequences: made.consequences } };
		},
		{ lists }
	),
	/** Back from the preview, with all that was typed. */
	edit: formAction(
		newFunctionForm,
		async (_event: RequestEvent, { entered }) => ({ values: valuesOf(entered) }),
		{
			lists
		}
	),
	save: formAction(
		newFunctionForm,
		async ({ locals, params }: RequestEvent, { entered }) => {
			const options = { now: new Date() };
			const { slug } = await createFunction(locals.db, locals.actor, params.slug, entered, options);
			redirect(303, `/kontakter/${slug}/varetages-af?gemt=1`);
		},
		{ lists }
	)
} satisfies Actions;
