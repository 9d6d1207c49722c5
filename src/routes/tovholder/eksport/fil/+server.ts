import { exportName } from '$lib/messages/import-page';
import { exportFor } from '$lib/server/contacts/import/export-directory';
import { requirePage } from '$lib/server/web/guard';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

export const GET: RequestHandler = async (event) => {
	const { locals, url } = event;
	const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'xlsx';
	const file = await requirePage(event, () => exportFor(locals.db, locals.actor, format, new Date()));
	return new Response(new Uint8Array(file), {
		headers: {
			'content-type': types[format],
			'content-disposition': `attachment; filename="${exportName}.${format}"`,
			'cache-control': 'no-store'
		}
	});
};
