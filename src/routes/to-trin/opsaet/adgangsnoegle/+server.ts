import { beginPasskey } from '$lib/server/accounts/passkeys';
import { jsonOrFault, site } from '$lib/server/web/second-factor';
import type { RequestHandler } from './$types';

/** What the browser is to make a passkey for. */
export const POST: RequestHandler = ({ locals }) =>
	jsonOrFault(() => beginPasskey(locals.db, locals.actor, { site: site() }, new Date()));
