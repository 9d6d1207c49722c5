import { json } from '@sveltejs/kit';
import { lookupFromUrl } from '$lib/server/web/lookup-request';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => {
	const answer = lookupFromUrl(url, new Date());
	if (answer.ok) return json(answer.result);
	const { error, nearest, acuteNumbers, status } = answer.fault;
	return json({ error, nearest, acuteNumbers }, { status });
};
