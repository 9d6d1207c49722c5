/**
 * What an import or an edit changed in the model, as texts before and after: the rows of the change log, and what a preview
 * shows. The model is changed in place, so what it was is remembered first.
 */
import type { ChangeSubject } from '../../../directory/vocabulary.ts';
import {
	type Fields,
	differences,
	functionFields,
	holderFields,
	organisationFields,
	personFields,
	summaryOfHolder
} from './cells.ts';
import type { ContactFunction, Directory, Holder, Organisation, Person, Writes } from './model.ts';

/** One field of one entry. Ids are those of the model: unsaved ones until the writes have been applied. */
export interface ChangedField {
	subject: Extract<ChangeSubject, 'organisation' | 'function' | 'holder' | 'person'>;
	subjectId: number;
	/** The organisation that the entry belongs to; null when it belongs to none. */
	organisationId: number | null;
	/** 'entry' when it was made. */
	field: string;
	before: string | null;
	after: string | null;
}

/** Everything in the directory as it was, by the object that has since been changed. */
export interface Remembered {
	organisations: ReadonlyMap<Organisation, Organisation>;
	functions: ReadonlyMap<ContactFunction, ContactFunction>;
	people: ReadonlyMap<Person, Person>;
	holders: ReadonlyMap<Holder, Holder>;
}

/** Copies as deep as planning changes: what others refer to is left as it is, since a new name of theirs is no change here. */
export function remember(directory: Directory): Remembered {
	const withChannels = <T extends ContactFunction | Person>(owner: T): T => ({
		...owner,
		channels: owner.channels.map((channel) => ({ ...channel }))
	});
	return {
		organisations: new Map(
			directory.organisations.map((one) => [one, { ...one, codes: new Map(one.codes) }])
		),
		functions: new Map(directory.functions.map((fn) => [fn, withChannels(fn)])),
		people: new Map(directory.people.map((person) => [person, withChannels(person)])),
		holders: new Map(
			directory.functions.flatMap(({ holders }) => holders.map((holder) => [holder, { ...holder }] as const))
		)
	};
}

/** Every field that differs from what was remembered; of something new one row, that it was made. */
export function changesOf(directory: Directory, writes: Writes, before: Remembered): ChangedField[] {
	const changes: ChangedField[] = [];
	const owners = [...writes.channels.values(), ...writes.retired.values()];

	for (const one of new Set([...writes.organisations, ...writes.codes])) {
		const was = before.organisations.get(one);
		const about = { subject: 'organisation', subjectId: one.id, organisationId: one.id } as const;
		changes.push(...fieldsOf(about, one.name, was && organisationFields(was), organisationFields(one)));
	}
	const functions = new Set([
		...writes.functions,
		...(['situations', 'topics', 'welfareAreas', 'served', 'hours', 'closures'] as const).flatMap((set) => [
			...writes[set]
		]),
		...owners.filter((owner): owner is ContactFunction => 'slug' in owner)
	]);
	for (const fn of functions) {
		const was = before.functions.get(fn);
		const about = { subject: 'function', subjectId: fn.id, organisationId: fn.organisation.id } as const;
		changes.push(...fieldsOf(about, fn.name, was && functionFields(was), functionFields(fn)));
	}
	const people = new Set([
		...writes.people,
		...owners.filter((owner): owner is Person => !('slug' in owner))
	]);
	const places = people.size === 0 ? new Map<Person, Organisation>() : placesOf(directory);
	for (const person of people) {
		const was = before.people.get(person);
		const organisationId = (person.organisation ?? places.get(person))?.id ?? null;
		const about = { subject: 'person', subjectId: person.id, organisationId } as const;
		changes.push(...fieldsOf(about, person.name, was && personFields(was), personFields(person)));
	}
	for (const [holder, fn] of writes.holders) {
		const was = before.holders.get(holder);
		const about = { subject: 'holder', subjectId: holder.id, organisationId: fn.organisation.id } as const;
		changes.push(...fieldsOf(about, summaryOfHolder(holder), was && holderFields(was), holderFields(holder)));
	}
	return changes;
}

function fieldsOf(
	about: Pick<ChangedField, 'subject' | 'subjectId' | 'organisationId'>,
	title: string,
	before: Fields | undefined,
	after: Fields
): ChangedField[] {
	if (!before) return [{ ...about, field: 'entry', before: null, after: title }];
	return differences(before, after).map((change) => ({ ...about, ...change }));
}

/** Of a person without an organisation, where the first of their functions belongs. */
function placesOf({ functions }: Directory): Map<Person, Organisation> {
	const places = new Map<Person, Organisation>();
	for (const fn of functions) {
		for (const { person } of fn.holders) if (!places.has(person)) places.set(person, fn.organisation);
	}
	return places;
}
