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
	const { directory } = portal();
	const { organisation, nearest } = findOrganisation(directory, params.slug);
	if (!organisation) {
		locals.status = 404;
		return { at: now, page: null, nearest, acuteNumbers: acuteNumbersAt(directory, momentOf(now)) };
	}
	if (organisation.slug !== params.slug) redirect(308, `/organisationer/${organisation.slug}`);
	const path = ancestry(directory.organisations, organisation).map(({ id }) => id);
	const page = organisationPage(directory, organisation, now);
	return { at: now, page, keeps: mayKeep(locals.actor, path) };
};
