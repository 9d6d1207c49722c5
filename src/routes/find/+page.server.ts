import { redirect } from '@sveltejs/kit';
import { toCopenhagen } from '$lib/calendar/copenhagen-time';
import { choicesOn, filledIn, valuesOf, withoutOthers } from '$lib/directory/choices';
import type { AcuteNumber, LookupError } from '$lib/directory/answer';
import { momentOf } from '$lib/directory/contact';
import { addressOfLine, faultInLine } from '$lib/directory/free-text';
import { acuteNumbersAt } from '$lib/directory/lookup';
import { countAnswers } from '$lib/server/web/count-lookups';
import { lookupFromUrl } from '$lib/server/web/lookup-request';
import { portal } from '$lib/server/web/portal';
import { Unsent } from '$lib/unsent';
import { cardsOf } from './cards';
import type { PageServerLoad } from './$types';

/** What is wrong with the question: with one of its fields, or with the line. */
type Fault = Pick<LookupError, 'error' | 'nearest'> & { field: LookupError['field'] | 'tekst' };

export const load: PageServerLoad = ({ url, locals, request }) => {
	const now = new Date();
	const { directory } = portal();
	const line = url.searchParams.get('tekst')?.trim() ?? '';
	const lineFault = line === '' ? null : faultInLine(line);
	if (line !== '' && !lineFault) redirect(303, addressOfLine(directory, line, now));

	const today = toCopenhagen(now).date;
	const choices = choicesOn(directory, today);
	const refuse = (status: number, fault: Fault, acuteNumbers: AcuteNumber[]) => {
		locals.status = status;
		const values = filledIn(directory, Object.fromEntries(url.searchParams), now);
		return { answered: null, refused: new Unsent({ choices, values, line, fault, acuteNumbers, at: now }) };
	};
	if (lineFault) {
		const fault: Fault = { field: 'tekst', error: lineFault, nearest: [] };
		return refuse(400, fault, acuteNumbersAt(directory, momentOf(now)));
	}
	const answered = lookupFromUrl(url, now);
	if (!answered.ok) {
		const { status, acuteNumbers, ...fault } = answered.fault;
		return refuse(status, fault, acuteNumbers);
	}
	const { result } = answered;
	countAnswers({ request }, result.answers, today);
	const { adultAge } = directory.snapshot.settings;
	return {
		answered: new Unsent({
			choices: withoutOthers(choices, result.query.municipality?.code ?? null),
			values: valuesOf(directory, result),
			result,
			cards: cardsOf(result, adultAge),
			adultAge,
			/** Index of the first answer of a voluntary organisation; -1 when there is none on this page. */
			firstVoluntary: result.answers.findIndex(
				(answer) => directory.functionsBySlug.get(answer.function.slug)?.side === 'voluntary'
			)
		}),
		refused: null
	};
};
