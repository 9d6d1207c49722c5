import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, toCopenhagen } from '../../../src/lib/calendar/copenhagen-time.ts';
import { isDayOff } from '../../../src/lib/calendar/holidays.ts';
import { parseOpeningHours } from '../../../src/lib/calendar/opening-hours-text.ts';
import { type OpeningHours, openAt } from '../../../src/lib/calendar/opening-hours.ts';

const halfHolidays = ['06-05', '12-24', '12-31'];

function hours(text: string, closures: OpeningHours['closures'] = []): OpeningHours {
	const parsed = parseOpeningHours(text);
	if (!parsed.ok) throw new Error(parsed.message);
	return { ...parsed.hours, closures };
}

/** 'open' or 'closed' or 'unknown', and until when in UTC. */
function seen(opening: OpeningHours, at: string) {
	const { now, changesAt } = openAt(opening, new Date(at), halfHolidays);
	const word = now === null ? 'unknown' : now ? 'open' : 'closed';
	return `${word} until ${changesAt ? changesAt.toISOString().slice(0, 16) : '-'}`;
}

const office = hours('man-tor 08.30-15.00, fre 08.30-14.00');
const night = hours('man-søn 16.00-08.00');

describe('weekly hours', () => {
	test('are open from the first minute until just before the last', () => {
		expect(seen(office, '2027-02-10T07:29:59.999Z')).toBe('closed until 2027-02-10T07:30');
		expect(seen(office, '2027-02-10T07:30Z')).toBe('open until 2027-02-10T14:00');
		expect(seen(office, '2027-02-10T13:59:59.999Z')).toBe('open until 2027-02-10T14:00');
		expect(seen(office, '2027-02-10T14:00Z')).toBe('closed until 2027-02-11T07:30');
	});

	test('are closed on a Friday at 16.10 until Monday morning', () => {
		expect(seen(office, '2027-02-12T15:10Z')).toBe('closed until 2027-02-15T07:30');
	});

	test('that are not known are neither open nor closed', () => {
		expect(openAt({ alwaysOpen: false, weekly: [], closures: [] }, new Date(), halfHolidays)).toEqual({
			now: null,
			changesAt: null
		});
	});

	test('close for lunch', () => {
		const split = hours('man 13.00-15.00, man 08.00-12.00');
		expect(seen(split, '2027-02-08T10:00Z')).toBe('open until 2027-02-08T11:00');
		expect(seen(split, '2027-02-08T11:30Z')).toBe('closed until 2027-02-08T12:00');
	});

	test('that touch are one opening, in whatever order they stand', () => {
		const touching: OpeningHours = {
			alwaysOpen: false,
			weekly: [
				{ weekday: 1, opens: 840, closes: 900 },
				{ weekday: 1, opens: 720, closes: 840 },
				{ weekday: 1, opens: 480, closes: 720 }
			],
			closures: []
		};
		expect(seen(touching, '2027-02-08T08:00Z')).toBe('open until 2027-02-08T14:00');
		expect(seen(hours('man-fre 00.00-24.00'), '2027-02-09T11:00Z')).toBe('open until 2027-02-12T23:00');
		expect(seen(hours('man-søn 08.00-08.00'), '2027-02-09T11:00Z')).toBe('open until 2027-03-25T07:00');
	});

	test('of day and night close at the next holiday, and open after it', () => {
		const dayAndNight = hours('man-søn 00.00-24.00');
		expect(seen(dayAndNight, '2027-02-09T11:00Z')).toBe('open until 2027-03-24T23:00');
		expect(seen(dayAndNight, '2027-03-25T11:00Z')).toBe('closed until 2027-03-26T23:00');
		expect(seen(dayAndNight, '2027-06-10T11:00Z')).toBe('open until 2027-12-23T23:00');
	});

	test('cannot be asked for at a time that is none', () => {
		expect(() => openAt(office, new Date(NaN), halfHolidays)).toThrow(RangeError);
		expect(seen(office, '2027-02-10T07:30Z')).toBe('open until 2027-02-10T14:00');
	});
});

