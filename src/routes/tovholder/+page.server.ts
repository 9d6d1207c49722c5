import { isCoordinator, requireMay } from '$lib/server/accounts/policy';
import { countMailFailures } from '$lib/server/mail/failures';
import { countSampleLeft } from '$lib/server/verification/accuracy';
import { listDeskFindings } from '$lib/server/verification/findings';
import { deskPage } from '$lib/server/web/desk';
import { requirePage } from '$lib/server/web/guard';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		const { actor } = event.locals;
		requireMay(actor, isCoordinator(actor));
		return {
			...deskPage(actor, event.url, true),
			findings: await listDeskFindings(event.locals.db, actor),
			sampleLeft: await countSampleLeft(event.locals.db, new Date()),
			mailFailures: await countMailFailures(event.locals.db, actor)
		};
	});
