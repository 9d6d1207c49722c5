import { redirect } from '@sveltejs/kit';
import { synonymInput, synonymRemoval } from '$lib/contacts/network-input';
import { listSynonyms, removeSynonyms, saveSynonyms } from '$lib/server/contacts/editing/synonyms';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		const groups = await listSynonyms(event.locals.db, event.locals.actor);
		return {
			saved: event.url.searchParams.has('gemt'),
			groups: groups.map(({ id, words }) => ({ id: String(id), words: words.join(' | ') }))
		};
	});

const done = (): never => redirect(303, '/tovholder/synonymer?gemt=1');

export const actions = {
	save: formAction(synonymInput, async ({ locals }: RequestEvent, { id, ord }) => {
		await saveSynonyms(locals.db, locals.actor, { id, words: ord }, new Date());
		done();
	}),
	remove: formAction(synonymRemoval, async ({ locals }: RequestEvent, { id }) => {
		await removeSynonyms(locals.db, locals.actor, id, new Date());
		done();
	})
} satisfies Actions;
