import { redirect } from '@sveltejs/kit';
import { appCodeInput, recoveryCodeInput, shownPasskeyInput } from '$lib/accounts/second-factor-input';
import { showAppCode } from '$lib/server/accounts/authenticator-app';
import { showPasskey } from '$lib/server/accounts/passkeys';
import { showRecoveryCode } from '$lib/server/accounts/recovery-codes';
import { hasSecondFactor, readSecondFactors } from '$lib/server/accounts/second-factor';
import type { SessionCookie } from '$lib/server/accounts/sessions';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { setRaisedSession, site, wantedOf } from '$lib/server/web/second-factor';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A passkey is asked for by script. */
export const csr = true;

const setUp = '/to-trin/opsaet';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const factors = await requirePage(event, () => readSecondFactors(locals.db, locals.actor));
	const wanted = wantedOf(url);
	if (!hasSecondFactor(factors)) redirect(303, `${setUp}?videre=${encodeURIComponent(wanted)}`);
	if (locals.actor.kind === 'signedIn' && locals.actor.secondFactor) redirect(303, wanted || setUp);
	return { wanted, hasApp: factors.appSince !== null, hasPasskey: factors.passkeys.length > 0 };
};

export const actions = {
	app: formAction(appCodeInput, async (event: RequestEvent, { kode }) => {
		const { db, actor } = event.locals;
		goOn(event, await showAppCode(db, actor, { code: kode }, new Date()));
	}),
	passkey: formAction(shownPasskeyInput, async (event: RequestEvent, { svar }) => {
		const { db, actor } = event.locals;
		goOn(event, await showPasskey(db, actor, { answer: svar, site: site() }, new Date()));
	}),
	recover: formAction(recoveryCodeInput, async (event: RequestEvent, { reservekode }) => {
		const { db, actor } = event.locals;
		const { cookie } = await showRecoveryCode(db, actor, { code: reservekode, site: site() }, new Date());
		setRaisedSession(event, cookie);
		// Tells how many are left, and new ones can be made there.
		redirect(303, `${setUp}?brugt=reservekode&videre=${encodeURIComponent(wantedOf(event.url))}`);
	})
} satisfies Actions;

function goOn(event: RequestEvent, cookie: SessionCookie): never {
	setRaisedSession(event, cookie);
	redirect(303, wantedOf(event.url) || setUp);
}
