import { expect, test } from 'vitest';
import { choicesOn, filledIn, valuesOf, withoutOthers } from '../../src/lib/directory/choices.ts';
import { ask } from '../support/ask.ts';
import { TestNetwork, wednesdayMorning } from '../support/network.ts';

function networkOfTwo() {
	const network = new TestNetwork();
	network.municipality('Hørsholm', '0223');
	network.municipality('Gribskov', '0270');
	return network.directory();
}

test('the form offers the municipalities of the network by name, and every other one after them', () => {
	const { members, others } = choicesOn(networkOfTwo(), '2026-11-25');
	expect(members.map(({ name }) => name)).toEqual(['Gribskov', 'Hørsholm']);
	expect(members.map(({ value }) => value)).toEqual(['gribskov', 'hoersholm']);
	expect(others.map(({ name }) => name)).toEqual(['Egedal', 'København']);
});

test('a municipality that has ended gives way to its successor on the day after', () => {
	const network = new TestNetwork();
	const merged = network.municipality('Kongekommune', '0998');
	network.organisation('Gribskov Kommune', 'municipality', {
		codes: [{ system: 'kommunekode', value: '0270' }],
		validTo: '2026-12-31',
		successorId: merged.id
	});
	const directory = network.directory();
	const namesOn = (date: string) => choicesOn(directory, date).members.map(({ name }) => name);
	expect(namesOn('2026-12-31')).toEqual(['Gribskov', 'Kongekommune']);
	expect(namesOn('2027-01-01')).toEqual(['Kongekommune']);
});

test('the form beside an answer is filled in with what was asked, in any spelling', () => {
	const directory = networkOfTwo();
	const raw = { situation: 'Udskrivelse', kommune: '0223', alder: '17', retning: 'regionen' };
	const values = { situation: 'udskrivning', kommune: 'hoersholm', alder: '17', retning: 'region' };
	expect(valuesOf(directory, ask(directory, raw))).toEqual(values);
	expect(valuesOf(directory, ask(directory, { kommune: 'Københavns Kommune' })).kommune).toBe('koebenhavn');
});

test('a form that was not understood keeps what was typed, and mends what can be', () => {
	const raw = { situation: 'udskrivnig', kommune: 'HORSHOLM', alder: '400', retning: 'op' };
	expect(filledIn(networkOfTwo(), raw, wednesdayMorning)).toEqual({
		situation: 'udskrivnig',
		kommune: 'hoersholm',
		alder: '400',
		retning: 'op'
	});
});

test('beside an answer only the outside municipality asked about is offered', () => {
	const choices = choicesOn(networkOfTwo(), '2026-11-25');
	expect(withoutOthers(choices, '0240').others.map(({ name }) => name)).toEqual(['Egedal']);
	expect(withoutOthers(choices, '0223').others).toEqual([]);
	expect(withoutOthers(choices, null).members).toHaveLength(2);
});
