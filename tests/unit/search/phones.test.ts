import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { TestNetwork } from '../../support/network.ts';
import { Searchable } from '../../support/searchable.ts';

const network = new TestNetwork();
const unit = network.municipality('Furesø', '0190');
const national = network.nationalLines();
const wanted = network.fn(unit, 'Forløbskoordinator', { phone: '+4595110002' });
network.fn(unit, 'Mentor', { phone: '+4595201813' });
network.fn(unit, 'Team 112', { phone: '+4595112333' });
// Has 112 inside, which is too few digits to be found by.
network.fn(unit, 'Visitator', { phone: '+4595011299' });
network.fn(unit, 'Netværkskoordinator', { phone: '+468123456' });
let phones: Searchable;
beforeAll(async () => {
	phones = await Searchable.over(network.directory().snapshot);
});

test('a number is found in any grouping, with and without country code', () => {
	const separator = fc.constantFrom('', ' ', '  ', '-', '.', ' / ');
	const groups = fc.array(separator, { minLength: 7, maxLength: 7 });
	const prefix = fc.constantFrom('', '+45', '+45 ', '0045', '0045 ', '(+45) ', '45');
	fc.assert(
		fc.property(prefix, groups, (code, between) => {
			const digits = [...'95110002'].map((digit, place) => digit + (between[place] ?? '')).join('');
			const [first] = phones.hits(code + digits);
			expect(first?.slug).toBe(wanted.slug);
			expect(first?.matched).toEqual(['telefon 95 11 00 02']);
		})
	);
});

test('four digits are enough, a whole beginning before an end before a middle', () => {
	expect(phones.found('9511')).toEqual(['Forløbskoordinator', 'Team 112']);
	expect(phones.found('0002')).toEqual(['Forløbskoordinator']);
	expect(phones.found('+45 95 11 0')).toEqual(['Forløbskoordinator']);
	expect(phones.found('95 11 99')).toEqual([]);
	expect(phones.found('951')).toEqual([]);
});

test('short numbers are found whole, ahead of longer ones that have them', () => {
	expect(phones.found('1813')).toEqual(['Akuttelefonen 1813', 'Mentor']);
	expect(phones.hits('112')[0]).toMatchObject({
		slug: national.alarm.slug,
		matched: ['telefon 112']
	});
	expect(phones.found('112')).toEqual(['Alarm 112', 'Team 112']);
	expect(phones.found('114')).toEqual(['Politiet 114']);
});

test('foreign numbers are found by their own country code', () => {
	expect(phones.found('+46 8 12 34 56')).toEqual(['Netværkskoordinator']);
	expect(phones.found('0046 8123456')).toEqual(['Netværkskoordinator']);
});

test('digits and words narrow each other down', () => {
	expect(phones.found('9511 forløbskoordinator')).toEqual(['Forløbskoordinator']);
	expect(phones.found('team 9511')).toEqual(['Team 112']);
});

test('digits that are no phone number are words', async () => {
	const ages = new TestNetwork();
	const municipality = ages.municipality('Furesø', '0190');
	ages.fn(municipality, 'Mentor for 12-25 år');
	ages.fn(municipality, 'Mentor for 10-30 år');
	const search = await Searchable.over(ages.directory().snapshot);
	expect(search.found('mentor 12-25')).toEqual(['Mentor for 12-25 år']);
});
