/** What somebody typed, taken apart: words, phrases that mean the same as others, and phone numbers. */
import { cprRefused, tooLong } from '../messages/lookup.ts';
import { hasCprNumber } from './cpr.ts';
import { phoneReadings } from './search-phones.ts';
import { type Word, isStopWord, wordsOf } from './search-words.ts';

/** The longest query taken. */
const longest = 100;
/** Nobody types more words to find somebody; the rest is not looked at. */
const mostParts = 8;

/** One thing a query asks for, which may be meant in several ways. */
export interface QueryPart {
	/** Ways to mean it in words; every word of one must match. The first is as typed, others are synonyms. */
	readings: { words: Word[]; isSynonym: boolean }[];
	/** Digits of a phone number that it may be. */
	phones: readonly string[];
}

/** A phrase with the other phrases of its group of synonyms. */
export interface Phrase {
	/** Folded, with single spaces. */
	folded: string;
	others: Word[][];
}

/** What is wrong with a query, in words for the one who typed it; null when it can be searched for. */
export function suggestQueryFault(text: string): string | null {
	if (text.length > longest) return tooLong(longest);
	return hasCprNumber(text) ? cprRefused : null;
}

export function phrasesOf(synonyms: readonly (readonly string[])[]): Phrase[] {
	return synonyms.flatMap((group) => {
		const words = group.map(wordsOf);
		return words.map((own) => ({
			folded: joined(own),
			others: words.filter((other) => other !== own).map(withoutStopWords)
		}));
	});
}

/** The parts of a query in order, each once. Words that say nothing are left out, unless there are no others. */
export function readQueryText(text: string, phrases: readonly Phrase[]): QueryPart[] {
	const parts = new Map<string, QueryPart>();
	const skipped = new Map<string, QueryPart>();
	for (const { phones, words } of sequencesOf(text.slice(0, longest))) {
		if (phones) {
			if (phones.length > 0) parts.set(phones.join(), { readings: [{ words, isSynonym: false }], phones });
			continue;
		}
		for (let at = 0; at < words.length;) {
			const { length, others } = phraseAt(words, at, phrases);
			const own = words.slice(at, at + length);
			const readings = [
				{ words: withoutStopWords(own), isSynonym: false },
				...others.map((other) => ({ words: other, isSynonym: true }))
			];
			const to = others.length === 0 && own.every(isStopWord) ? skipped : parts;
			to.set(joined(own), { readings, phones: [] });
			at += length;
		}
	}
	return [...(parts.size > 0 ? parts : skipped).values()].slice(0, mostParts);
}

/** Runs of words, and runs of digits with nothing between them that a phone number would not have. */
function sequencesOf(text: string): { phones: string[] | null; words: Word[] }[] {
	const sequences: { phones: string[] | null; words: Word[] }[] = [];
	const phone = /(?<![\p{L}\p{N}])(\+?)\d[\d\s.\-()/]*(?![\p{L}\p{N}])/gu;
	let from = 0;
	for (const match of text.matchAll(phone)) {
		sequences.push({ phones: null, words: wordsOf(text.slice(from, match.index)) });
		const phones = phoneReadings(match[0].replace(/\D/g, ''), match[1] === '+');
		sequences.push({ phones, words: wordsOf(match[0]) });
		from = match.index + match[0].length;
	}
	sequences.push({ phones: null, words: wordsOf(text.slice(from)) });
	return sequences;
}

/** The longest phrase with synonyms that starts at a word; one that is still being typed counts from its second word. */
function phraseAt(
	words: readonly Word[],
	at: number,
	phrases: readonly Phrase[]
): { length: number; others: Word[][] } {
	const rest = joined(words.slice(at));
	let length = 1;
	let others: Word[][] = [];
	for (const phrase of phrases) {
		const isWhole = `${rest} `.startsWith(`${phrase.folded} `);
		const isBegun = at + 1 < words.length && phrase.folded.startsWith(rest);
		if (!isWhole && !isBegun) continue;
		const count = isWhole ? phrase.folded.split(' ').length : words.length - at;
		if (count > length) others = [];
		if (count >= length) others.push(...phrase.others);
		length = Math.max(length, count);
	}
	return { length, others };
}

function joined(words: readonly Word[]): string {
	return words.map(({ folded }) => folded).join(' ');
}

function withoutStopWords(words: Word[]): Word[] {
	const telling = words.filter((word) => !isStopWord(word));
	return telling.length > 0 ? telling : words;
}
