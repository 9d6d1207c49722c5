/**
 * What search looks things up in. Organisations, people and terms are few and functions many, so each word leads to the
 * organisations, people, terms and functions that have it, and those lead on to functions when somebody searches: a
 * function is not indexed again for every organisation above it. Holders of all periods are in it, with their periods;
 * who counts is decided by the time of the search.
 */
import { momentOf } from './contact.ts';
import type { Directory, DirectoryFunction } from './directory.ts';
import { Dictionary } from './search-dictionary.ts';
import { FreshnessList } from './search-freshness.ts';
import { Holdings } from './search-holdings.ts';
import { PhoneBook } from './search-phones.ts';
import { PointsPool } from './search-points.ts';
import { type Phrase, phrasesOf } from './search-query.ts';
import { writtenWords } from './search-words.ts';
import type { OrganisationEntry, PersonEntry, TermEntry } from './snapshot.ts';

type TermKind = 'situation' | 'topic' | 'welfareArea';

/** A situation, topic or welfare area, with the numbers of the functions that answer it. */
interface IndexedTerm {
	kind: TermKind;
	entry: TermEntry;
	functions: Int32Array;
}

/** For each word of the dictionary the numbers of what has it. */
type Postings = (Int32Array | undefined)[];

export interface SearchIndex {
	dictionary: Dictionary;
	phrases: readonly Phrase[];
	phones: PhoneBook;
	/** In the order of answers, acute numbers last; a function's number is its place. */
	functions: readonly DirectoryFunction[];
	/** Number of each function's unit. */
	units: Int32Array;
	/** Parents before their children. */
	organisations: readonly OrganisationEntry[];
	organisationNumbers: ReadonlyMap<number, number>;
	/** Number of each organisation's parent; −1 at the top. */
	parents: Int32Array;
	/** Numbers of organisations that another takes over from, some day. */
	succeeded: readonly number[];
	/** Those who have, had or will have a function under their name. */
	people: readonly PersonEntry[];
	/** Numbers of people by the id of their profession. */
	professions: ReadonlyMap<number, readonly number[]>;
	holdings: Holdings;
	freshness: FreshnessList;
	terms: readonly IndexedTerm[];
	postings: {
		name: Postings;
		organisation: Postings;
		person: Postings;
		/** Title and profession, of people. */
		title: Postings;
		term: Postings;
		text: Postings;
	};
	/** Working room of one search, which runs to its end before the next. */
	pool: PointsPool;
}

/** Entries handled between two pauses: a few milliseconds' work. */
const perSlice = 100;

/**
 * Builds the index over a directory. Calls `pause` at least every few milliseconds of work, so that the caller can let
 * others in between; what `pause` throws ends the building.
 */
export async function buildSearchIndex(
	directory: Directory,
	pause: () => Promise<void>
): Promise<SearchIndex> {
	const builder = new Builder(directory);
	await inSlices(directory.snapshot.organisations, pause, (entry) => builder.addOrganisation(entry));
	builder.addTerms();
	await inSlices(builder.functions, pause, (fn, number) => builder.addFunction(fn, number));
	await pause();
	builder.dictionary.close();
	await pause();
	builder.phones.close();
	const postings = {
		name: await builder.names.close(pause),
		organisation: await builder.organisationWords.close(pause),
		person: await builder.personWords.close(pause),
		title: await builder.titles.close(pause),
		term: await builder.termWords.close(pause),
		text: await builder.texts.close(pause)
	};
	await pause();
	return builder.index(postings);
}

async function inSlices<T>(
	items: readonly T[],
	pause: () => Promise<void>,
	work: (item: T, index: number) => void
) {
	for (const [index, item] of items.entries()) {
		if (index % perSlice === 0) await pause();
		work(item, index);
	}
}

class Builder {
	readonly dictionary = new Dictionary();
	readonly phones = new PhoneBook();
	readonly functions: readonly DirectoryFunction[];
	readonly names = new Lists(this.dictionary);
	readonly organisationWords = new Lists(this.dictionary);
	readonly personWords = new Lists(this.dictionary);
	readonly titles = new Lists(this.dictionary);
	readonly termWords = new Lists(this.dictionary);
	readonly texts = new Lists(this.dictionary);
	private readonly directory: Directory;
	private readonly units: Int32Array;
	private readonly organisations: OrganisationEntry[] = [];
	private readonly organisationNumbers = new Map<number, number>();
	private readonly parents: number[] = [];
	private readonly people: PersonEntry[] = [];
	private readonly peopleNumbers = new Map<number, number>();
	private readonly professions = new Map<number, number[]>();
	private readonly holdings = new Holdings();
	private readonly freshness: FreshnessList;
	private readonly terms: (Omit<IndexedTerm, 'functions'> & { functions: number[] })[] = [];
	private readonly termNumbers = {
		situation: new Map(),
		topic: new Map(),
		welfareArea: new Map()
	} satisfies Record<TermKind, Map<number, number>>;
	private readonly professionWords: ReadonlyMap<number, readonly string[]>;

