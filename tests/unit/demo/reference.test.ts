import { expect, test } from 'vitest';
import { fold } from '../../../src/lib/directory/fold.ts';
import { acuteLines } from '../../../src/lib/server/contacts/reference/acute-numbers.ts';
import { municipalities } from '../../../src/lib/server/contacts/reference/municipalities.ts';
import * as terms from '../../../src/lib/server/contacts/reference/terms.ts';

test('Denmark has 98 municipalities, each with a kommunekode and a name of its own', () => {
	expect(municipalities).toHaveLength(98);
	expect(new Set(municipalities.map(([code]) => code)).size).toBe(98);
	expect(new Set(municipalities.map(([, name]) => name)).size).toBe(98);
	for (const [code, name] of municipalities) {
		expect(code).toMatch(/^0\d{3}$/);
		expect(name).not.toMatch(/kommune/i);
	}
});

test.each([
	['0101', 'København'],
	['0169', 'Høje-Taastrup'],
	['0173', 'Lyngby-Taarbæk'],
	['0190', 'Furesø'],
	['0240', 'Egedal'],
	['0270', 'Gribskov'],
	['0400', 'Bornholm'],
	['0480', 'Nordfyns'],
	['0657', 'Herning'],
	['0751', 'Aarhus'],
	['0820', 'Vesthimmerlands'],
	['0860', 'Hjørring']
])('%s is %s', (code, name) => {
	expect(new Map(municipalities).get(code)).toBe(name);
});

test('Christiansø has a code but is no municipality', () => {
	expect(municipalities.map(([code]) => code)).not.toContain('0411');
});

test.each([
	['situations', terms.situations],
	['topics', terms.topics],
	['welfare areas', terms.welfareAreas],
	['professions', terms.professions]
])('no two %s go by the same word in any spelling', (_, list) => {
	const words = list.flatMap(({ name, aliases = [] }) => [name, ...aliases]).map(fold);
	expect(new Set(words).size).toBe(words.length);
});

test('the acute situations are suicidal acts and psychiatric screening', () => {
	expect(terms.situations.filter(({ acute }) => acute).map(({ name }) => name)).toEqual([
		'selvmordshandling',
		'psykiatrisk screening'
	]);
});

test('each acute number says whom it is for, and only those certain to be open day and night say so', () => {
	expect(acuteLines.map(({ value, audience, alwaysOpen }) => [value, audience, alwaysOpen])).toEqual([
		['112', 'everyone', true],
		['1813', 'everyone', true],
		['114', 'professionals', true],
		['+4570201201', 'citizens', false]
	]);
	for (const { howTo } of acuteLines) expect(howTo).toMatch(/For (alle|fagpersoner|borgere)/);
});
