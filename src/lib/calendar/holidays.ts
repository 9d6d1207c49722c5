/** Danish public holidays, and the half-official days off that a network chooses itself. */
import { holidayNames } from '../messages/calendar.ts';
import { type IsoDate, dayNumberOf, msADay } from './copenhagen-time.ts';

/** One day as opening hours ask for it. */
interface CalendarDay {
	date: IsoDate;
	/** 'MM-DD'. */
	monthDay: string;
	holiday: string | null;
}

/** The last year with store bededag as a holiday (Act no. 214 of 6 March 2023). */
const lastPrayerDayYear = 2023;

/** Days from Easter Sunday. */
const movableHolidays: readonly (readonly [number, string])[] = [
	[-3, holidayNames.maundyThursday],
	[-2, holidayNames.goodFriday],
	[0, holidayNames.easterSunday],
	[1, holidayNames.easterMonday],
	[39, holidayNames.ascension],
	[49, holidayNames.whitSunday],
	[50, holidayNames.whitMonday]
];

/** The name of the public holiday on a date, or null. Throws RangeError when `date` is not a date. */
export function holidayName(date: IsoDate): string | null {
	return calendarDay(dayNumberOf(date)).holiday;
}

/**
 * Whether a date is a public holiday or one of the network's half-official days off, given as 'MM-DD'. Saturdays and
 * Sundays are not days off by themselves. Throws RangeError when `date` is not a date.
 */
export function isDayOff(date: IsoDate, halfHolidays: readonly string[]): boolean {
	return isCalendarDayOff(calendarDay(dayNumberOf(date)), halfHolidays);
}

/** As isDayOff, for those who have the day at hand. */
export function isCalendarDayOff(day: CalendarDay, halfHolidays: readonly string[]): boolean {
	return day.holiday !== null || halfHolidays.includes(day.monthDay);
}

interface CalendarYear {
	/** Day number of 1 January. */
	first: number;
	days: readonly CalendarDay[];
}

const years = new Map<number, CalendarYear>();
/** The clock walks through a handful of years; a query may name any. */
const yearsKept = 50;
let latest: CalendarYear = { first: 0, days: [] };

/** The day of a day number. */
export function calendarDay(dayNumber: number): CalendarDay {
	const known = latest.days[dayNumber - latest.first];
	if (known) return known;
	latest = calendarYear(new Date(dayNumber * msADay).getUTCFullYear());
	const day = latest.days[dayNumber - latest.first];
	if (!day) throw new RangeError(`Not a day: ${dayNumber}`);
	return day;
}

function calendarYear(year: number): CalendarYear {
	let known = years.get(year);
	if (!known) {
		if (years.size >= yearsKept) years.clear();
		known = makeYear(year);
		years.set(year, known);
	}
	return known;
}

function makeYear(year: number): CalendarYear {
	const first = Date.UTC(year, 0, 1) / msADay;
	const end = Date.UTC(year + 1, 0, 1) / msADay;
	const holidays = holidaysOf(year);
	const days: CalendarDay[] = [];
	for (let dayNumber = first; dayNumber < end; dayNumber++) {
		const [date = ''] = new Date(dayNumber * msADay).toISOString().split('T');
		days.push({ date, monthDay: date.slice(-5), holiday: holidays.get(dayNumber) ?? null });
	}
	return { first, days };
}

function holidaysOf(year: number): Map<number, string> {
	const easter = easterSunday(year);
	const holidays = new Map<number, string>([
		[Date.UTC(year, 0, 1) / msADay, holidayNames.newYear],
		[Date.UTC(year, 11, 25) / msADay, holidayNames.christmasDay],
		[Date.UTC(year, 11, 26) / msADay, holidayNames.secondChristmasDay]
	]);
	for (const [days, name] of movableHolidays) holidays.set(easter + days, name);
	// The fourth Friday after Easter.
	if (year <= lastPrayerDayYear) holidays.set(easter + 26, holidayNames.prayerDay);
	return holidays;
}

/**
 * Day number of Easter Sunday in the Gregorian calendar, by the anonymous algorithm that Meeus gives (Astronomical
 * Algorithms, chapter 8), in his letters.
 */
function easterSunday(year: number): number {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = Math.floor(b / 4);
	const e = b % 4;
	const f = Math.floor((b + 8) / 25);
	const g = Math.floor((b - f + 1) / 3);
	const h = (19 * a + b - d - g + 15) % 30;
	const i = Math.floor(c / 4);
	const k = c % 4;
	const l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const monthTimes31 = h + l - 7 * m + 114;
	return Date.UTC(year, Math.floor(monthTimes31 / 31) - 1, (monthTimes31 % 31) + 1) / msADay;
}