	constructor(directory: Directory) {
		this.directory = directory;
		this.functions = [...directory.ranked, ...directory.acuteNumbers];
		this.units = new Int32Array(this.functions.length);
		this.freshness = new FreshnessList(momentOf(new Date(directory.snapshot.readAt)));
		this.professionWords = new Map(
			directory.snapshot.professions.map((entry) => [entry.id, namesOf(entry).flatMap(writtenWords)])
		);
	}

	/** Takes in an organisation, after those above it; gives its number. */
	addOrganisation(entry: OrganisationEntry): number {
		const known = this.organisationNumbers.get(entry.id);
		if (known !== undefined) return known;
		const above = entry.parentId === null ? undefined : this.directory.organisations.get(entry.parentId);
		const parent = above ? this.addOrganisation(above) : -1;
		const number = this.organisations.length;
		this.organisations.push(entry);
		this.parents.push(parent);
		this.organisationNumbers.set(entry.id, number);
		for (const name of namesOf(entry)) this.organisationWords.addText(name, number);
		return number;
	}

	addTerms() {
		const { situations, topics, welfareAreas } = this.directory.snapshot;
		this.addTermsOf('situation', situations);
		this.addTermsOf('topic', topics);
		this.addTermsOf('welfareArea', welfareAreas);
	}

	private addTermsOf(kind: TermKind, entries: readonly TermEntry[]) {
		for (const entry of entries) {
			const number = this.terms.length;
			this.terms.push({ kind, entry, functions: [] });
			this.termNumbers[kind].set(entry.id, number);
			for (const name of namesOf(entry)) this.termWords.addText(name, number);
		}
	}

	addFunction(fn: DirectoryFunction, number: number) {
		const { entry } = fn;
		this.units[number] = this.organisationNumbers.get(fn.unit.id) ?? 0;
		this.names.addText(entry.name, number);
		// What they cannot do is not what they are found by.
		for (const text of [entry.can, entry.howTo]) if (text !== null) this.texts.addText(text, number);
		this.addTermIds('situation', entry.situationIds, number);
		this.addTermIds('topic', entry.topicIds, number);
		this.addTermIds('welfareArea', entry.welfareAreaIds, number);
		this.phones.add(number, fn);
		this.freshness.add(fn);
		// Nobody holds a line.
		if (entry.staffing === 'line') return;
		for (const holder of entry.holders) {
			if (holder.personId !== null) this.holdings.add(this.addPerson(holder.personId), number, holder);
		}
	}

	private addTermIds(kind: TermKind, ids: readonly number[], number: number) {
		for (const id of ids) {
			const term = this.termNumbers[kind].get(id);
			if (term !== undefined) this.terms[term]?.functions.push(number);
		}
	}

	private addPerson(id: number): number {
		const known = this.peopleNumbers.get(id);
		if (known !== undefined) return known;
		const entry = this.directory.people.get(id);
		if (!entry) throw new Error(`the snapshot refers to person ${id}, who is not in it`);
		const number = this.people.length;
		this.people.push(entry);
		this.peopleNumbers.set(id, number);
		this.personWords.addText(entry.name, number);
		if (entry.title !== null) this.titles.addText(entry.title, number);
		if (entry.professionId !== null) this.addProfession(entry.professionId, number);
		return number;
	}

	private addProfession(id: number, person: number) {
		for (const written of this.professionWords.get(id) ?? []) this.titles.add(written, person);
		const people = this.professions.get(id);
		if (people) people.push(person);
		else this.professions.set(id, [person]);
	}

	index(postings: SearchIndex['postings']): SearchIndex {
		return {
			dictionary: this.dictionary,
			phrases: phrasesOf(this.directory.snapshot.synonyms),
			phones: this.phones,
			functions: this.functions,
			units: this.units,
			organisations: this.organisations,
			organisationNumbers: this.organisationNumbers,
			parents: Int32Array.from(this.parents),
			succeeded: [...this.organisations.keys()].filter(
				(number) => this.organisations[number]?.successorId != null
			),
			people: this.people,
			professions: this.professions,
			holdings: this.holdings,
			freshness: this.freshness,
			terms: this.terms.map((term) => ({ ...term, functions: Int32Array.from(term.functions) })),
			postings,
			pool: new PointsPool(this.functions.length, this.organisations.length, this.people.length)
		};
	}
}

/** The name with all other names of an organisation or a term. */
export function namesOf(entry: { name: string; aliases: readonly string[] }): string[] {
	return [entry.name, ...entry.aliases];
}

/** Lists of numbers for each word while the index is built. Numbers come in ascending order. */
class Lists {
	private readonly dictionary: Dictionary;
	private readonly lists: (number[] | undefined)[] = [];

	constructor(dictionary: Dictionary) {
		this.dictionary = dictionary;
	}

	addText(text: string, number: number) {
		for (const written of writtenWords(text)) this.add(written, number);
	}

	add(written: string, number: number) {
		const at = this.dictionary.add(written);
		const list = (this.lists[at] ??= []);
		if (list.at(-1) !== number) list.push(number);
	}

	/** The lists in a third of the memory. */
	async close(pause: () => Promise<void>): Promise<Postings> {
		const postings: Postings = [];
		await inSlices([...this.lists.keys()], pause, (word) => {
			const list = this.lists[word];
			postings[word] = list && Int32Array.from(list);
			this.lists[word] = undefined;
		});
		return postings;
	}
}
