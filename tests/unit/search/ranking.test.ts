import { beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../../src/lib/directory/snapshot.ts';
import { TestNetwork } from '../../support/network.ts';
import { Searchable } from '../../support/searchable.ts';

const network = new TestNetwork();
const gribskov = network.municipality('Gribskov', '0270');
const hoersholm = network.municipality('Hørsholm', '0223');
const jobcenter = network.organisation('Jobcenter Gribskov', 'centre', { parent: gribskov });
const region = network.organisation('Region Hovedstaden', 'region', { validTo: '2026-12-31' });
const successor = network.organisation('Region Østdanmark', 'region', { validFrom: '2027-01-01' });
region.successorId = successor.id;
const psychiatry = network.organisation('Børne- og Ungdomspsykiatrisk Center', 'hospital', {
	parent: region,
	aliases: ['BUC Bispebjerg']
});
const lms = network.organisation('Landsforeningen mod spiseforstyrrelser og selvskade', 'voluntary', {
	aliases: ['LMS']
});

network.fn(gribskov, 'Udskrivningskoordinator', { holders: [network.holder('Mette Holm Jensen')] });
network.fn(hoersholm, 'Udskrivningskoordinator', { holders: [network.holder('Bo Gribskov')] });
network.fn(gribskov, 'Rådgiver for familier', { situations: ['udskrivning'] });
network.fn(jobcenter, 'Mentor', { can: 'Vi følger op efter udskrivning i kommunen.' });
network.fn(hoersholm, 'Sundhedsplejerske', {
	holders: [
		network.holder('Jens Holm'),
		network.holder('Mette Lund', { role: 'deputy' }),
		network.holder('Signe Jensen', { role: 'deputy' })
	]
});
network.fn(psychiatry, 'Visitation, psykiatrisk screening', { staffing: 'line', holders: [] });
network.fn(psychiatry, 'Forløbskoordinator');
network.fn(lms, 'Telefonrådgivning', { staffing: 'line', holders: [] });
network.nationalLines();

const snapshot: Snapshot = {
	...network.directory().snapshot,
	topics: [{ id: 1, slug: 'angst', name: 'angst', aliases: ['panikangst'] }]
};
const inFebruary2027 = new Date('2027-02-03T09:00:00Z');
let people: Searchable;
beforeAll(async () => {
	people = await Searchable.over(snapshot);
});

describe('what is found first', () => {
	test('two words find the function by name and municipality, ahead of one whose holder is called like the place', () => {
		const [first] = people.hits('udskrivning gribskov');
		expect(first).toEqual({
			kind: 'function',
			slug: snapshot.functions[0]?.slug,
			name: 'Udskrivningskoordinator',
			organisation: 'Gribskov Kommune',
			holder: 'Mette Holm Jensen',
			matched: ['navn', 'organisation: Gribskov Kommune']
		});
	});

	test('a function by name stands ahead of one that answers the situation, and that ahead of one that tells of it', () => {
		expect(people.found('udskrivning')).toEqual([
			'Udskrivningskoordinator',
			'Udskrivningskoordinator',
			'Rådgiver for familier',
			'Mentor'
		]);
	});

	test('exact spelling first, then folded, then the beginning, then a part, then typos', async () => {
		const spelling = new TestNetwork();
		const unit = spelling.municipality('Allerød', '0201');
		const names = ['Bøgehjørnekrog', 'Kroghus', 'Krøg', 'Krog'];
		for (const name of names) spelling.fn(unit, name, { holders: [] });
		const spelled = await Searchable.over(spelling.directory().snapshot);
		expect(spelled.found('krog')).toEqual(['Krog', 'Krøg', 'Kroghus', 'Bøgehjørnekrog']);
		expect(spelled.found('krøg')).toEqual(['Krøg', 'Krog', 'Kroghus', 'Bøgehjørnekrog']);
		expect(spelled.found('krogg').slice(0, 2).sort()).toEqual(['Krog', 'Krøg']);
	});

	test('equals stand in the order of answers, whatever page they are on', () => {
		const all = people.hits('');
		const order = [...people.directory.ranked, ...people.directory.acuteNumbers].map((fn) => fn.entry.slug);
		expect(all.map(({ slug }) => slug)).toEqual(order);
		expect(people.hits('', { offset: 3, limit: 4 })).toEqual(all.slice(3, 7));
		const words = people.hits('gribskov');
		const paged = words.flatMap((_hit, offset) => people.hits('gribskov', { offset, limit: 1 }));
		expect(paged).toEqual(words);
		expect(people.search('gribskov', { offset: 2, limit: 1 }).total).toBe(words.length);
	});
});

describe('organisations, aliases and people give their functions', () => {
	test('an organisation gives its functions and those below it, ahead of itself and its units', () => {
		expect(people.found('gribskov kommune').sort()).toEqual(
			[
				'Udskrivningskoordinator',
				'Rådgiver for familier',
				'Mentor',
				// Held by Bo Gribskov in Hørsholm.
				'Udskrivningskoordinator',
				'organisation Gribskov Kommune',
				'organisation Jobcenter Gribskov',
				'person Bo Gribskov'
			].sort()
		);
		const kinds = people.hits('gribskov').map(({ kind }) => kind);
		expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
	});
	const order = ['function', 'organisation', 'person'];

	test('an alias finds the unit by another name, and says which', () => {
		expect(people.hits('BUC bispebjerg').map(({ name, matched }) => ({ name, matched }))).toEqual([
			{ name: 'Forløbskoordinator', matched: ['organisation: BUC Bispebjerg'] },
			{ name: 'Visitation, psykiatrisk screening', matched: ['organisation: BUC Bispebjerg'] },
			{ name: 'Børne- og Ungdomspsykiatrisk Center', matched: ['organisation: BUC Bispebjerg'] }
		]);
		expect(people.found('lms')).toEqual([
			'Telefonrådgivning',
			'organisation Landsforeningen mod spiseforstyrrelser og selvskade'
		]);
	});

	test('a person gives the functions they have, ahead of the person, whose page is that of the first', () => {
		const hits = people.hits('mette holm jensen');
		expect(hits.map(({ kind, name, matched }) => ({ kind, name, matched }))).toEqual([
			{
				kind: 'function',
				name: 'Udskrivningskoordinator',
				matched: ['varetages af: Mette Holm Jensen']
			},
			// Three people share these names between them.
			{
				kind: 'function',
				name: 'Sundhedsplejerske',
				matched: ['stedfortræder: Mette Lund', 'varetages af: Jens Holm', 'stedfortræder: Signe Jensen']
			},
			{ kind: 'person', name: 'Mette Holm Jensen', matched: ['navn'] }
		]);
		expect(hits[2]?.slug).toBe(hits[0]?.slug);
	});

	test('a deputy is found too, behind those who have a function themselves', () => {
		const [first, second] = people.hits('jensen');
		expect(first?.matched).toEqual(['varetages af: Mette Holm Jensen']);
		expect(second?.matched).toEqual(['stedfortræder: Signe Jensen']);
	});

	test('an organisation that took over is found by both names from its first day', () => {
		const names = ['Forløbskoordinator', 'Visitation, psykiatrisk screening'];
		expect(people.found('region hovedstaden').slice(0, 2)).toEqual(names);
		expect(people.found('region østdanmark', { at: inFebruary2027 })).toEqual([
			...names,
			'organisation Region Østdanmark'
		]);
		const former = people.hits('region hovedstaden', { at: inFebruary2027 });
		expect(former.map(({ name }) => name)).toEqual([...names, 'Region Østdanmark']);
		expect(former[0]?.organisation).toBe('Børne- og Ungdomspsykiatrisk Center, Region Østdanmark');
		expect(former[2]?.matched).toEqual(['organisation: Region Hovedstaden']);
	});
});

describe('what a query asks for', () => {
	test('words that say nothing do not narrow it down', () => {
		const bare = people.found('udskrivning gribskov');
		expect(people.found('til udskrivning i Gribskov Kommune')).toEqual(bare);
		expect(people.found('for og').length).toBeGreaterThan(0);
	});

	test('all words must match; where nothing has all, what has most comes first', () => {
		expect(people.found('mentor udskrivning gribskov')).toEqual(['Mentor']);
		const some = people.hits('mentor gribskov kattepension');
		expect(some[0]?.name).toBe('Mentor');
		expect(some.length).toBeGreaterThan(1);
		expect(people.search('kattepension')).toEqual({ total: 0, results: [] });
	});

	test('nothing but punctuation finds nothing', () => {
		expect(people.search(' ?! ').total).toBe(0);
	});

	test('any text is answered, however long or odd', () => {
		for (const text of [
			'x'.repeat(10_000),
			'a '.repeat(5000),
			'😀',
			'\u0000',
			'%_\\',
			'+',
			'00',
			'('.repeat(99)
		]) {
			expect(people.search(text, { limit: 5 }).results.length).toBeLessThanOrEqual(5);
		}
	});
});
