import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../src/lib/calendar/copenhagen-time.ts';
import { addWorkingDays, isWorkingDay, nearestWorkingDay } from '../../../src/lib/calendar/working-days.ts';
import {
	type Level,
	type LevelState,
	failureLadder,
	limitLadder,
	rungsOn
} from '../../../src/lib/directory/ladder.ts';
import { type Criticality, type Rung, criticalities } from '../../../src/lib/directory/vocabulary.ts';

const half = ['12-24', '12-31', '06-05'];
const everybody = (): Record<Level, LevelState> => ({
	holders: { hasSomebody: true, askedOn: null },
	keyPersons: { hasSomebody: true, askedOn: null },
	coordinators: { hasSomebody: true, askedOn: null }
});
const dueDays: Record<Criticality, number> = { acute: 7, ordinary: 15, background: 15 };

/** Runs every day from `from`, and tells what was asked on which. Nobody answers. */
function walk(
	{ limitOn, criticality }: { limitOn: string; criticality: Criticality },
	from: string,
	to: string,
	runsOn: (date: string) => boolean = () => true
): [string, Rung][] {
	const steps = limitLadder(limitOn, { dueDays: dueDays[criticality] }, criticality, half);
	const levels = everybody();
	const asked: [string, Rung][] = [];
	for (let date = from; date <= to; date = addDays(date, 1)) {
		if (!runsOn(date) || !isWorkingDay(date, half)) continue;
		for (const { rung, level } of rungsOn(steps, date, levels, {
			criticality,
			halfHolidays: half
		})) {
			if (asked.some(([, known]) => known === rung)) continue;
			asked.push([date, rung]);
			levels[level] = { ...levels[level], askedOn: date };
		}
	}
	return asked;
}

describe('the ladder of an entry whose limit comes', () => {
	test('of an ordinary one, over Easter and the change to summer time 2027, is walked day by day', () => {
		// Limit on Monday 29 March, which is 2. påskedag; 28 March is Easter Sunday and begins summer time.
		expect(walk({ limitOn: '2027-03-29', criticality: 'ordinary' }, '2027-03-01', '2027-05-31')).toEqual([
			// −15 is Sunday 14 March: brought forward to Friday.
			['2027-03-12', 'first'],
			['2027-03-19', 'second'],
			// −5 is Wednesday before skærtorsdag.
			['2027-03-24', 'third'],
			['2027-03-30', 'passed'],
			['2027-04-12', 'keyPerson'],
			['2027-04-26', 'coordinator']
		]);
	});

	test('of an acute one, with its limit within Easter, is walked day by day', () => {
		// Limit on Saturday 27 March: −3 is Wednesday, +1 Easter Sunday, +3 Tuesday after, +5 Thursday.
		expect(walk({ limitOn: '2027-03-27', criticality: 'acute' }, '2027-03-01', '2027-05-01')).toEqual([
			['2027-03-19', 'first'],
			['2027-03-24', 'second'],
			// Both fall on the same Tuesday.
			['2027-03-30', 'passed'],
			['2027-03-30', 'keyPerson'],
			['2027-04-01', 'coordinator']
		]);
	});

	test('over the change from summer time, 31 October 2027, is walked day by day', () => {
		expect(walk({ limitOn: '2027-10-31', criticality: 'background' }, '2027-10-01', '2027-12-31')).toEqual([
			['2027-10-15', 'first'],
			['2027-10-21', 'second'],
			['2027-10-26', 'third'],
			['2027-11-01', 'passed'],
			['2027-11-15', 'keyPerson'],
			['2027-11-29', 'coordinator']
		]);
	});

	test('three missed nights ask the one right rung', () => {
		const missed = ['2027-10-15', '2027-10-18', '2027-10-19', '2027-10-20', '2027-10-21', '2027-10-22'];
		const asked = walk(
			{ limitOn: '2027-10-31', criticality: 'ordinary' },
			'2027-10-01',
			'2027-10-25',
			(date) => !missed.includes(date)
		);
		expect(asked).toEqual([['2027-10-25', 'second']]);
	});

	test('one that has been overdue for a year climbs from the holder, and nobody is passed over', () => {
		expect(walk({ limitOn: '2026-01-15', criticality: 'ordinary' }, '2027-02-01', '2027-03-31')).toEqual([
			['2027-02-01', 'passed'],
			['2027-02-08', 'keyPerson'],
			['2027-02-15', 'coordinator']
		]);
	});

	test('a level without anybody is passed', () => {
		const steps = limitLadder('2027-02-01', { dueDays: 15 }, 'ordinary', half);
		const nobody = { hasSomebody: false, askedOn: null };
		const levels = { ...everybody(), holders: nobody };
		const options = { criticality: 'ordinary', halfHolidays: half } as const;
		expect(rungsOn(steps, '2027-02-15', levels, options).map(({ rung }) => rung)).toEqual(['keyPerson']);
		expect(
			rungsOn(steps, '2027-03-01', { ...levels, keyPersons: nobody }, options).map(({ rung }) => rung)
		).toEqual(['coordinator']);
	});

	test('a limit of its own has its own first reminder, and none before it', () => {
		const rungsOf = (due: number) =>
			limitLadder('2027-02-10', { dueDays: due }, 'ordinary', half).map(({ rung, on }) => [rung, on]);
		expect(rungsOf(4).slice(0, 2)).toEqual([
			['first', '2027-02-05'],
			['passed', '2027-02-11']
		]);
		expect(rungsOf(30).slice(0, 3)).toEqual([
			['first', '2027-01-11'],
			['second', '2027-01-29'],
			['third', '2027-02-05']
		]);
	});
});

