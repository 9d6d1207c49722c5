import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../../src/lib/directory/fold.ts';
import { likeness } from '../../../src/lib/directory/search-dictionary.ts';
import { isStopWord, wordOf, writtenWords } from '../../../src/lib/directory/search-words.ts';
import * as terms from '../../../src/lib/server/contacts/reference/terms.ts';
import { TestNetwork } from '../../support/network.ts';
import { Searchable } from '../../support/searchable.ts';
import { syntheticSnapshot } from '../../support/synthetic-snapshot.ts';

/** Words of functions, organisations, terms and people, each the name of one function. */
const vocabulary = wordsOfTheNetwork();
let dictionary: Searchable;
beforeAll(async () => {
	const network = new TestNetwork();
	const unit = network.organisation('X', 'national');
	for (const word of vocabulary) network.line(unit, word, { phone: null, holders: [] });
	dictionary = await Searchable.over(network.directory().snapshot);
});

const anyWord = fc.constantFrom(...vocabulary);
const finds = (typed: string, word: string) => dictionary.found(typed).includes(word);

describe('Danish letters', () => {
	const spellings: Record<string, string[]> = {
		æ: ['æ', 'ae', 'ä', 'a'],
		ø: ['ø', 'oe', 'ö', 'o'],
		å: ['å', 'aa', 'a', 'A'],
		é: ['é', 'e']
	};

	test('every spelling of æ, ø and å finds the word, in capitals too', () => {
		const withDanish = vocabulary.filter((word) => /[æøåé]/i.test(word));
		expect(withDanish.length).toBeGreaterThan(50);
		fc.assert(
			fc.property(fc.constantFrom(...withDanish), fc.infiniteStream(fc.nat(3)), (word, choices) => {
				const typed = [...word].map((letter) => {
					const ways = spellings[letter.toLowerCase()];
					return ways?.[(choices.next().value ?? 0) % ways.length] ?? letter;
				});
				expect(finds(typed.join(''), word)).toBe(true);
				expect(finds(typed.join('').toUpperCase(), word)).toBe(true);
			})
		);
	});

	test('the word as it is spelled comes first', () => {
		fc.assert(
			fc.property(anyWord, (word) => {
				expect(dictionary.found(word)[0]?.toLowerCase()).toBe(word.toLowerCase());
			})
		);
	});
});

describe('typos', () => {
	test('a letter wrong, missing, too many or swapped with the next is forgiven in words of 4 letters', () => {
		property(1, 4);
	});

	test('two of them are forgiven in words of 7 letters', () => {
		property(2, 7);
	});

	function property(typos: number, letters: number) {
		// Breaking up a written aa, ae or oe counts as two.
		const words = vocabulary.filter((word) => word.length >= letters && !/\d|aa|ae|oe/i.test(word));
		const kinds = fc.constantFrom('wrong', 'missing', 'extra', 'swapped');
		const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzæøå');
		const slip = fc.record({ kind: kinds, letter, at: fc.nat(100) });
		const slips = fc.array(slip, { minLength: typos, maxLength: typos });
		fc.assert(
			fc.property(fc.constantFrom(...words), slips, (word, made) => {
				const typed = withSlips(word, made);
				// A word that is another's beginning is taken for that.
				const { match } = dictionary.index.dictionary;
				const known = match.call(dictionary.index.dictionary, wordOf(typed));
				fc.pre(typed !== '' && ![...known.values()].some((how) => how <= likeness.prefix));
				expect(finds(typed, word)).toBe(true);
			}),
			{ numRuns: 1000 }
		);
	}

	test('a typo is told of', async () => {
		const network = new TestNetwork();
		network.fn(network.municipality('Gribskov', '0270'), 'Udskrivningskoordinator');
		const search = await Searchable.over(network.directory().snapshot);
		expect(search.hits('udksrivningskordinator gripskov')[0]?.matched).toEqual([
			'navn',
			'stavet næsten som Udskrivningskoordinator',
			'organisation: Gribskov Kommune',
			'stavet næsten som Gribskov'
		]);
	});

	test('a word that is spelled right is not taken for another', async () => {
		const network = new TestNetwork();
		const unit = network.municipality('Allerød', '0201');
		network.fn(unit, 'Sorg');
		network.fn(unit, 'Borg');
		const search = await Searchable.over(network.directory().snapshot);
		expect(search.found('sorg')).toEqual(['Sorg']);
		expect(search.found('zorg').sort()).toEqual(['Borg', 'Sorg']);
	});
});

