/** Everything about one function as its page tells it, beyond the answer that lookup gives. */
import { type IsoDate, addDays, dayNumberOf, weekdayOf } from '../calendar/copenhagen-time.ts';
import { holidayName, isDayOff } from '../calendar/holidays.ts';
import type { OpeningHours } from '../calendar/opening-hours.ts';
import type { Answer, AnswerPerson } from './answer.ts';
import { type Moment, describeHolder, holdingOn, momentOf } from './contact.ts';
import {
	type Directory,
	type DirectoryFunction,
	ancestry,
	organisationOn,
	organisationTitle
} from './directory.ts';
import { fold } from './fold.ts';
import { answerFunction } from './lookup.ts';
import { nearestOfMany } from './nearest-of-many.ts';
import type { HolderEntry, TermEntry } from './snapshot.ts';
import { directoryAt } from './validity.ts';
import type {
	AcuteAudience,
	HolderRole,
	VerificationMethod,
	VerificationOutcome,
	VerifierRole
} from './vocabulary.ts';

/** One weekday of a week's opening hours. */
export interface WeekdayHours {
	/** ISO weekday: 1 is Monday. */
	weekday: number;
	/** Minutes after midnight, in order; empty is closed. */
	intervals: { opens: number; closes: number }[];
}

/** A day off ahead on which it would else be open. */
export interface DayOff {
	date: IsoDate;
	/** Null for a half-official day off. */
	holiday: string | null;
}

export interface HistoryEntry {
	at: Date;
	method: VerificationMethod;
	outcome: VerificationOutcome;
	byRole: VerifierRole;
	/** The number or address it was about, as people read it; null is the function as a whole. */
	about: string | null;
}

export interface HolderShown {
	role: HolderRole;
	/** Null when only the function is shown. */
	person: AnswerPerson | null;
	from: IsoDate | null;
	to: IsoDate | null;
}

export interface FunctionPage {
	/** Number to press, staffing, open, freshness and chain. */
	answer: Answer;
	/** The party, and from there down to the unit it belongs to. */
	organisations: { name: string; slug: string }[];
	acute: boolean;
	/** Set for an acute number: whom it is for, and where it is published. */
	acuteNumber: { audience: AcuteAudience; source: string } | null;
	can: string | null;
	cannot: string | null;
	howTo: string | null;
	situations: { slug: string; name: string; acute: boolean }[];
	topics: string[];
	welfareAreas: string[];
	/** Municipalities it serves; null is every one of the network. */
	serves: { name: string; slug: string }[] | null;
	alwaysOpen: boolean;
	/** Monday to Sunday; empty when the hours are not known or it never closes. */
	week: WeekdayHours[];
	/** Dates off of its own that are not over, both inclusive. */
	closures: { from: IsoDate; to: IsoDate }[];
	daysOff: DayOff[];
	/** Who has it now, primary before deputies. */
	holders: HolderShown[];
	/** Who will have it, soonest first. */
	upcoming: HolderShown[];
	reserve: { name: string; slug: string; organisation: string } | null;
	/** Days a confirmation lasts. */
	limitDays: number;
	/** Newest first, at most `historyLength`. */
	history: HistoryEntry[];
	/** Where a correction is sent: a public mail address, and whose it is. */
	correction: { mail: string; to: 'keyPerson' | 'coordinator' } | null;
}

const historyLength = 8;
/** How far ahead a day off is told of, and how many days after the first one those that follow are. */
const daysOffAhead = 60;
const daysOffTogether = 8;

/** The page of a function as of an instant. */
export function functionPage(everything: Directory, asked: DirectoryFunction, at: Date): FunctionPage {
	const directory = directoryAt(everything, at);
	const fn = directory.functions.get(asked.entry.id) ?? asked;
	const { entry } = fn;
	const { snapshot } = directory;
	const moment = momentOf(at);
	const reserve = entry.reserveId === null ? undefined : directory.functions.get(entry.reserveId);
	return {
		answer: answerFunction(directory, fn, at),
		organisations: ancestry(directory.organisations, fn.unit)
			.reverse()
			.map((above) => organisationOn(directory, above, moment.date))
			.map(({ name, slug }) => ({ name, slug })),
		acute: entry.criticality === 'acute',
		acuteNumber: fn.acuteNumber && { audience: fn.acuteNumber.audience, source: fn.acuteNumber.source },
		can: entry.can,
		cannot: entry.cannot,
		howTo: entry.howTo,
		situations: snapshot.situations
			.filter(({ id }) => entry.situationIds.includes(id))
			.map(({ slug, name, acute }) => ({ slug, name, acute })),
		topics: namesOf(snapshot.topics, entry.topicIds),
		welfareAreas: namesOf(snapshot.welfareAreas, entry.welfareAreaIds),
		serves: servesOn(directory, fn, moment),
		alwaysOpen: entry.hours.alwaysOpen,
		week: weekOf(entry.hours),
		closures: entry.hours.closures
			.filter(({ to }) => to >= moment.date)
			.map(({ from, to }) => ({ from, to })),
		daysOff: daysOffAfter(entry.hours, moment.date, snapshot.settings.halfHolidays),
		holders: currentHolders(directory, fn, moment),
		upcoming: upcomingHolders(directory, fn, moment),
		reserve: reserve
			? {
					name: reserve.entry.name,
					slug: reserve.entry.slug,
					organisation: organisationTitle(directory, reserve, moment.date)
				}
			: null,
		limitDays: fn.policy.limitDays,
		history: historyOf(fn, moment),
		correction: correctionFor(directory, fn, moment)
	};
}

