import { describe, expect, test } from 'vitest';
import type { Directory } from '../../../src/lib/directory/directory.ts';
import { filterChoices, readSearch, suggestions } from '../../../src/lib/directory/search-parameters.ts';
import { TestNetwork } from '../../support/network.ts';

function gribskov(): Directory {
	const network = new TestNetwork();
	const municipality = network.municipality('Gribskov', '0270');
	const unit = network.organisation('Center for Børn', 'centre', { parent: municipality, aliases: ['CBU'] });
	network.fn(unit, 'Sundhedsplejerske');
	const directory = network.directory();
	directory.snapshot.topics = [{ id: 1, slug: 'selvskade', name: 'selvskade', aliases: ['cutting'] }];
	return directory;
}

describe('a search', () => {
	test('takes each filter by slug, name or alias, in any spelling', () => {
		const read = readSearch(gribskov(), {
			q: ' plejerske ',
			organisation: 'cbu',
			situation: 'Overgang ved 18 aar',
			emne: 'CUTTING',
			bekraeftelse: 'overdue',
			side: '3'
		});
		expect(read).toMatchObject({
			ok: true,
			text: 'plejerske',
			page: 3,
			filters: {
				organisation: 'center-for-boern',
				situation: 'overgang-ved-18-aar',
				topic: 'selvskade',
				profession: null,
				welfareArea: null,
				freshness: 'overdue'
			},
			values: { bekraeftelse: 'ikke-bekraeftet-til-tiden' }
		});
	});

	test('without anything asks for everything', () => {
		expect(readSearch(gribskov(), {})).toMatchObject({ ok: true, text: '', page: 1, values: {} });
	});

	test('by an unknown word of a filter brings the nearest', () => {
		expect(readSearch(gribskov(), { situation: 'udskrivnng' })).toMatchObject({
			ok: false,
			fault: { field: 'situation', status: 404, nearest: ['udskrivning'] }
		});
	});

	test.each([
		['q', '010190-1234', /CPR-nummer/],
		['organisation', '0101901234', /CPR-nummer/],
		['q', 'x'.repeat(101), /højst 100 tegn/],
		['side', '0', /Sidetallet/],
		['side', 'to', /Sidetallet/]
	])('with %s=%s is refused', (field, value, words) => {
		const read = readSearch(gribskov(), { [field]: value });
		expect(read).toMatchObject({ ok: false, fault: { field, status: 400 } });
		expect(!read.ok && read.fault.error).toMatch(words);
	});
});

test('every choice that is offered is understood', () => {
	const directory = gribskov();
	for (const [name, choices] of Object.entries(filterChoices(directory, undefined))) {
		for (const { value } of choices)
			expect(readSearch(directory, { [name]: value })).toMatchObject({ ok: true });
	}
});

test('organisations to choose from are the parties, and the unit that is chosen', () => {
	const names = (chosen: string | undefined) =>
		filterChoices(gribskov(), chosen).organisation.map(({ name }) => name);
	expect(names(undefined)).toEqual(['Gribskov Kommune']);
	expect(names('center-for-boern')).toEqual(['Center for Børn', 'Gribskov Kommune']);
});

test('a query that finds nothing brings the nearest known words, not itself', () => {
	expect(suggestions(gribskov(), 'sundhedsplejrske')).toContain('Sundhedsplejerske');
	expect(suggestions(gribskov(), 'sundhedsplejerske')).not.toContain('Sundhedsplejerske');
});
