import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask } from '../../support/ask.ts';
import {
	TestNetwork,
	bounced,
	confirmation,
	dayAndNight,
	dayMs,
	daysBefore,
	officeHours,
	reportedWrong,
	unknownHours,
	wednesdayMorning
} from '../../support/network.ts';

test('at any time, equals stand as their own states say: vacant or stale later, open first, then slug', () => {
	const evidence = fc.constantFrom(confirmation, reportedWrong, bounced);
	const fn = fc.record({
		hours: fc.constantFrom(officeHours, dayAndNight, unknownHours),
		evidence: fc.array(fc.tuple(evidence, fc.integer({ min: 0, max: 120 })), { maxLength: 3 }),
		from: fc.option(fc.constantFrom('2026-06-01', '2026-11-20', '2026-11-27'), { nil: null }),
		to: fc.option(fc.constantFrom('2026-11-24', '2026-11-25', '2026-12-01'), { nil: null }),
		isHeld: fc.boolean()
	});
	const hours = fc.integer({ min: -24 * 30, max: 24 * 120 });
	fc.assert(
		fc.property(
			fc.array(fn, { minLength: 2, maxLength: 12 }),
			fc.array(hours, { minLength: 3 }),
			(fns, offsets) => {
				const network = new TestNetwork();
				const gribskov = network.municipality('Gribskov', '0270');
				for (const { hours, evidence, from, to, isHeld } of fns) {
					network.fn(gribskov, 'Koordinator', {
						hours,
						holders: isHeld ? [network.holder('Mette', { from, to })] : [],
						evidence: evidence
							.map(([make, days]) => make(daysBefore(wednesdayMorning, days)))
							.toSorted((a, b) => a.at - b.at)
					});
				}
				const directory = network.directory();
				for (const offset of offsets) {
					const at = new Date(wednesdayMorning.getTime() + (offset * dayMs) / 24);
					const { answers } = ask(directory, {}, at);
					const keys = answers.map(({ staffing, freshness, open, function: { slug } }) => {
						const stale =
							staffing === 'vacant' || ['overdue', 'broken', 'reported'].includes(freshness.state);
						return `${stale ? 1 : 0}${open.now === true ? 0 : 1} ${slug}`;
					});
					expect(keys).toEqual(keys.toSorted());
				}
			}
		),
		{ numRuns: 300 }
	);
});
