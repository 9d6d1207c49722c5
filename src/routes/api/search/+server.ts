import { json } from '@sveltejs/kit';
import { searchFromUrl } from '$lib/server/web/search-request';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => {
	const searched = searchFromUrl(url, new Date());
	if (searched.ok) return json(searched.answer);
	const { error, nearest, status } = searched.fault;
	return json({ error, nearest, acuteNumbers: searched.acuteNumbers }, { status });
};
