import { acuteNumbersAt, lookup } from '../../directory/lookup.ts';
import { momentOf } from '../../directory/contact.ts';
import { readQuery } from '../../directory/query.ts';
import type { LookupError, LookupResult } from '../../directory/answer.ts';
import { portal } from './portal.ts';

/** What /find and /api/lookup answer for an address: a result, or what is wrong with the question. */
export function lookupFromUrl(
	url: URL,
	now: Date
): { ok: true; result: LookupResult } | { ok: false; fault: LookupError } {
	const { directory, dataAt } = portal();
	const read = readQuery(directory, Object.fromEntries(url.searchParams), now);
	if (read.ok) return { ok: true, result: { ...lookup(directory, read.query, read.at), dataAt } };
	return { ok: false, fault: { ...read.fault, acuteNumbers: acuteNumbersAt(directory, momentOf(now)) } };
}
