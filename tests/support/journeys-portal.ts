/** Playwright's global setup: starts the portal that every journey visits, and stops it at the end. */
import { startPortalProcess } from './portal-process.ts';

export default async function setUp(): Promise<() => Promise<void>> {
	const portal = await startPortalProcess({ hostname: 'localhost' });
	// Read by the journeys' processes, which inherit it.
	process.env.JOURNEYS_URL = portal.url;
	return async () => {
		await portal.stop();
	};
}