describe('days off', () => {
	test('pass over the whole of Easter', () => {
		expect(seen(office, '2027-03-24T14:30Z')).toBe('closed until 2027-03-30T06:30');
		expect(seen(office, '2027-03-25T09:00Z')).toBe('closed until 2027-03-30T06:30');
	});

	test('count half-official days when the network has them as days off', () => {
		const christmasEve = new Date('2027-12-24T10:00Z');
		expect(openAt(office, christmasEve, halfHolidays).now).toBe(false);
		expect(openAt(office, christmasEve, []).now).toBe(true);
	});

	test('let the evening before run to its end, and start no evening of their own', () => {
		// Wednesday evening runs into skærtorsdag; the next evening that starts is that of Saturday.
		expect(seen(night, '2027-03-25T03:00Z')).toBe('open until 2027-03-25T07:00');
		expect(seen(night, '2027-03-25T19:00Z')).toBe('closed until 2027-03-27T15:00');
		expect(seen(night, '2027-03-28T03:00Z')).toBe('open until 2027-03-28T06:00');
	});

	test('of the function itself count both first and last date', () => {
		const summer = hours('man-fre 08.00-15.00', [{ from: '2027-07-12', to: '2027-07-30' }]);
		expect(seen(summer, '2027-07-09T14:00Z')).toBe('closed until 2027-08-02T06:00');
		expect(seen(summer, '2027-07-12T08:00Z')).toBe('closed until 2027-08-02T06:00');
		expect(seen(summer, '2027-07-30T08:00Z')).toBe('closed until 2027-08-02T06:00');
		expect(seen(summer, '2027-07-09T08:00Z')).toBe('open until 2027-07-09T13:00');
	});

	test('that go on for more than 400 days leave the next change unknown', () => {
		const ended = hours('man-fre 08.00-15.00', [{ from: '2027-02-01', to: '9999-12-31' }]);
		expect(seen(ended, '2027-02-10T09:00Z')).toBe('closed until -');
	});
});

describe('always open', () => {
	const always = hours('døgnåben');

	test('is open on holidays and never changes', () => {
		expect(seen(always, '2027-03-28T01:00Z')).toBe('open until -');
		expect(seen(always, '2027-12-25T01:00Z')).toBe('open until -');
	});

	test('closes on closure dates, the ones that follow on each other as one', () => {
		const closing = hours('døgnåben', [
			{ from: '2027-07-15', to: '2027-07-20' },
			{ from: '2027-07-12', to: '2027-07-14' },
			{ from: '2027-12-24', to: '2027-12-24' }
		]);
		expect(seen(closing, '2027-06-01T10:00Z')).toBe('open until 2027-07-11T22:00');
		expect(seen(closing, '2027-07-12T10:00Z')).toBe('closed until 2027-07-20T22:00');
		expect(seen(closing, '2027-07-21T10:00Z')).toBe('open until 2027-12-23T23:00');
		expect(seen(closing, '2027-12-25T10:00Z')).toBe('open until -');
	});

	test('looks 400 days ahead for the next closure', () => {
		const far = hours('døgnåben', [{ from: '2028-03-08', to: '2028-03-08' }]);
		expect(seen(far, '2027-02-01T22:59Z')).toBe('open until -');
		expect(seen(far, '2027-02-01T23:00Z')).toBe('open until 2028-03-07T23:00');
	});

	test('that is closed until further notice has no next change', () => {
		expect(seen(hours('døgnåben', [{ from: '2027-01-01', to: '9999-12-31' }]), '2027-02-01T10:00Z')).toBe(
			'closed until -'
		);
	});
});

describe('the change of the clock', () => {
	const smallHours = hours('man-søn 02.30-04.00');

	test('to summer time starts what begins in the skipped hour at the jump', () => {
		// 26 March 2028 is no holiday.
		expect(seen(smallHours, '2028-03-26T00:59Z')).toBe('closed until 2028-03-26T01:00');
		expect(seen(smallHours, '2028-03-26T01:00Z')).toBe('open until 2028-03-26T02:00');
	});

	test('to summer time leaves out hours that lie within the skipped hour', () => {
		expect(seen(hours('søn 02.10-02.50'), '2028-03-26T00:30Z')).toBe('closed until 2028-04-02T00:10');
	});

	test('to summer time joins what the skipped hour alone parts', () => {
		expect(seen(hours('søn 00.00-02.15, søn 02.45-06.00'), '2028-03-26T00:30Z')).toBe(
			'open until 2028-03-26T04:00'
		);
	});

	test('to winter time counts the first of the two hours', () => {
		expect(seen(smallHours, '2027-10-31T00:29Z')).toBe('closed until 2027-10-31T00:30');
		expect(seen(smallHours, '2027-10-31T01:10Z')).toBe('open until 2027-10-31T03:00');
		expect(seen(hours('søn 00.00-02.30'), '2027-10-31T01:10Z')).toBe('closed until 2027-11-06T23:00');
	});
});

