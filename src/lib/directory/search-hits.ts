/** What is found, as it is shown. */
import { dayNumberOf } from '../calendar/copenhagen-time.ts';
import { type Moment, describeHolder, holdingOn } from './contact.ts';
import { type Directory, ancestry, organisationOn, organisationTitle } from './directory.ts';
import { Explainer } from './search-explain.ts';
import type { SearchIndex } from './search-index.ts';
import type { PartMatch } from './search-match.ts';

export interface SearchHit {
	kind: 'function' | 'organisation' | 'person';
	/** Of the page to open; a person's is that of the first function they have. */
	slug: string;
	name: string;
	/** Of a function the unit with its party, of an organisation the party, of a person that of the function. */
	organisation: string | null;
	/** Who has the function now; null when nobody does, or only the function is shown. */
	holder: string | null;
	/** Why it was found, in words; empty when nothing was asked for. */
	matched: string[];
}

/** Makes hits of numbers; a number that nothing has makes none. */
export class Presenter {
	private readonly directory: Directory;
	private readonly index: SearchIndex;
	private readonly moment: Moment;
	private readonly explainer: Explainer;

	constructor(directory: Directory, index: SearchIndex, matches: readonly PartMatch[], moment: Moment) {
		this.directory = directory;
		this.index = index;
		this.moment = moment;
		this.explainer = new Explainer(directory, index, matches, moment);
	}

	function(number: number): SearchHit[] {
		const fn = this.index.functions[number];
		if (!fn) return [];
		const { current } = holdingOn(fn, this.moment.date);
		return [
			{
				kind: 'function',
				slug: fn.entry.slug,
				name: fn.entry.name,
				organisation: organisationTitle(this.directory, fn, this.moment.date),
				holder: describeHolder(this.directory, current)?.name ?? null,
				matched: this.explainer.ofFunction(fn)
			}
		];
	}

	organisation(number: number): SearchHit[] {
		const entry = this.index.organisations[number];
		if (!entry) return [];
		const party = ancestry(this.directory.organisations, entry).at(-1);
		const isParty = !party || party === entry;
		return [
			{
				kind: 'organisation',
				slug: entry.slug,
				name: entry.name,
				organisation: isParty ? null : organisationOn(this.directory, party, this.moment.date).name,
				holder: null,
				matched: this.explainer.ofOrganisation(entry)
			}
		];
	}

	person(number: number): SearchHit[] {
		const entry = this.index.people[number];
		const first = this.index.holdings.firstOn(number, dayNumberOf(this.moment.date));
		const fn = this.index.functions[first];
		if (!entry || !fn) return [];
		return [
			{
				kind: 'person',
				slug: fn.entry.slug,
				name: entry.name,
				organisation: organisationTitle(this.directory, fn, this.moment.date),
				holder: null,
				matched: this.explainer.ofPerson(entry.name)
			}
		];
	}
}
