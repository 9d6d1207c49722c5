/**
 * The ladder of reminders: who is asked about an entry, and on which day. Before the limit a rung that falls on a day off is
 * brought forward, after it it moves to the next working day. Only the highest rung that has been reached is asked, so
 * that nights on which nothing ran send one mail and not several. Source: FACTS, turnover; modelled on CAQH's.
 */
import { type IsoDate, addDays } from '../calendar/copenhagen-time.ts';
import { addWorkingDays, nearestWorkingDay } from '../calendar/working-days.ts';
import type { FreshnessPolicy } from './snapshot.ts';
import type { Criticality, Rung } from './vocabulary.ts';

/** Those who are asked together: a ladder climbs from one to the next. */
export type Level = 'holders' | 'keyPersons' | 'coordinators';

export interface Step {
	rung: Rung;
	level: Level;
	/** The day, in Copenhagen, from which it is asked. */
	on: IsoDate;
}

const beforeRungs = ['first', 'second', 'third'] as const;

/** Days before the limit after the first reminder, whose day is the policy's; and days after it. */
const days: Record<
	Criticality,
	{ before: readonly number[]; passed: number; keyPerson: number; coordinator: number }
> = {
	acute: { before: [3], passed: 1, keyPerson: 3, coordinator: 5 },
	ordinary: { before: [10, 5], passed: 1, keyPerson: 14, coordinator: 28 },
	background: { before: [10, 5], passed: 1, keyPerson: 14, coordinator: 28 }
};

/** Working days that whoever was asked has before the next level is. */
const notice: Record<Criticality, number> = { acute: 1, ordinary: 5, background: 5 };

/** Of a confirmation that runs out on a day: the rungs in order, each on its day. */
export function limitLadder(
	limitOn: IsoDate,
	{ dueDays }: Pick<FreshnessPolicy, 'dueDays'>,
	criticality: Criticality,
	halfHolidays: readonly string[]
): Step[] {
	const { before, passed, keyPerson, coordinator } = days[criticality];
	const earlier = (count: number) => nearestWorkingDay(addDays(limitOn, -count), -1, halfHolidays);
	const later = (count: number) => nearestWorkingDay(addDays(limitOn, count), 1, halfHolidays);
	// A network that reminds later than usual has fewer reminders, and none before its first.
	const offsets = [dueDays, ...before.filter((count) => count < dueDays)];
	return [
		...offsets.map((count, index): Step => ({
			rung: beforeRungs[index] ?? 'third',
			level: 'holders',
			on: earlier(count)
		})),
		{ rung: 'passed', level: 'holders', on: later(passed) },
		{ rung: 'keyPerson', level: 'keyPersons', on: later(keyPerson) },
		{ rung: 'coordinator', level: 'coordinators', on: later(coordinator) }
	];
}

/**
 * Of something that says the entry is wrong, or that nobody has it: the key person at once, with those who have it, and the
 * coordinator when that has not helped.
 */
export function failureLadder(
	failedOn: IsoDate,
	criticality: Criticality,
	halfHolidays: readonly string[]
): Step[] {
	const first = nearestWorkingDay(failedOn, 1, halfHolidays);
	return [
		{ rung: 'passed', level: 'holders', on: first },
		{ rung: 'keyPerson', level: 'keyPersons', on: first },
		{
			rung: 'coordinator',
			level: 'coordinators',
			on: addWorkingDays(first, notice[criticality], halfHolidays)
		}
	];
}

/** What is known of one level of a ladder. */
export interface LevelState {
	/** Whether there is anybody on it who can be asked, and has not been on a level below. */
	hasSomebody: boolean;
	/** The day somebody on it was last asked; null is never. */
	askedOn: IsoDate | null;
}

/**
 * The rungs to ask on a day: the highest that has been reached, with others that fall on its very day; and nobody is passed
 * over: a level is asked only when the one below has been and has had its time, or has nobody, or is asked the same day.
 * Empty before the first.
 */
export function rungsOn(
	steps: readonly Step[],
	date: IsoDate,
	levels: Readonly<Record<Level, LevelState>>,
	{ criticality, halfHolidays }: { criticality: Criticality; halfHolidays: readonly string[] }
): Step[] {
	const topOf = (level: Level) => steps.findLast((step) => step.level === level && step.on <= date);
	const [holders, keyPersons, coordinators] = [topOf('holders'), topOf('keyPersons'), topOf('coordinators')];
	const hasHadTime = (level: Level): boolean => {
		const { hasSomebody, askedOn } = levels[level];
		if (askedOn === null) return !hasSomebody;
		return addWorkingDays(askedOn, notice[criticality], halfHolidays) <= date;
	};
	if (coordinators && hasHadTime('holders') && hasHadTime('keyPersons')) return [coordinators];
	const isSameDay = holders?.on === keyPersons?.on;
	if (keyPersons && levels.keyPersons.hasSomebody && (isSameDay || hasHadTime('holders'))) {
		return isSameDay && holders ? [holders, keyPersons] : [keyPersons];
	}
	return holders ? [holders] : [];
}
