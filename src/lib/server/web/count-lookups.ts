/** Counts what people look up: by function and day, nothing finer. */
import type { RequestEvent } from '@sveltejs/kit';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { Answer } from '../../directory/answer.ts';
import { countLookup, portal } from './portal.ts';

/**
 * The functions that answered, and those they send the caller on to. Both were looked up: a vacant one that sends everyone on
 * is in use, and to be mended first.
 */
export function countAnswers(
	{ request }: Pick<RequestEvent, 'request'>,
	answers: readonly Answer[],
	day: IsoDate
) {
	if (!isReading(request)) return;
	const { functionsBySlug } = portal().directory;
	const named = new Set<string>();
	for (const { function: fn, callFirst } of answers) {
		named.add(fn.slug);
		if (callFirst) named.add(callFirst.slug);
	}
	for (const slug of named) {
		const fn = functionsBySlug.get(slug);
		if (fn) countLookup(fn.entry.id, day);
	}
}

/** A function whose own page was shown. */
export function countShown({ request }: Pick<RequestEvent, 'request'>, functionId: number, day: IsoDate) {
	if (isReading(request)) countLookup(functionId, day);
}

/** Asked for the page itself, and not ahead of a reader who may never come. */
function isReading({ method, headers }: Request): boolean {
	return method === 'GET' && !headers.get('sec-purpose')?.includes('prefetch');
}
