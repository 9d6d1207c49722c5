/** Why something was found, in words: worked out for the few hits that are shown, not for all that were compared. */
import * as messages from '../messages/search.ts';
import { type Moment, holdingOn } from './contact.ts';
import { type Directory, type DirectoryFunction, ancestry, organisationOn } from './directory.ts';
import { likeness } from './search-dictionary.ts';
import { type SearchIndex, namesOf } from './search-index.ts';
import { type Field, type PartMatch, worthOf } from './search-match.ts';
import { hasDigits } from './search-phones.ts';
import { writtenWords } from './search-words.ts';
import type { HolderEntry, OrganisationEntry, TermEntry } from './snapshot.ts';

/** A text something may have been found by, and what to say then. */
interface Source {
	field: Field;
	text: string;
	message: string;
}

/** What a source says about one part of the query: worth 0 when nothing. */
interface Reason {
	value: number;
	texts: string[];
}

/** Gives reasons for the hits of one search; many hits share their organisations, terms and texts. */
export class Explainer {
	private readonly directory: Directory;
	private readonly index: SearchIndex;
	private readonly parts: readonly PartMatch[];
	private readonly moment: Moment;
	/** By place of the part, for each text and what it is. */
	private readonly known = new Map<string, Reason[]>();

	constructor(directory: Directory, index: SearchIndex, parts: readonly PartMatch[], moment: Moment) {
		this.directory = directory;
		this.index = index;
		this.parts = parts;
		this.moment = moment;
	}

	/** For each part of the query the best reason why the function answers it, each reason once. */
	ofFunction(fn: DirectoryFunction): string[] {
		if (this.parts.length === 0) return [];
		const phones = this.parts.map(({ part }) => phoneOf(fn, part.phones, this.moment));
		return this.explain(sourcesOf(this.directory, fn, this.moment), phones);
	}

	ofOrganisation(entry: OrganisationEntry): string[] {
		const { organisations, succeeded } = this.index;
		const former = succeeded.flatMap((number) => {
			const other = organisations[number];
			return other && organisationOn(this.directory, other, this.moment.date) === entry ? namesOf(other) : [];
		});
		const above = ancestry(this.directory.organisations, entry).slice(1).flatMap(namesOf);
		return this.explain([
			organisationSource(entry.name, messages.matchedName),
			...[...entry.aliases, ...former, ...above].map((text) => organisationSource(text))
		]);
	}

	ofPerson(name: string): string[] {
		return this.explain([{ field: 'person', text: name, message: messages.matchedName }]);
	}

	/**
	 * The best reason for each part; among equals from the source that says most about the whole query. A number, by place of
	 * the part, is reason enough.
	 */
	private explain(sources: readonly Source[], phones: readonly (string | null)[] = []): string[] {
		const reasons = sources
			.map((source) => this.reasonsOf(source))
			.map((own) => ({ own, total: own.reduce((sum, { value }) => sum + value, 0) }))
			.filter(({ total }) => total > 0)
			.sort((a, b) => b.total - a.total);
		const texts = this.parts.flatMap((_part, place) => {
			const phone = phones[place] ?? null;
			if (phone !== null) return [messages.matchedPhone(phone)];
			let best: Reason = { value: 0, texts: [] };
			for (const { own } of reasons) {
				const reason = own[place];
				if (reason && reason.value > best.value) best = reason;
			}
			return best.texts;
		});
		return [...new Set(texts)];
	}

	private reasonsOf(source: Source): Reason[] {
		const key = `${source.message}\n${source.text}`;
		const known = this.known.get(key);
		if (known) return known;
		const reasons: Reason[] = this.parts.map(() => ({ value: 0, texts: [] }));
		for (const written of writtenWords(source.text)) {
			const number = this.index.dictionary.numberOf(written) ?? -1;
			this.parts.forEach(({ readings }, place) => {
				for (const { matches, isSynonym } of readings) {
					const how = matches.get(number);
					if (how === undefined) continue;
					const value = worthOf(source.field, how);
					if (value <= (reasons[place]?.value ?? 0)) continue;
					const texts = [source.message];
					if (how >= likeness.typo) texts.push(messages.spelledAlmostLike(written));
					else if (isSynonym) texts.push(messages.meansTheSame(written));
					reasons[place] = { value, texts };
				}
			});
		}
		this.known.set(key, reasons);
		return reasons;
	}
}

function organisationSource(text: string, message = messages.matchedOrganisation(text)): Source {
	return { field: 'organisation', text, message };
}

function sourcesOf(directory: Directory, fn: DirectoryFunction, { date }: Moment): Source[] {
	const { entry } = fn;
	const { situations, topics, welfareAreas } = directory.snapshot;
	const { current, deputies } = holdingOn(fn, date);
	const units = ancestry(directory.organisations, fn.unit).flatMap((unit) => {
		const current = organisationOn(directory, unit, date);
		return current === unit ? unit : [current, unit];
	});
	const texts = [entry.can, entry.howTo].filter((text) => text !== null);
	return [
		{ field: 'name', text: entry.name, message: messages.matchedName },
		...units.flatMap(namesOf).map((text) => organisationSource(text)),
		...holderSources(directory, current, messages.matchedHolder),
		...deputies.flatMap((deputy) => holderSources(directory, deputy, messages.matchedDeputy)),
		...termSources(situations, entry.situationIds, messages.matchedSituation),
		...termSources(topics, entry.topicIds, messages.matchedTopic),
		...termSources(welfareAreas, entry.welfareAreaIds, messages.matchedWelfareArea),
		...texts.map((text) => ({ field: 'text' as const, text, message: messages.matchedText }))
	];
}

function holderSources(
	directory: Directory,
	holder: HolderEntry | null,
	message: (name: string) => string
): Source[] {
	const person = holder?.personId == null ? undefined : directory.people.get(holder.personId);
	if (!person) return [];
	const { professions } = directory.snapshot;
	const sources: Source[] = [{ field: 'person', text: person.name, message: message(person.name) }];
	if (person.title !== null) {
		sources.push({ field: 'title', text: person.title, message: messages.matchedTitle(person.title) });
	}
	const profession = professions.find(({ id }) => id === person.professionId);
	for (const text of profession ? namesOf(profession) : []) {
		sources.push({ field: 'title', text, message: messages.matchedProfession(profession?.name ?? text) });
	}
	return sources;
}

function termSources(
	entries: readonly TermEntry[],
	ids: readonly number[],
	message: (name: string) => string
): Source[] {
	return entries
		.filter(({ id }) => ids.includes(id))
		.flatMap((entry) =>
			namesOf(entry).map((text) => ({ field: 'term', text, message: message(entry.name) }))
		);
}

/** The number by which a function is found, as people read it; null when it is not found by one. */
function phoneOf(fn: DirectoryFunction, readings: readonly string[], { date }: Moment): string | null {
	if (readings.length === 0) return null;
	const { current, deputies } = holdingOn(fn, date);
	const holders = current ? [current, ...deputies] : deputies;
	const channels = [...fn.entry.channels, ...holders.flatMap((holder) => holder.channels)];
	const phones = channels.filter(({ kind }) => kind === 'phone');
	return phones.find(({ value }) => readings.some((digits) => hasDigits(value, digits)))?.display ?? null;
}
