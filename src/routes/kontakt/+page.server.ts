import { portal } from '$lib/server/web/portal';
import type { PageServerLoad } from './$types';

/** Who runs the network, as the directory has it. */
export const load: PageServerLoad = () => {
	const { settings, directory } = portal();
	const inRole = (role: 'coordinator' | 'keyPerson') =>
		[...directory.functionsBySlug.values()]
			.filter(({ chainRole }) => chainRole === role)
			.map(({ entry, unit }) => ({ slug: entry.slug, name: entry.name, organisation: unit.name }));
	return {
		responsible: settings.responsible,
		contactMail: settings.contactMail,
		coordinators: inRole('coordinator'),
		keyPersons: inRole('keyPerson')
	};
};
