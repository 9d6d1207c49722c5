import { beginShowingPasskey } from '$lib/server/accounts/passkeys';
import { jsonOrFault, site } from '$lib/server/web/second-factor';
import type { RequestHandler } from './$types';

/** What the browser is to sign. */
export const POST: RequestHandler = ({ locals }) =>
	jsonOrFault(() => beginShowingPasskey(locals.db, locals.actor, { site: site() }, new Date()));
