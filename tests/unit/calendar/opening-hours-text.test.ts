import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOpeningHours, parseOpeningHours } from '../../../src/lib/calendar/opening-hours-text.ts';
import type { WeeklyInterval } from '../../../src/lib/calendar/opening-hours.ts';

function read(text: string) {
	const parsed = parseOpeningHours(text);
	if (!parsed.ok) throw new Error(parsed.message);
	return parsed.hours;
}

/** The canonical text of what was read. */
function canonical(text: string) {
	return formatOpeningHours(read(text));
}

function message(text: string) {
	const parsed = parseOpeningHours(text);
	return parsed.ok ? `read as ${formatOpeningHours(parsed.hours)}` : parsed.message;
}

/** Hours without overlap: random minutes of the week (or of each day alike) in order open and close by turns. */
const weeklyHours = fc
	.tuple(fc.uniqueArray(fc.integer({ min: 0, max: 7 * 1440 - 1 }), { maxLength: 24 }), fc.boolean())
	.map(([cuts, everyDayAlike]) => {
		const sorted = (everyDayAlike ? cuts.filter((cut) => cut < 1440) : cuts).sort((a, b) => a - b);
		const weekly: WeeklyInterval[] = [];
		for (let i = 0; i + 1 < sorted.length; i += 2) {
			const [start = 0, end = 0] = [sorted[i], sorted[i + 1]];
			const opens = start % 1440;
			weekly.push({
				weekday: Math.floor(start / 1440) + 1,
				opens,
				closes: opens + Math.min(end - start, 1440)
			});
		}
		if (!everyDayAlike) return weekly;
		return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => weekly.map((interval) => ({ ...interval, weekday })));
	});

describe('opening hours as the import format writes them', () => {
	test('are days with times', () => {
		expect(read('man-tor 08.30-15.00, fre 08.30-14.00')).toEqual({
			alwaysOpen: false,
			weekly: [
				{ weekday: 1, opens: 510, closes: 900 },
				{ weekday: 2, opens: 510, closes: 900 },
				{ weekday: 3, opens: 510, closes: 900 },
				{ weekday: 4, opens: 510, closes: 900 },
				{ weekday: 5, opens: 510, closes: 840 }
			]
		});
	});

	test('are always open as one word', () => {
		expect(read('døgnåben')).toEqual({ alwaysOpen: true, weekly: [] });
	});

	test('may pass midnight, and last until 24.00', () => {
		expect(read('søn 16.00-08.00').weekly).toEqual([{ weekday: 7, opens: 960, closes: 1920 }]);
		expect(read('lør 10.00-24.00').weekly).toEqual([{ weekday: 6, opens: 600, closes: 1440 }]);
		expect(read('lør 10.00-00.00').weekly).toEqual([{ weekday: 6, opens: 600, closes: 1440 }]);
		expect(read('lør 08.00-08.00').weekly).toEqual([{ weekday: 6, opens: 480, closes: 1920 }]);
	});

	test.each([
		['man 08.00-12.00, man 13.00-15.00', 'man 08.00-12.00, man 13.00-15.00'],
		['man 08.00-12.00 og 13.00-15.00', 'man 08.00-12.00, man 13.00-15.00'],
		['man-fre 8-12, 13-15', 'man-fre 08.00-12.00, man-fre 13.00-15.00'],
		['man-tor 08:30-15:00, fre 08:30-14:00', 'man-tor 08.30-15.00, fre 08.30-14.00'],
		['man–fre 8–15', 'man-fre 08.00-15.00'],
		['Mandag - Torsdag: kl. 8.30 – 15, Fredag 8.30-14.', 'man-tor 08.30-15.00, fre 08.30-14.00'],
		['MAN-FRE 8-15', 'man-fre 08.00-15.00'],
		['tirs.-tors. 9-12', 'tir-tor 09.00-12.00'],
		['hverdage 8-15;lørdag 10-14', 'man-fre 08.00-15.00, lør 10.00-14.00'],
		['alle dage 16-8', 'man-søn 16.00-08.00'],
		['søn-tor 20-23', 'man-tor 20.00-23.00, søn 20.00-23.00'],
		['fre 8-14\r\nman-tor 8-15\n', 'man-tor 08.00-15.00, fre 08.00-14.00'],
		['lørdag\u00a08-12', 'lør 08.00-12.00'],
		['Døgnåben', 'døgnåben'],
		['døgna\u030aben', 'døgnåben'],
		['døgnet rundt', 'døgnåben'],
		['man-søn 0-24', 'man-søn 00.00-24.00']
	])('"%s" is understood', (text, expected) => {
		expect(canonical(text)).toBe(expected);
	});
});

