/** Who answers a question, and in what order. */
import type { AgeSide } from './answer.ts';
import { type Moment, freshnessOf, holdingOn, momentOf, openOf } from './contact.ts';
import type { Direction, Directory, DirectoryFunction, Pool } from './directory.ts';
import type { SituationEntry } from './snapshot.ts';

/** The situation that joins both sides of the adult age. */
const transitionSlug = 'overgang-ved-18-aar';

export interface Question {
	situation: SituationEntry | null;
	/** A municipality of the network. */
	municipalityId: number | null;
	age: number | null;
	direction: Direction;
}

/** Functions of one kind, in the order of answers but for equals. */
export interface CandidateGroup {
	functions: readonly DirectoryFunction[];
	/** Near the adult age, those that are here only for the transition between its sides. */
	isTransition: boolean;
}

/** Those of a direction that serve a municipality, in the order of answers; with a situation, those that name it. */
function servingFunctions(
	directory: Directory,
	direction: Direction,
	municipalityId: number | null,
	situationId: number | null
): readonly DirectoryFunction[] {
	const pools = directory.pools[direction];
	if (municipalityId === null) return inPool(pools.everyone, situationId);
	const named = inPool(pools.serving.get(municipalityId), situationId);
	const all = inPool(pools.servingAll, situationId);
	if (named.length === 0 || all.length === 0) return named.length === 0 ? all : named;
	return [...named, ...all].sort((a, b) => a.place - b.place);
}

function inPool(pool: Pool | undefined, situationId: number | null): readonly DirectoryFunction[] {
	return (situationId === null ? pool?.all : pool?.bySituation.get(situationId)) ?? [];
}

/** Whether the law is about to change for somebody of this age, or just has. */
export function isNearAdult(directory: Directory, age: number | null): boolean {
	const { adultAge, transitionYears } = directory.snapshot.settings;
	return age !== null && transitionYears > 0 && Math.abs(age - adultAge) <= transitionYears;
}

/**
 * Everyone who answers. Public before voluntary; near the adult age, within each, those that answer the age itself, then
 * those on its other side, then the transition function.
 */
export function findCandidates(directory: Directory, question: Question): CandidateGroup[] {
	const { situation, municipalityId, age, direction } = question;
	const answering = servingFunctions(directory, direction, municipalityId, situation?.id ?? null);
	// Voluntary ones are ranked last already.
	if (age === null) return [{ functions: answering, isTransition: false }];

	const nearAdult = isNearAdult(directory, age);
	const groups: DirectoryFunction[][] = [[], [], [], [], [], []];
	const add = (fn: DirectoryFunction, group: number) =>
		groups[(fn.side === 'voluntary' ? 3 : 0) + group]?.push(fn);
	for (const fn of answering) {
		if (answersAge(fn, age, age)) add(fn, 0);
		else if (nearAdult && answersOtherSide(directory, fn, age)) add(fn, 1);
	}
	const transition = directory.snapshot.situations.find(({ slug }) => slug === transitionSlug);
	if (nearAdult && situation && transition) {
		for (const fn of servingFunctions(directory, direction, municipalityId, transition.id)) {
			if (fn.entry.situationIds.includes(situation.id)) continue;
			if (answersAge(fn, age, age) || answersOtherSide(directory, fn, age)) add(fn, 2);
		}
	}
	return groups.map((functions, group) => ({ functions, isTransition: group % 3 === 2 }));
}

/** Which side of the adult age a function is on. */
export function sideOf(fn: DirectoryFunction, adultAge: number): AgeSide {
	const { ageFrom, ageTo } = fn.entry;
	if (ageTo !== null && ageTo < adultAge) return 'child';
	return ageFrom !== null && ageFrom >= adultAge ? 'adult' : 'both';
}

/** Whether a function's ages have a year in common with `from`–`to`. */
function answersAge({ entry: { ageFrom, ageTo } }: DirectoryFunction, from: number, to: number): boolean {
	return (ageFrom === null || ageFrom <= to) && (ageTo === null || ageTo >= from);
}

function answersOtherSide(directory: Directory, fn: DirectoryFunction, age: number): boolean {
	const { adultAge, transitionYears } = directory.snapshot.settings;
	return age < adultAge
		? answersAge(fn, adultAge, adultAge + transitionYears)
		: answersAge(fn, adultAge - transitionYears, adultAge - 1);
}

/**
 * `count` functions of a group from `start`, with equals in their order of the moment: vacant or stale later, open first, then
 * slug. Only runs of equals that reach into the page are looked at, so that a question without choices stays fast.
 */
export function pageOf(
	directory: Directory,
	functions: readonly DirectoryFunction[],
	start: number,
	count: number,
	moment: Moment
): DirectoryFunction[] {
	const end = Math.min(start + count, functions.length);
	const page: DirectoryFunction[] = [];
	let runStart = start;
	while (runStart > 0 && functions[runStart - 1]?.rank === functions[start]?.rank) runStart -= 1;
	while (runStart < end) {
		const rank = functions[runStart]?.rank;
		let runEnd = runStart + 1;
		while (functions[runEnd]?.rank === rank && runEnd < functions.length) runEnd += 1;
		const run = functions.slice(runStart, runEnd);
		const sorted = run.length > 1 ? sortEquals(directory, run, moment) : run;
		page.push(...sorted.slice(Math.max(0, start - runStart), end - runStart));
		runStart = runEnd;
	}
	return page;
}

/** Equals come by slug; those of the same key stay so. */
function sortEquals(
	directory: Directory,
	run: readonly DirectoryFunction[],
	moment: Moment
): DirectoryFunction[] {
	const byKey: DirectoryFunction[][] = [[], [], [], []];
	const keyOf = momentKeys(directory, moment);
	for (const fn of run) byKey[keyOf(fn)]?.push(fn);
	return byKey.flat();
}

const known = new WeakMap<Directory, { minute: number; moment: Moment; keys: Uint8Array }>();

/**
 * The place of a function among its equals; smaller is better: 2 for vacant or stale, 1 for not known to be open. As of
 * the whole minute, so that a question that thousands of equals answer works them out once a minute and not at each asking.
 */
function momentKeys(directory: Directory, { at }: Moment): (fn: DirectoryFunction) => number {
	const minute = Math.floor(at.getTime() / 60_000);
	let found = known.get(directory);
	if (found?.minute !== minute) {
		found = {
			minute,
			moment: momentOf(new Date(minute * 60_000)),
			keys: new Uint8Array(directory.ranked.length)
		};
		known.set(directory, found);
	}
	const { moment, keys } = found;
	return (fn) => {
		// Kept one higher: 0 is not worked out yet.
		const kept = keys[fn.place];
		if (kept) return kept - 1;
		const key = keyAt(directory, fn, moment);
		keys[fn.place] = key + 1;
		return key;
	};
}

function keyAt(directory: Directory, fn: DirectoryFunction, moment: Moment): number {
	const { staffing, current } = holdingOn(fn, moment.date);
	const { state } = freshnessOf(fn, current, moment);
	const isStale = staffing === 'vacant' || state === 'overdue' || state === 'broken' || state === 'reported';
	return (isStale ? 2 : 0) + (openOf(directory, fn, moment).now === true ? 0 : 1);
}
