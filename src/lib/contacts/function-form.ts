/**
 * The form on which a function is changed, and the texts of the import format that it stands for. A week's hours are a grid
 * of times, lists are checkboxes: both become the text that a cell would hold, and the other way round.
 */
import { z } from 'zod';
import { minutesADay } from '../calendar/copenhagen-time.ts';
import { formatOpeningHours, parseOpeningHours } from '../calendar/opening-hours-text.ts';
import { clockTime, weekdayShortNames } from '../messages/calendar.ts';
import * as messages from '../messages/function-form.ts';
import { formatClosures, parseClosures } from './closures.ts';

/** Fields that are lists of known names. */
export const listFields = ['situationer', 'emner', 'velfaerdsomraader', 'betjener'] as const;
/** Names that a form may hold several times. */
export const functionFormLists = [...listFields, 'lukket_fra', 'lukket_til', 'konflikt'];
const textFields = [
	...(['funktion', 'bemanding', 'kan', 'kan_ikke', 'saadan', 'alder_fra', 'alder_til'] as const),
	...(['kritikalitet', 'mandat', 'telefon', 'telefon_note', 'mail', 'sikker_mail', 'web', 'reserve'] as const)
];

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
/** Intervals a day that the grid always has room for, and the most that it reads. */
const roomADay = 3;
const mostADay = 12;
/** Empty lines for dates off beyond those that are there. */
const spareClosures = 2;

export type Texts = Partial<Record<string, string>>;
export type Values = Record<string, string | string[]>;

const base = z.string({ error: messages.formIsBroken }).transform((text, context): Texts => {
	const parsed = z.record(z.string(), z.string()).safeParse(parseJson(text));
	if (parsed.success) return parsed.data;
	context.addIssue({ code: 'custom', message: messages.formIsBroken });
	return z.NEVER;
});

/** What the form sends. `entered` and `base` are texts by field; `values` is the form as it was, to be shown again. */
export const functionForm = z
	.looseObject({ base, konflikt: z.array(z.string()).default([]) })
	.transform((form, context) => {
		const values = form as unknown as Values;
		const entered = textsOf(values);
		for (const told of form.konflikt) {
			const field = conflictIn(told)?.field ?? '';
			const choice = values[`valg_${field}`];
			if (choice === 'deres') entered[field] = form.base[field] ?? '';
			else if (choice !== 'min') {
				context.addIssue({ code: 'custom', message: messages.chooseWhich, path: [`valg_${field}`] });
			}
		}
		return { entered, base: form.base };
	});

/** As `functionForm`, of a function that is not there yet. */
export const newFunctionForm = z.looseObject({}).transform((form) => ({ entered: textsOf(form as Values) }));

/** What another wrote in a field meanwhile, as the form keeps it until one of the two has been chosen. */
export interface KeptConflict {
	field: string;
	theirs: string;
	by: string | null;
	at: string | null;
}

export function conflictIn(kept: string): KeptConflict | null {
	const nullable = z.string().nullable();
	const shape = z.object({ field: z.string(), theirs: z.string(), by: nullable, at: nullable });
	return shape.safeParse(parseJson(kept)).data ?? null;
}

/** The form's values as texts by field. A field that the form lacks is absent. */
export function textsOf(values: Values): Texts {
	const texts: Texts = {};
	for (const field of textFields) {
		const text = values[field];
		if (typeof text === 'string') texts[field] = text;
	}
	// A checkbox that is off sends nothing: a form that has the list says so.
	for (const field of listFields) {
		if (values[`har_${field}`] !== undefined) texts[field] = listOf(values[field]).join('|');
	}
	if (values.tider !== undefined) texts.aabningstid = hoursText(values);
	if (values.lukket_fra !== undefined && listOf(values.lukket_fra).length > 0) {
		texts.lukkedage = closuresText(listOf(values.lukket_fra), listOf(values.lukket_til));
	}
	return texts;
}

/** Texts by field as the values of the form; text that the grid cannot show leaves it empty. */
export function valuesOf(texts: Texts): Values {
	const values: Values = {};
	for (const field of textFields) values[field] = texts[field] ?? '';
	for (const field of listFields) values[field] = (texts[field] ?? '').split('|').filter((one) => one !== '');
	const read = parseOpeningHours(texts.aabningstid ?? '');
	const hours = read.ok ? read.hours : { alwaysOpen: false, weekly: [] };
	values.tider = hours.alwaysOpen ? 'altid' : hours.weekly.length > 0 ? 'uge' : 'ukendt';
	for (const weekday of weekdays) {
		const own = hours.weekly.filter((interval) => interval.weekday === weekday);
		for (const [index, { opens, closes }] of own.entries()) {
			values[timeName(weekday, index + 1, 'fra')] = clockTime(Math.floor(opens / 60), opens % 60);
			values[timeName(weekday, index + 1, 'til')] = closingTime(closes);
		}
	}
	const parsed = parseClosures(texts.lukkedage ?? '');
	const closures = parsed.ok ? parsed.closures : [];
	const spare = Array.from({ length: spareClosures }, () => '');
	values.lukket_fra = [...closures.map(({ from }) => from), ...spare];
	values.lukket_til = [...closures.map(({ from, to }) => (from === to ? '' : to)), ...spare];
	return values;
}

function timeName(weekday: number, interval: number, end: 'fra' | 'til'): string {
	return `tid_${weekday}_${interval}_${end}`;
}

/** How many intervals a day the grid of these values has. */
export function intervalsShown(values: Values): number[] {
	const used = Object.keys(values).map((name) => Number(/^tid_\d_(\d+)_/.exec(name)?.[1] ?? 0));
	return Array.from({ length: Math.max(roomADay, ...used) }, (_, index) => index + 1);
}

/** Midnight at the end of the day is 24.00; past it, the time of the next day. */
function closingTime(closes: number): string {
	const minute = closes === minutesADay ? closes : closes % minutesADay;
	return clockTime(Math.floor(minute / 60), minute % 60);
}

function hoursText(values: Values): string {
	if (values.tider === 'altid') return formatOpeningHours({ alwaysOpen: true, weekly: [] });
	if (values.tider !== 'uge') return '';
	const parts = weekdays.flatMap((weekday) =>
		Array.from({ length: mostADay }, (_, index) => index + 1).flatMap((interval) => {
			const from = oneOf(values[timeName(weekday, interval, 'fra')]);
			const to = oneOf(values[timeName(weekday, interval, 'til')]);
			return from === '' && to === '' ? [] : `${weekdayShortNames[weekday - 1] ?? ''} ${from}-${to}`;
		})
	);
	const text = parts.join(', ');
	const read = parseOpeningHours(text);
	// In one spelling, so that a grid left alone is no change; what cannot be read is told as it stands.
	return read.ok ? formatOpeningHours(read.hours) : text;
}

function closuresText(from: readonly string[], to: readonly string[]): string {
	const text = from
		.map((first, index) => [first.trim(), (to[index] ?? '').trim()] as const)
		.filter(([first, last]) => first !== '' || last !== '')
		.map(([first, last]) => (last === '' ? first : `${first}–${last}`))
		.join('|');
	const parsed = parseClosures(text);
	return parsed.ok ? formatClosures(parsed.closures) : text;
}

function listOf(value: string | string[] | undefined): string[] {
	return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function oneOf(value: string | string[] | undefined): string {
	return listOf(value)[0]?.trim() ?? '';
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
