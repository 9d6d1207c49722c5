import { listChanges } from '$lib/server/contacts/change-log';
import { pageNumber, shownLog, undoAction } from '$lib/server/web/change-log';
import { requirePage } from '$lib/server/web/guard';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const log = await requirePage(event, () =>
		listChanges(locals.db, locals.actor, 'network', pageNumber(url))
	);
	return { undone: url.searchParams.has('fortrudt'), log: shownLog(log) };
};

export const actions = { undo: undoAction } satisfies Actions;
