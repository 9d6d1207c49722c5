import { redirect } from '@sveltejs/kit';
import { newPasskeyInput, nothingInput, removePasskeyInput } from '$lib/accounts/second-factor-input';
import { removeApp } from '$lib/server/accounts/authenticator-app';
import { addPasskey, removePasskey } from '$lib/server/accounts/passkeys';
import { replaceRecoveryCodes } from '$lib/server/accounts/recovery-codes';
import { readSecondFactorSetUp } from '$lib/server/accounts/second-factor';
import { browserOf } from '$lib/server/web/actor';
import { formAction } from '$lib/server/web/form-action';
import { requirePage } from '$lib/server/web/guard';
import { setRaisedSession, site, wantedOf } from '$lib/server/web/second-factor';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** A passkey is made by script. */
export const csr = true;

export const load: PageServerLoad = async (event) => {
	const {
		url,
		locals: { db, actor }
	} = event;
	return {
		...(await requirePage(event, () => readSecondFactorSetUp(db, actor, new Date()))),
		wanted: wantedOf(url),
		mail: actor.kind === 'signedIn' ? actor.mail : '',
		recoveryJustUsed: url.searchParams.get('brugt') === 'reservekode',
		justRemoved: url.searchParams.get('fjernet') === 'ja',
		justAdded: url.searchParams.get('tilfoejet') === 'ja'
	};
};

export const actions = {
	addPasskey: formAction(newPasskeyInput, async (event: RequestEvent, { svar }) => {
		const { db, actor } = event.locals;
		const given = { answer: svar, name: browserOf(event), site: site() };
		const { cookie, codes } = await addPasskey(db, actor, given, new Date());
		if (cookie) setRaisedSession(event, cookie);
		if (!codes) backTo(event.url, 'tilfoejet');
		return { codes, isNew: true };
	}),
	removePasskey: formAction(removePasskeyInput, async ({ locals, url }: RequestEvent, { noegle }) => {
		await removePasskey(locals.db, locals.actor, { id: noegle, site: site() }, new Date());
		backTo(url, 'fjernet');
	}),
	removeApp: formAction(nothingInput, async ({ locals, url }: RequestEvent) => {
		await removeApp(locals.db, locals.actor, { site: site() }, new Date());
		backTo(url, 'fjernet');
	}),
	newCodes: formAction(nothingInput, async ({ locals }: RequestEvent) => ({
		codes: await replaceRecoveryCodes(locals.db, locals.actor, { site: site() }, new Date()),
		isNew: false
	}))
} satisfies Actions;

function backTo(url: URL, done: 'tilfoejet' | 'fjernet'): never {
	redirect(303, `/to-trin/opsaet?${done}=ja&videre=${encodeURIComponent(wantedOf(url))}`);
}
