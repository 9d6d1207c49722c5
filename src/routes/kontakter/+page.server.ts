import { filterChoices, filterNames } from '$lib/directory/search-parameters';
import { portal } from '$lib/server/web/portal';
import { searchFromUrl } from '$lib/server/web/search-request';
import type { PageServerLoad } from './$types';

/** Results as somebody types. */
export const csr = true;

export const load: PageServerLoad = ({ url, locals }) => {
	const { directory } = portal();
	const searched = searchFromUrl(url, new Date());
	if (searched.ok) {
		const { answer, text, values } = searched;
		if (!answer) locals.status = 503;
		return { choices: filterChoices(directory, values.organisation), text, values, answer, fault: null };
	}
	const { status, ...fault } = searched.fault;
	locals.status = status;
	return {
		choices: filterChoices(directory, undefined),
		text: url.searchParams.get('q') ?? '',
		values: Object.fromEntries(filterNames.map((name) => [name, url.searchParams.get(name) ?? ''])),
		answer: null,
		fault
	};
};
