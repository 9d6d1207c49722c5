import { json } from '@sveltejs/kit';
import { momentOf } from '$lib/directory/contact';
import { acuteNumbersAt } from '$lib/directory/lookup';
import { indexBuilding } from '$lib/messages/contacts';
import { portal } from '$lib/server/web/portal';
import { searchFromUrl } from '$lib/server/web/search-request';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => {
	const now = new Date();
	const searched = searchFromUrl(url, now);
	if (searched.ok && searched.answer) return json(searched.answer);

	// Not searched is another answer than nothing found.
	const { error, nearest, status } = searched.ok
		? { error: indexBuilding, nearest: [], status: 503 }
		: searched.fault;
	const acuteNumbers = acuteNumbersAt(portal().directory, momentOf(now));
	return json({ error, nearest, acuteNumbers }, { status });
};
