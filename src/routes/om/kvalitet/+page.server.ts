import { callsAWeek, readAccuracy } from '$lib/server/verification/accuracy';
import { readLatestShare } from '$lib/server/verification/shares';
import { requirePage } from '$lib/server/web/guard';
import type { PageServerLoad } from './$types';

/** For everyone: whoever relies on the directory may know how far it is to be relied on. */
export const load: PageServerLoad = (event) =>
	requirePage(event, async () => ({
		accuracy: await readAccuracy(event.locals.db, new Date()),
		share: await readLatestShare(event.locals.db),
		callsAWeek
	}));
