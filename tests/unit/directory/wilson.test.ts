import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../src/lib/directory/wilson.ts';

test.each([
	// Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
	[81, 263, 0.2553, 0.3662],
	[15, 148, 0.0624, 0.1605],
	[0, 20, 0, 0.1611],
	[1, 29, 0.0061, 0.1718]
])('%i of %i has the interval that Newcombe gives', (hits, draws, low, high) => {
	const interval = wilsonInterval(hits, draws);
	expect(interval?.low).toBeCloseTo(low, 4);
	expect(interval?.high).toBeCloseTo(high, 4);
});

test('nothing drawn says nothing, and more hits than draws are a mistake', () => {
	expect(wilsonInterval(0, 0)).toBeNull();
	expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
	expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
});

test('the interval holds the share, stays between 0 and 1, and narrows with more draws', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 5_000 }),
			fc.double({ min: 0, max: 1, noNaN: true }),
			(draws, part) => {
				const hits = Math.round(draws * part);
				const { share, low, high } = wilsonInterval(hits, draws) ?? { share: NaN, low: NaN, high: NaN };
				expect(low).toBeGreaterThanOrEqual(0);
				expect(high).toBeLessThanOrEqual(1);
				expect(low).toBeLessThanOrEqual(share);
				expect(high).toBeGreaterThanOrEqual(share);
				const wider = wilsonInterval(hits * 4, draws * 4);
				expect((wider?.high ?? 1) - (wider?.low ?? 0)).toBeLessThan(high - low);
			}
		),
		{ numRuns: 2_000 }
	);
});
