/** Dates and times in Danish, on the calendar and clock of Copenhagen. */
import {
	clockTime,
	dayAndMonth,
	dayMonthAndYear,
	daysAgo,
	monthNames,
	timeOnDay,
	timeToday,
	today,
	tomorrow,
	weekdayNames,
	yesterday
} from '../messages/calendar.ts';
import { type IsoDate, type LocalTime, dayNumberAt, isIsoDate, toCopenhagen } from './copenhagen-time.ts';

/**
 * An instant asked about that is not now. What is said as of it names dates: "i morgen" would be the reader's own tomorrow.
 */
export class OtherTime extends Date {}

/** '28. marts 2027'. Throws RangeError when `date` is not a date. */
export function formatDate(date: IsoDate): string {
	if (!isIsoDate(date)) throw new RangeError(`Not a date: ${date}`);
	return dayMonthAndYear(
		Number(date.slice(8)),
		monthName(Number(date.slice(5, 7))),
		Number(date.slice(0, 4))
	);
}

/** '28. marts 2027 kl. 13.30'. Throws RangeError for an invalid Date. */
export function formatInstant(at: Date): string {
	const local = toCopenhagen(at);
	return timeOnDay(formatDate(local.date), clock(local));
}

/** '13.30'; no zero before the hour: '8.00'. Throws RangeError for an invalid Date. */
export function formatTime(at: Date): string {
	return clock(toCopenhagen(at));
}

/**
 * An instant as one would say it now: 'kl. 16.00', 'i morgen kl. 8.00', 'mandag kl. 8.00' within six days, else
 * '28. marts kl. 8.00', with the year when it is another. As of another time than now always with the date. Throws
 * RangeError for an invalid Date.
 */
export function formatWhen(at: Date, now: Date): string {
	const local = toCopenhagen(at);
	// NaN is no number of days from anything.
	const days = now instanceof OtherTime ? NaN : dayNumberAt(at) - dayNumberAt(now);
	const time = clock(local);
	if (days === 0) return timeToday(time);
	if (days === 1) return timeOnDay(tomorrow, time);
	if (days === -1) return timeOnDay(yesterday, time);
	if (days > 0 && days <= 6) return timeOnDay(weekdayNames[local.weekday - 1] ?? '', time);
	if (local.year === toCopenhagen(now).year)
		return timeOnDay(dayAndMonth(local.day, monthName(local.month)), time);
	return timeOnDay(formatDate(local.date), time);
}

/**
 * How many days ago by the calendar: 'i dag', 'i går', 'for 12 dage siden'. What lies ahead, as when two clocks differ,
 * is 'i dag'. As of another time than now the date. Throws RangeError for an invalid Date.
 */
export function formatDaysAgo(at: Date, now: Date): string {
	if (now instanceof OtherTime) return formatDate(toCopenhagen(at).date);
	const days = dayNumberAt(now) - dayNumberAt(at);
	if (days <= 0) return today;
	return days === 1 ? yesterday : daysAgo(days);
}

function clock(local: LocalTime): string {
	return clockTime(Math.floor(local.minute / 60), local.minute % 60);
}

function monthName(month: number): string {
	return monthNames[month - 1] ?? '';
}
