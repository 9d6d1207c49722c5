import { redirect } from '@sveltejs/kit';
import { editInput } from '$lib/contacts/keeping-input';
import {
	previewOrganisation,
	readOrganisationForm,
	saveOrganisation
} from '$lib/server/contacts/editing/organisation-form';
import { orConflict } from '$lib/server/web/conflict';
import { type FormValues, formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const form = await requirePage(event, () => readOrganisationForm(locals.db, locals.actor, params.slug));
	const values = { ...form.fields, base: JSON.stringify(form.fields) } as FormValues;
	const { name, parents } = form;
	return { name, parents, slug: params.slug, saved: url.searchParams.has('gemt'), values };
};

interface Edit {
	entered: Record<string, string>;
	base: Record<string, string>;
}
const valuesOf = ({ entered, base }: Edit): FormValues => ({ ...entered, base: JSON.stringify(base) });
const asTexts = (texts: Partial<Record<string, string>>) => texts as Record<string, string>;

export const actions = {
	preview: formAction(editInput, ({ locals, params }: RequestEvent, edit) =>
		orConflict(asTexts, async () => {
			const at = { now: new Date(), snapshot: portal().directory.snapshot };
			const preview = await previewOrganisation(locals.db, locals.actor, params.slug, edit, at);
			return { values: valuesOf(edit), preview };
		})
	),
	/** Back from the preview: the form with all that was typed. */
	edit: formAction(editInput, (_event: RequestEvent, edit) => Promise.resolve({ values: valuesOf(edit) })),
	save: formAction(editInput, ({ locals, params }: RequestEvent, edit) =>
		orConflict(asTexts, async () => {
			await saveOrganisation(locals.db, locals.actor, params.slug, edit, new Date());
			return redirect(303, `/organisationer/${params.slug}/ret?gemt=1`);
		})
	)
} satisfies Actions;
