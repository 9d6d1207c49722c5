/** The three choices out of one line, for those who would rather type: "udskrivning gribskov 17". */
import { toCopenhagen } from '../calendar/copenhagen-time.ts';
import * as messages from '../messages/lookup.ts';
import { choicesOn } from './choices.ts';
import { hasCprNumber } from './cpr.ts';
import type { Directory } from './directory.ts';
import { fold } from './fold.ts';
import { isDirectoryWord, nearestPhrase } from './near-words.ts';
import { bareName } from './query.ts';

/**
 * The choices found, as /find takes them; one that was not found is absent. A word that is only like a situation or a
 * municipality stands as it was typed: /find does not know it, and says which is nearest.
 */
export interface FreeText {
	situation?: string;
	kommune?: string;
	alder?: string;
	retning?: 'region';
	/** The words that are none of it, as typed; empty when all was understood. */
	rest: string;
}

/** What a phrase of folded words stands for. */
type Meaning = Pick<FreeText, 'situation'> | Pick<FreeText, 'kommune'> | Pick<FreeText, 'retning'>;

/** Words that belong to a sentence and not to the question. Folded. */
const filler = new Set(
	[
		'i',
		'på',
		'til',
		'for',
		'af',
		'fra',
		'og',
		'en',
		'et',
		'den',
		'der',
		'om',
		'ved',
		'med',
		'år',
		'årig',
		'årige'
	]
		.concat(['ung', 'unge', 'pige', 'dreng', 'barn', 'kommune', 'kommunen'])
		.map(fold)
);

/**
 * Reads situation, municipality, age and direction out of a line, in any order and spelling, the longest phrase first:
 * "overgang ved 18 år" is a situation, not an age. Each choice is taken once; a second of its kind stays in `rest`.
 */
export function readFreeText(directory: Directory, text: string, at: Date): FreeText {
	const typed = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	const words = typed.map(fold);
	const phrases = phrasesOf(directory, at);
	const found: FreeText = { rest: '' };
	const used = new Set<number>();

	for (let length = Math.min(phrases.longest, words.length); length > 0; length -= 1) {
		for (let start = 0; start + length <= words.length; start += 1) {
			const span = Array.from({ length }, (_unused, offset) => start + offset);
			if (span.some((index) => used.has(index))) continue;
			const meaning = phrases.meanings.get(words.slice(start, start + length).join(' '));
			if (!meaning || Object.keys(meaning).some((field) => field in found)) continue;
			Object.assign(found, meaning);
			for (const index of span) used.add(index);
		}
	}
	for (const near of nearWords(directory, words, used, phrases)) {
		if (near.field in found) continue;
		found[near.field] = near.span.map((index) => typed[index]).join(' ');
		for (const index of near.span) used.add(index);
	}
	const age = words.findIndex((word, index) => !used.has(index) && /^\d{1,2}(ar(ige?)?)?$/.test(word));
	if (age !== -1) {
		used.add(age);
		found.alder = String(parseInt(words[age] ?? '', 10));
	}
	found.rest = typed.filter((_word, index) => !used.has(index) && !filler.has(words[index] ?? '')).join(' ');
	return found;
}

interface NearWords {
	field: 'situation' | 'kommune';
	/** Places in the line. */
	span: number[];
}

/** Unused words that are like a situation or a municipality, the longest phrases first. */
function* nearWords(
	directory: Directory,
	words: readonly string[],
	used: ReadonlySet<number>,
	{ meanings, longest }: Phrases
): Generator<NearWords> {
	for (let length = Math.min(longest, words.length); length > 0; length -= 1) {
		for (let start = 0; start + length <= words.length; start += 1) {
			const span = Array.from({ length }, (_unused, offset) => start + offset);
			if (span.some((index) => used.has(index))) continue;
			if (span.every((index) => filler.has(words[index] ?? ''))) continue;
			const text = span.map((index) => words[index]).join(' ');
			if (/^[\d ]+$/.test(text) || (length === 1 && isDirectoryWord(directory, text))) continue;
			const phrase = nearestPhrase(text, meanings.keys());
			const meaning = phrase === null ? undefined : meanings.get(phrase);
			if (meaning && 'situation' in meaning) yield { field: 'situation', span };
			if (meaning && 'kommune' in meaning) yield { field: 'kommune', span };
		}
	}
}

interface Phrases {
	/** By folded phrase. */
	meanings: ReadonlyMap<string, Meaning>;
	/** Words in the longest of them. */
	longest: number;
}

function phrasesOf(directory: Directory, at: Date): Phrases {
	const meanings = new Map<string, Meaning>([
		['region', { retning: 'region' }],
		['regionen', { retning: 'region' }]
	]);
	const add = (phrase: string, meaning: Meaning) => {
		if (!meanings.has(phrase)) meanings.set(phrase, meaning);
	};
	for (const { slug, name, aliases } of directory.snapshot.situations) {
		for (const word of [name, slug, ...aliases]) add(fold(word), { situation: slug });
	}
	const { members, others } = choicesOn(directory, toCopenhagen(at).date);
	for (const { name, code, value } of [...members, ...others]) {
		addMunicipality(name, value);
		if (code) add(code, { kommune: value });
	}
	// Aliases last: another municipality's own name goes before them.
	for (const member of directory.members) {
		const value = members.find(({ code }) => member.codes.some((known) => known.value === code))?.value;
		if (value) for (const alias of [member.name, ...member.aliases]) addMunicipality(bareName(alias), value);
	}
	const longest = Math.max(...[...meanings.keys()].map((phrase) => phrase.split(' ').length));
	return { meanings, longest };

	function addMunicipality(name: string, value: string) {
		const folded = fold(name);
		for (const form of [folded, `${folded}s`]) {
			add(form, { kommune: value });
			add(`${form} kommune`, { kommune: value });
		}
	}
}

/** The longest line taken: a sentence, not a case. */
const longestLine = 200;

/** What is wrong with a line, in words; null when it can be read. */
export function faultInLine(text: string): string | null {
	if (text.length > longestLine) return messages.tooLong(longestLine);
	return hasCprNumber(text) ? messages.cprRefused : null;
}

/** Where a line leads: to the answer when all of it was understood, else to the search. */
export function addressOfLine(directory: Directory, text: string, at: Date): string {
	const { rest, ...choices } = readFreeText(directory, text, at);
	if (rest !== '') return `/kontakter?${new URLSearchParams({ q: text })}`;
	return `/find?${new URLSearchParams(choices)}`;
}
