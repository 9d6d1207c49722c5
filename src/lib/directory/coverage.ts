/**
 * Where the network answers and where it does not: municipality × situation × age group, in one direction. A cell is
 * uncovered exactly when no public function answers any age of the group itself; near the adult age lookup shows the other
 * side as well.
 */
import { type Moment, freshnessOf, holdingOn, momentOf } from './contact.ts';
import type { Directory, DirectoryFunction } from './directory.ts';
import type { LookupQuery } from './query.ts';
import type { OrganisationEntry, SituationEntry } from './snapshot.ts';
import { directoryAt } from './validity.ts';

export type CoverageState = 'covered' | 'thin' | 'uncovered';

/** What a function lacks to cover an age group by itself; the worst first. */
export const coverageFaults = ['vacant', 'broken', 'reported', 'overdue', 'partialAges', 'noDeputy'] as const;
export type CoverageFault = (typeof coverageFaults)[number];

/** Whole years, both inclusive. */
export interface AgeGroup {
	from: number;
	to: number;
}

export const ageGroups: readonly AgeGroup[] = [
	{ from: 0, to: 5 },
	{ from: 6, to: 12 },
	{ from: 13, to: 17 },
	{ from: 18, to: 24 },
	{ from: 25, to: 30 }
];

export interface CoverageCell {
	ageGroup: AgeGroup;
	state: CoverageState;
	/** The function that comes nearest to covering; null when there is none. */
	best: { name: string; ages: [number | null, number | null]; faults: CoverageFault[] } | null;
	/** Public functions that answer somebody in the group. */
	count: number;
	/** True when there is no public function, but a voluntary organisation. */
	onlyVoluntary: boolean;
}

export interface SituationCoverage {
	situation: SituationEntry;
	/** The worst of the age groups. */
	worst: CoverageState;
	/** One for each of `ageGroups`, in order. */
	cells: CoverageCell[];
}

export interface MunicipalityCoverage {
	municipality: OrganisationEntry;
	situations: SituationCoverage[];
}

export type CoverageCount = Record<CoverageState, number>;

/** What one function is worth in the cells of an age group, whatever the municipality. */
interface Worth {
	fn: DirectoryFunction;
	/** Index in `ageGroups`. */
	group: number;
	faults: CoverageFault[];
	severity: number;
}

/** Coverage of every municipality of the network, for each of `situations`, as of an instant. */
export function coverageOf(
	everything: Directory,
	situations: readonly SituationEntry[],
	direction: LookupQuery['direction'],
	at: Date
): MunicipalityCoverage[] {
	const directory = directoryAt(everything, at);
	const moment = momentOf(at);
	const municipalities = municipalitiesOn(directory, moment);
	const matrix = new Map(municipalities.map(({ id }) => [id, situations.map(emptyRow)]));
	const rows = new Map(situations.map(({ id }, index) => [id, index]));
	// Each function is judged once, and then counted where it serves: many serve everyone.
	for (const fn of directory.ranked) {
		const answers = fn.entry.situationIds.flatMap((id) => rows.get(id) ?? []);
		if (answers.length === 0 || (fn.side !== direction && fn.side !== 'voluntary')) continue;
		const worths = worthsOf(fn, moment);
		for (const id of fn.serves ?? matrix.keys()) {
			for (const row of answers) count(matrix.get(id)?.[row], worths);
		}
	}
	return municipalities.map((municipality) => ({
		municipality,
		situations: situations.map((situation, row) => {
			const cells = matrix.get(municipality.id)?.[row] ?? [];
			return { situation, worst: worstOf(cells), cells };
		})
	}));
}

/** Those taking part on the day: a municipality that has ended is answered for by its successor. */
function municipalitiesOn({ members }: Directory, { date }: Moment): OrganisationEntry[] {
	return members.filter(({ validFrom, validTo }) => (validFrom ?? date) <= date && date <= (validTo ?? date));
}

