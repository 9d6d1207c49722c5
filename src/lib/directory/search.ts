/**
 * Search as somebody types: functions first, best answer first, then the organisations and people that were meant. A pure
 * function of directory, index and time.
 */
import { dayNumberOf } from '../calendar/copenhagen-time.ts';
import { describeHolder, holdingOn, type Moment, momentOf } from './contact.ts';
import { type Directory, ancestry, organisationOn, organisationTitle } from './directory.ts';
import { Explainer } from './search-explain.ts';
import { type SearchFilters, functionFilter } from './search-filters.ts';
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

export interface SearchHit {
	kind: 'function' | 'organisation' | 'person';
	/** Of the page to open; a person's is that of the first function they have. */
	slug: string;
	name: string;
	/** Of a function the unit with its party, of an organisation the party, of a person that of the function. */
	organisation: string | null;
	/** Who has the function now; null when nobody does, or only the function is shown. */
	holder: string | null;
	/** Why it was found, in words; empty when nothing was asked for. */
	matched: string[];
}

export interface SearchResults {
	/** How many there are of all kinds. */
	total: number;
	results: SearchHit[];
}

/** A person's name says more when one person has all the words of it. */
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

	const page = hits.page(offset, limit);
	const explainer = new Explainer(directory, index, matches, moment);
	return {
		total: hits.total,
		results: [
			...page.functions.flatMap((number) => functionHit(directory, index, number, explainer, moment)),
			...page.organisations.flatMap((number) => organisationHit(directory, index, number, explainer, moment)),
			...page.people.flatMap((number) => personHit(directory, index, number, explainer, moment))
		]
	};
}

/** All that a query finds, each kind in order. */
class Found {
	private readonly functions: Ranking;
	private readonly organisations: Ranking | null;
	private readonly people: Ranking | null;

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
		if (matches.length === 0 || accepts) {
			this.organisations = null;
			this.people = null;
		} else {
			this.organisations = new Ranking(index.organisations.length, points('below'));
			this.people = new Ranking(index.people.length, points('people'));
			this.organisations.keep(needed, (number) => {
				const isNamed = matches.some(({ organisations }) => (organisations[number] ?? 0) > 0);
				return isNamed && exists(index, number, day.date);
			});
			this.people.keep(needed, (number) => index.holdings.firstOn(number, day.number) !== -1);
		}
		if (matches.length > 1) {
			this.people?.eachWith(matches.length, (person) => {
				index.holdings.eachOn(person, day.number, (fn) => this.functions.add(fn, samePersonBonus));
			});
		}
		this.functions.keep(needed, accepts);
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

function functionHit(
	directory: Directory,
	index: SearchIndex,
	number: number,
	explainer: Explainer,
	moment: Moment
): SearchHit[] {
	const fn = index.functions[number];
	if (!fn) return [];
	return [
		{
			kind: 'function',
			slug: fn.entry.slug,
			name: fn.entry.name,
			organisation: organisationTitle(directory, fn, moment.date),
			holder: describeHolder(directory, holdingOn(fn, moment.date).current)?.name ?? null,
			matched: explainer.ofFunction(fn)
		}
	];
}

function organisationHit(
	directory: Directory,
	index: SearchIndex,
	number: number,
	explainer: Explainer,
	moment: Moment
): SearchHit[] {
	const entry = index.organisations[number];
	if (!entry) return [];
	const party = ancestry(directory.organisations, entry).at(-1);
	return [
		{
			kind: 'organisation',
			slug: entry.slug,
			name: entry.name,
			organisation: party && party !== entry ? organisationOn(directory, party, moment.date).name : null,
			holder: null,
			matched: explainer.ofOrganisation(entry)
		}
	];
}

function personHit(
	directory: Directory,
	index: SearchIndex,
	number: number,
	explainer: Explainer,
	moment: Moment
): SearchHit[] {
	const entry = index.people[number];
	const fn = index.functions[index.holdings.firstOn(number, dayNumberOf(moment.date))];
	if (!entry || !fn) return [];
	return [
		{
			kind: 'person',
			slug: fn.entry.slug,
			name: entry.name,
			organisation: organisationTitle(directory, fn, moment.date),
			holder: null,
			matched: explainer.ofPerson(entry.name)
		}
	];
}
