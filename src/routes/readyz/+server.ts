import { json } from '@sveltejs/kit';
import { portal } from '$lib/server/web/portal';
import type { RequestHandler } from './$types';

/**
 * A snapshot is loaded and migrations are done. Stays ready while lookup can answer without the database, and says so:
 * a server taken out of service then would take the acute numbers with it. The portal takes no request before this.
 */
export const GET: RequestHandler = () => {
	const { database, dataAt, directory, search } = portal();
	return json({
		status: 'ready',
		database,
		dataAt,
		version: directory.snapshot.version,
		search: search ? 'ready' : 'building'
	});
};
