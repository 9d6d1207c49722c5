import { expect, test } from 'vitest';
import type { Freshness } from '../../src/lib/directory/answer.ts';
import {
	callLabel,
	freshnessMark,
	freshnessText,
	holderText,
	openText
} from '../../src/lib/messages/contact.ts';
import { OtherTime, formatDaysAgo } from '../../src/lib/calendar/danish-dates.ts';
import { whyAges } from '../../src/lib/messages/lookup.ts';
import { dayMs, wednesdayMorning } from '../support/network.ts';

const freshness = (state: Freshness['state'], daysAgo: number | null, more: Partial<Freshness> = {}) =>
	freshnessText(
		{
			state,
			confirmedAt: daysAgo === null ? null : new Date(wednesdayMorning.getTime() - daysAgo * dayMs),
			method: daysAgo === null ? null : 'confirmedByPhone',
			byRole: daysAgo === null ? null : 'keyPerson',
			limitAt: null,
			...more
		},
		wednesdayMorning
	);

test('freshness is told in words, with how, when and in what capacity', () => {
	expect(freshness('fresh', 12)).toBe('Bekræftet telefonisk for 12 dage siden af nøglepersonen');
	expect(freshness('fresh', 0, { method: 'confirmedByButton', byRole: 'holder' })).toBe(
		'Bekræftet i dag af fagpersonen selv'
	);
	expect(freshness('due', 80)).toBe(
		'Skal snart bekræftes · bekræftet telefonisk for 80 dage siden af nøglepersonen'
	);
	expect(freshness('overdue', 267)).toBe('Ikke bekræftet siden 3. marts 2026');
	expect(freshness('unconfirmed', null)).toBe('Aldrig bekræftet');
	expect(freshness('broken', null)).toBe('Virker ikke');
	expect(freshness('reported', 267)).toBe('Meldt forkert · sidst bekræftet 3. marts 2026');
});

test('opening is told as one would say it', () => {
	const say = (now: boolean | null, changesAt: string | null) =>
		openText({ now, changesAt: changesAt === null ? null : new Date(changesAt) }, wednesdayMorning);
	expect(say(true, '2026-11-25T14:00:00Z')).toBe('Åbent til kl. 15.00');
	expect(say(true, null)).toBe('Døgnåbent');
	expect(say(false, '2026-11-30T07:00:00Z')).toBe('Lukket nu. Åbner mandag kl. 8.00');
	expect(say(null, null)).toBe('Åbningstid ikke kendt');
});

test('who has a function is told even when nobody does, or the name is not shown', () => {
	const person = { name: 'Mette Holm', title: 'socialrådgiver', until: '2027-03-28' };
	expect(holderText('held', person)).toBe('Mette Holm, socialrådgiver (til og med 28. marts 2027)');
	expect(holderText('acting', { ...person, until: null })).toBe(
		'Mette Holm, socialrådgiver · stedfortræder fungerer'
	);
	expect(holderText('held', null)).toBe('Navnet vises ikke');
	expect(holderText('vacant', null)).toBe('Ubesat');
	expect(holderText('line', null)).toBeNull();
});

test('a link to a number says the number and whom it reaches, and neither twice', () => {
	expect(callLabel('95 11 00 02', 'Modtagelsen, Gribskov Kommune')).toBe(
		'Ring 95 11 00 02 til Modtagelsen, Gribskov Kommune'
	);
	expect(callLabel('112', 'Alarm 112')).toBe('Ring Alarm 112');
});

test('a vacant function has no symbol of freshness, unless its number is known to be wrong', () => {
	const state = (name: Freshness['state']): Freshness => ({
		state: name,
		confirmedAt: null,
		method: null,
		byRole: null,
		limitAt: null
	});
	expect(freshnessMark(state('fresh'), 'vacant')).toBe('vacant');
	expect(freshnessMark(state('broken'), 'vacant')).toBe('broken');
	expect(freshnessMark(state('fresh'), 'held')).toBe('fresh');
});

test('as of another time than now dates are named, since "i morgen" is the reader’s own', () => {
	const other = new OtherTime(wednesdayMorning);
	const tomorrow = new Date(wednesdayMorning.getTime() + dayMs);
	expect(openText({ now: false, changesAt: tomorrow }, wednesdayMorning)).toBe(
		'Lukket nu. Åbner i morgen kl. 10.00'
	);
	expect(openText({ now: false, changesAt: tomorrow }, other)).toBe('Lukket. Åbner 26. november kl. 10.00');
	expect(openText({ now: true, changesAt: wednesdayMorning }, other)).toBe(
		'Åbent til 25. november kl. 10.00'
	);
	const confirmed = new Date(wednesdayMorning.getTime() - 12 * dayMs);
	expect(formatDaysAgo(confirmed, wednesdayMorning)).toBe('for 12 dage siden');
	expect(formatDaysAgo(confirmed, other)).toBe('13. november 2026');
});

test('ages are told as one would say them', () => {
	expect(whyAges([6, 17])).toBe('For 6–17 år');
	expect(whyAges([18, null])).toBe('Fra 18 år');
	expect(whyAges([null, 17])).toBe('Til og med 17 år');
	expect(whyAges([null, null])).toBe('For alle aldre');
});
