/** The one helper between a form and a domain function: parse, do, and tell what was wrong with what was typed kept. */
import { type RequestEvent, error, fail, isRedirect, redirect } from '@sveltejs/kit';
import type { z } from 'zod';
import * as messages from '../../messages/accounts.ts';
import { isConnectionError } from '../db/connect.ts';
import { FieldRefusal, Refusal, SecondFactorNeeded, SignInNeeded } from '../refusal.ts';
import { secondFactorPath } from './paths.ts';

/** What a form was sent with: the last value of each name, and all of those that came more than once. */
export type FormValues = Record<string, string | string[]>;

export interface FormErrors {
	/** As they were typed, to be shown again. */
	values: FormValues;
	errors: { text: string; /** Absent when it is about the form as a whole. */ field?: string }[];
}

/**
 * An action that parses the form with `schema` and hands the result to `run`. Zod's issues become errors by field (400), a
 * `Refusal` one with its status: always with the typed values. Somebody who has to sign in first gets a page that keeps what
 * was sent, and so does everyone while the database is down, since the page itself needs it. Everything else goes to `handleError`.
 * @param schema reads an object of strings, and of string lists for the names in `lists`
 */
export function formAction<Schema extends z.ZodType, Event extends RequestEvent, Result>(
	schema: Schema,
	run: (event: Event, input: z.output<Schema>) => Promise<Result>,
	{ lists = [] }: { lists?: readonly string[] } = {}
) {
	return async (event: Event) => {
		const form = await event.request.formData();
		const values = valuesOf(form, lists);
		const refuse = (status: number, errors: FormErrors['errors']) => fail(status, { values, errors });
		const parsed = schema.safeParse(values);
		if (!parsed.success) {
			return refuse(
				400,
				parsed.error.issues.map(({ message, path }) => ({
					text: message,
					...(path.length > 0 && { field: String(path[0]) })
				}))
			);
		}
		try {
			return await run(event, parsed.data);
		} catch (caught) {
			if (isRedirect(caught)) throw caught;
			if (caught instanceof FieldRefusal) {
				return refuse(
					caught.status,
					caught.faults.map(({ message, field }) => ({ text: message, ...(field && { field }) }))
				);
			}
			if (caught instanceof Refusal) {
				return refuse(caught.status, [
					{ text: caught.message, ...(caught.field && { field: caught.field }) }
				]);
			}
			if (caught instanceof SignInNeeded) {
				if (event.locals.isAway) error(503, keptForm(event.url, form, messages.databaseIsDown));
				error(401, keptForm(event.url, form, messages.signInFirst));
			}
			if (caught instanceof SecondFactorNeeded) redirect(303, secondFactorPath(event.url));
			if (isConnectionError(caught)) error(503, keptForm(event.url, form, messages.databaseIsDown));
			throw caught;
		}
	};
}

function valuesOf(form: FormData, lists: readonly string[]): FormValues {
	const values: FormValues = {};
	for (const name of lists) values[name] = [];
	for (const [name, value] of form) {
		if (typeof value !== 'string') continue;
		const list = values[name];
		if (Array.isArray(list)) list.push(value);
		else values[name] = value;
	}
	return values;
}

/** The error page draws these as hidden fields of a form that sends them again, once its reader has signed in elsewhere. */
function keptForm(url: URL, form: FormData, message: string): App.Error {
	const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []));
	return { message, resend: { action: url.pathname + url.search, fields } };
}
