/** Which functions a search is limited to. */
import { dayNumberOf } from '../calendar/copenhagen-time.ts';
import type { FreshnessState } from './answer.ts';
import { type Moment, holdingOn } from './contact.ts';
import { type Directory, organisationOn } from './directory.ts';
import type { SearchIndex } from './search-index.ts';

/** Each by its slug; null or absent is no limit. */
export interface SearchFilters {
	/** The organisation and all below it. */
	organisation?: string | null;
	situation?: string | null;
	topic?: string | null;
	/** Of the one who has the function on the day. */
	profession?: string | null;
	welfareArea?: string | null;
	freshness?: FreshnessState | null;
}

/** By number of a function, whether it is within the filters; null when there are none. A slug nobody has fits nothing. */
export function functionFilter(
	directory: Directory,
	index: SearchIndex,
	filters: SearchFilters,
	moment: Moment
): ((fn: number) => boolean) | null {
	const tests: ((fn: number) => boolean)[] = [];

	if (filters.organisation) {
		const within = organisationsWithin(directory, index, filters.organisation, moment);
		tests.push((fn) => within[index.units[fn] ?? 0] === 1);
	}
	const terms = { situation: filters.situation, topic: filters.topic, welfareArea: filters.welfareArea };
	for (const kind of ['situation', 'topic', 'welfareArea'] as const) {
		if (!terms[kind]) continue;
		const term = index.terms.find((other) => other.kind === kind && other.entry.slug === terms[kind]);
		const answers = new Uint8Array(index.functions.length);
		for (const fn of term?.functions ?? []) answers[fn] = 1;
		tests.push((fn) => answers[fn] === 1);
	}
	if (filters.profession) tests.push(professionTest(directory, index, filters.profession, moment));
	if (filters.freshness) {
		tests.push((number) => {
			const fn = index.functions[number];
			return fn !== undefined && index.freshness.stateOf(number, fn, moment) === filters.freshness;
		});
	}
	return tests.length === 0 ? null : (fn) => tests.every((test) => test(fn));
}

/** Whether the one who has a function on the day, or acts where nobody has it, is of a profession. */
function professionTest(
	directory: Directory,
	index: SearchIndex,
	slug: string,
	{ date }: Moment
): (fn: number) => boolean {
	const id = directory.snapshot.professions.find((entry) => entry.slug === slug)?.id ?? NaN;
	const [no, yes, asDeputy] = [0, 1, 2];
	const has = new Uint8Array(index.functions.length);
	for (const person of index.professions.get(id) ?? []) {
		index.holdings.eachOn(person, dayNumberOf(date), (fn, isDeputy) => {
			if (!isDeputy) has[fn] = yes;
			else if (has[fn] === no) has[fn] = asDeputy;
		});
	}
	return (number) => {
		if (has[number] !== asDeputy) return has[number] === yes;
		const fn = index.functions[number];
		const personId = fn && holdingOn(fn, date).current?.personId;
		return personId != null && directory.people.get(personId)?.professionId === id;
	};
}

/** By number 1 for the organisation, those that it took over from, and all below them. */
function organisationsWithin(
	directory: Directory,
	{ organisations, parents }: SearchIndex,
	slug: string,
	{ date }: Moment
): Uint8Array {
	const within = new Uint8Array(organisations.length);
	const wanted = directory.organisationsBySlug.get(slug);
	organisations.forEach((entry, number) => {
		const is =
			entry === wanted || (entry.successorId !== null && organisationOn(directory, entry, date) === wanted);
		const parent = parents[number] ?? -1;
		within[number] = is || (parent >= 0 && within[parent] === 1) ? 1 : 0;
	});
	return within;
}
