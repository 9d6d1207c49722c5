/** How two words may be the same but for slips of the finger. */
import type { Word } from './search-words.ts';

/** How many typos a word of so many letters is forgiven. */
export function typosForgiven(letters: number): number {
	return letters >= 7 ? 2 : letters >= 4 ? 1 : 0;
}

/** Longer words are not compared letter by letter. */
const longestCompared = 60;
let earlier = new Uint8Array(longestCompared + 1);
let last = new Uint8Array(longestCompared + 1);
let row = new Uint8Array(longestCompared + 1);

interface Typos {
	/** Between `typed` and the whole word. */
	whole: number;
	/** Between `typed` and the beginning, or with `head` the part, of the word that is most like it. */
	part: number;
}

/**
 * Letters left out, added, exchanged or swapped with their neighbour between `typed` and the word that stands from
 * `start` to `end` in `text`, counted up to `limit`: more is reported as 255. With a `head` above 0 `typed` may also stand
 * inside the word, from so many letters on.
 */
export function typosBetween(
	typed: string,
	text: string,
	start: number,
	end: number,
	limit: number,
	head: number
): Typos {
	const tooMany = { whole: 255, part: 255 };
	const length = end - start;
	if (length > longestCompared || typed.length > longestCompared) return tooMany;
	for (let j = 0; j <= length; j += 1) last[j] = head > 0 && j >= head ? 0 : j;
	for (let i = 1; i <= typed.length; i += 1) {
		const letter = typed.charCodeAt(i - 1);
		row[0] = i;
		let least = i;
		let left = i;
		for (let j = 1; j <= length; j += 1) {
			const other = text.charCodeAt(start + j - 1);
			let cost = (last[j - 1] ?? 0) + (letter === other ? 0 : 1);
			const added = (last[j] ?? 0) + 1;
			if (added < cost) cost = added;
			if (left + 1 < cost) cost = left + 1;
			if (
				i > 1 &&
				j > 1 &&
				letter === text.charCodeAt(start + j - 2) &&
				typed.charCodeAt(i - 2) === other &&
				(earlier[j - 2] ?? 0) + 1 < cost
			) {
				cost = (earlier[j - 2] ?? 0) + 1;
			}
			row[j] = cost;
			left = cost;
			if (cost < least) least = cost;
		}
		if (least > limit) return tooMany;
		const spare = earlier;
		earlier = last;
		last = row;
		row = spare;
	}
	let part = 255;
	for (let j = 0; j <= length; j += 1) part = Math.min(part, last[j] ?? 255);
	const whole = last[length] ?? 255;
	return { whole: whole > limit ? 255 : whole, part: part > limit ? 255 : part };
}

/**
 * A word with typos as it may have been meant, folded: a slip may have made an aa, ae or oe that stands for nothing, so it
 * is also taken letter by letter.
 */
export function slipReadings({ spelling, folded }: Word): string[] {
	const letters = spelling
		.replace(/[æäå]/g, 'a')
		.replace(/[øö]/g, 'o')
		.normalize('NFKD')
		.replace(/\p{Mn}/gu, '');
	return letters === folded ? [folded] : [folded, letters];
}
