import { isCoordinator, isMember } from '$lib/server/accounts/policy';
import { portal } from '$lib/server/web/portal';
import type { LayoutServerLoad } from './$types';

/** A page has script only where it asks for it: lookup must answer on the slowest phone. */
export const csr = false;

export const load: LayoutServerLoad = ({ locals: { actor } }) => {
	const { settings, database, dataAt } = portal();
	return {
		networkName: settings.networkName,
		demo: settings.demo,
		coverageIsPublic: settings.coverage === 'public',
		/** Who is signed in, in the header; null for anyone else. */
		signedIn:
			actor.kind === 'signedIn'
				? {
						name: actor.person?.name ?? actor.mail,
						endsAt: actor.sessionEndsAt,
						isMember: isMember(actor),
						isKeyPerson: actor.roles.some(({ role }) => role === 'keyPerson'),
						isCoordinator: isCoordinator(actor)
					}
				: null,
		/** Set while the database is down: how old the answers are. */
		oldDataFrom: database === 'down' ? dataAt : null
	};
};