/** How many cells are covered, thin and uncovered. */
export function countCoverage(coverage: readonly MunicipalityCoverage[]): CoverageCount {
	const count: CoverageCount = { covered: 0, thin: 0, uncovered: 0 };
	for (const { situations } of coverage) {
		for (const { cells } of situations) for (const { state } of cells) count[state] += 1;
	}
	return count;
}

/**
 * The age to ask about for a group: the middle one that is not within the years of transition, where both sides would
 * answer; of a group that lies wholly within them, the one farthest from the adult age.
 */
export function representativeAge(
	{ from, to }: AgeGroup,
	settings: { adultAge: number; transitionYears: number }
): number {
	const { adultAge, transitionYears } = settings;
	const middle = (from + to) / 2;
	const ages = Array.from({ length: to - from + 1 }, (_, index) => from + index);
	const clear = ages.filter((age) => Math.abs(age - adultAge) > transitionYears);
	if (clear.length > 0) {
		return clear.reduce((best, age) => (Math.abs(age - middle) < Math.abs(best - middle) ? age : best));
	}
	return ages.reduce((best, age) => (Math.abs(age - adultAge) > Math.abs(best - adultAge) ? age : best));
}

function emptyRow(): CoverageCell[] {
	return ageGroups.map((ageGroup) => ({
		ageGroup,
		state: 'uncovered',
		best: null,
		count: 0,
		onlyVoluntary: false
	}));
}

/** The age groups that a function answers somebody in, each with what it lacks there. */
function worthsOf(fn: DirectoryFunction, moment: Moment): Worth[] {
	const faults = fn.side === 'voluntary' ? [] : faultsOf(fn, moment);
	return ageGroups.flatMap((ageGroup, group) => {
		if (!meets(fn, ageGroup)) return [];
		const all = covers(fn, ageGroup) ? faults : inOrder([...faults, 'partialAges']);
		return { fn, group, faults: all, severity: severityOf(all) };
	});
}

/** Counts a function in the cells of one municipality and situation. */
function count(row: CoverageCell[] | undefined, worths: readonly Worth[]) {
	for (const { fn, group, faults, severity } of worths) {
		const cell = row?.[group];
		if (!cell) continue;
		if (fn.side === 'voluntary') {
			cell.onlyVoluntary = cell.best === null;
			continue;
		}
		cell.count += 1;
		cell.onlyVoluntary = false;
		if (cell.best && severityOf(cell.best.faults) <= severity) continue;
		cell.best = { name: fn.entry.name, ages: [fn.entry.ageFrom, fn.entry.ageTo], faults };
		cell.state = faults.length === 0 ? 'covered' : 'thin';
	}
}

function faultsOf(fn: DirectoryFunction, moment: Moment): CoverageFault[] {
	const { staffing, current, deputies } = holdingOn(fn, moment.date);
	const faults: CoverageFault[] = [];
	if (staffing === 'vacant') faults.push('vacant');
	const { state } = freshnessOf(fn, current, moment);
	if (state === 'broken' || state === 'reported' || state === 'overdue') faults.push(state);
	if (staffing !== 'line' && deputies.length === 0 && fn.entry.reserveId === null) faults.push('noDeputy');
	return faults;
}

function meets({ entry }: DirectoryFunction, { from, to }: AgeGroup): boolean {
	return (entry.ageFrom ?? 0) <= to && (entry.ageTo ?? 120) >= from;
}

function covers({ entry }: DirectoryFunction, { from, to }: AgeGroup): boolean {
	return (entry.ageFrom ?? 0) <= from && (entry.ageTo ?? 120) >= to;
}

function inOrder(faults: CoverageFault[]): CoverageFault[] {
	return coverageFaults.filter((fault) => faults.includes(fault));
}

/** One bad fault weighs more than all the milder ones together. */
function severityOf(faults: readonly CoverageFault[]): number {
	return faults.reduce((sum, fault) => sum + 2 ** (coverageFaults.length - coverageFaults.indexOf(fault)), 0);
}

function worstOf(cells: readonly CoverageCell[]): CoverageState {
	if (cells.some(({ state }) => state === 'uncovered')) return 'uncovered';
	return cells.some(({ state }) => state === 'thin') ? 'thin' : 'covered';
}
