import { retention } from '$lib/accounts/retention';
import { kept } from '$lib/messages/privacy';
import { portal } from '$lib/server/web/portal';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
	kept: kept(retention),
	responsible: portal().settings.responsible
});
