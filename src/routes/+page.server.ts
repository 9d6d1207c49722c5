import { choicesOn } from '$lib/directory/choices';
import { toCopenhagen } from '$lib/calendar/copenhagen-time';
import { portal } from '$lib/server/web/portal';
import { Unsent } from '$lib/unsent';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	choices: new Unsent(choicesOn(portal().directory, toCopenhagen(new Date()).date))
});
