import { redirect } from '@sveltejs/kit';
import { toCopenhagen } from '$lib/calendar/copenhagen-time';
import { enteredInput, holderInput } from '$lib/contacts/keeping-input';
import { appointHolder, readHolders, saveHolder } from '$lib/server/contacts/editing/edit-holders';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { date } = toCopenhagen(new Date());
	const held = await requirePage(event, () => readHolders(locals.db, locals.actor, params.slug, date));
	return {
		...held,
		slug: params.slug,
		saved: url.searchParams.has('gemt'),
		holders: held.holders.map((holder) => ({ ...holder, base: JSON.stringify(holder.fields) }))
	};
};

const done = ({ params }: RequestEvent): never =>
	redirect(303, `/kontakter/${params.slug}/varetages-af?gemt=1`);

export const actions = {
	appoint: formAction(enteredInput, async (event: RequestEvent, entered) => {
		const { locals, params } = event;
		const { origin, networkName, contactMail } = portal().settings;
		const options = { now: new Date(), frame: { origin, networkName, contactMail } };
		await appointHolder(locals.db, locals.actor, params.slug, entered, options);
		done(event);
	}),
	save: formAction(holderInput, async (event: RequestEvent, edit) => {
		const { locals, params } = event;
		await saveHolder(locals.db, locals.actor, params.slug, edit, new Date());
		done(event);
	})
} satisfies Actions;
