/** What a change of the directory does to lookup: the cells of coverage that are not as they were. */
import { type AgeGroup, type CoverageCell, type CoverageState, ageGroups, coverageOf } from './coverage.ts';
import type { Directory } from './directory.ts';
import { bareName } from './query.ts';
import type { SituationEntry } from './snapshot.ts';
import type { LookupQuery } from './query.ts';

/** Ages in a row in which one situation changes alike, in the same municipalities. */
export interface Consequence {
	situation: string;
	direction: LookupQuery['direction'];
	/** Names without "Kommune"; null is every municipality of the network. */
	municipalities: string[] | null;
	ages: AgeGroup;
	before: CoverageState;
	after: CoverageCell;
}

/** The worst first: what nobody answers any more, then what is answered less well, then what is better. */
export function consequencesOf(before: Directory, after: Directory, at: Date): Consequence[] {
	const found = (['municipality', 'region'] as const).flatMap((direction) =>
		after.snapshot.situations.flatMap((situation) => inSituation(before, after, situation, direction, at))
	);
	return found.sort((a, b) => severity(a) - severity(b));
}

const order: Record<CoverageState, number> = { uncovered: 0, thin: 1, covered: 2 };

function severity({ before, after }: Consequence): number {
	const isWorse = order[after.state] < order[before];
	return isWorse ? order[after.state] : 3 + order[after.state];
}

function inSituation(
	before: Directory,
	after: Directory,
	situation: SituationEntry,
	direction: LookupQuery['direction'],
	at: Date
): Consequence[] {
	const earlier = new Map(
		coverageOf(before, [situation], direction, at).map(({ municipality, situations }) => [
			municipality.id,
			situations[0]?.cells ?? []
		])
	);
	const later = coverageOf(after, [situation], direction, at);
	// Municipalities in which the same thing happens to the same ages are told of together.
	const alike = new Map<string, { consequence: Omit<Consequence, 'municipalities'>; names: string[] }>();
	for (const { municipality, situations } of later) {
		const was = earlier.get(municipality.id);
		if (!was) continue;
		for (const run of changedRuns(was, situations[0]?.cells ?? [])) {
			const key = JSON.stringify([run.ages, run.before, run.after.state, run.after.best]);
			const group = alike.get(key) ?? {
				consequence: { ...run, situation: situation.name, direction },
				names: []
			};
			group.names.push(bareName(municipality.name));
			alike.set(key, group);
		}
	}
	return [...alike.values()].map(({ consequence, names }) => ({
		...consequence,
		municipalities: names.length > 1 && names.length === later.length ? null : names
	}));
}

type Run = Pick<Consequence, 'ages' | 'before' | 'after'>;

function changedRuns(before: readonly CoverageCell[], after: readonly CoverageCell[]): Run[] {
	const runs: Run[] = [];
	let last: (Run & { group: number }) | null = null;
	for (const [group] of ageGroups.entries()) {
		const was = before[group];
		const is = after[group];
		if (!was || !is || was.state === is.state) continue;
		const continues = last?.group === group - 1 && last.before === was.state && last.after.state === is.state;
		if (last && continues && sameBest(last.after, is)) {
			last.ages = { from: last.ages.from, to: is.ageGroup.to };
			last.group = group;
		} else {
			last = { ages: { ...is.ageGroup }, before: was.state, after: is, group };
			runs.push(last);
		}
	}
	return runs;
}

function sameBest(a: CoverageCell, b: CoverageCell): boolean {
	return JSON.stringify(a.best) === JSON.stringify(b.best) && a.onlyVoluntary === b.onlyVoluntary;
}
