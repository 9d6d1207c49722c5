import { codeInput } from '$lib/accounts/person-input';
import { minutesToSignIn, signInByCode } from '$lib/server/accounts/sign-in';
import { formAction } from '$lib/server/web/form-action';
import { browserThatAsks, enter } from '$lib/server/web/sign-in';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = () => ({ minutes: minutesToSignIn });

export const actions = {
	default: formAction(codeInput, async (event: RequestEvent, { kode }) => {
		const now = new Date();
		enter(event, await signInByCode(event.locals.db, kode, await browserThatAsks(event, now), now));
	})
} satisfies Actions;
