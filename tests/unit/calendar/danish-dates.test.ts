import { describe, expect, test } from 'vitest';
import {
	formatDate,
	formatDaysAgo,
	formatInstant,
	formatTime,
	formatWhen
} from '../../../src/lib/calendar/danish-dates.ts';

const at = (text: string) => new Date(text);

describe('dates and times in Danish', () => {
	test('read as in the design', () => {
		expect(formatDate('2027-03-28')).toBe('28. marts 2027');
		expect(formatDate('2026-01-05')).toBe('5. januar 2026');
		expect(formatInstant(at('2027-03-28T11:30Z'))).toBe('28. marts 2027 kl. 13.30');
		expect(formatTime(at('2027-03-28T11:30Z'))).toBe('13.30');
		expect(formatTime(at('2027-02-10T07:05Z'))).toBe('8.05');
	});

	test('are those of Copenhagen, also when it is another day or year in UTC', () => {
		expect(formatInstant(at('2026-12-31T23:00Z'))).toBe('1. januar 2027 kl. 0.00');
	});

	test('are refused when they do not exist', () => {
		expect(() => formatDate('2027-02-30')).toThrow(RangeError);
		expect(() => formatTime(new Date(NaN))).toThrow(RangeError);
	});
});

describe('when something happens, as one would say it now', () => {
	// A Friday, 16.10.
	const now = at('2027-02-12T15:10Z');

	test.each([
		['2027-02-12T15:30Z', 'kl. 16.30'],
		['2027-02-12T07:00Z', 'kl. 8.00'],
		['2027-02-12T23:00Z', 'i morgen kl. 0.00'],
		['2027-02-13T07:00Z', 'i morgen kl. 8.00'],
		['2027-02-14T07:00Z', 'søndag kl. 8.00'],
		['2027-02-15T07:30Z', 'mandag kl. 8.30'],
		['2027-02-18T07:00Z', 'torsdag kl. 8.00'],
		['2027-02-19T07:00Z', '19. februar kl. 8.00'],
		['2027-03-29T06:00Z', '29. marts kl. 8.00'],
		['2028-01-03T07:00Z', '3. januar 2028 kl. 8.00'],
		['2027-02-11T07:00Z', 'i går kl. 8.00'],
		['2027-02-10T07:00Z', '10. februar kl. 8.00'],
		['2026-12-30T07:00Z', '30. december 2026 kl. 8.00']
	])('%s is "%s"', (instant, words) => {
		expect(formatWhen(at(instant), now)).toBe(words);
	});

	test('keeps the weekday across New Year', () => {
		expect(formatWhen(at('2028-01-03T07:00Z'), at('2027-12-30T11:00Z'))).toBe('mandag kl. 8.00');
	});
});

describe('how long ago', () => {
	const now = at('2027-03-29T06:00Z');

	test.each([
		['2027-03-29T05:00Z', 'i dag'],
		['2027-03-28T21:59Z', 'i går'],
		['2027-03-28T22:00Z', 'i dag'],
		['2027-03-17T22:00Z', 'for 12 dage siden'],
		['2027-03-27T23:00Z', 'i går'],
		['2027-03-27T22:59Z', 'for 2 dage siden'],
		['2027-03-30T12:00Z', 'i dag']
	])('%s was %s, by the calendar', (instant, words) => {
		expect(formatDaysAgo(at(instant), now)).toBe(words);
	});
});
