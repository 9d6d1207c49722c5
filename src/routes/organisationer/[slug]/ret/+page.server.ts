import { redirect } from '@sveltejs/kit';
import { editInput } from '$lib/contacts/keeping-input';
import { readOrganisationForm, saveOrganisation } from '$lib/server/contacts/editing/organisation-form';
import { orConflict } from '$lib/server/web/conflict';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const form = await requirePage(event, () => readOrganisationForm(locals.db, locals.actor, params.slug));
	const values = { ...form.fields, base: JSON.stringify(form.fields) } as Record<string, string>;
	return { name: form.name, slug: params.slug, saved: url.searchParams.has('gemt'), values };
};

export const actions = {
	default: formAction(editInput, ({ locals, params }: RequestEvent, edit) =>
		orConflict(
			(texts) => texts as Record<string, string>,
			async () => {
				await saveOrganisation(locals.db, locals.actor, params.slug, edit, new Date());
				return redirect(303, `/organisationer/${params.slug}/ret?gemt=1`);
			}
		)
	)
} satisfies Actions;
