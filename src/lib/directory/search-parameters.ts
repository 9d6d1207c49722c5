/** From the address of /kontakter or /api/search to a search that can be made, and what its filters may be. */
import * as messages from '../messages/contacts.ts';
import { pageIsNoPage } from '../messages/lookup.ts';
import type { FreshnessState } from './answer.ts';
import type { Directory } from './directory.ts';
import { compareDanish, fold } from './fold.ts';
import { nearestOfMany } from './nearest-of-many.ts';
import type { SearchFilters } from './search-filters.ts';
import { suggestQueryFault } from './search-query.ts';
import type { TermEntry } from './snapshot.ts';

/** The filters as an address names them. */
export const filterNames = [
	'organisation',
	'situation',
	'emne',
	'faggruppe',
	'velfaerdsomraade',
	'bekraeftelse'
] as const;
export type FilterName = (typeof filterNames)[number];

export interface SearchFault {
	error: string;
	field: 'q' | 'side' | FilterName;
	/** 404 an unknown word, 400 malformed. */
	status: 400 | 404;
	/** Known words most like an unknown one. */
	nearest: string[];
}

export interface FilterChoice {
	/** As it stands in an address. */
	value: string;
	name: string;
}

interface KnownWord extends FilterChoice {
	aliases: readonly string[];
}

/** The states as an address names them; the states' own names are taken too. */
const freshnessSlugs: Record<FreshnessState, string> = {
	fresh: 'bekraeftet',
	due: 'skal-snart-bekraeftes',
	overdue: 'ikke-bekraeftet-til-tiden',
	unconfirmed: 'aldrig-bekraeftet',
	broken: 'virker-ikke',
	reported: 'meldt-forkert'
};

const freshnessStates = Object.keys(freshnessSlugs) as FreshnessState[];

export type ReadSearch =
	| {
			ok: true;
			text: string;
			filters: SearchFilters;
			/** The filters that are set, each with its slug. */
			values: Partial<Record<FilterName, string>>;
			page: number;
	  }
	| { ok: false; fault: SearchFault };

/** Reads the parameters. A filter takes slug, name or alias in any spelling. */
export function readSearch(directory: Directory, raw: Partial<Record<string, string>>): ReadSearch {
	const text = raw['q']?.trim() ?? '';
	for (const field of ['q', 'side', ...filterNames] as const) {
		const wrong = suggestQueryFault(raw[field]?.trim() ?? '');
		if (wrong) return fault(field, 400, wrong);
	}
	const side = raw['side']?.trim() || '1';
	if (!/^[1-9]\d{0,5}$/.test(side)) return fault('side', 400, pageIsNoPage);

	const values: Partial<Record<FilterName, string>> = {};
	for (const name of filterNames) {
		const word = raw[name]?.trim() ?? '';
		if (word === '') continue;
		const known = knownWords(directory, name);
		const asked = fold(word);
		const found =
			known.find(({ value }) => value === word) ??
			known.find((entry) =>
				[entry.value, entry.name, ...entry.aliases].some((other) => fold(other) === asked)
			);
		if (!found) {
			const names = known.map((entry) => entry.name);
			return fault(
				name,
				404,
				messages.unknownFilter(messages.filterLabel[name], word),
				nearestOfMany(word, names)
			);
		}
		values[name] = found.value;
	}
	return {
		ok: true,
		text,
		values,
		page: Number(side),
		filters: {
			organisation: values.organisation ?? null,
			situation: values.situation ?? null,
			topic: values.emne ?? null,
			profession: values.faggruppe ?? null,
			welfareArea: values.velfaerdsomraade ?? null,
			freshness: freshnessStates.find((state) => freshnessSlugs[state] === values.bekraeftelse) ?? null
		}
	};
}

/** What each filter offers. Of organisations the parties, and the one that is chosen: a list of every unit helps nobody. */
export function filterChoices(
	directory: Directory,
	chosen: string | undefined
): Record<FilterName, FilterChoice[]> {
	const choicesOf = (name: FilterName) =>
		knownWords(directory, name).map(({ value, name: word }) => ({ value, name: word }));
	const parties = directory.snapshot.organisations.filter(
		({ parentId, slug }) => parentId === null || slug === chosen
	);
	return {
		organisation: parties
			.map(({ slug, name }) => ({ value: slug, name }))
			.sort((a, b) => compareDanish(a.name, b.name)),
		situation: choicesOf('situation'),
		emne: choicesOf('emne'),
		faggruppe: choicesOf('faggruppe'),
		velfaerdsomraade: choicesOf('velfaerdsomraade'),
		bekraeftelse: choicesOf('bekraeftelse')
	};
}

function knownWords({ snapshot }: Directory, name: FilterName): KnownWord[] {
	const wordOf = ({ slug, name: word, aliases }: Omit<TermEntry, 'id'>) => ({
		value: slug,
		name: word,
		aliases
	});
	switch (name) {
		case 'organisation':
			return snapshot.organisations.map(wordOf);
		case 'situation':
			return snapshot.situations.map(wordOf);
		case 'emne':
			return snapshot.topics.map(wordOf);
		case 'faggruppe':
			return snapshot.professions.map(wordOf);
		case 'velfaerdsomraade':
			return snapshot.welfareAreas.map(wordOf);
		case 'bekraeftelse':
			return freshnessStates.map((state) => ({
				value: freshnessSlugs[state],
				name: messages.freshnessName[state],
				aliases: [state]
			}));
	}
}

function fault(
	field: SearchFault['field'],
	status: 400 | 404,
	error: string,
	near: string[] = []
): ReadSearch {
	return { ok: false, fault: { error, field, status, nearest: near } };
}

const vocabularyOf = new WeakMap<Directory, string[]>();
/** Known words most like a query that found nothing. */
export function suggestions(directory: Directory, text: string): string[] {
	let words = vocabularyOf.get(directory);
	if (!words) {
		const { organisations, situations, topics, professions, functions } = directory.snapshot;
		const terms = [...situations, ...topics, ...professions, ...organisations];
		const names = terms.flatMap(({ name, aliases }) => [name, ...aliases]);
		words = [...new Set([...names, ...functions.map(({ name }) => name)])];
		vocabularyOf.set(directory, words);
	}
	return nearestOfMany(text, words).filter((word) => fold(word) !== fold(text));
}
