import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as messages from '$lib/messages/import-page';
import { isCoordinator, requireMayChange } from '$lib/server/accounts/policy';
import { importFromDraft, previewDraft } from '$lib/server/contacts/import/drafts';
import { reportLines } from '$lib/server/contacts/import/report-text';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = (event) =>
	requirePage(event, async () => {
		const { actor } = event.locals;
		requireMayChange(actor, isCoordinator(actor));
		return {};
	});

const noFile = new File([], '');

export const actions = {
	/** The file is read here, since a form's values are texts: it must be read before `formAction` takes the form. */
	preview: async (event: RequestEvent) => {
		const form = await event.request.clone().formData();
		const sent = form.get('fil');
		const file = sent instanceof File ? sent : noFile;
		const act = formAction(z.unknown(), async ({ locals }: RequestEvent) => {
			const bytes = new Uint8Array(await file.arrayBuffer());
			const upload = { name: file.name, bytes };
			const { report, draft } = await previewDraft(locals.db, locals.actor, upload, new Date());
			return { values: {}, lines: reportLines(report), ok: report.ok, draft, notice: null };
		});
		return act(event);
	},
	carryOut: formAction(
		z.object({ kladde: z.string({ error: messages.draftIsGone }) }),
		async ({ locals }: RequestEvent, { kladde }) => {
			const { origin, networkName, contactMail } = portal().settings;
			const options = { now: new Date(), frame: { origin, networkName, contactMail } };
			const { report, changed } = await importFromDraft(locals.db, locals.actor, kladde, options);
			if (report.ok && !changed) redirect(303, '/tovholder/aendringer?importeret=1');
			const draft = report.ok ? kladde : null;
			const notice = changed ? messages.changedMeanwhile : null;
			return { values: {}, lines: reportLines(report), ok: report.ok, draft, notice };
		}
	)
} satisfies Actions;