/** The same rules asked minute by minute, on what the wall clock shows. */
function isOpenByTheClock(opening: OpeningHours, minute: number): boolean {
	const local = toCopenhagen(new Date(minute * 60_000));
	const hourBefore = toCopenhagen(new Date((minute - 60) * 60_000));
	// The second time round nothing opens or closes: it goes on as the first time ended.
	const wall = hourBefore.minute === local.minute ? 179 : local.minute;
	const closed = (date: string) => opening.closures.some(({ from, to }) => from <= date && date <= to);
	if (opening.alwaysOpen) return !closed(local.date);
	return [0, 1].some((daysAgo) => {
		const date = addDays(local.date, -daysAgo);
		const weekday = ((local.weekday - 1 - daysAgo + 7) % 7) + 1;
		const since = wall + daysAgo * 1440;
		return opening.weekly.some(
			(interval) =>
				interval.weekday === weekday &&
				interval.opens <= since &&
				since < interval.closes &&
				!isDayOff(date, halfHolidays) &&
				!closed(date)
		);
	});
}

const minuteOf = (text: string) => Date.parse(text) / 60_000;

/** Any time of 2027 and 2028, more often around changes of the clock, Easter, Christmas and New Year. */
const minutes = fc.oneof(
	fc.integer({ min: minuteOf('2027-01-01T00:00Z'), max: minuteOf('2028-12-31T23:59Z') }),
	fc
		.tuple(
			fc.constantFrom(
				'2027-03-28T01:00Z',
				'2027-10-31T01:00Z',
				'2028-03-26T01:00Z',
				'2028-10-29T01:00Z',
				'2027-03-26T12:00Z',
				'2027-12-24T12:00Z',
				'2027-12-31T23:00Z'
			),
			fc.integer({ min: -2000, max: 2000 })
		)
		.map(([moment, away]) => minuteOf(moment) + away)
);

/** Mostly half hours, so that intervals touch and overlap; all lengths up to a day, so that many pass midnight. */
const interval = fc
	.record({
		weekday: fc.integer({ min: 1, max: 7 }),
		opens: fc.oneof(
			fc.integer({ min: 0, max: 47 }).map((halfHours) => halfHours * 30),
			fc.integer({ min: 100, max: 200 }),
			fc.integer({ min: 0, max: 1439 })
		),
		length: fc.oneof(
			fc.integer({ min: 1, max: 48 }).map((halfHours) => halfHours * 30),
			fc.integer({ min: 1, max: 1440 })
		)
	})
	.map(({ weekday, opens, length }) => ({ weekday, opens, closes: opens + length }));

const closure = fc
	.tuple(fc.integer({ min: 0, max: 730 }), fc.integer({ min: 0, max: 20 }))
	.map(([start, length]) => ({
		from: addDays('2027-01-01', start),
		to: addDays('2027-01-01', start + length)
	}));

const openingHours = fc.record({
	alwaysOpen: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
	weekly: fc.oneof(
		fc.array(interval, { minLength: 1, maxLength: 9 }),
		// The same hours each day, as most have it.
		interval.map((one) => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ ...one, weekday })))
	),
	closures: fc.array(closure, { maxLength: 3 })
});

describe('at any time and for any hours', () => {
	test('the state is that of the clock on the wall, and changes exactly when it says', () => {
		const searched = 2 * 1440;
		let changesSeen = 0;
		fc.assert(
			fc.property(openingHours, minutes, (opening, minute) => {
				const { now, changesAt } = openAt(opening, new Date(minute * 60_000), halfHolidays);
				expect(now).toBe(isOpenByTheClock(opening, minute));
				const change = changesAt ? changesAt.getTime() / 60_000 : Infinity;
				for (let later = minute; later < Math.min(change, minute + searched); later++) {
					if (isOpenByTheClock(opening, later) !== now) throw new Error(`It changes earlier: ${later}`);
				}
				if (change === Infinity) return;
				changesSeen += 1;
				expect(isOpenByTheClock(opening, change - 1)).toBe(now);
				expect(isOpenByTheClock(opening, change)).toBe(!now);
				expect(openAt(opening, new Date((change - 1) * 60_000), halfHolidays)).toEqual({ now, changesAt });
				expect(openAt(opening, new Date(change * 60_000), halfHolidays).now).toBe(!now);
			}),
			{ numRuns: 500 }
		);
		expect(changesSeen).toBeGreaterThan(250);
	}, 60_000);
});
