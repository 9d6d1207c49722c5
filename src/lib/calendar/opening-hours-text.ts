/** Opening hours as people write them in a cell or a field: 'man-tor 08.30-15.00, fre 08.30-14.00'. */
import {
	alwaysOpenText,
	openingHoursAlwaysOpenAlone,
	openingHoursBadTime,
	openingHoursClosedDay,
	openingHoursNotUnderstood,
	openingHoursOverlap,
	openingHoursStartAtMidnight,
	openingHoursUnknownDay,
	openingHoursWithoutDay,
	openingHoursWithoutTimes,
	weekdayNames,
	weekdayShortNames
} from '../messages/calendar.ts';
import { minutesADay } from './copenhagen-time.ts';
import type { WeeklyInterval } from './opening-hours.ts';

/** Opening hours without the dates off, which text does not hold. */
interface WrittenHours {
	alwaysOpen: boolean;
	weekly: WeeklyInterval[];
}

type Parsed = { ok: true; hours: WrittenHours } | { ok: false; message: string };
type Result<T> = { ok: true; value: T } | { ok: false; message: string };

const alwaysOpenWords = [alwaysOpenText, 'døgnåbent', 'døgnet rundt'];
const everyDay = [1, 2, 3, 4, 5, 6, 7];
const namedDays = new Map([
	['hverdage', [1, 2, 3, 4, 5]],
	['alle dage', everyDay]
]);
/** A day, a span of days or nothing; then times or nothing. */
const partPattern = /^((?:alle dage|[a-zæøå]+)\.?(?: ?- ?[a-zæøå]+\.?)?)? ?(\d.*)?$/;
/** What of a faulty text is quoted. */
const quotedLength = 60;

/**
 * Reads opening hours as the import format writes them, and what people write instead: colon for full stop, '8-15',
 * full day names, 'kl.', 'hverdage', 'alle dage', 'og' between the intervals of a day. The intervals come sorted. Text that
 * cannot be read, or covers a moment twice, gives a Danish message on what to write instead; so does empty text.
 */
export function parseOpeningHours(text: string): Parsed {
	const parts = tidy(text)
		.split(/[,;]| og /)
		.map((part) => part.trim().replace(/\.$/, ''))
		.filter((part) => part !== '');
	if (parts.length === 0) return fault(openingHoursNotUnderstood(quoted(text.trim())));
	if (parts.some((part) => alwaysOpenWords.includes(part))) {
		return parts.length === 1
			? { ok: true, hours: { alwaysOpen: true, weekly: [] } }
			: fault(openingHoursAlwaysOpenAlone);
	}

	const weekly: WeeklyInterval[] = [];
	let days: number[] = [];
	for (const part of parts) {
		const read = readPart(part, days);
		if (!read.ok) return read;
		days = read.value.days;
		for (const weekday of days) weekly.push({ weekday, ...read.value.times });
	}
	weekly.sort(byStart);
	const overlap = findOverlap(weekly);
	if (overlap) return fault(openingHoursOverlap(intervalText(overlap[0]), intervalText(overlap[1])));
	return { ok: true, hours: { alwaysOpen: false, weekly } };
}

/**
 * The canonical text, which parses back to the same hours: days in order, equal days in a row written as a span, each
 * interval of a day with its day. Empty when the hours are not known.
 */
export function formatOpeningHours(hours: {
	alwaysOpen: boolean;
	weekly: readonly WeeklyInterval[];
}): string {
	if (hours.alwaysOpen) return alwaysOpenText;
	const spans: { first: number; last: number; times: string[] }[] = [];
	const sorted = [...hours.weekly].sort(byStart);
	for (const weekday of everyDay) {
		const times = sorted.filter((interval) => interval.weekday === weekday).map(timesText);
		if (times.length === 0) continue;
		const span = spans.at(-1);
		if (span?.last === weekday - 1 && span.times.join() === times.join()) span.last = weekday;
		else spans.push({ first: weekday, last: weekday, times });
	}
	return spans
		.flatMap(({ first, last, times }) => {
			const days = first === last ? shortName(first) : `${shortName(first)}-${shortName(last)}`;
			return times.map((time) => `${days} ${time}`);
		})
		.join(', ');
}

/** One spelling of dashes, spaces and colons, in lower case, without 'kl.'. Spreadsheets on a Mac may part å into a and ring. */
function tidy(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replaceAll(':', '.')
		.replace(/[\r\n]+/g, ',')
		.replace(/\s+/g, ' ')
		.replace(/\bkl\.? ?/g, '')
		.trim();
}

