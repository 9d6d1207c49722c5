import { readShareSeries } from '$lib/server/verification/shares';
import { guardedLoad } from '$lib/server/web/guard';
import type { PageServerLoad, PageServerLoadEvent } from './$types';

export const load: PageServerLoad = guardedLoad(({ locals }: PageServerLoadEvent) =>
	readShareSeries(locals.db, locals.actor, new Date())
);
