/** What search takes for a word, and how two words may be the same but for a slip of the finger. */
import { fold } from './fold.ts';

export interface Word {
	/** In small letters. */
	spelling: string;
	/** As `fold` makes it: what words are compared by. */
	folded: string;
}

const word = /[\p{L}\p{N}]+/gu;

/** The words of a text in order, as written: runs of letters and digits, so "PPR-psykolog" is two. */
export function writtenWords(text: string): readonly string[] {
	return text.normalize('NFKC').match(word) ?? [];
}

/** One written word. */
export function wordOf(written: string): Word {
	return { spelling: written.toLowerCase(), folded: fold(written).replaceAll(' ', '') };
}

export function wordsOf(text: string): Word[] {
	return writtenWords(text).map(wordOf);
}

/** Words that say nothing about whom somebody looks for, folded. "Kommune" stands in every municipality's name. */
const stopWords = new Set(
	'og eller i pa til for af fra med ved om hos en et den det de der som er har kommune kommunen kommunes'.split(
		' '
	)
);

export function isStopWord({ folded }: Word): boolean {
	return stopWords.has(folded);
}

/** Endings of Danish nouns and genitives, folded, longest first: "psykologerne" is about a psykolog. */
const endings = [
	'ernes',
	'erne',
	'enes',
	'ens',
	'ets',
	'ers',
	'ene',
	'er',
	'en',
	'et',
	'ne',
	'es',
	'e',
	's',
	'n',
	'r'
];
const shortestStem = 4;

/** What a folded word may be an inflection of. Not every one of them is a word. */
export function stemsOf(folded: string): string[] {
	return endings
		.filter((ending) => folded.endsWith(ending) && folded.length - ending.length >= shortestStem)
		.map((ending) => folded.slice(0, -ending.length));
}

/** How many typos a word of so many letters is forgiven. */
export function typosForgiven(letters: number): number {
	return letters >= 7 ? 2 : letters >= 4 ? 1 : 0;
}

/** Longer words are not compared letter by letter. */
const longestCompared = 60;
let earlier = new Uint8Array(longestCompared + 1);
let last = new Uint8Array(longestCompared + 1);
let row = new Uint8Array(longestCompared + 1);

export interface Typos {
	/** Between `typed` and the whole word. */
	whole: number;
	/** Between `typed` and the best beginning of the word; with `head`, and the best part that starts after `head`. */
	part: number;
}

/**
 * Letters left out, added, exchanged or swapped with their neighbour between `typed` and the word that stands from
 * `start` to `end` in `text`, counted up to `limit`: more is reported as 255. With a `head` above 0 `typed` may also stand
 * inside the word, after so many letters.
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