/** A function by its slug in any spelling; when there is none those with the slugs most like it, best first. */
export function findFunction(
	directory: Directory,
	slug: string
): { fn: DirectoryFunction | null; nearest: DirectoryFunction[] } {
	const exact = directory.functionsBySlug.get(slug);
	if (exact) return { fn: exact, nearest: [] };
	const folded = foldedSlugs(directory);
	const same = folded.get(fold(slug));
	if (same) return { fn: same, nearest: [] };
	const near = nearestOfMany(slug, [...folded.keys()], 5);
	return { fn: null, nearest: near.flatMap((known) => folded.get(known) ?? []) };
}

const foldedOf = new WeakMap<Directory, ReadonlyMap<string, DirectoryFunction>>();

/** Worked out once for each directory. Of two slugs that fold alike the one earlier in the alphabet is found. */
function foldedSlugs(directory: Directory): ReadonlyMap<string, DirectoryFunction> {
	const known = foldedOf.get(directory);
	if (known) return known;
	const slugs = [...directory.functionsBySlug.entries()].sort(([a], [b]) => (a < b ? 1 : -1));
	const folded = new Map(slugs.map(([slug, fn]) => [fold(slug), fn]));
	foldedOf.set(directory, folded);
	return folded;
}

function namesOf(terms: readonly TermEntry[], ids: readonly number[]): string[] {
	return terms.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function servesOn(directory: Directory, { serves }: DirectoryFunction, { date }: Moment) {
	if (!serves) return null;
	return directory.members
		.filter(({ id }) => serves.has(id))
		.map((member) => organisationOn(directory, member, date))
		.map(({ name, slug }) => ({ name, slug }));
}

function weekOf(hours: OpeningHours): WeekdayHours[] {
	if (hours.alwaysOpen || hours.weekly.length === 0) return [];
	return [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
		weekday,
		intervals: hours.weekly
			.filter((interval) => interval.weekday === weekday)
			.map(({ opens, closes }) => ({ opens, closes }))
			.sort((a, b) => a.opens - b.opens)
	}));
}

function daysOffAfter(hours: OpeningHours, today: IsoDate, halfHolidays: readonly string[]): DayOff[] {
	if (hours.alwaysOpen) return [];
	const open = new Set(hours.weekly.map(({ weekday }) => weekday));
	const found: DayOff[] = [];
	let last = daysOffAhead;
	for (let days = 0; days <= last; days += 1) {
		const date = addDays(today, days);
		if (!open.has(weekdayOf(dayNumberOf(date))) || !isDayOff(date, halfHolidays)) continue;
		if (found.length === 0) last = Math.min(last, days + daysOffTogether);
		found.push({ date, holiday: holidayName(date) });
	}
	return found;
}

function currentHolders(directory: Directory, fn: DirectoryFunction, { date }: Moment): HolderShown[] {
	const { current, deputies } = holdingOn(fn, date);
	return [...(current ? [current] : []), ...deputies].map((holder) => shown(directory, holder));
}

function upcomingHolders(directory: Directory, fn: DirectoryFunction, { date }: Moment): HolderShown[] {
	const startOf = ({ from }: HolderEntry) => from ?? date;
	return fn.entry.holders
		.filter((holder) => startOf(holder) > date)
		.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
		.map((holder) => shown(directory, holder));
}

function shown(directory: Directory, holder: HolderEntry): HolderShown {
	return {
		role: holder.role,
		person: describeHolder(directory, holder),
		from: holder.from,
		to: holder.to
	};
}

/** About the function, its channels and whoever has it now; a former holder's evidence is not in the snapshot. */
function historyOf(fn: DirectoryFunction, { at, date }: Moment): HistoryEntry[] {
	const { current } = holdingOn(fn, date);
	const channels = [...fn.entry.channels, ...(current?.channels ?? [])];
	// A holder's evidence covers channels that only the network sees; those are told of without the channel.
	const ofChannels = new Set(channels.flatMap(({ evidence }) => evidence));
	const isSame = (entry: (typeof fn.entry.evidence)[number]) =>
		[...ofChannels].some((other) => other.at === entry.at && other.method === entry.method);
	const about = [
		{ display: null, evidence: fn.entry.evidence },
		{ display: null, evidence: (current?.evidence ?? []).filter((entry) => !isSame(entry)) },
		...channels
	];
	return about
		.flatMap(({ display, evidence }) =>
			evidence.map((entry) => ({
				at: new Date(entry.at),
				method: entry.method,
				outcome: entry.outcome,
				byRole: entry.byRole,
				about: display
			}))
		)
		.filter((entry) => entry.at <= at)
		.sort((a, b) => b.at.getTime() - a.at.getTime())
		.slice(0, historyLength);
}

/** The party's key person by public mail, else the coordinator; never the function itself, which may be the fault. */
function correctionFor(
	directory: Directory,
	fn: DirectoryFunction,
	moment: Moment
): FunctionPage['correction'] {
	const keyPersons = directory.chainRoles.get(fn.top.id)?.get('keyPerson') ?? [];
	for (const keyPerson of keyPersons) {
		const mail = keyPerson === fn ? null : publicMail(keyPerson, moment);
		if (mail) return { mail, to: 'keyPerson' };
	}
	for (const coordinator of directory.coordinators) {
		const mail = publicMail(coordinator, moment);
		if (mail) return { mail, to: 'coordinator' };
	}
	return null;
}

function publicMail(fn: DirectoryFunction, { date }: Moment): string | null {
	const { staffing, current } = holdingOn(fn, date);
	if (staffing === 'vacant') return null;
	const channels = [...fn.entry.channels, ...(current?.channels ?? [])];
	return channels.find(({ kind }) => kind === 'mail')?.value ?? null;
}