describe('opening hours that cannot be read', () => {
	test.each([
		[
			'ring bare',
			'Vi forstår ikke "ring bare". Skriv fx "man-tor 08.30-15.00, fre 08.30-14.00" eller "døgnåben".'
		],
		['mon-fri 8-15', '"mon" er ikke en ugedag. Skriv man, tir, ons, tor, fre, lør eller søn'],
		['constructor 8-15', '"constructor" er ikke en ugedag.'],
		['08.00-15.00', '"08.00-15.00" mangler en ugedag. Skriv dagen foran, fx "man-fre 08.00-15.00".'],
		['man, tir 8-12', '"man" mangler klokkeslæt. Skriv dem efter dagen, fx "man 08.30-15.00".'],
		['man 8-25', '"25" er ikke et klokkeslæt.'],
		['man 8.75-12', '"8.75" er ikke et klokkeslæt.'],
		['man 8-24.30', '"24.30" er ikke et klokkeslæt.'],
		['man 0830-1500', '"0830" er ikke et klokkeslæt.'],
		['man 24.00-08.00', '"24.00-08.00" begynder kl. 24.00. Skriv tiden på næste dag fra 00.00.'],
		['man-tor 8-15, fre lukket', '"fre lukket" skal ikke stå der. Skriv kun de dage, hvor der er åbent.'],
		['døgnåben, man 8-15', '"døgnåben" skal stå alene.'],
		['man 8-', 'Vi forstår ikke "8-".'],
		['man 8-12-15', 'Vi forstår ikke "8-12-15".'],
		['', 'Vi forstår ikke ""'],
		[', ,', 'Vi forstår ikke ", ,"']
	])('"%s" gets a message on what to write instead', (text, expected) => {
		expect(message(text)).toContain(expected);
	});

	test.each([
		['man 8-12, man 11-15', '"man 08.00-12.00" og "man 11.00-15.00" overlapper hinanden.'],
		['man-fre 8-12, ons 8-12', '"ons 08.00-12.00" og "ons 08.00-12.00" overlapper'],
		['man 20-08, tir 7-15', '"man 20.00-08.00" og "tir 07.00-15.00" overlapper'],
		['søn 20-08, man 7-15', '"søn 20.00-08.00" og "man 07.00-15.00" overlapper']
	])('"%s" covers a moment twice', (text, expected) => {
		expect(message(text)).toContain(expected);
	});

	test('are quoted in part when they are long', () => {
		expect(message('x'.repeat(8000)).length).toBeLessThan(250);
	});

	test('are never more than a message away, whatever stands there', () => {
		const piece = fc.constantFrom(
			'man',
			'fredag',
			'8',
			'.',
			'-',
			' ',
			',',
			' og ',
			'24',
			'00',
			'døgnåben',
			':',
			'æ'
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(piece).map((pieces) => pieces.join(''))
				),
				(text) => {
					const parsed = parseOpeningHours(text);
					if (parsed.ok) expect(canonical(formatOpeningHours(parsed.hours))).toBe(canonical(text));
					else expect(parsed.message).toMatch(/(Skriv|Ret|Slet) /);
				}
			),
			{ numRuns: 2000 }
		);
	});
});

describe('the canonical text', () => {
	test('is empty when the hours are not known', () => {
		expect(formatOpeningHours({ alwaysOpen: false, weekly: [] })).toBe('');
	});

	test('groups days only when they are equal and follow each other', () => {
		expect(canonical('man 8-12, tir 8-12, ons 8-13, tor 8-12, fre 8-12, lør 8-12, søn 9-12')).toBe(
			'man-tir 08.00-12.00, ons 08.00-13.00, tor-lør 08.00-12.00, søn 09.00-12.00'
		);
	});

	test('does not mind the order it is given', () => {
		const weekly = [
			{ weekday: 2, opens: 780, closes: 900 },
			{ weekday: 1, opens: 480, closes: 720 },
			{ weekday: 2, opens: 480, closes: 720 }
		];
		expect(formatOpeningHours({ alwaysOpen: false, weekly })).toBe(
			'man 08.00-12.00, tir 08.00-12.00, tir 13.00-15.00'
		);
	});

	test('reads back to the same hours', () => {
		fc.assert(
			fc.property(weeklyHours, (weekly) => {
				fc.pre(weekly.length > 0);
				const hours = { alwaysOpen: false, weekly };
				expect(parseOpeningHours(formatOpeningHours(hours))).toEqual({ ok: true, hours });
			}),
			{ numRuns: 1000 }
		);
	});
});
