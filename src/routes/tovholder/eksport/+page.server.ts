import { isMember, requireMay } from '$lib/server/accounts/policy';
import { requirePage } from '$lib/server/web/guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		requireMay(event.locals.actor, isMember(event.locals.actor));
		return {};
	});
