/** The question the portal exists for: who to call about this young person, in that municipality, right now. */
import type { AcuteNumber, AgeSide, Answer, Gap, LookupResult } from './answer.ts';
import { callFirst, chainOf, chainOfParty } from './chain.ts';
import {
	type Moment,
	contactOf,
	describeHolder,
	freshnessOf,
	holdingOn,
	momentOf,
	openOf
} from './contact.ts';
import type { Directory, DirectoryFunction } from './directory.ts';
import { type LookupQuery, bareName } from './query.ts';
import * as messages from '../messages/lookup.ts';

/** Answers on one page. */
export const pageSize = 20;

/** The situation that joins both sides of the adult age. */
const transitionSlug = 'overgang-ved-18-aar';

interface Candidate {
	fn: DirectoryFunction;
	side: AgeSide | null;
	/** Public before voluntary; within each those that answer the age itself first. */
	group: number;
}

/**
 * Answers a question as of an instant, out of the directory alone: no clock, no database.
 * A question without choices is answered too, in pages of `pageSize`.
 */
export function lookup(directory: Directory, query: LookupQuery, at: Date): LookupResult {
	const moment = momentOf(at);
	const outside = query.municipality !== null && query.municipality.member === null;
	const candidates = outside ? [] : findCandidates(directory, query);
	const total = candidates.length;
	const start = (query.page - 1) * pageSize;
	const shown = sortEqualsWithin(directory, candidates, start, moment);
	const answers = shown.map((candidate) => answerOf(directory, query, candidate, moment));
	const isGap = outside || !candidates.some(({ fn }) => fn.side !== 'voluntary');
	return {
		query: {
			situation: query.situation && {
				slug: query.situation.slug,
				name: query.situation.name,
				acute: query.situation.acute
			},
			municipality: query.municipality && {
				slug: query.municipality.member?.slug ?? null,
				name: query.municipality.name,
				code: query.municipality.code
			},
			age: query.age,
			direction: query.direction
		},
		asOf: at,
		dataAt: new Date(directory.snapshot.readAt),
		demo: directory.snapshot.demo,
		page: query.page,
		pages: Math.max(1, Math.ceil(total / pageSize)),
		total,
		answers,
		gap: isGap ? gapOf(directory, query, total > 0, moment) : null,
		acuteNumbers: acuteNumbersAt(directory, moment)
	};
}

/** One function as a full answer, asked for by itself. */
export function answerFunction(directory: Directory, fn: DirectoryFunction, at: Date): Answer {
	const query: LookupQuery = {
		situation: null,
		municipality: null,
		age: null,
		direction: 'municipality',
		page: 1
	};
	return answerOf(directory, query, { fn, side: null, group: 0 }, momentOf(at));
}

/** The acute numbers with their state, in the order they are shown. */
export function acuteNumbersAt(directory: Directory, moment: Moment): AcuteNumber[] {
	return directory.acuteNumbers.flatMap((fn) => {
		const contact = contactOf(directory, fn, holdingOn(fn, moment.date), moment);
		const phone = contact.channels.find(({ kind }) => kind === 'phone');
		if (!fn.acuteNumber || !phone) return [];
		const { audience, source } = fn.acuteNumber;
		return { ...contact, audience, source, value: phone.value, display: phone.display };
	});
}

/** Everyone who answers the question, in order but for equals. */
function findCandidates(directory: Directory, query: LookupQuery): Candidate[] {
	const { situation, age, direction } = query;
	const member = query.municipality?.member;
	const pool = member ? (directory.servingMunicipality.get(member.id) ?? []) : directory.ranked;
	const { adultAge, transitionYears } = directory.snapshot.settings;
	const nearAdult = age !== null && transitionYears > 0 && Math.abs(age - adultAge) <= transitionYears;
	const groups: Candidate[][] = [[], [], [], [], [], []];

	for (const fn of pool) {
		if (fn.side !== 'voluntary' && fn.side !== direction) continue;
		const { entry } = fn;
		const isTransition = nearAdult && namesTransition(directory, fn);
		const answersSituation = situation === null || entry.situationIds.includes(situation.id);
		if (!answersSituation && !isTransition) continue;
		const answersAge = age === null || within(entry.ageFrom, entry.ageTo, age, age);
		const otherSide =
			nearAdult &&
			(age < adultAge
				? within(entry.ageFrom, entry.ageTo, adultAge, adultAge + transitionYears)
				: within(entry.ageFrom, entry.ageTo, adultAge - transitionYears, adultAge - 1));
		if (!answersAge && !otherSide) continue;
		const side = nearAdult ? (answersSituation ? sideOf(fn, adultAge) : 'transition') : null;
		const group = (fn.side === 'voluntary' ? 3 : 0) + (!answersSituation ? 2 : answersAge ? 0 : 1);
		groups[group]?.push({ fn, side, group });
	}
	return groups.flat();
}

/** Whether a range with open ends has a year in common with `from`–`to`. */
function within(min: number | null, max: number | null, from: number, to: number): boolean {
	return (min === null || min <= to) && (max === null || max >= from);
}

function namesTransition(directory: Directory, fn: DirectoryFunction): boolean {
	return fn.entry.situationIds.some((id) => directory.situations.get(id)?.slug === transitionSlug);
}

