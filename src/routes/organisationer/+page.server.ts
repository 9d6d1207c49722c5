import { parties } from '$lib/directory/organisation-page';
import { portal } from '$lib/server/web/portal';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ kinds: parties(portal().directory, new Date()) });