/** One interval and its days; those of the part before when it names none ('man 8-12 og 13-15'). */
function readPart(
	part: string,
	daysBefore: number[]
): Result<{ days: number[]; times: { opens: number; closes: number } }> {
	if (/\blukket\b/.test(part)) return fault(openingHoursClosedDay(quoted(part)));
	const match = partPattern.exec(part);
	if (!match) return fault(openingHoursNotUnderstood(quoted(part)));
	const [, daysText, timesText] = match;

	const days = daysText === undefined ? ok(daysBefore) : readDays(daysText);
	if (!days.ok) return days;
	if (timesText === undefined) return fault(openingHoursWithoutTimes(quoted(part)));
	const times = readTimes(timesText);
	if (!times.ok) return times;
	if (days.value.length === 0) return fault(openingHoursWithoutDay(quoted(part)));
	return ok({ days: days.value, times: times.value });
}

function readDays(text: string): Result<number[]> {
	const plain = text.replaceAll('.', '').trim();
	const named = namedDays.get(plain);
	if (named) return ok(named);
	const words = plain.split('-').map((word) => word.trim());
	const numbers: number[] = [];
	for (const word of words) {
		const weekday = weekdayNumber(word);
		if (weekday === null) return fault(openingHoursUnknownDay(quoted(word)));
		numbers.push(weekday);
	}
	const [first = 1, last = first] = numbers;
	// From Sunday to Thursday goes through Monday.
	const length = ((last - first + 7) % 7) + 1;
	return ok(Array.from({ length }, (_, days) => ((first - 1 + days) % 7) + 1));
}

/** 'ma', 'man' and 'mandag' alike: two letters tell all days apart. */
function weekdayNumber(word: string): number | null {
	const index = word.length < 2 ? -1 : weekdayNames.findIndex((name) => name.startsWith(word));
	return index < 0 ? null : index + 1;
}

/** An end at or before the start is on the next day. */
function readTimes(text: string): Result<{ opens: number; closes: number }> {
	const match = /^([\d.]+) ?- ?([\d.]+)$/.exec(text);
	if (!match) return fault(openingHoursNotUnderstood(quoted(text)));
	const [, from = '', to = ''] = match;
	const opens = readTime(from);
	if (opens === null) return fault(openingHoursBadTime(quoted(from)));
	const closes = readTime(to);
	if (closes === null) return fault(openingHoursBadTime(quoted(to)));
	if (opens === minutesADay) return fault(openingHoursStartAtMidnight(quoted(text)));
	return ok({ opens, closes: closes > opens ? closes : closes + minutesADay });
}

/** Minutes after midnight, 24.00 included; null when it is not a time. */
function readTime(text: string): number | null {
	const match = /^(\d{1,2})(?:\.(\d{2}))?$/.exec(text);
	if (!match) return null;
	const [, hour, minute = 0] = match;
	const minutes = Number(hour) * 60 + Number(minute);
	return Number(minute) < 60 && minutes <= minutesADay ? minutes : null;
}

/** Two neighbours that cover the same moment, the last of the week and the first of the next among them. */
function findOverlap(sorted: readonly WeeklyInterval[]): [WeeklyInterval, WeeklyInterval] | null {
	for (const [index, interval] of sorted.entries()) {
		const next = sorted[index + 1];
		const follower = next ?? sorted[0];
		if (!follower || follower === interval) continue;
		const followerStart = startInWeek(follower) + (next ? 0 : 7 * minutesADay);
		if (followerStart - startInWeek(interval) < interval.closes - interval.opens) return [interval, follower];
	}
	return null;
}

function byStart(a: WeeklyInterval, b: WeeklyInterval): number {
	return startInWeek(a) - startInWeek(b);
}

function startInWeek(interval: WeeklyInterval): number {
	return interval.weekday * minutesADay + interval.opens;
}

function intervalText(interval: WeeklyInterval): string {
	return `${shortName(interval.weekday)} ${timesText(interval)}`;
}

function timesText({ opens, closes }: WeeklyInterval): string {
	return `${timeText(opens)}-${timeText(closes > minutesADay ? closes - minutesADay : closes)}`;
}

function timeText(minutes: number): string {
	const two = (number: number) => String(number).padStart(2, '0');
	return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}

function shortName(weekday: number): string {
	return weekdayShortNames[weekday - 1] ?? '';
}

function quoted(text: string): string {
	return text.length > quotedLength ? `${text.slice(0, quotedLength)}…` : text;
}

function ok<T>(value: T): { ok: true; value: T } {
	return { ok: true, value };
}

function fault(message: string): { ok: false; message: string } {
	return { ok: false, message };
}
