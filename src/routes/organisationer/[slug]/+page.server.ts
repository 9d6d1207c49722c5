import { redirect } from '@sveltejs/kit';
import { ancestry } from '$lib/directory/directory';
import { mayKeep } from '$lib/server/accounts/policy';
import { momentOf } from '$lib/directory/contact';
import { acuteNumbersAt } from '$lib/directory/lookup';
import { findOrganisation, organisationPage } from '$lib/directory/organisation-page';
import { portal } from '$lib/server/web/portal';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ params, locals }) => {
	const now = new Date();
	const { directory, settings } = portal();
	const acuteNumbers = acuteNumbersAt(directory, momentOf(now));
	const { organisation, nearest } = findOrganisation(directory, params.slug);
	if (!organisation) {
		locals.status = 404;
		return { at: now, page: null, nearest, acuteNumbers, origin: settings.origin };
	}
	if (organisation.slug !== params.slug) redirect(308, `/organisationer/${organisation.slug}`);
	const path = ancestry(directory.organisations, organisation).map(({ id }) => id);
	return {
		at: now,
		page: organisationPage(directory, organisation, now),
		acuteNumbers,
		origin: settings.origin,
		keeps: mayKeep(locals.actor, path)
	};
};
