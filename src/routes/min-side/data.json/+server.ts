import { myData } from '$lib/server/accounts/my-page';
import { requirePage } from '$lib/server/web/guard';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const data = await requirePage(event, () => myData(event.locals.db, event.locals.actor, new Date()));
	return new Response(JSON.stringify(data, null, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="mine-data.json"'
		}
	});
};