describe('compounds and inflections', () => {
	test.each([
		['plejerske', 'Sundhedsplejerske'],
		['rådgiver', 'Socialrådgiver'],
		['koordinator', 'Udskrivningskoordinator'],
		['vejleder', 'UU-vejleder'],
		['plejrske', 'Sundhedsplejerske'],
		['udskrivnings koordinator', 'Udskrivningskoordinator'],
		['sundhedsplejersker', 'Sundhedsplejerske'],
		['psykologerne', 'PPR-psykolog']
	])('%s finds %s', async (typed, name) => {
		const network = new TestNetwork();
		const unit = network.municipality('Furesø', '0190');
		const names = [
			'Sundhedsplejerske',
			'Socialrådgiver',
			'Udskrivningskoordinator',
			'UU-vejleder',
			'PPR-psykolog'
		];
		for (const each of names) network.fn(unit, each, { holders: [] });
		const search = await Searchable.over(network.directory().snapshot);
		expect(search.found(typed)).toEqual([name]);
	});

	test('a part starts after three letters: omsorg is not about sorg', async () => {
		const network = new TestNetwork();
		const unit = network.municipality('Furesø', '0190');
		network.fn(unit, 'Omsorgsteam', { holders: [] });
		network.fn(unit, 'Børnesorggruppe', { holders: [] });
		const search = await Searchable.over(network.directory().snapshot);
		expect(search.found('sorg')).toEqual(['Børnesorggruppe']);
	});
});

describe('synonyms', () => {
	const pairs = terms.synonyms.flatMap((group) =>
		group.flatMap((typed) => group.filter((other) => other !== typed).map((other) => [typed, other] as const))
	);

	test.each(pairs)('%s finds %s', async (typed, other) => {
		const network = new TestNetwork();
		network.fn(network.municipality('Furesø', '0190'), 'Mentor', { holders: [] });
		const unit = network.municipality('Hillerød', '0219');
		network.fn(unit, `Kontakt til ${other}`, { holders: [] });
		const { snapshot } = network.directory();
		const search = await Searchable.over({ ...snapshot, synonyms: terms.synonyms });
		expect(search.found(typed)).toEqual([`Kontakt til ${other}`]);
		expect(search.found(`${typed} hillerød`)).toEqual([`Kontakt til ${other}`]);
		expect(search.found(`hillerød ${typed.toUpperCase()}`)).toEqual([`Kontakt til ${other}`]);
	});

	test('a phrase counts while it is still being typed, and says what it was taken for', async () => {
		const network = new TestNetwork();
		network.fn(network.municipality('Furesø', '0190'), 'PPR-psykolog', { holders: [] });
		const search = await Searchable.over({ ...network.directory().snapshot, synonyms: terms.synonyms });
		for (const typed of ['pædagogisk p', 'pædagogisk psyk', 'paedagogisk psykologisk raadg']) {
			expect(search.hits(typed)[0]).toMatchObject({
				name: 'PPR-psykolog',
				matched: ['navn', 'betyder det samme: PPR']
			});
		}
	});
});

interface Slip {
	kind: 'wrong' | 'missing' | 'extra' | 'swapped';
	letter: string;
	at: number;
}

/** Makes slips of the finger in different places, so that one does not undo or double another. */
function withSlips(word: string, slips: readonly Slip[]): string {
	const share = Math.floor(word.length / slips.length);
	return slips
		.map(({ kind, letter, at }, place) => {
			const last = place === slips.length - 1;
			const part = word.slice(place * share, last ? undefined : (place + 1) * share);
			const from = at % (part.length - 1);
			const [before, own, after] = [part.slice(0, from), part[from] ?? '', part.slice(from + 1)];
			if (kind === 'wrong') return before + letter + after;
			if (kind === 'missing') return before + after;
			if (kind === 'extra') return before + letter + own + after;
			return before + (after[0] ?? '') + own + after.slice(1);
		})
		.join('');
}

function wordsOfTheNetwork(): string[] {
	const snapshot = syntheticSnapshot(1400);
	const known = [snapshot.situations, snapshot.topics, snapshot.welfareAreas, snapshot.professions].flat();
	const texts = [
		...snapshot.functions.map(({ name }) => name),
		...[...snapshot.organisations, ...known].flatMap(({ name, aliases }) => [name, ...aliases]),
		...snapshot.people.map(({ name }) => name)
	];
	const words = new Map<string, string>();
	for (const written of texts.flatMap(writtenWords)) {
		const folded = fold(written);
		if (written.length >= 4 && !isStopWord(wordOf(written)) && !words.has(folded)) words.set(folded, written);
	}
	return [...words.values()];
}