function sideOf({ entry }: DirectoryFunction, adultAge: number): AgeSide {
	if (entry.ageTo !== null && entry.ageTo < adultAge) return 'child';
	if (entry.ageFrom !== null && entry.ageFrom >= adultAge) return 'adult';
	return 'both';
}

/**
 * The page from `start` with equals in their order of the moment: vacant or stale later, open first, then slug. Only the
 * runs of equals that reach into the page are looked at, so that a question without choices stays fast.
 */
function sortEqualsWithin(
	directory: Directory,
	candidates: readonly Candidate[],
	start: number,
	moment: Moment
): Candidate[] {
	const equal = (a: Candidate | undefined, b: Candidate | undefined) =>
		a !== undefined && b !== undefined && a.group === b.group && a.fn.rank === b.fn.rank;
	const end = Math.min(start + pageSize, candidates.length);
	if (start >= end) return [];
	let from = start;
	while (from > 0 && equal(candidates[from - 1], candidates[from])) from -= 1;
	let to = end;
	while (to < candidates.length && equal(candidates[to], candidates[to - 1])) to += 1;

	const sorted: Candidate[] = [];
	for (let index = from; index < to;) {
		let next = index + 1;
		while (next < to && equal(candidates[next], candidates[index])) next += 1;
		const run = candidates.slice(index, next);
		if (run.length > 1) {
			const keyed = run.map((candidate) => ({ candidate, key: momentKey(directory, candidate.fn, moment) }));
			// Within a run the directory's order is by slug already, and sorting is stable.
			keyed.sort((a, b) => a.key - b.key);
			for (const { candidate } of keyed) sorted.push(candidate);
		} else sorted.push(...run);
		index = next;
	}
	return sorted.slice(start - from, end - from);
}

/** Smaller is better: 2 for vacant or stale, 1 for not known to be open. */
function momentKey(directory: Directory, fn: DirectoryFunction, moment: Moment): number {
	const { staffing, current } = holdingOn(fn, moment.date);
	const { state } = freshnessOf(fn, current, moment);
	const isStale = staffing === 'vacant' || state === 'overdue' || state === 'broken' || state === 'reported';
	return (isStale ? 2 : 0) + (openOf(directory, fn, moment).now === true ? 0 : 1);
}

function answerOf(directory: Directory, query: LookupQuery, candidate: Candidate, moment: Moment): Answer {
	const { fn, side } = candidate;
	const acute = query.situation?.acute ?? fn.entry.criticality === 'acute';
	const holding = holdingOn(fn, moment.date);
	const contact = contactOf(directory, fn, holding, moment);
	const fallbacks = chainOf(directory, fn, moment, acute);
	const isForCitizens = fn.acuteNumber?.audience === 'citizens';
	return {
		...contact,
		why: whyOf(directory, query, candidate),
		side,
		holder: describeHolder(directory, holding.current),
		callFirst: callFirst(isForCitizens ? null : contact, fallbacks, acute),
		opensAt: opensAt([contact, ...fallbacks]),
		fallbacks
	};
}

function opensAt(
	contacts: readonly { open: { now: boolean | null; changesAt: Date | null } }[]
): Date | null {
	let first: Date | null = null;
	for (const { open } of contacts) {
		if (open.now === true) return null;
		if (open.now === false && open.changesAt && (!first || open.changesAt < first)) first = open.changesAt;
	}
	return first;
}

function whyOf(directory: Directory, query: LookupQuery, { fn, side }: Candidate): string[] {
	const why: string[] = [];
	const { entry, serves } = fn;
	const { adultAge } = directory.snapshot.settings;
	if (fn.side === 'voluntary') why.push(messages.whyVoluntary);
	if (side) why.push(messages.sideLabel(side, adultAge));
	if (query.situation && side !== 'transition') {
		why.push(messages.whySituation(query.situation.name, entry.situationIds.length));
	}
	if (serves === null) why.push(messages.whyServesAll);
	else if (serves.size === 1) {
		const [only] = serves;
		const party = only === undefined ? undefined : directory.organisations.get(only);
		if (party) why.push(messages.whyServesOne(bareName(party.name)));
	} else why.push(messages.whyServesSome(serves.size));
	why.push(messages.whyAges(messages.ageRange([entry.ageFrom, entry.ageTo])));
	if (entry.criticality === 'acute') why.push(messages.whyAcute);
	return why;
}

function gapOf(directory: Directory, query: LookupQuery, hasVoluntary: boolean, moment: Moment): Gap {
	const { situation, municipality, age, direction } = query;
	const acute = situation?.acute ?? false;
	if (municipality && !municipality.member) {
		const fallbacks = chainOfParty(directory, null, age, moment, acute);
		return {
			kind: 'outsideNetwork',
			text: messages.gapOutsideNetwork(municipality.name),
			fallbacks,
			callFirst: callFirst(null, fallbacks, acute)
		};
	}
	// In the region too the chain is the municipality's: it is the one that knows the young person.
	const fallbacks = chainOfParty(directory, municipality?.member?.id ?? null, age, moment, acute);
	const what = messages.asked(situation?.name ?? null, municipality?.name ?? null, age);
	const where = direction === 'region' ? messages.inRegion(what) : what;
	return {
		kind: 'noFunction',
		text: hasVoluntary ? messages.gapOnlyVoluntary(where) : messages.gapNoFunction(where),
		fallbacks,
		callFirst: callFirst(null, fallbacks, acute)
	};
}
