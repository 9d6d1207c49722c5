import { expect, test } from 'vitest';
import { addressOfLine, readFreeText } from '../../src/lib/directory/free-text.ts';
import { findMunicipality } from '../../src/lib/directory/query.ts';
import { TestNetwork, wednesdayMorning } from '../support/network.ts';

function networkOfTwo() {
	const network = new TestNetwork();
	network.municipality('Gribskov', '0270');
	network.municipality('Hørsholm', '0223');
	return network.directory();
}

const read = (text: string) => readFreeText(networkOfTwo(), text, wednesdayMorning);

test('a line with situation, municipality and age becomes the three choices', () => {
	expect(read('udskrivning gribskov 17')).toEqual({
		situation: 'udskrivning',
		kommune: 'gribskov',
		alder: '17',
		rest: ''
	});
});

test('the order of the words and the words between them do not matter', () => {
	expect(read('17-årig i Gribskov Kommune, psykiatrisk screening')).toEqual({
		situation: 'psykiatrisk-screening',
		kommune: 'gribskov',
		alder: '17',
		rest: ''
	});
	expect(read('En pige på 9 år fra Gribskovs kommune').alder).toBe('9');
});

test.each(['Hørsholm', 'HOERSHOLM', 'horsholm', 'hörsholm', '0223'])('%s is Hørsholm', (spelling) => {
	expect(read(`${spelling} udskrivelse`)).toEqual({
		situation: 'udskrivning',
		kommune: 'hoersholm',
		rest: ''
	});
});

test('the longest phrase goes first, so the 18 of a situation is no age', () => {
	expect(read('overgang ved 18 år')).toEqual({ situation: 'overgang-ved-18-aar', rest: '' });
	expect(read('overgang ved 18 år 17')).toEqual({ situation: 'overgang-ved-18-aar', alder: '17', rest: '' });
});

test('"i regionen" turns the question round', () => {
	expect(read('selvmordshandling i regionen')).toEqual({
		situation: 'selvmordshandling',
		retning: 'region',
		rest: ''
	});
});

test('a municipality outside the network is understood, so that the answer can say so', () => {
	expect(read('udskrivning egedal').kommune).toBe('egedal');
	expect(read('udskrivning københavns kommune').kommune).toBe('koebenhavn');
});

test('what is not understood is left over as it was typed', () => {
	expect(read('Mette Holm gribskov').rest).toBe('Mette Holm');
	expect(read('95 11 00 02').rest).toBe('11 00 02');
	expect(read('112').rest).toBe('112');
});

test('a second municipality is not thrown away', () => {
	expect(read('gribskov hørsholm')).toEqual({ kommune: 'gribskov', rest: 'hørsholm' });
});

test('an empty line asks for nothing', () => {
	expect(read('  ')).toEqual({ rest: '' });
});

test('a town is its municipality, in the line and in the field', () => {
	const network = new TestNetwork();
	network.municipality('Hørsholm', '0223');
	network.organisation('Gribskov Kommune', 'municipality', {
		aliases: ['Helsinge', 'Græsted'],
		codes: [{ system: 'kommunekode', value: '0270' }]
	});
	const directory = network.directory();
	expect(readFreeText(directory, 'udskrivning graested 17', wednesdayMorning)).toEqual({
		situation: 'udskrivning',
		kommune: 'gribskov',
		alder: '17',
		rest: ''
	});
	expect(findMunicipality(directory, 'helsinge', wednesdayMorning)?.name).toBe('Gribskov Kommune');
});

test('a word that is only like a municipality or a situation goes to lookup as it was typed, and is taken for neither', () => {
	expect(read('gribskow udskrivning 17')).toEqual({
		situation: 'udskrivning',
		kommune: 'gribskow',
		alder: '17',
		rest: ''
	});
	expect(read('udskrivnig hørsholm')).toEqual({ situation: 'udskrivnig', kommune: 'hoersholm', rest: '' });
	expect(read('psykiatrisk screenig Gripskov')).toEqual({
		situation: 'psykiatrisk screenig',
		kommune: 'Gripskov',
		rest: ''
	});
	expect(read('overgnag ved 18 år')).toEqual({ situation: 'overgnag ved 18 år', rest: '' });
	expect(addressOfLine(networkOfTwo(), 'gribskow 17', wednesdayMorning)).toBe(
		'/find?kommune=gribskow&alder=17'
	);
});

test('a word that search knows is no mistake, nor is one of four letters, nor a second municipality', () => {
	const network = new TestNetwork();
	network.fn(network.municipality('Gribskov', '0270'), 'Koordinator', {
		holders: [network.holder('Mette Gribskou')]
	});
	const directory = network.directory();
	expect(readFreeText(directory, 'gribskou', wednesdayMorning)).toEqual({ rest: 'gribskou' });
	expect(addressOfLine(directory, 'gribskou', wednesdayMorning)).toBe('/kontakter?q=gribskou');
	expect(read('grib').rest).toBe('grib');
	expect(read('gribskov hørsholn')).toEqual({ kommune: 'gribskov', rest: 'hørsholn' });
});
