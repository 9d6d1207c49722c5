/** What search takes for a word. */
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
