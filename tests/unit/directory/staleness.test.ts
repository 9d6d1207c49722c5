import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceWrong } from '../../../src/lib/directory/staleness.ts';

/** As FACTS says them, in percent with one decimal. */
const percent = (days: number) => Math.round(chanceWrong(days, 0.213) * 1000) / 10;

test('at a turnover of 21.3 % a year the chance that a contact is wrong is 1.9 % after 30 days, 5.7 % after 90, 11.1 % after 180', () => {
	expect(percent(30)).toBe(1.9);
	expect(percent(90)).toBe(5.7);
	expect(percent(180)).toBe(11.1);
	expect(percent(365)).toBe(21.3);
});

test('it is nothing on the day of a confirmation, and nothing before it', () => {
	expect(percent(0)).toBe(0);
	expect(percent(-5)).toBe(0);
});

test('it grows with the days and with the turnover, and never reaches one', () => {
	const turnover = fc.integer({ min: 1, max: 999 }).map((perMille) => perMille / 1000);
	const days = fc.integer({ min: 0, max: 1000 });
	fc.assert(
		fc.property(days, days, turnover, turnover, (one, two, low, high) => {
			const [less, more] = [Math.min(one, two), Math.max(one, two)];
			const [slow, fast] = [Math.min(low, high), Math.max(low, high)];
			expect(chanceWrong(less, slow)).toBeLessThanOrEqual(chanceWrong(more, fast));
			expect(chanceWrong(more, fast)).toBeLessThanOrEqual(1);
		}),
		{ numRuns: 10_000 }
	);
});
