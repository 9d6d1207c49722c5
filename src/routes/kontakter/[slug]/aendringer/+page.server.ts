import { listFunctionChanges } from '$lib/server/contacts/change-log';
import { pageNumber, shownLog, undoAction } from '$lib/server/web/change-log';
import { requirePage } from '$lib/server/web/guard';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { name, ...log } = await requirePage(event, () =>
		listFunctionChanges(locals.db, locals.actor, params.slug, pageNumber(url))
	);
	const done = url.searchParams.has('gemt') ? 'saved' : url.searchParams.has('fortrudt') ? 'undone' : null;
	return { name, slug: params.slug, done, log: shownLog(log) };
};

export const actions = { undo: undoAction } satisfies Actions;
