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
	/** Their places in `directory.ranked`, ascending. */
	places: Uint32Array;
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
	if (age === null) return [{ places: merged(answering.map(({ places }) => places)), isTransition: false }];

	const nearAdult = isNearAdult(directory, age);
	const other = nearAdult ? otherSideOf(directory, age) : null;
	const lists = answering.map((list) => byAge(list, age, other));
	const transition = directory.snapshot.situations.find(({ slug }) => slug === transitionSlug);
	const joining =
		nearAdult && situation && transition
			? servingFunctions(directory, direction, municipalityId, transition.id).map((list) =>
					joiningSides(directory, list, situation.id, age, other)
				)
			: [];
	return (['public', 'voluntary'] as const).flatMap((kind) => [
		{ places: merged(lists.map((list) => list[kind].own)), isTransition: false },
		{ places: merged(lists.map((list) => list[kind].other)), isTransition: false },
		{ places: merged(joining.map((list) => list[kind])), isTransition: true }
	]);
}

type AgeRange = readonly [from: number, to: number];

/** Whether one answers an age, only the other side of the adult age, or neither. */
const neither = 0;
const own = 1;
const otherSide = 2;

/** Those of a list that answer an age, and those that answer only the other side of the adult age. */
function byAge(list: RankedList, age: number, other: AgeRange | null) {
	const { places, ageFrom, ageTo, firstVoluntary } = list;
	// Judged and counted first: lists of the right length are filled many times faster than lists that grow.
	const side = new Uint8Array(places.length);
	for (let index = 0; index < places.length; index += 1) {
		const from = ageFrom[index] ?? 0;
		const to = ageTo[index] ?? noLimit;
		if (from <= age && age <= to) side[index] = own;
		else if (other && from <= other[1] && other[0] <= to) side[index] = otherSide;
		else side[index] = neither;
	}
	const sides = (from: number, to: number) => ({
		own: placesOf(places, side, own, from, to),
		other: other ? placesOf(places, side, otherSide, from, to) : none
	});
	return { public: sides(0, firstVoluntary), voluntary: sides(firstVoluntary, places.length) };
}

const none = new Uint32Array(0);

/** The places of those from index `from` up to `to` that are on a side. */
function placesOf(places: Uint32Array, side: Uint8Array, wanted: number, from: number, to: number) {
	let count = 0;
	for (let index = from; index < to; index += 1) if (side[index] === wanted) count += 1;
	if (count === 0) return none;
	const found = new Uint32Array(count);
	let next = 0;
	for (let index = from; next < count; index += 1) {
		if (side[index] !== wanted) continue;
		found[next] = places[index] ?? 0;
		next += 1;
	}
	return found;
}

/** Those of a list that answer either side of the adult age, but for those that answer the situation anyway. */
function joiningSides(
	directory: Directory,
	list: RankedList,
	situationId: number,
	age: number,
	other: AgeRange | null
) {
	const { public: open, voluntary } = byAge(list, age, other);
	const others = (places: Uint32Array) =>
		places.filter((place) => !directory.ranked[place]?.entry.situationIds.includes(situationId));
	return {
		public: others(merged([open.own, open.other])),
		voluntary: others(merged([voluntary.own, voluntary.other]))
	};
}

/** Lists in order as one. */
function merged(lists: readonly Uint32Array[]): Uint32Array {
	return lists.reduce(mergedTwo, none);
}

function mergedTwo(a: Uint32Array, b: Uint32Array): Uint32Array {
	if (a.length === 0) return b;
	if (b.length === 0) return a;
	const both = new Uint32Array(a.length + b.length);
	let inA = 0;
	let inB = 0;
	for (let index = 0; index < both.length; index += 1) {
		const nextA = a[inA] ?? Infinity;
		const nextB = b[inB] ?? Infinity;
		if (nextA < nextB) inA += 1;
		else inB += 1;
		both[index] = Math.min(nextA, nextB);
	}
	return both;
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
