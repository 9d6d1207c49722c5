/**
 * Time in Europe/Copenhagen by arithmetic. Intl knows the same rule but takes microseconds a call, and opening hours
 * are asked for thousands of functions in a request; the tests hold this file against Intl.
 *
 * Inside, time is counted in whole minutes since 1970: *UTC minutes*, and *wall minutes*, which count what the clock
 * on the wall shows. A *day number* is whole days since 1 January 1970.
 */

/** A calendar date, '2027-03-28'. Compares as text. */
export type IsoDate = string;

/** What calendar and clock on the wall show in Copenhagen. */
export interface LocalTime {
	date: IsoDate;
	year: number;
	/** 1 is January. */
	month: number;
	day: number;
	/** ISO weekday: 1 is Monday, 7 is Sunday. */
	weekday: number;
	/** Minutes on the clock since midnight, 0–1439. */
	minute: number;
}

export const minutesADay = 1440;
export const msAMinute = 60_000;
export const msADay = minutesADay * msAMinute;
const winterOffset = 60;
const summerOffset = 120;

/** Summer time of one year, in UTC minutes; the year's own bounds tell when another year's are needed. */
interface SummerTime {
	yearStart: number;
	yearEnd: number;
	start: number;
	end: number;
}

/** EU directive 2000/84: from 01.00 UTC on the last Sunday of March until 01.00 UTC on the last Sunday of October. */
function summerTimeOf(year: number): SummerTime {
	return {
		yearStart: Date.UTC(year, 0, 1) / msAMinute,
		yearEnd: Date.UTC(year + 1, 0, 1) / msAMinute,
		start: lastSunday(year, 2) * minutesADay + 60,
		end: lastSunday(year, 9) * minutesADay + 60
	};
}

/** Day number of the last Sunday of a month with 31 days. `monthIndex` 0 is January. */
function lastSunday(year: number, monthIndex: number): number {
	const last = Date.UTC(year, monthIndex, 31) / msADay;
	return last - (weekdayOf(last) % 7);
}

// Nearly every question is about the same year as the one before; at New Year about one of two.
let latest = summerTimeOf(1970);
const known = new Map<number, SummerTime>();
/** The clock walks through a handful of years; a query may name any. */
const yearsKept = 50;

/** At New Year it is winter on both sides, so it does not matter whether `minute` is UTC or wall. */
function summerTimeAround(minute: number): SummerTime {
	const isLatest = minute >= latest.yearStart && minute < latest.yearEnd;
	if (!isLatest) {
		const year = new Date(minute * msAMinute).getUTCFullYear();
		latest = known.get(year) ?? summerTimeOf(year);
		if (known.size >= yearsKept) known.clear();
		known.set(year, latest);
	}
	return latest;
}

/** The wall minute at a UTC minute. */
export function wallMinuteOf(utcMinute: number): number {
	const summer = summerTimeAround(utcMinute);
	const isSummer = utcMinute >= summer.start && utcMinute < summer.end;
	return utcMinute + (isSummer ? summerOffset : winterOffset);
}

/**
 * The first UTC minute at which the wall clock shows `wallMinute` or has passed it. Never runs backwards: the whole
 * hour that summer time skips is the moment of the jump, and of the hour that occurs twice it is the first.
 */
export function utcMinuteOf(wallMinute: number): number {
	const summer = summerTimeAround(wallMinute);
	if (wallMinute < summer.start + winterOffset || wallMinute >= summer.end + summerOffset) {
		return wallMinute - winterOffset;
	}
	return Math.max(summer.start, wallMinute - summerOffset);
}

/** ISO weekday of a day number: 1 is Monday. 1 January 1970 was a Thursday. */
export function weekdayOf(dayNumber: number): number {
	const sinceMonday = (dayNumber + 3) % 7;
	return (sinceMonday < 0 ? sinceMonday + 7 : sinceMonday) + 1;
}

