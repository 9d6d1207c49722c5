import { error } from '@sveltejs/kit';
import * as messages from '$lib/messages/demo-mail';
import { listDemoMails, readDemoMail } from '$lib/server/mail/demo-outbox';
import { mailAskedFor } from '$lib/server/web/demo-mail';
import { requireDemoShortcuts } from '$lib/server/web/demo';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireDemoShortcuts(event);
	const { db } = event.locals;
	const id = mailAskedFor(event.url);
	if (id === null) return { mails: await listDemoMails(db), mail: null };
	const mail = await readDemoMail(db, id);
	if (!mail) error(404, messages.notFound);
	return { mails: [], mail };
};
