import { redirect } from '@sveltejs/kit';
import { appCodeInput, nothingInput } from '$lib/accounts/second-factor-input';
import { beginApp, confirmApp, readAppSetUp } from '$lib/server/accounts/authenticator-app';
import { readSecondFactorSetUp } from '$lib/server/accounts/second-factor';
import { qrCode } from '$lib/server/documents/qr-code';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { setRaisedSession, site, wantedOf } from '$lib/server/web/second-factor';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Works without; with script the recovery codes can be copied. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const {
		url,
		locals: { db, actor }
	} = event;
	const now = new Date();
	const wanted = wantedOf(url);
	const setUp = setUpOf(url);
	return requirePage(event, async () => {
		const { appSince, canAdd } = await readSecondFactorSetUp(db, actor, now);
		if (!canAdd) redirect(303, `/to-trin/opsaet?videre=${encodeURIComponent(wanted)}`);
		const waiting = setUp && !appSince ? await readAppSetUp(db, actor, { setUp, site: site() }, now) : null;
		return {
			wanted,
			mail: actor.kind === 'signedIn' ? actor.mail : '',
			hasApp: appSince !== null,
			waiting: waiting && { ...waiting, qr: qrCode(waiting.uri) },
			isOver: setUp !== '' && !waiting && !appSince
		};
	});
};

export const actions = {
	begin: formAction(nothingInput, async ({ locals: { db, actor }, url }: RequestEvent) => {
		const { setUp } = await beginApp(db, actor, { site: site() }, new Date());
		redirect(303, `/to-trin/opsaet/app?opsaetning=${setUp}&videre=${encodeURIComponent(wantedOf(url))}`);
	}),
	confirm: formAction(appCodeInput, async (event: RequestEvent, { kode }) => {
		const { db, actor } = event.locals;
		const given = { setUp: setUpOf(event.url), code: kode, site: site() };
		const { cookie, codes } = await confirmApp(db, actor, given, new Date());
		if (cookie) setRaisedSession(event, cookie);
		if (!codes) {
			redirect(303, `/to-trin/opsaet?tilfoejet=ja&videre=${encodeURIComponent(wantedOf(event.url))}`);
		}
		return { codes };
	})
} satisfies Actions;

/** Which QR code is shown; empty before there is one. */
function setUpOf(url: URL): string {
	return url.searchParams.get('opsaetning') ?? '';
}
