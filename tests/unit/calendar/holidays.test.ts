import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { addDays, toCopenhagen } from '../../../src/lib/calendar/copenhagen-time.ts';
import { holidayName, isDayOff } from '../../../src/lib/calendar/holidays.ts';

const denmark = new Holidays('DK', { types: ['public'], timezone: 'Europe/Copenhagen' });

function publicHolidaysByLibrary(year: number): string[] {
	const dates = denmark.getHolidays(year).map(({ date }) => date.slice(0, 10));
	return [...new Set(dates)].sort();
}

function ourHolidays(year: number): string[] {
	const found: string[] = [];
	for (let date = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1)) {
		if (holidayName(date) !== null) found.push(date);
	}
	return found;
}

describe('public holidays', () => {
	test('are those of date-holidays from 2000 to 2060, with store bededag until 2023', () => {
		for (let year = 2000; year <= 2060; year++)
			expect(ourHolidays(year)).toEqual(publicHolidaysByLibrary(year));
	});

	test('of 2027 have their names', () => {
		expect(ourHolidays(2027).map((date) => `${date} ${holidayName(date)}`)).toEqual([
			'2027-01-01 nytårsdag',
			'2027-03-25 skærtorsdag',
			'2027-03-26 langfredag',
			'2027-03-28 påskedag',
			'2027-03-29 2. påskedag',
			'2027-05-06 Kristi himmelfartsdag',
			'2027-05-16 pinsedag',
			'2027-05-17 2. pinsedag',
			'2027-12-25 1. juledag',
			'2027-12-26 2. juledag'
		]);
	});

	test('had store bededag among them for the last time in 2023', () => {
		expect(holidayName('2023-05-05')).toBe('store bededag');
		expect(ourHolidays(2024)).toHaveLength(10);
		expect(holidayName('2024-04-26')).toBeNull();
	});

	test('are as right in the hundredth year asked for as in the first', () => {
		for (let year = 1950; year < 2050; year++) holidayName(`${year}-06-01`);
		expect(holidayName('2027-03-28')).toBe('påskedag');
		expect(holidayName('1954-04-18')).toBe('påskedag');
	});

	test('cannot be asked for on a date that does not exist', () => {
		expect(() => holidayName('2027-02-29')).toThrow(RangeError);
	});
});

describe('days off', () => {
	test('are public holidays and the half-official days the network has chosen', () => {
		expect(isDayOff('2027-12-25', [])).toBe(true);
		expect(isDayOff('2027-12-24', ['06-05', '12-24', '12-31'])).toBe(true);
		expect(isDayOff('2027-12-24', ['06-05'])).toBe(false);
		expect(isDayOff('2028-02-29', ['02-29'])).toBe(true);
	});

	test('are not Sundays as such', () => {
		expect(toCopenhagen(new Date('2027-06-06T10:00Z')).weekday).toBe(7);
		expect(isDayOff('2027-06-06', ['06-05'])).toBe(false);
	});
});
