/** What the coverage page draws, worked out from the matrix before it is drawn. */
import {
	type CoverageCell,
	type CoverageState,
	type MunicipalityCoverage,
	representativeAge
} from '../../lib/directory/coverage.ts';
import { type LookupQuery, bareName } from '../../lib/directory/query.ts';
import { slugOf } from '../../lib/directory/slug.ts';
import type { SituationEntry, SnapshotSettings } from '../../lib/directory/snapshot.ts';
import * as messages from '../../lib/messages/coverage.ts';

export interface CellView {
	state: CoverageState;
	/** The answer for the cell's choices. */
	href: string;
	/** The link's name, read away from its table. */
	label: string;
	/** Why, in words. */
	why: string;
	/** In the overview how many of the age groups are covered. */
	figure?: string;
}

/** Names of the municipalities as columns and rows show them. */
export function municipalityNames(coverage: readonly MunicipalityCoverage[]): string[] {
	return coverage.map(({ municipality }) => bareName(municipality.name));
}

/** Municipality × age group, of one situation. */
export function ageTable(
	coverage: readonly MunicipalityCoverage[],
	direction: LookupQuery['direction'],
	settings: SnapshotSettings
): { name: string; cells: CellView[] }[] {
	return coverage.map(({ municipality, situations: [one] }) => {
		const name = bareName(municipality.name);
		return {
			name,
			cells: (one?.cells ?? []).map((cell) => cellView(name, one?.situation, cell, direction, settings))
		};
	});
}

/** Situation × municipality, each the worst of its age groups. */
export function overviewTable(
	coverage: readonly MunicipalityCoverage[],
	situations: readonly SituationEntry[],
	direction: LookupQuery['direction']
): { name: string; slug: string; cells: CellView[] }[] {
	return situations.map(({ name, slug }, index) => ({
		name,
		slug,
		cells: coverage.map(({ municipality, situations: all }) => {
			const { worst, cells } = all[index] ?? { worst: 'uncovered' as const, cells: [] };
			const where = bareName(municipality.name);
			const counts = countStates(cells);
			return {
				state: worst,
				href: addressOf(slug, where, null, direction),
				label: messages.coverageWorstLabel(where, name, worst, counts),
				why: messages.countsText(counts),
				figure: messages.coveredOf(counts.covered, cells.length)
			};
		})
	}));
}

/** Every cell of one situation that is not covered, in words. */
export function missingIn(
	coverage: readonly MunicipalityCoverage[]
): { name: string; cells: { ages: string; state: CoverageState; why: string }[] }[] {
	return coverage
		.map(({ municipality, situations: [one] }) => ({
			name: bareName(municipality.name),
			cells: (one?.cells ?? [])
				.filter(({ state }) => state !== 'covered')
				.map((cell) => ({
					ages: messages.ageGroupText(cell.ageGroup),
					state: cell.state,
					why: messages.coverageReason(cell)
				}))
		}))
		.filter(({ cells }) => cells.length > 0);
}

function cellView(
	name: string,
	situation: SituationEntry | undefined,
	cell: CoverageCell,
	direction: LookupQuery['direction'],
	settings: SnapshotSettings
): CellView {
	const why = messages.coverageReason(cell);
	return {
		state: cell.state,
		href: addressOf(situation?.slug ?? '', name, representativeAge(cell.ageGroup, settings), direction),
		label: messages.coverageCellLabel(name, situation?.name ?? '', cell.ageGroup, why),
		why
	};
}

function addressOf(
	situation: string,
	municipality: string,
	age: number | null,
	direction: LookupQuery['direction']
): string {
	const query = new URLSearchParams({ situation, kommune: slugOf(municipality) });
	if (age !== null) query.set('alder', String(age));
	if (direction === 'region') query.set('retning', 'region');
	return `/find?${query}`;
}

function countStates(cells: readonly CoverageCell[]): Record<CoverageState, number> {
	const count: Record<CoverageState, number> = { covered: 0, thin: 0, uncovered: 0 };
	for (const { state } of cells) count[state] += 1;
	return count;
}
