/** What people ask: the parameters of /find and the words of /kontakter, drawn from a network, the same every time. */
import { bareName } from '../../src/lib/directory/query.ts';
import type { RawQuery } from '../../src/lib/directory/query.ts';
import type { SearchFilters } from '../../src/lib/directory/search-filters.ts';
import type { Snapshot } from '../../src/lib/directory/snapshot.ts';
import { Dice } from '../support/dice.ts';

/** Somebody asks, at a time. */
export interface LookupQuestion {
	raw: RawQuery;
	now: Date;
}

/** Ten a second for fifty seconds, then at another time of the week. */
const questionsAStretch = 500;
const msBetweenQuestions = 100;

/**
 * Questions to lookup, as a busy portal gets them. Most have all three choices, as the front page asks for them; one in
 * twelve has none, one in six only one; municipalities come in several spellings; one in fifty situations is misspelt. A
 * third look into the region. One in two hundred asks about another time than now.
 */
export function lookupQuestions(snapshot: Snapshot, count: number): LookupQuestion[] {
	const dice = new Dice(1);
	const members = snapshot.organisations.filter(({ kind }) => kind === 'municipality');
	const begin = Date.parse(snapshot.readAt);
	const someTimeInAWeek = () => begin + dice.range(1, 7 * 24 * 60) * 60_000;

	const situation = () => {
		const { name, slug, aliases } = dice.pick(snapshot.situations);
		return dice.chance(0.02) ? `${name.slice(0, -2)}x` : dice.pick([name, slug, ...aliases]);
	};
	const kommune = () => {
		const { name, codes } = dice.pick(members);
		const code = codes.find(({ system }) => system === 'kommunekode')?.value ?? name;
		const bare = bareName(name);
		return dice.pick([name, bare, bare.toLowerCase(), withoutDanishLetters(bare), code]);
	};
	const alder = () => String(dice.range(0, 30));

	const raw = (): RawQuery => {
		const retning = dice.chance(1 / 3) ? 'region' : undefined;
		const tid = dice.chance(1 / 200) ? new Date(someTimeInAWeek()).toISOString() : undefined;
		const place = dice.range(1, 12);
		if (place === 1) return { retning, tid };
		if (place <= 3) {
			return { ...dice.pick([{ situation: situation() }, { kommune: kommune() }, { alder: alder() }]), tid };
		}
		if (place <= 5) return { situation: situation(), kommune: kommune(), retning, tid };
		return { situation: situation(), kommune: kommune(), alder: alder(), retning, tid };
	};
	let stretch = begin;
	return Array.from({ length: count }, (_, index) => {
		const place = index % questionsAStretch;
		if (place === 0) stretch = someTimeInAWeek();
		return { raw: raw(), now: new Date(stretch + place * msBetweenQuestions) };
	});
}

/** What stands in the search field, with the filters chosen beside it. */
export interface SearchQuestion {
	text: string;
	filters: SearchFilters;
}

/**
 * Questions to search: half are words being typed, from the second letter on; the rest are whole names of functions, people
 * and organisations, alone and together, with typing errors, Danish letters written otherwise, parts of compounds,
 * abbreviations, digits of a number, and some that nothing answers. One in ten is filtered as well.
 */
export function searchQuestions(snapshot: Snapshot, count: number): SearchQuestion[] {
	const dice = new Dice(2);
	const members = snapshot.organisations.filter(({ kind }) => kind === 'municipality');
	const phones = snapshot.functions.flatMap(({ channels }) =>
		channels.filter(({ kind }) => kind === 'phone').map(({ display }) => display)
	);
	const groups = snapshot.synonyms.flat();

	const fn = () => dice.pick(snapshot.functions).name;
	const person = () => dice.pick(snapshot.people).name;
	const unit = () => dice.pick(snapshot.organisations).name;
	const town = () => bareName(dice.pick(members).name);
	const text = (): string => {
		switch (dice.range(1, 14)) {
			case 1:
			case 2:
				return fn();
			case 3:
				return `${fn()} ${town()}`;
			case 4:
				return person();
			case 5:
				return dice.pick(person().split(' '));
			case 6:
			case 7:
				return unit();
			case 8:
				return misspelt(dice, dice.pick([fn(), unit(), person()]));
			case 9:
				return withoutDanishLetters(dice.pick([fn(), unit(), person()]));
			case 10:
				return lastPart(fn());
			case 11:
				return dice.pick(groups);
			case 12:
				return dice.pick([dice.pick(phones), dice.pick(phones).slice(-5), dice.pick(phones).slice(0, 5)]);
			case 13:
				return dice.pick([town(), dice.pick(snapshot.topics).name, dice.pick(snapshot.situations).name]);
			default:
				return dice.pick(['zzzzqqq', 'kattepension', 'qwerty uiop', 'sundhedsplejerske zzz']);
		}
	};
	const filters = (): SearchFilters =>
		dice.pick([
			{ organisation: dice.pick(members).slug },
			{ situation: dice.pick(snapshot.situations).slug },
			{ topic: dice.pick(snapshot.topics).slug },
			{ profession: dice.pick(snapshot.professions).slug },
			{ freshness: 'overdue' as const }
		]);

	return Array.from({ length: count }, () => {
		const whole = text();
		const isBeingTyped = dice.chance(0.5);
		return {
			text: isBeingTyped ? whole.slice(0, dice.range(2, Math.max(2, whole.length))) : whole,
			filters: dice.chance(0.1) ? filters() : {}
		};
	});
}

/** One letter wrong, and another one missing in long words. */
function misspelt(dice: Dice, text: string): string {
	const at = dice.range(1, Math.max(1, text.length - 2));
	const wrong = `${text.slice(0, at)}${dice.pick([...'aeinrst'])}${text.slice(at + 1)}`;
	const gone = dice.range(1, Math.max(1, wrong.length - 2));
	return text.length < 7 ? wrong : wrong.slice(0, gone) + wrong.slice(gone + 1);
}

/** "plejerske" of "Sundhedsplejerske". */
function lastPart(text: string): string {
	const word = text.split(' ')[0] ?? text;
	return word.length > 11 ? word.slice(-9) : word;
}

function withoutDanishLetters(text: string): string {
	return text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa');
}
