import { redirect } from '@sveltejs/kit';
import { toCopenhagen } from '$lib/calendar/copenhagen-time';
import { enteredInput, holderInput } from '$lib/contacts/keeping-input';
import {
	type HolderEdit,
	appointHolder,
	previewAppointment,
	previewHolder,
	readHolders,
	saveHolder
} from '$lib/server/contacts/editing/edit-holders';
import { orConflict } from '$lib/server/web/conflict';
import { type FormValues, formAction } from '$lib/server/web/form-action';
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
const nowAndSnapshot = () => ({ now: new Date(), snapshot: portal().directory.snapshot });
const valuesOf = ({ holderId, entered, base }: HolderEdit): FormValues =>
	({ ...entered, indehaver: String(holderId), base: JSON.stringify(base) }) as FormValues;
const orHolderConflict = <T>({ holderId }: HolderEdit, run: () => Promise<T>) =>
	orConflict((texts) => ({ ...texts, indehaver: String(holderId) }) as Record<string, string>, run);

export const actions = {
	previewAppointment: formAction(enteredInput, async ({ locals, params }: RequestEvent, entered) => ({
		values: entered as FormValues,
		preview: await previewAppointment(locals.db, locals.actor, params.slug, entered, nowAndSnapshot())
	})),
	appoint: formAction(enteredInput, async (event: RequestEvent, entered) => {
		const { locals, params } = event;
		const { origin, networkName, contactMail } = portal().settings;
		const options = { now: new Date(), frame: { origin, networkName, contactMail } };
		await appointHolder(locals.db, locals.actor, params.slug, entered, options);
		done(event);
	}),
	preview: formAction(holderInput, ({ locals, params }: RequestEvent, edit) =>
		orHolderConflict(edit, async () => ({
			values: valuesOf(edit),
			preview: await previewHolder(locals.db, locals.actor, params.slug, edit, nowAndSnapshot())
		}))
	),
	save: formAction(holderInput, (event: RequestEvent, edit) =>
		orHolderConflict(edit, async () => {
			const { locals, params } = event;
			await saveHolder(locals.db, locals.actor, params.slug, edit, new Date());
			return done(event);
		})
	),
	/** Back from a preview: the form with all that was typed. */
	edit: formAction(enteredInput, (_event: RequestEvent, entered) =>
		Promise.resolve({ values: entered as FormValues })
	)
} satisfies Actions;