/** NaN when the text is not a date that exists. */
function parseDayNumber(text: string): number {
	if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return NaN;
	const year = digits(text, 0, 4);
	const month = digits(text, 5, 7);
	const day = digits(text, 8, 10);
	const ms = Date.UTC(year, month - 1, day);
	// Date.UTC rolls 30 February on into March, and takes the years before 100 for 19xx.
	const date = new Date(ms);
	const exists =
		date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return exists ? ms / msADay : NaN;
}

function digits(text: string, from: number, to: number): number {
	let value = 0;
	for (let i = from; i < to; i++) {
		const digit = text.charCodeAt(i) - 48;
		if (digit < 0 || digit > 9) return NaN;
		value = value * 10 + digit;
	}
	return value;
}

/** Whether the text is a date that exists, written '2027-03-28' (years 0100–9999). */
export function isIsoDate(text: string): boolean {
	return !Number.isNaN(parseDayNumber(text));
}

/** Whole days since 1 January 1970. Throws RangeError when the text is not a date that exists. */
export function dayNumberOf(date: IsoDate): number {
	const dayNumber = parseDayNumber(date);
	if (Number.isNaN(dayNumber)) throw new RangeError(`Not a date: ${date}`);
	return dayNumber;
}

// One page words dates a hundred times, and they are the same few hundred days again and again.
const written = new Map<number, IsoDate>();
const datesKept = 2_000;

/** The date of a day number. Throws RangeError outside the years that four digits can write. */
function isoDateOf(dayNumber: number): IsoDate {
	const known = written.get(dayNumber);
	if (known !== undefined) return known;
	const text = new Date(dayNumber * msADay).toISOString();
	// Years beyond four digits are written with a sign and six.
	if (text.length !== 24) throw new RangeError(`Not a date that four digits of year can write: ${text}`);
	const date = text.slice(0, 10);
	if (written.size >= datesKept) written.clear();
	written.set(dayNumber, date);
	return date;
}

/** The date `n` days later; earlier when `n` is negative. Throws RangeError when `date` is not a date. */
export function addDays(date: IsoDate, n: number): IsoDate {
	return isoDateOf(dayNumberOf(date) + n);
}

/** Days from one date to another: 1 from today to tomorrow. Throws RangeError when either is not a date. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return dayNumberOf(to) - dayNumberOf(from);
}

/** What calendar and clock in Copenhagen show at an instant. Throws RangeError for an invalid Date. */
export function toCopenhagen(at: Date): LocalTime {
	const wallMinute = wallMinuteOf(Math.floor(at.getTime() / msAMinute));
	const dayNumber = Math.floor(wallMinute / minutesADay);
	const date = isoDateOf(dayNumber);
	return {
		date,
		year: digits(date, 0, 4),
		month: digits(date, 5, 7),
		day: digits(date, 8, 10),
		weekday: weekdayOf(dayNumber),
		minute: wallMinute - dayNumber * minutesADay
	};
}

/** The day number of an instant in Copenhagen. Throws RangeError for an invalid Date. */
export function dayNumberAt(at: Date): number {
	const minute = Math.floor(at.getTime() / msAMinute);
	if (Number.isNaN(minute)) throw new RangeError('Not a time');
	return Math.floor(wallMinuteOf(minute) / minutesADay);
}

/**
 * The instant at which the clock in Copenhagen shows `minute` minutes after midnight on a date. Below 0 or from 1440 on
 * it is the clock of another day. A time that summer time skips goes an hour forward (02.30 is 03.30), one that occurs
 * twice is the first: as RFC 5545, 3.3.5 says. Throws RangeError when `date` is not a date.
 */
export function fromCopenhagen(date: IsoDate, minute: number): Date {
	const wallMinute = dayNumberOf(date) * minutesADay + minute;
	const utcMinute = utcMinuteOf(wallMinute);
	const isSummer = wallMinute - utcMinute === summerOffset;
	return new Date((isSummer ? utcMinute : wallMinute - winterOffset) * msAMinute);
}
