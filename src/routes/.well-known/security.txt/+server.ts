import { portal } from '$lib/server/web/portal';
import type { RequestHandler } from './$types';

const yearMs = 365 * 86_400_000;

/** RFC 9116. */
export const GET: RequestHandler = () => {
	const { origin, contactMail } = portal().settings;
	const lines = [
		`Contact: ${contactMail ? `mailto:${contactMail}` : `${origin}/kontakt`}`,
		`Expires: ${new Date(Date.now() + yearMs).toISOString()}`,
		'Preferred-Languages: da, en',
		`Canonical: ${origin}/.well-known/security.txt`
	];
	return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
