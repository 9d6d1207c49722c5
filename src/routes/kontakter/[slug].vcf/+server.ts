import { redirect } from '@sveltejs/kit';
import { functionOutsideItsTime } from '$lib/directory/closed-function';
import { findFunction, functionPage } from '$lib/directory/function-page';
import { functionUnknownText } from '$lib/messages/function-page';
import { vcardOf } from '$lib/server/documents/vcard';
import { portal } from '$lib/server/web/portal';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ params }) => {
	const now = new Date();
	const { directory, settings } = portal();
	const { fn } = findFunction(directory, params.slug);
	if (!fn || functionOutsideItsTime(directory, fn, now)) {
		return new Response(functionUnknownText, {
			status: 404,
			headers: { 'content-type': 'text/plain; charset=utf-8' }
		});
	}
	const { slug } = fn.entry;
	if (slug !== params.slug) redirect(308, `/kontakter/${slug}.vcf`);
	const card = vcardOf(functionPage(directory, fn, now), {
		url: `${settings.origin}/kontakter/${slug}`,
		demo: settings.demo,
		at: now
	});
	return new Response(card, {
		headers: {
			'content-type': 'text/vcard; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}.vcf"`
		}
	});
};
