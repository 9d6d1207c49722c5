import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	type CoverageCell,
	ageGroups,
	countCoverage,
	coverageOf,
	representativeAge
} from '../../../src/lib/directory/coverage.ts';
import { coverageReason } from '../../../src/lib/messages/coverage.ts';
import { ask } from '../../support/ask.ts';
import {
	TestNetwork,
	bounced,
	dayMs,
	daysBefore,
	reportedWrong,
	wednesdayMorning
} from '../../support/network.ts';

const settings = { adultAge: 18, transitionYears: 2 };

/** Gribskov with what `fill` puts in it; the cells of udskrivning, youngest first. */
function cells(
	fill: (network: TestNetwork, gribskov: ReturnType<TestNetwork['municipality']>) => void,
	direction: 'municipality' | 'region' = 'municipality'
): CoverageCell[] {
	const network = new TestNetwork();
	fill(network, network.municipality('Gribskov', '0270'));
	const [first] = coverageOf(
		network.directory(),
		[network.situation('udskrivning')],
		direction,
		wednesdayMorning
	);
	return first?.situations[0]?.cells ?? [];
}

const states = (shown: readonly CoverageCell[]) => shown.map(({ state }) => state);

describe('a municipality is covered', () => {
	test('where a held and confirmed function with a deputy answers for the whole age group', () => {
		const shown = cells((network, gribskov) =>
			network.fn(gribskov, 'Udskrivningskoordinator', {
				situations: ['udskrivning'],
				ageFrom: 0,
				ageTo: 17,
				holders: [network.holder('Mette Holm'), network.holder('Bo Lund', { role: 'deputy' })]
			})
		);
		expect(states(shown)).toEqual(['covered', 'covered', 'covered', 'uncovered', 'uncovered']);
		expect(coverageReason(shown[0] as CoverageCell)).toBe('Dækket af Udskrivningskoordinator');
	});

	test('where a line answers, which needs no deputy', () => {
		const shown = cells((network, gribskov) =>
			network.line(gribskov, 'Modtagelsen', { situations: ['udskrivning'] })
		);
		expect(new Set(states(shown))).toEqual(new Set(['covered']));
	});

	test('where the function has a reserve instead of a deputy', () => {
		const shown = cells((network, gribskov) =>
			network.fn(gribskov, 'Udskrivningskoordinator', {
				situations: ['udskrivning'],
				reserve: network.line(gribskov, 'Modtagelsen')
			})
		);
		expect(new Set(states(shown))).toEqual(new Set(['covered']));
	});
});

describe('a municipality is thinly covered', () => {
	const thin: [string, (network: TestNetwork) => Partial<Parameters<TestNetwork['fn']>[2]>, string][] = [
		['nobody stands in', () => ({}), 'ingen stedfortræder eller reserve'],
		['it is vacant', () => ({ holders: [] }), 'ubesat, ingen stedfortræder eller reserve'],
		[
			'it is overdue',
			(network) => ({
				confirmed: 91,
				holders: [network.holder('A'), network.holder('B', { role: 'deputy' })]
			}),
			'ikke bekræftet til tiden'
		],
		[
			'it does not work',
			() => ({ staffing: 'line', evidence: [bounced(daysBefore(wednesdayMorning, 1))] }),
			'virker ikke'
		],
		[
			'it is reported wrong',
			() => ({ staffing: 'line', evidence: [reportedWrong(daysBefore(wednesdayMorning, 1))] }),
			'meldt forkert'
		],
		[
			'it answers some ages only',
			() => ({ staffing: 'line', ageFrom: 15, ageTo: 17 }),
			'svarer kun for 15–17 år'
		]
	];
	test.each(thin)('where %s', (_why, options, words) => {
		const shown = cells((network, gribskov) =>
			network.fn(gribskov, 'Koordinator', { situations: ['udskrivning'], ...options(network) })
		);
		const teens = shown[2] as CoverageCell;
		expect(teens.state).toBe('thin');
		expect(coverageReason(teens)).toBe(`Tyndt dækket. Koordinator: ${words}`);
	});

	test('and is told of by the function that comes nearest', () => {
		const shown = cells((network, gribskov) => {
			network.fn(gribskov, 'Den ubesatte', { situations: ['udskrivning'], holders: [] });
			network.fn(gribskov, 'Den besatte', { situations: ['udskrivning'] });
		});
		expect(shown[0]?.best?.name).toBe('Den besatte');
		expect(shown[0]?.count).toBe(2);
	});
});

