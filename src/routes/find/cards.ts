/** The answers as HTML. Only the server draws them: /find has no script. */
import { render } from 'svelte/server';
import { OtherTime } from '$lib/calendar/danish-dates';
import type { Answer, LookupResult } from '$lib/directory/answer';
import AnswerCard from './AnswerCard.svelte';

/** Near 18 there are three: both sides and the transition. */
const unfoldedAnswers = 3;
/** Of some ten kilobytes each. */
const mostKept = 500;

/** The cards of a page of answers, in their order. The adult age is the network's: the same whenever an answer is. */
export function cardsOf({ answers, asOf }: LookupResult, adultAge: number): string[] {
	const foldChain = answers.length > unfoldedAnswers;
	return answers.map((answer) => {
		// As of another time the words are others, and few ask for them.
		if (asOf instanceof OtherTime) return draw(answer, adultAge, asOf, foldChain);
		return cards[foldChain ? 'folded' : 'unfolded'].of(answer, () => draw(answer, adultAge, asOf, foldChain));
	});
}

function draw(answer: Answer, adultAge: number, at: Date, foldChain: boolean): string {
	const { body } = render(AnswerCard, { props: { answer, adultAge, at, foldChain } });
	// Drawing leaves hundreds of pieces, which every page would join and the collector follow anew; this makes them one text.
	return Buffer.from(body).toString();
}

/**
 * Cards that have been drawn. Everybody who asks within a minute is answered with the same objects (`sharedMoment`), which
 * never change and are not kept beyond it. A card says nothing of who asks or what else was answered, and its words about
 * time depend on the day alone.
 */
class Cards {
	private known = new WeakMap<Answer, string>();
	private count = 0;

	of(answer: Answer, draw: () => string): string {
		const found = this.known.get(answer);
		if (found !== undefined) return found;
		if (this.count >= mostKept) {
			// A walk through a huge directory must not fill the memory.
			this.known = new WeakMap();
			this.count = 0;
		}
		const card = draw();
		this.known.set(answer, card);
		this.count += 1;
		return card;
	}
}

const cards = { folded: new Cards(), unfolded: new Cards() };
