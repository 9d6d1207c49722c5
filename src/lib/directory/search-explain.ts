/** Why something was found, in words: worked out for the few hits that are shown, not for all that were compared. */
import * as messages from '../messages/search.ts';
import { type Moment, holdingOn } from './contact.ts';
import type { Directory, DirectoryFunction } from './directory.ts';
import { likeness } from './search-dictionary.ts';
import type { SearchIndex } from './search-index.ts';
import { type PartMatch, worthOf } from './search-match.ts';
import { hasDigits } from './search-phones.ts';
import {
	type Source,
	type SourceGroup,
	functionSources,
	organisationSources,
	personSources
} from './search-sources.ts';
import { writtenWords } from './search-words.ts';
import type { OrganisationEntry } from './snapshot.ts';

/** What one source says about one part of the query. */
interface Reason {
	value: number;
	texts: string[];
}

/** What one source says about the query: by place of the part, and what all of it is worth. */
interface Report {
	reasons: (Reason | undefined)[];
	total: number;
}

/** Gives reasons for the hits of one search; many hits share their organisations, terms and texts. */
export class Explainer {
	private readonly directory: Directory;
	private readonly index: SearchIndex;
	private readonly parts: readonly PartMatch[];
	private readonly moment: Moment;
	private readonly known = new Map<SourceGroup['of'], Report[]>();

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
		const groups = functionSources(this.directory, fn, this.moment);
		return this.explain(
			groups.flatMap((group) => this.reportsOfGroup(group)),
			phones
		);
	}

	ofOrganisation(entry: OrganisationEntry): string[] {
		return this.explain(this.reportsOf(organisationSources(this.directory, this.index, entry, this.moment)));
	}

	ofPerson(name: string): string[] {
		return this.explain(this.reportsOf(personSources(name)));
	}

	/**
	 * The best reason for each part; among equals from the source that says most about the whole query. A number, by place of
	 * the part, is reason enough.
	 */
	private explain(reports: readonly Report[], phones: readonly (string | null)[] = []): string[] {
		const best = reports.toSorted((a, b) => b.total - a.total);
		const texts = this.parts.flatMap((_part, place) => {
			const phone = phones[place] ?? null;
			if (phone !== null) return [messages.matchedPhone(phone)];
			let reason: Reason | undefined;
			for (const { reasons } of best) {
				const other = reasons[place];
				if (other && other.value > (reason?.value ?? 0)) reason = other;
			}
			return reason?.texts ?? [];
		});
		return [...new Set(texts)];
	}

	private reportsOfGroup({ of, sources }: SourceGroup): Report[] {
		const known = this.known.get(of);
		if (known) return known;
		const reports = this.reportsOf(sources());
		this.known.set(of, reports);
		return reports;
	}

	/** Of the sources that say anything. */
	private reportsOf(sources: readonly Source[]): Report[] {
		return sources.map((source) => this.reportOf(source)).filter(({ total }) => total > 0);
	}

	private reportOf({ field, text, message }: Source): Report {
		const reasons: (Reason | undefined)[] = [];
		for (const written of writtenWords(text)) {
			const number = this.index.dictionary.numberOf(written) ?? -1;
			this.parts.forEach(({ readings }, place) => {
				for (const { matches, isSynonym } of readings) {
					const how = matches.get(number);
					if (how === undefined) continue;
					const value = worthOf(field, how);
					if (value <= (reasons[place]?.value ?? 0)) continue;
					const texts = [message];
					if (how >= likeness.typo) texts.push(messages.spelledAlmostLike(written));
					else if (isSynonym) texts.push(messages.meansTheSame(written));
					reasons[place] = { value, texts };
				}
			});
		}
		return { reasons, total: reasons.reduce((sum, reason) => sum + (reason?.value ?? 0), 0) };
	}
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
