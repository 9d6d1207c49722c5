/** What /svar does with what somebody says: limits those who are not signed in, and finds the way back. */
import type { RequestEvent } from '@sveltejs/kit';
import type { FeedbackAnswer } from '../../directory/vocabulary.ts';
import { tooMany } from '../../messages/feedback.ts';
import { Refusal, SignInNeeded } from '../refusal.ts';
import { giveFeedback, isTakenAtTheirWord } from '../verification/feedback.ts';
import { onward } from './paths.ts';
import { tellsApart } from './reading-pace.ts';
import { WindowCounts } from './window-counts.ts';

/** A whole hospital may stand behind one address. */
const timesAnHour = 30;
const hourMs = 3_600_000;

const fromAddress = new WindowCounts(hourMs);

/**
 * Notes how a call went. Throws `Refusal` (429) when too much comes from one network address, or about one function, and
 * `SignInNeeded` for somebody whose session cannot be read just now: theirs must not pass for a stranger's word.
 */
export async function receiveFeedback(
	{ locals, getClientAddress }: Pick<RequestEvent, 'locals' | 'getClientAddress'>,
	functionId: number,
	answer: FeedbackAnswer
): Promise<void> {
	if (locals.isAway) throw new SignInNeeded();
	const now = new Date();
	const address = getClientAddress();
	const isLimited = !isTakenAtTheirWord(locals.actor) && tellsApart(address);
	if (isLimited && fromAddress.count(address, now) > timesAnHour) throw new Refusal(tooMany, { status: 429 });
	await giveFeedback(locals.db, locals.actor, { functionId, answer }, now);
}

/**
 * The answers they came from, by the browser's own word, also by way of telling about another contact; empty when it says
 * nothing, or another place.
 */
export function cameFrom({ request, url }: Pick<RequestEvent, 'request' | 'url'>): string {
	const referrer = request.headers.get('referer') ?? '';
	if (!URL.canParse(referrer)) return '';
	const from = new URL(referrer);
	if (from.origin !== url.origin) return '';
	return backTo(from.searchParams.get('tilbage') ?? from.pathname + from.search);
}

/** The answers to go back to; empty for anything else. */
export function backTo(wanted: string): string {
	const path = onward(wanted, '');
	return /^\/find\b/.test(path) ? path : '';
}
