import { portal } from '$lib/server/web/portal';
import type { LayoutServerLoad } from './$types';

/** A page has script only where it asks for it: lookup must answer on the slowest phone. */
export const csr = false;

export const load: LayoutServerLoad = () => {
	const { settings, database, dataAt } = portal();
	return {
		networkName: settings.networkName,
		demo: settings.demo,
		coverageIsPublic: settings.coverage === 'public',
		/** Set while the database is down: how old the answers are. */
		oldDataFrom: database === 'down' ? dataAt : null
	};
};
