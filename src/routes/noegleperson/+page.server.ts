import { isKeeper, requireMay } from '$lib/server/accounts/policy';
import { listDeskFindings } from '$lib/server/verification/findings';
import { deskPage } from '$lib/server/web/desk';
import { listKeptHandovers } from '$lib/server/verification/handover';
import { nullWhileAway, requirePage } from '$lib/server/web/guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		const { actor } = event.locals;
		requireMay(actor, isKeeper(actor));
		const handovers = await nullWhileAway(listKeptHandovers(event.locals.db, actor, new Date()));
		return {
			...deskPage(actor, event.url, false),
			handovers: handovers ?? [],
			findings: await listDeskFindings(event.locals.db, actor, { ownOnly: true })
		};
	});
