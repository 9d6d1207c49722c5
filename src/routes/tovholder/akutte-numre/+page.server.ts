import { redirect } from '@sveltejs/kit';
import { acuteNumberInput, acuteNumberRemoval } from '$lib/contacts/network-input';
import {
	listAcuteNumbers,
	removeAcuteNumber,
	saveAcuteNumber
} from '$lib/server/contacts/editing/acute-numbers';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => ({
		saved: event.url.searchParams.has('gemt'),
		...(await listAcuteNumbers(event.locals.db, event.locals.actor))
	}));

const done = (): never => redirect(303, '/tovholder/akutte-numre?gemt=1');

export const actions = {
	save: formAction(
		acuteNumberInput,
		async ({ locals }: RequestEvent, { funktion, kilde, plads, for: audience }) => {
			const input = { audience, source: kilde, position: plads };
			await saveAcuteNumber(locals.db, locals.actor, funktion, input, new Date());
			done();
		}
	),
	remove: formAction(acuteNumberRemoval, async ({ locals }: RequestEvent, { funktion }) => {
		await removeAcuteNumber(locals.db, locals.actor, funktion, new Date());
		done();
	})
} satisfies Actions;
