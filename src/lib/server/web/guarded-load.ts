/** What a load does when the policy says no: to sign in, to the second factor, or a page that says why. */
import { type ServerLoadEvent, error, redirect } from '@sveltejs/kit';
import { Refusal, SecondFactorNeeded, SignInNeeded } from '../refusal.ts';
import { secondFactorPath, signInPath } from './paths.ts';

/** A load that answers with what `read` does, and turns its refusals into where to go. Everything else goes to `handleError`. */
export function guardedLoad<Event extends ServerLoadEvent, Result>(read: (event: Event) => Promise<Result>) {
	return async (event: Event): Promise<Result> => {
		try {
			return await read(event);
		} catch (caught) {
			if (caught instanceof SignInNeeded) redirect(303, signInPath(event.url));
			if (caught instanceof SecondFactorNeeded) redirect(303, secondFactorPath(event.url));
			if (caught instanceof Refusal) error(caught.status, caught.message);
			throw caught;
		}
	};
}