describe('a municipality is uncovered', () => {
	test('where only a voluntary organisation answers, and it says so', () => {
		const shown = cells((network) =>
			network.line(network.organisation('Bryd Tavsheden', 'voluntary'), 'Rådgivning', {
				situations: ['udskrivning']
			})
		);
		expect(new Set(states(shown))).toEqual(new Set(['uncovered']));
		expect(coverageReason(shown[0] as CoverageCell)).toBe('Udækket. Kun en frivillig organisation svarer');
	});

	test('by another municipality’s function, but not by one that serves it', () => {
		const shown = cells((network, gribskov) => {
			const furesoe = network.municipality('Furesø', '0190');
			network.line(furesoe, 'Egen', { situations: ['udskrivning'], ageFrom: 0, ageTo: 5 });
			network.line(furesoe, 'Fælles', {
				situations: ['udskrivning'],
				ageFrom: 6,
				ageTo: 12,
				serves: [furesoe, gribskov]
			});
		});
		expect(states(shown).slice(0, 3)).toEqual(['uncovered', 'covered', 'uncovered']);
	});

	test('in the direction nobody answers in', () => {
		const region = (network: TestNetwork) =>
			network.line(network.organisation('Region Hovedstaden', 'region'), 'Visitation', {
				situations: ['udskrivning']
			});
		expect(new Set(states(cells(region, 'municipality')))).toEqual(new Set(['uncovered']));
		expect(new Set(states(cells(region, 'region')))).toEqual(new Set(['covered']));
	});
});

test('a municipality that has ended is left out, and so is one that has not begun', () => {
	const network = new TestNetwork();
	network.municipality('Gribskov', '0270');
	Object.assign(network.municipality('Gammel', '0001'), { validTo: '2026-11-24' });
	Object.assign(network.municipality('Ny', '0002'), { validFrom: '2026-11-26' });
	const shown = coverageOf(network.directory(), [], 'municipality', wednesdayMorning);
	expect(shown.map(({ municipality }) => municipality.name)).toEqual(['Gribskov Kommune']);
});

test('the figures count every cell once', () => {
	const network = new TestNetwork();
	network.line(network.municipality('Gribskov', '0270'), 'Modtagelsen', {
		situations: ['udskrivning'],
		ageFrom: 0,
		ageTo: 14
	});
	network.municipality('Furesø', '0190');
	const all = coverageOf(network.directory(), network.situations, 'municipality', wednesdayMorning);
	expect(countCoverage(all)).toEqual({ covered: 2, thin: 1, uncovered: 2 * 5 * 5 - 3 });
});

describe('the age asked about for a group', () => {
	test('is in the middle, but not so near 18 that both sides answer', () => {
		expect(ageGroups.map((group) => representativeAge(group, settings))).toEqual([2, 9, 15, 21, 27]);
	});

	test('is within the group, and outside the years of transition whenever the group has such an age', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...ageGroups),
				fc.integer({ min: 0, max: 10 }),
				(group, transitionYears) => {
					const age = representativeAge(group, { adultAge: 18, transitionYears });
					expect(age).toBeGreaterThanOrEqual(group.from);
					expect(age).toBeLessThanOrEqual(group.to);
					const farthest = Math.max(...[group.from, group.to].map((end) => Math.abs(end - 18)));
					if (farthest > transitionYears) expect(Math.abs(age - 18)).toBeGreaterThan(transitionYears);
				}
			)
		);
	});
});

test('a cell is uncovered exactly when /find declares a gap for every age of the group', () => {
	const range = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
	fc.assert(
		fc.property(
			fc.array(range, { maxLength: 4 }),
			fc.constantFrom('region', 'kommune'),
			(ranges, retning) => {
				const network = new TestNetwork();
				const gribskov = network.municipality('Gribskov', '0270');
				const region = network.organisation('Region Hovedstaden', 'region');
				for (const [index, [a, b]] of ranges.entries()) {
					network.fn(index % 2 ? region : gribskov, `Koordinator ${index}`, {
						situations: ['udskrivning'],
						ageFrom: Math.min(a, b),
						ageTo: Math.max(a, b)
					});
				}
				const directory = network.directory();
				// Near 18 lookup shows the other side as well, which the matrix does not count.
				directory.snapshot.settings.transitionYears = 0;
				const direction = retning === 'region' ? 'region' : 'municipality';
				const [first] = coverageOf(
					directory,
					[network.situation('udskrivning')],
					direction,
					wednesdayMorning
				);
				for (const { ageGroup, state } of first?.situations[0]?.cells ?? []) {
					const ages = Array.from(
						{ length: ageGroup.to - ageGroup.from + 1 },
						(_, year) => ageGroup.from + year
					);
					const gaps = ages.map(
						(age) =>
							ask(directory, { situation: 'udskrivning', kommune: 'gribskov', alder: String(age), retning })
								.gap
					);
					expect(state === 'uncovered').toBe(gaps.every((gap) => gap !== null));
				}
			}
		),
		{ numRuns: 100 }
	);
});

test('coverage follows the clock: what is confirmed today is overdue after its limit', () => {
	const network = new TestNetwork();
	network.line(network.municipality('Gribskov', '0270'), 'Modtagelsen', { situations: ['udskrivning'] });
	const later = new Date(wednesdayMorning.getTime() + 81 * dayMs);
	const [now] = coverageOf(network.directory(), network.situations, 'municipality', wednesdayMorning);
	const [then] = coverageOf(network.directory(), network.situations, 'municipality', later);
	expect(now?.situations[0]?.worst).toBe('covered');
	expect(then?.situations[0]?.worst).toBe('thin');
});
