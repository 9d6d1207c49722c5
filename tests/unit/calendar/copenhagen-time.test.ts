import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addDays,
	daysBetween,
	fromCopenhagen,
	isIsoDate,
	toCopenhagen
} from '../../../src/lib/calendar/copenhagen-time.ts';

const intl = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Copenhagen',
	weekday: 'short',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23'
});
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function toCopenhagenByIntl(at: Date) {
	const part = Object.fromEntries(intl.formatToParts(at).map(({ type, value }) => [type, value]));
	return {
		date: `${part['year']}-${part['month']}-${part['day']}`,
		year: Number(part['year']),
		month: Number(part['month']),
		day: Number(part['day']),
		weekday: weekdays.indexOf(part['weekday'] ?? '') + 1,
		minute: Number(part['hour']) * 60 + Number(part['minute'])
	};
}

/** The instants at which Intl changes its offset, found by halving; two a year. */
function transitionsByIntl(year: number): number[] {
	const offset = (ms: number) => {
		const { date, minute } = toCopenhagenByIntl(new Date(ms));
		return Date.parse(`${date}T00:00Z`) + minute * 60_000 - ms;
	};
	const found: number[] = [];
	for (let month = 0; month < 12; month++) {
		let before = Date.UTC(year, month, 1);
		let after = Date.UTC(year, month + 1, 1);
		if (offset(before) === offset(after)) continue;
		while (after - before > 60_000) {
			const middle = before + Math.floor((after - before) / 120_000) * 60_000;
			if (offset(middle) === offset(before)) before = middle;
			else after = middle;
		}
		found.push(after);
	}
	return found;
}

const minutesFrom2000To2040 = fc
	.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2041, 0, 1) / 60_000 })
	.map((minute) => new Date(minute * 60_000));

describe('the clock in Copenhagen', () => {
	test('shows what Intl shows at any minute from 2000 to 2040', () => {
		fc.assert(
			fc.property(minutesFrom2000To2040, (at) => {
				expect(toCopenhagen(at)).toEqual(toCopenhagenByIntl(at));
			}),
			{ numRuns: 3000 }
		);
	});

	test('shows what Intl shows around every change of the clock and every New Year', () => {
		for (let year = 2000; year <= 2040; year++) {
			const transitions = transitionsByIntl(year);
			expect(transitions).toHaveLength(2);
			for (const moment of [...transitions, Date.UTC(year, 0, 1)]) {
				for (const minutes of [-121, -120, -61, -60, -59, -1, 0, 1, 59, 60, 61, 120]) {
					const at = new Date(moment + minutes * 60_000);
					expect(toCopenhagen(at)).toEqual(toCopenhagenByIntl(at));
				}
			}
		}
	});

	test('does not mind in what order years are asked for', () => {
		expect(toCopenhagen(new Date('2027-07-01T10:00Z')).minute).toBe(12 * 60);
		expect(toCopenhagen(new Date('2026-12-31T23:30Z')).date).toBe('2027-01-01');
		expect(toCopenhagen(new Date('2019-07-01T10:00Z')).minute).toBe(12 * 60);
		expect(() => toCopenhagen(new Date(NaN))).toThrow(RangeError);
		expect(toCopenhagen(new Date('2027-07-01T10:00Z')).minute).toBe(12 * 60);
	});

	test('ignores seconds', () => {
		expect(toCopenhagen(new Date('2027-02-10T08:59:59.999Z')).minute).toBe(9 * 60 + 59);
	});
});

describe('an instant from a date and a time of day', () => {
	test('is read back as that date and time, except in the hour that does not exist', () => {
		fc.assert(
			fc.property(minutesFrom2000To2040, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
				const { date, month } = toCopenhagen(day);
				const back = toCopenhagen(fromCopenhagen(date, minute));
				if (month === 3 && minute >= 120 && minute < 180) return;
				expect(back).toMatchObject({ date, minute });
			}),
			{ numRuns: 2000 }
		);
	});

	test('goes an hour forward when summer time skips it', () => {
		expect(fromCopenhagen('2027-03-28', 119)).toEqual(new Date('2027-03-28T00:59Z'));
		expect(fromCopenhagen('2027-03-28', 120)).toEqual(new Date('2027-03-28T01:00Z'));
		expect(fromCopenhagen('2027-03-28', 150)).toEqual(new Date('2027-03-28T01:30Z'));
		expect(fromCopenhagen('2027-03-28', 180)).toEqual(new Date('2027-03-28T01:00Z'));
	});

	test('is the first of two when the hour occurs twice', () => {
		expect(fromCopenhagen('2027-10-31', 120)).toEqual(new Date('2027-10-31T00:00Z'));
		expect(fromCopenhagen('2027-10-31', 179)).toEqual(new Date('2027-10-31T00:59Z'));
		expect(fromCopenhagen('2027-10-31', 180)).toEqual(new Date('2027-10-31T02:00Z'));
	});

	test('counts minutes beyond the day on the clock of the other day', () => {
		// 8.00 the morning after: 23 and 25 hours after 8.00 on the days of the change.
		expect(fromCopenhagen('2027-03-27', 1440 + 480)).toEqual(fromCopenhagen('2027-03-28', 480));
		expect(fromCopenhagen('2027-10-30', 1440 + 480)).toEqual(fromCopenhagen('2027-10-31', 480));
		expect(fromCopenhagen('2027-01-01', -30)).toEqual(fromCopenhagen('2026-12-31', 1410));
	});

	test('is refused for a date that does not exist', () => {
		expect(() => fromCopenhagen('2027-02-29', 0)).toThrow(RangeError);
	});
});

describe('dates', () => {
	test('exist or do not', () => {
		for (const date of ['2027-03-28', '2028-02-29', '2000-02-29', '1999-12-31', '9999-12-31']) {
			expect(isIsoDate(date)).toBe(true);
		}
		for (const text of ['2027-02-29', '1900-02-29', '2027-13-01', '2027-00-10', '2027-04-31', '2027-04-00']) {
			expect(isIsoDate(text)).toBe(false);
		}
		for (const text of [
			'',
			'28-03-2027',
			'2027-3-28',
			'2027-03-28T00:00',
			'+027-03-28',
			'2027-03-2x',
			' 027-03-28'
		]) {
			expect(isIsoDate(text)).toBe(false);
		}
	});

	test('are counted in days, whatever the clock does between them', () => {
		expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
		expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
		expect(daysBetween('2027-10-30', '2027-11-01')).toBe(2);
		expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
		fc.assert(
			fc.property(minutesFrom2000To2040, fc.integer({ min: -20_000, max: 20_000 }), (at, days) => {
				const { date, weekday } = toCopenhagen(at);
				const other = addDays(date, days);
				expect(daysBetween(date, other)).toBe(days);
				expect(toCopenhagen(fromCopenhagen(other, 0)).weekday).toBe(
					((((weekday - 1 + days) % 7) + 7) % 7) + 1
				);
			})
		);
	});

	test('beyond what four digits can write are refused', () => {
		expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
	});
});
