/** How well everything in the directory answers one part of a query. */
import type { IsoDate } from '../calendar/copenhagen-time.ts';
import { type Likeness, type WordMatches, likeness } from './search-dictionary.ts';
import { isCurrent } from './search-holdings.ts';
import type { SearchIndex } from './search-index.ts';
import type { PhoneLikeness } from './search-phones.ts';
import { type Points, lowerTo, raise, raiseAll, raiseTo } from './search-points.ts';
import type { QueryPart } from './search-query.ts';
import type { Word } from './search-words.ts';

export type Field = keyof SearchIndex['postings'];

/**
 * What a word found in a field is worth, by likeness (exact, folded, beginning, part or synonym, one typo, two typos,
 * part with typos). Typos aside, any likeness to a function's name is worth more than the very word in its situations or
 * texts: who types "udskrivning" looks for the udskrivningskoordinator.
 */
const worth: Record<Field, readonly number[]> = {
	name: [100, 96, 84, 82, 40, 36, 26],
	organisation: [90, 87, 70, 50, 34, 30, 22],
	// Places are surnames too, and meant more often as places.
	person: [88, 85, 68, 48, 33, 29, 21],
	term: [80, 77, 58, 45, 28, 25, 18],
	title: [55, 53, 44, 30, 20, 18, 14],
	text: [50, 48, 35, 25, 12, 11, 8]
};
const phoneWorth: Record<PhoneLikeness, number> = { whole: 110, beginning: 84, end: 70, inside: 50 };
/** A deputy's function stands behind the same person's own. */
const deputyLoss = 4;
/** A beginning shorter than this stands in most texts, and says nothing about them. */
const shortestInText = 3;

export function worthOf(field: Field, how: Likeness): number {
	return worth[field][how] ?? 0;
}

/** A word of a part with the words of the directory that it may mean. */
interface Reading {
	word: Word;
	matches: WordMatches;
	isSynonym: boolean;
}

export interface PartMatch extends Points {
	part: QueryPart;
	readings: Reading[];
}

/** A day, and whose names apply to whom on it. */
export interface MatchDay {
	date: IsoDate;
	/** The same day as a number. */
	number: number;
	/** Numbers of organisations that have ended and of those that took over. */
	successions: readonly (readonly [ended: number, current: number])[];
}

/**
 * What answers one part of a query. Typos are looked for in words that are found neither whole nor as a beginning, or
 * always with `typosToo`.
 */
export function matchPart(index: SearchIndex, part: QueryPart, day: MatchDay, typosToo: boolean): PartMatch {
	const points = index.pool.take();
	const readings: Reading[] = [];
	for (const { words, isSynonym } of part.readings) {
		const own = words.map((word) => {
			const matches = isSynonym
				? synonymMatches(index.dictionary.match(word))
				: typedMatches(index, word, typosToo);
			return { word, matches, isSynonym };
		});
		if (own.some(({ matches }) => matches.size === 0)) continue;
		readings.push(...own);
		if (own.length === 1) own.forEach((reading) => addReading(index, points, reading, day));
		else addTogether(index, points, own, day);
	}
	spreadBelow(index, points, day);
	for (const digits of part.phones) addPhones(index, points, digits, day.date);
	return { part, readings, ...points };
}

/** Points for what has all the words: as many as for the one that matches worst. */
function addTogether(index: SearchIndex, points: Points, readings: readonly Reading[], day: MatchDay) {
	let all: Points | null = null;
	for (const reading of readings) {
		const own = index.pool.take();
		addReading(index, own, reading, day);
		spreadBelow(index, own, day);
		if (all) lowerTo(all, own);
		else all = own;
	}
	if (all) raiseTo(points, all);
	index.pool.release(readings.length);
}

function typedMatches({ dictionary }: SearchIndex, word: Word, typosToo: boolean): WordMatches {
	const matches = dictionary.match(word);
	const isFound = [...matches.values()].some((how) => how <= likeness.prefix);
	if (isFound && !typosToo) return matches;
	for (const [number, how] of dictionary.matchTypos(word)) {
		if (!matches.has(number)) matches.set(number, how);
	}
	return matches;
}

/** A synonym is worth no more than a part, and a part of a synonym is too far away. */
function synonymMatches(matches: WordMatches): WordMatches {
	for (const [number, how] of matches) {
		if (how === likeness.part) matches.delete(number);
		else matches.set(number, likeness.part);
	}
	return matches;
}

function addReading(index: SearchIndex, points: Points, { word, matches }: Reading, day: MatchDay) {
	const { postings, terms } = index;
	for (const [number, how] of matches) {
		raiseAll(points.functions, postings.name[number], worthOf('name', how));
		raiseAll(points.organisations, postings.organisation[number], worthOf('organisation', how));
		for (const person of postings.person[number] ?? []) {
			const value = worthOf('person', how);
			if (raise(points.people, person, value)) raiseHeld(index, points, person, value, day.number);
		}
		for (const person of postings.title[number] ?? []) {
			raiseHeld(index, points, person, worthOf('title', how), day.number);
		}
		for (const term of postings.term[number] ?? []) {
			raiseAll(points.functions, terms[term]?.functions, worthOf('term', how));
		}
		if (word.folded.length >= shortestInText) {
			raiseAll(points.functions, postings.text[number], worthOf('text', how));
		}
	}
}

function raiseHeld(index: SearchIndex, points: Points, person: number, value: number, day: number) {
	index.holdings.eachOn(person, day, (fn, isDeputy) => {
		raise(points.functions, fn, isDeputy ? value - deputyLoss : value);
	});
}

/** What answers for an organisation answers for all below it and their functions. */
function spreadBelow({ parents, units }: SearchIndex, points: Points, { successions }: MatchDay) {
	const { functions, organisations, below } = points;
	for (const [ended, current] of successions) {
		const most = Math.max(organisations[ended] ?? 0, organisations[current] ?? 0);
		organisations[ended] = most;
		organisations[current] = most;
	}
	let any = 0;
	for (let number = 0; number < parents.length; number += 1) {
		const parent = parents[number] ?? -1;
		const above = parent < 0 ? 0 : (below[parent] ?? 0);
		const value = Math.max(organisations[number] ?? 0, below[number] ?? 0, above);
		below[number] = value;
		any |= value;
	}
	if (any === 0) return;
	for (let number = 0; number < units.length; number += 1) {
		const value = below[units[number] ?? 0] ?? 0;
		if ((functions[number] ?? 0) < value) functions[number] = value;
	}
}

function addPhones({ phones }: SearchIndex, points: Points, digits: string, date: IsoDate) {
	phones.eachWith(digits, (fn, holder, how) => {
		if (holder === null || isCurrent(holder, date)) raise(points.functions, fn, phoneWorth[how]);
	});
}
