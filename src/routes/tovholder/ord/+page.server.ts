import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formIsBroken } from '$lib/messages/function-form';
import { listTerms, removeTerm, saveTerm, termKinds } from '$lib/server/contacts/editing/terms';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const kind = z.enum(termKinds, { error: formIsBroken }).catch('situation');

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		const { locals, url } = event;
		const shown = kind.parse(url.searchParams.get('slags'));
		const terms = await listTerms(locals.db, locals.actor, shown);
		return { kind: shown, kinds: termKinds, terms, saved: url.searchParams.has('gemt') };
	});

const id = z.coerce.number({ error: formIsBroken }).int().positive(formIsBroken);
const termInput = z.object({
	id: z.union([z.literal('').transform(() => null), id]),
	navn: z.string().default(''),
	aliasser: z.string().default(''),
	akut: z.string().optional(),
	plads: z.coerce.number().int().min(0).max(9999).catch(0)
});

const kindOf = ({ url }: RequestEvent) => kind.parse(url.searchParams.get('slags'));
const done = (event: RequestEvent): never => redirect(303, `/tovholder/ord?slags=${kindOf(event)}&gemt=1`);

export const actions = {
	save: formAction(termInput, async (event: RequestEvent, { id: term, navn, aliasser, akut, plads }) => {
		const { db, actor } = event.locals;
		const edit = { id: term, name: navn, aliases: aliasser, acute: akut !== undefined, position: plads };
		await saveTerm(db, actor, kindOf(event), edit, new Date());
		done(event);
	}),
	remove: formAction(z.object({ id }), async (event: RequestEvent, { id: term }) => {
		await removeTerm(event.locals.db, event.locals.actor, kindOf(event), term, new Date());
		done(event);
	})
} satisfies Actions;
