/** Whether a function is open, and when that changes. */
import {
	type IsoDate,
	dayNumberOf,
	minutesADay,
	msAMinute,
	utcMinuteOf,
	wallMinuteOf,
	weekdayOf
} from './copenhagen-time.ts';
import { calendarDay, isCalendarDayOff } from './holidays.ts';

/** Open once a week, on the clock of Copenhagen. It belongs to the day it starts on. */
export interface WeeklyInterval {
	/** ISO weekday: 1 is Monday, 7 is Sunday. */
	weekday: number;
	/** Minutes after midnight of that weekday, 0–1439. */
	opens: number;
	/** Minutes after midnight of that weekday; above 1440 on the next day. At most 1440 after `opens`. */
	closes: number;
}

/** Not always open and nothing weekly: the hours are not known. */
export interface OpeningHours {
	/** Open day and night, on holidays too. */
	alwaysOpen: boolean;
	weekly: readonly WeeklyInterval[];
	/** Dates off, both inclusive. */
	closures: readonly { from: IsoDate; to: IsoDate }[];
}

export interface OpenState {
	/** null: not known, which never counts as open. */
	now: boolean | null;
	/** The next instant at which `now` is the opposite; null when none is known or it is too far away. */
	changesAt: Date | null;
}

/** How far ahead a change is looked for, in days of 24 hours; they may reach one calendar day further. */
const daysAhead = 400;

/**
 * Whether it is open at an instant, and when that changes, looked for up to 400 days ahead. Throws RangeError for an
 * invalid Date.
 *
 * Weekly hours do not start on a public holiday, on a half-official day off (`halfHolidays`, 'MM-DD') or on a closure
 * date; those that started the evening before run to their end. Hours that are always open close on closure dates only.
 * Hours that touch are one opening. When summer time starts, hours that begin or end within the skipped hour do so at
 * the jump; when it ends, those within the hour that occurs twice do so the first time.
 */
export function openAt(hours: OpeningHours, at: Date, halfHolidays: readonly string[]): OpenState {
	// Everything begins and ends on a whole minute.
	const minute = Math.floor(at.getTime() / msAMinute);
	if (Number.isNaN(minute)) throw new RangeError('Not a time');
	const today = Math.floor(wallMinuteOf(minute) / minutesADay);

	if (hours.alwaysOpen) {
		const reopens = firstDayOutsideClosures(hours, today);
		const changes = reopens > today ? reopens : firstDayOfNextClosure(hours, today);
		return state(
			reopens === today,
			minute,
			changes === Infinity ? Infinity : utcMinuteOf(changes * minutesADay)
		);
	}
	if (hours.weekly.length === 0) return { now: null, changesAt: null };

	const closes = openUntil(hours, minute, today, halfHolidays);
	if (closes > minute) return state(true, minute, closes);
	return state(false, minute, nextOpening(hours, minute, today, halfHolidays));
}

function state(now: boolean, minute: number, changesAt: number): OpenState {
	const isNear = changesAt <= minute + daysAhead * minutesADay;
	return { now, changesAt: isNear ? new Date(changesAt * msAMinute) : null };
}

/** The UTC minute at which the opening that goes on at `minute` ends; `minute` itself when it is closed. */
function openUntil(
	hours: OpeningHours,
	minute: number,
	today: number,
	halfHolidays: readonly string[]
): number {
	let until = minute;
	for (let day = today - 1; day <= today + daysAhead + 1; day++) {
		// What starts after the opening has ended cannot carry it on.
		if (day > today && utcMinuteOf(day * minutesADay) > until) break;
		until = carriedOn(hours, day, until, halfHolidays);
	}
	return until;
}

/** How long an opening lasts with what starts on `day`, when it would else end at `until`. */
function carriedOn(hours: OpeningHours, day: number, until: number, halfHolidays: readonly string[]): number {
	const weekday = weekdayOf(day);
	const midnight = day * minutesADay;
	let longer = until;
	let passedOver = false;
	for (const interval of hours.weekly) {
		if (interval.weekday !== weekday) continue;
		if (utcMinuteOf(midnight + interval.opens) > longer) {
			passedOver = true;
			continue;
		}
		const closes = utcMinuteOf(midnight + interval.closes);
		if (closes > longer && !isOff(hours, day, halfHolidays)) longer = closes;
	}
	// The intervals are in no order: one passed over may start before the new end.
	return passedOver && longer > until ? carriedOn(hours, day, longer, halfHolidays) : longer;
}

/** The first UTC minute after `minute` at which something opens; Infinity when nothing does. */
function nextOpening(
	hours: OpeningHours,
	minute: number,
	today: number,
	halfHolidays: readonly string[]
): number {
	for (let day = today; day <= today + daysAhead + 1; day++) {
		const weekday = weekdayOf(day);
		const midnight = day * minutesADay;
		let first = Infinity;
		for (const interval of hours.weekly) {
			if (interval.weekday !== weekday) continue;
			const opens = utcMinuteOf(midnight + interval.opens);
			// Hours that lie wholly within the hour that summer time skips do not take place.
			if (opens > minute && opens < first && opens < utcMinuteOf(midnight + interval.closes)) first = opens;
		}
		if (first < Infinity && !isOff(hours, day, halfHolidays)) return first;
	}
	return Infinity;
}

/** Whether nothing starts on this day. */
function isOff(hours: OpeningHours, dayNumber: number, halfHolidays: readonly string[]): boolean {
	const day = calendarDay(dayNumber);
	return isCalendarDayOff(day, halfHolidays) || closureOn(hours, day.date) !== undefined;
}

function closureOn(hours: OpeningHours, date: IsoDate) {
	for (const closure of hours.closures) {
		if (closure.from <= date && date <= closure.to) return closure;
	}
	return undefined;
}

/** `today`, or the day after the closures that follow on each other from today. */
function firstDayOutsideClosures(hours: OpeningHours, today: number): number {
	let day = today;
	for (;;) {
		const closure = closureOn(hours, calendarDay(day).date);
		if (!closure) return day;
		day = dayNumberOf(closure.to) + 1;
	}
}

/** Infinity when no closure starts after today. */
function firstDayOfNextClosure(hours: OpeningHours, today: number): number {
	const { date } = calendarDay(today);
	let first = Infinity;
	for (const closure of hours.closures) {
		if (closure.from > date && closure.from <= closure.to) first = Math.min(first, dayNumberOf(closure.from));
	}
	return first;
}
