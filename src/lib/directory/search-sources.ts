/** The texts that something is found by, each with what is to be said when it was. */
import * as messages from '../messages/search.ts';
import { type Moment, holdingOn } from './contact.ts';
import { type Directory, type DirectoryFunction, ancestry, organisationOn } from './directory.ts';
import { type SearchIndex, namesOf } from './search-index.ts';
import type { Field } from './search-match.ts';
import type { HolderEntry, OrganisationEntry, TermEntry } from './snapshot.ts';

export interface Source {
	field: Field;
	text: string;
	message: string;
}

/** Sources of one thing, such as a unit, which are the same for every hit that has to do with it. */
export interface SourceGroup {
	of: object | string;
	sources: () => Source[];
}

export function functionSources(
	directory: Directory,
	fn: DirectoryFunction,
	{ date }: Moment
): SourceGroup[] {
	const { entry } = fn;
	const { situations, topics, welfareAreas } = directory.snapshot;
	const { current, deputies } = holdingOn(fn, date);
	const groups: SourceGroup[] = [
		{ of: fn, sources: () => [{ field: 'name', text: entry.name, message: messages.matchedName }] }
	];
	for (const unit of ancestry(directory.organisations, fn.unit)) {
		const today = organisationOn(directory, unit, date);
		if (today !== unit) groups.push(organisationGroup(today));
		groups.push(organisationGroup(unit));
	}
	if (current) groups.push(holderGroup(directory, current, messages.matchedHolder));
	for (const deputy of deputies) groups.push(holderGroup(directory, deputy, messages.matchedDeputy));
	addTerms(groups, situations, entry.situationIds, messages.matchedSituation);
	addTerms(groups, topics, entry.topicIds, messages.matchedTopic);
	addTerms(groups, welfareAreas, entry.welfareAreaIds, messages.matchedWelfareArea);
	for (const text of [entry.can, entry.howTo]) {
		if (text === null) continue;
		groups.push({ of: text, sources: () => [{ field: 'text', text, message: messages.matchedText }] });
	}
	return groups;
}

/** Its own name, and all that lead to it: other names, those of organisations it took over from and of those above it. */
export function organisationSources(
	directory: Directory,
	{ organisations, succeeded }: SearchIndex,
	entry: OrganisationEntry,
	{ date }: Moment
): Source[] {
	const former = succeeded
		.flatMap((number) => organisations[number] ?? [])
		.filter((other) => organisationOn(directory, other, date) === entry);
	const above = ancestry(directory.organisations, entry).slice(1);
	const others = [...entry.aliases, ...[...former, ...above].flatMap(namesOf)];
	return [
		{ field: 'organisation', text: entry.name, message: messages.matchedName },
		...others.map(organisationSource)
	];
}

export function personSources(name: string): Source[] {
	return [{ field: 'person', text: name, message: messages.matchedName }];
}

function organisationGroup(entry: OrganisationEntry): SourceGroup {
	return { of: entry, sources: () => namesOf(entry).map(organisationSource) };
}

function organisationSource(text: string): Source {
	return { field: 'organisation', text, message: messages.matchedOrganisation(text) };
}

function holderGroup(
	directory: Directory,
	holder: HolderEntry,
	message: (name: string) => string
): SourceGroup {
	return { of: holder, sources: () => holderSources(directory, holder, message) };
}

function holderSources(
	directory: Directory,
	holder: HolderEntry,
	message: (name: string) => string
): Source[] {
	const person = holder.personId === null ? undefined : directory.people.get(holder.personId);
	if (!person) return [];
	const sources: Source[] = [{ field: 'person', text: person.name, message: message(person.name) }];
	if (person.title !== null) {
		sources.push({ field: 'title', text: person.title, message: messages.matchedTitle(person.title) });
	}
	const profession = directory.snapshot.professions.find(({ id }) => id === person.professionId);
	if (profession) {
		const said = messages.matchedProfession(profession.name);
		for (const text of namesOf(profession)) sources.push({ field: 'title', text, message: said });
	}
	return sources;
}

function addTerms(
	groups: SourceGroup[],
	entries: readonly TermEntry[],
	ids: readonly number[],
	message: (name: string) => string
) {
	for (const entry of entries) {
		if (!ids.includes(entry.id)) continue;
		const said = message(entry.name);
		groups.push({
			of: entry,
			sources: () => namesOf(entry).map((text) => ({ field: 'term', text, message: said }))
		});
	}
}
