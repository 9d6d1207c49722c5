/** A page that not everyone may see: turns what a domain function throws into where to go or what to say. */
import { type RequestEvent, type ServerLoadEvent, error, redirect } from '@sveltejs/kit';
import * as messages from '../../messages/accounts.ts';
import { isConnectionError } from '../db/connect.ts';
import { Refusal, SecondFactorNeeded, SignInNeeded } from '../refusal.ts';
import { secondFactorPath, signInPath } from './paths.ts';

/**
 * What `read` answers. Sends somebody who is not signed in to the sign-in page and back, and to the second factor likewise;
 * a `Refusal` becomes an error page with its message, and so does a database that does not answer.
 */
export async function requirePage<T>(
	{ url, locals }: Pick<RequestEvent, 'url' | 'locals'>,
	read: () => Promise<T>
): Promise<T> {
	try {
		return await read();
	} catch (caught) {
		if (caught instanceof SignInNeeded) {
			if (locals.isAway) error(503, messages.databaseIsDown);
			redirect(303, signInPath(url));
		}
		if (caught instanceof SecondFactorNeeded) redirect(303, secondFactorPath(url));
		if (caught instanceof Refusal) error(caught.status, caught.message);
		if (isConnectionError(caught)) error(503, messages.databaseIsDown);
		throw caught;
	}
}

/** A load that only some may have; see `requirePage`. */
export function guardedLoad<Event extends ServerLoadEvent, Result>(read: (event: Event) => Promise<Result>) {
	return (event: Event): Promise<Result> => requirePage(event, () => read(event));
}

/** What a page that answers without the database has besides: null when the database does not answer. */
export async function nullWhileAway<T>(read: Promise<T>): Promise<T | null> {
	try {
		return await read;
	} catch (error) {
		if (isConnectionError(error)) return null;
		throw error;
	}
}
