/**
 * Search as somebody types: functions first, best answer first, then the organisations and people that were meant. A pure
 * function of directory, index and time.
 */
import { dayNumberOf } from '../calendar/copenhagen-time.ts';
import { type Moment, momentOf } from './contact.ts';
import { type Directory, organisationOn } from './directory.ts';
import { type SearchFilters, functionFilter } from './search-filters.ts';
import { Presenter, type SearchHit } from './search-hits.ts';
import type { SearchIndex } from './search-index.ts';
import { type MatchDay, type PartMatch, matchPart } from './search-match.ts';
import { readQueryText } from './search-query.ts';
import { Ranking } from './search-ranking.ts';

export interface SearchRequest {
	/** Empty lists all that the filters let through, in the order of answers. */
	text: string;
	/** They are about functions: with any of them set only functions are found. */
	filters: SearchFilters;
	at: Date;
	/** How many hits, from which on (0 is the first). */
	limit: number;
	offset: number;
}

export type { SearchHit };

export interface SearchResults {
	/** How many there are of all kinds. */
	total: number;
	results: SearchHit[];
}

const samePersonBonus = 10;

/**
 * Finds what answers all parts of a query; where nothing does, with typos forgiven in every word, and then whatever
 * answers some of them, those that answer most first. Equals stand in the order of answers.
 */
export function search(directory: Directory, index: SearchIndex, request: SearchRequest): SearchResults {
	const { text, filters, at, limit, offset } = request;
	const moment = momentOf(at);
	const accepts = functionFilter(directory, index, filters, moment);
	const parts = readQueryText(text, index.phrases);
	if (parts.length === 0 && text.trim() !== '') return { total: 0, results: [] };

	index.pool.release();
	const day = matchDayOf(directory, index, moment);
	const match = (typosToo: boolean) => parts.map((part) => matchPart(index, part, day, typosToo));
	const found = (matches: PartMatch[], all: boolean) => new Found(index, matches, all, accepts, day);
	let matches = match(false);
	let hits = found(matches, true);
	if (hits.total === 0) {
		const forgiving = match(true);
		const others = found(forgiving, true);
		matches = others.total > 0 ? forgiving : matches;
		hits = others.total > 0 ? others : found(matches, false);
	}

	const { functions, organisations, people } = hits.page(offset, limit);
	const present = new Presenter(directory, index, matches, moment);
	return {
		total: hits.total,
		results: [
			...functions.flatMap((number) => present.function(number)),
			...organisations.flatMap((number) => present.organisation(number)),
			...people.flatMap((number) => present.person(number))
		]
	};
}

/** All that a query finds, each kind in order. */
class Found {
	private readonly functions: Ranking;
	/** Null where only functions are asked for. */
	private readonly organisations: Ranking | null = null;
	private readonly people: Ranking | null = null;

	/** With `all` only what answers every part. */
	constructor(
		index: SearchIndex,
		matches: readonly PartMatch[],
		all: boolean,
		accepts: ((fn: number) => boolean) | null,
		day: MatchDay
	) {
		const needed = all ? matches.length : 1;
		const points = (kind: 'functions' | 'below' | 'people') => matches.map((match) => match[kind]);
		this.functions = new Ranking(index.functions.length, points('functions'));
		if (matches.length > 0) {
			const people = new Ranking(index.people.length, points('people'));
			people.keep(needed, (number) => index.holdings.firstOn(number, day.number) !== -1);
			if (matches.length > 1) this.preferWholeNames(index, people, matches.length, day);
			if (!accepts) {
				this.people = people;
				this.organisations = new Ranking(index.organisations.length, points('below'));
				this.organisations.keep(needed, (number) => {
					const isNamed = matches.some(({ organisations }) => (organisations[number] ?? 0) > 0);
					return isNamed && exists(index, number, day.date);
				});
			}
		}
		this.functions.keep(needed, accepts);
	}

	/** One person who has all the words of a name stands ahead of two who share them. */
	private preferWholeNames(index: SearchIndex, people: Ranking, parts: number, day: MatchDay) {
		people.eachWith(parts, (person) => {
			index.holdings.eachOn(person, day.number, (fn) => this.functions.add(fn, samePersonBonus));
		});
	}

	get total(): number {
		return this.functions.total + (this.organisations?.total ?? 0) + (this.people?.total ?? 0);
	}

	page(offset: number, limit: number) {
		let skip = offset;
		let room = limit;
		const take = (ranking: Ranking | null): number[] => {
			const taken = ranking?.page(skip, room) ?? [];
			skip = Math.max(0, skip - (ranking?.total ?? 0));
			room -= taken.length;
			return taken;
		};
		return {
			functions: take(this.functions),
			organisations: take(this.organisations),
			people: take(this.people)
		};
	}
}

function matchDayOf(directory: Directory, index: SearchIndex, { date }: Moment): MatchDay {
	const successions = index.succeeded.flatMap((ended) => {
		const entry = index.organisations[ended];
		const current = entry && organisationOn(directory, entry, date);
		if (!current || current === entry) return [];
		return [[ended, index.organisationNumbers.get(current.id) ?? ended] as const];
	});
	return { date, number: dayNumberOf(date), successions };
}

function exists({ organisations }: SearchIndex, number: number, date: string): boolean {
	const entry = organisations[number];
	if (!entry) return false;
	return (
		(entry.validFrom === null || entry.validFrom <= date) && (entry.validTo === null || entry.validTo >= date)
	);
}
