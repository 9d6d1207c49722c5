/** Who answers a question, and in what order. */
import type { AgeSide } from './answer.ts';
import {
	type Direction,
	type Directory,
	type DirectoryFunction,
	type RankedList,
	noLimit
} from './directory.ts';
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

/** Those of a direction that serve a municipality; with a situation, those that name it. One or two lists, each in order. */
function servingFunctions(
	directory: Directory,
	direction: Direction,
	municipalityId: number | null,
	situationId: number | null
): RankedList[] {
	const pools = directory.pools[direction];
	const from =
		municipalityId === null ? [pools.everyone] : [pools.serving.get(municipalityId), pools.servingAll];
	return from.flatMap(
		(pool) => (situationId === null ? pool?.all : pool?.bySituation.get(situationId)) ?? []
	);
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
	if (age === null) return [{ functions: merged(answering), isTransition: false }];

	const nearAdult = isNearAdult(directory, age);
	const other = nearAdult ? otherSideOf(directory, age) : null;
	const lists = answering.map((list) => byAge(list, age, other));
	const transition = directory.snapshot.situations.find(({ slug }) => slug === transitionSlug);
	const joining =
		nearAdult && situation && transition
			? servingFunctions(directory, direction, municipalityId, transition.id).map((list) =>
					joiningSides(list, situation.id, age, other)
				)
			: [];
	return (['public', 'voluntary'] as const).flatMap((kind) => [
		{ functions: mergedByPlace(lists.map((list) => list[kind].own)), isTransition: false },
		{ functions: mergedByPlace(lists.map((list) => list[kind].other)), isTransition: false },
		{ functions: mergedByPlace(joining.map((list) => list[kind])), isTransition: true }
	]);
}

type AgeRange = readonly [from: number, to: number];

/** Those of a list that answer an age, and those that answer only the other side of the adult age. */
function byAge(list: RankedList, age: number, other: AgeRange | null) {
	const groups = {
		public: { own: [] as DirectoryFunction[], other: [] as DirectoryFunction[] },
		voluntary: { own: [] as DirectoryFunction[], other: [] as DirectoryFunction[] }
	};
	// Beside the list, since a walk over 140,000 entries to read two numbers of each takes milliseconds.
	const { functions, ageFrom, ageTo, firstVoluntary } = list;
	for (let index = 0; index < functions.length; index += 1) {
		const from = ageFrom[index] ?? 0;
		const to = ageTo[index] ?? noLimit;
		const isOwn = from <= age && age <= to;
		if (!isOwn && !(other && from <= other[1] && other[0] <= to)) continue;
		const fn = functions[index];
		const group = groups[index < firstVoluntary ? 'public' : 'voluntary'];
		if (fn) (isOwn ? group.own : group.other).push(fn);
	}
	return groups;
}

/** Those of a list that answer either side of the adult age, but for those that answer the situation anyway. */
function joiningSides(list: RankedList, situationId: number, age: number, other: AgeRange | null) {
	const { public: open, voluntary } = byAge(list, age, other);
	const others = (functions: DirectoryFunction[]) =>
		functions.filter(({ entry }) => !entry.situationIds.includes(situationId));
	return {
		public: others(mergedByPlace([open.own, open.other])),
		voluntary: others(mergedByPlace([voluntary.own, voluntary.other]))
	};
}

function merged(lists: readonly RankedList[]): readonly DirectoryFunction[] {
	return mergedByPlace(lists.map(({ functions }) => functions));
}

/** Lists in order as one; at most two have anything in them, or they are short. */
function mergedByPlace<T extends readonly DirectoryFunction[]>(lists: readonly T[]): T | DirectoryFunction[] {
	const filled = lists.filter((list) => list.length > 0);
	const [only] = filled;
	if (filled.length < 2) return only ?? [];
	return filled.flat().sort((a, b) => a.place - b.place);
}

function otherSideOf(directory: Directory, age: number): AgeRange {
	const { adultAge, transitionYears } = directory.snapshot.settings;
	return age < adultAge ? [adultAge, adultAge + transitionYears] : [adultAge - transitionYears, adultAge - 1];
}

/** Which side of the adult age a function is on. */
export function sideOf(fn: DirectoryFunction, adultAge: number): AgeSide {
	const { ageFrom, ageTo } = fn.entry;
	if (ageTo !== null && ageTo < adultAge) return 'child';
	return ageFrom !== null && ageFrom >= adultAge ? 'adult' : 'both';
}
