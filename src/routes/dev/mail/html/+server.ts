import { error } from '@sveltejs/kit';
import { notFound } from '$lib/messages/demo-mail';
import { demoBanner } from '$lib/messages/layout';
import { listDemoMails, readDemoMail } from '$lib/server/mail/demo-outbox';
import { mailAskedFor } from '$lib/server/web/demo-mail';
import { requireDemoShortcuts } from '$lib/server/web/demo';
import type { RequestHandler } from './$types';

/** One mail as its reader sees it; without a number the newest. Its policy lets nothing run or load. */
export const GET: RequestHandler = async (event) => {
	requireDemoShortcuts(event);
	const { db } = event.locals;
	const id = mailAskedFor(event.url) ?? (await listDemoMails(db))[0]?.id ?? 0;
	const mail = await readDemoMail(db, id);
	if (!mail) error(404, notFound);
	return new Response(
		mail.html.replace('<main>', () => `<main>\n<p>${demoBanner}</p>`),
		{
			headers: {
				'content-type': 'text/html; charset=utf-8',
				'content-security-policy':
					"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
			}
		}
	);
};