describe('the ladder of an entry that is wrong', () => {
	const options = { criticality: 'acute', halfHolidays: half } as const;

	test('asks those who have it and the key person at once, the coordinator when that has not helped', () => {
		const steps = failureLadder('2027-02-06', 'acute', half);
		const levels = everybody();
		const rungs = (date: string) => rungsOn(steps, date, levels, options).map(({ rung }) => rung);
		// Saturday; nobody is at work.
		expect(rungs('2027-02-07')).toEqual([]);
		expect(rungs('2027-02-08')).toEqual(['passed', 'keyPerson']);
		levels.holders.askedOn = levels.keyPersons.askedOn = '2027-02-08';
		expect(rungs('2027-02-09')).toEqual(['coordinator']);
	});
});

const date = fc.integer({ min: 0, max: 365 * 40 }).map((n) => addDays('2020-01-01', n));

describe('for any date', () => {
	test('working days are neither weekends nor holidays, and the nearest one is the nearest', () => {
		fc.assert(
			fc.property(date, fc.constantFrom(1 as const, -1 as const), (day, way) => {
				const near = nearestWorkingDay(day, way, half);
				expect(isWorkingDay(near, half)).toBe(true);
				const distance = Math.abs(daysBetween(day, near));
				// Easter is the longest: Thursday to Monday.
				expect(distance).toBeLessThanOrEqual(6);
				for (let n = 0; n < distance; n += 1) {
					expect(isWorkingDay(addDays(day, way * n), half)).toBe(false);
				}
				expect(addWorkingDays(day, 1, half) > day).toBe(true);
			}),
			{ numRuns: 10_000 }
		);
	});

	test('rungs come in order, before the limit before it and after it after it, all on working days', () => {
		const rungOrder: Rung[] = ['first', 'second', 'third', 'passed', 'keyPerson', 'coordinator'];
		fc.assert(
			fc.property(
				date,
				fc.constantFrom(...criticalities),
				fc.integer({ min: 1, max: 60 }),
				(limitOn, criticality, due) => {
					const steps = limitLadder(limitOn, { dueDays: due }, criticality, half);
					for (const [index, { rung, on }] of steps.entries()) {
						expect(isWorkingDay(on, half)).toBe(true);
						expect(on < limitOn).toBe(rungOrder.indexOf(rung) < 3);
						const before = steps[index - 1];
						if (!before) continue;
						expect(before.on <= on).toBe(true);
						expect(rungOrder.indexOf(before.rung)).toBeLessThan(rungOrder.indexOf(rung));
					}
				}
			),
			{ numRuns: 10_000 }
		);
	});

	test('a ladder that nobody answers ends with the coordinator, and asks each rung once', () => {
		fc.assert(
			fc.property(date, fc.constantFrom(...criticalities), (limitOn, criticality) => {
				const asked = walk({ limitOn, criticality }, addDays(limitOn, -25), addDays(limitOn, 60));
				expect(asked.at(-1)?.[1]).toBe('coordinator');
				expect(new Set(asked.map(([, rung]) => rung)).size).toBe(asked.length);
			}),
			{ numRuns: 300 }
		);
	});
});
