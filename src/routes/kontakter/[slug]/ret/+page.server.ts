import { redirect } from '@sveltejs/kit';
import { type Values, functionForm, functionFormLists, textsOf, valuesOf } from '$lib/contacts/function-form';
import { previewFunction, saveFunction } from '$lib/server/contacts/editing/edit-function';
import { readFunctionForm } from '$lib/server/contacts/editing/read-form';
import { orConflict } from '$lib/server/web/conflict';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const form = await requirePage(event, () => readFunctionForm(locals.db, locals.actor, params.slug));
	return { ...form, values: { ...valuesOf(form.fields), base: JSON.stringify(form.fields) } as Values };
};

const lists = functionFormLists;

export const actions = {
	preview: formAction(
		functionForm,
		({ locals, params }: RequestEvent, edit) =>
			orConflict(valuesOf, async () => {
				const { snapshot } = portal().directory;
				const at = { now: new Date(), snapshot };
				const preview = await previewFunction(locals.db, locals.actor, params.slug, edit, at);
				const values: Values = { ...valuesOf(edit.entered), base: JSON.stringify(edit.base) };
				return { values, preview };
			}),
		{ lists }
	),
	/** Back from the preview: the form with all that was typed. */
	edit: async ({ request }: RequestEvent) => {
		const form = await request.formData();
		const values: Values = {};
		for (const name of new Set(form.keys())) {
			const all = form.getAll(name).filter((value) => typeof value === 'string');
			values[name] = lists.includes(name) ? all : (all[0] ?? '');
		}
		return { values: { ...valuesOf(textsOf(values)), base: values.base ?? '{}' } as Values };
	},
	save: formAction(
		functionForm,
		({ locals, params }: RequestEvent, edit) =>
			orConflict(valuesOf, async () => {
				await saveFunction(locals.db, locals.actor, params.slug, edit, { now: new Date() });
				return redirect(303, `/kontakter/${params.slug}/aendringer?gemt=1`);
			}),
		{ lists }
	)
} satisfies Actions;
