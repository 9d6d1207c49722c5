/**
 * The directory as import and export see it: everything, network-only channels and former holders too, as objects that
 * refer to each other. Import changes the model, and `Writes` collects what of it has to be written.
 */
import type { IsoDate } from '../../../calendar/copenhagen-time.ts';
import type { WeeklyInterval } from '../../../calendar/opening-hours.ts';
import type {
	ChannelKind,
	CodeSystem,
	Criticality,
	HolderRole,
	Mandate,
	OrganisationKind,
	Staffing,
	Visibility
} from '../../../directory/vocabulary.ts';

/** The id of what the database does not hold yet. */
export const unsaved = 0;

export interface Organisation {
	id: number;
	parent: Organisation | null;
	kind: OrganisationKind;
	name: string;
	slug: string;
	aliases: string[];
	codes: Map<CodeSystem, string>;
	/** Last day it exists; null is open-ended. */
	validTo: IsoDate | null;
	/** Who took over when it ended. */
	successor: Organisation | null;
}

/** A situation, topic, welfare area or profession. */
export interface Term {
	id: number;
	name: string;
	aliases: string[];
}

export interface ContactFunction {
	id: number;
	organisation: Organisation;
	name: string;
	slug: string;
	can: string | null;
	cannot: string | null;
	howTo: string | null;
	ageFrom: number | null;
	ageTo: number | null;
	criticality: Criticality;
	mandate: Mandate | null;
	staffing: Staffing;
	hours: { alwaysOpen: boolean; weekly: WeeklyInterval[] };
	/** Dates off beyond public holidays, both inclusive, in order. */
	closures: { from: IsoDate; to: IsoDate }[];
	reserve: ContactFunction | null;
	/** First and last day it answers. */
	validFrom: IsoDate | null;
	validTo: IsoDate | null;
	/** What took over when it was closed. */
	successor: ContactFunction | null;
	situations: Set<Term>;
	topics: Set<Term>;
	welfareAreas: Set<Term>;
	served: Set<Organisation>;
	/** In use, first to use first. */
	channels: Channel[];
	/** Of all times, former ones too. */
	holders: Holder[];
}

export interface Person {
	id: number;
	name: string;
	title: string | null;
	profession: Term | null;
	organisation: Organisation | null;
	/** In use, first to use first. */
	channels: Channel[];
}

export interface Holder {
	id: number;
	person: Person;
	role: HolderRole;
	startsOn: IsoDate | null;
	endsOn: IsoDate | null;
	showName: boolean;
	addedAt: Date;
}

export interface Channel {
	id: number;
	kind: ChannelKind;
	value: string;
	display: string | null;
	note: string | null;
	visibility: Visibility;
	position: number;
	addedAt: Date;
}

export interface Directory {
	organisations: Organisation[];
	functions: ContactFunction[];
	people: Person[];
	situations: Term[];
	topics: Term[];
	welfareAreas: Term[];
	professions: Term[];
	/** All of Denmark's, without "Kommune". */
	municipalities: { code: string; name: string }[];
}

/** Something new or changed; whether it is new shows in its id. */
export interface Writes {
	organisations: Set<Organisation>;
	codes: Set<Organisation>;
	people: Set<Person>;
	functions: Set<ContactFunction>;
	/** Functions whose rows in a table of their own are replaced. */
	situations: Set<ContactFunction>;
	topics: Set<ContactFunction>;
	welfareAreas: Set<ContactFunction>;
	served: Set<ContactFunction>;
	hours: Set<ContactFunction>;
	closures: Set<ContactFunction>;
	/** Holders with their function. */
	holders: Map<Holder, ContactFunction>;
	/** Channels with whom they belong to. */
	channels: Map<Channel, ContactFunction | Person>;
	retired: Map<Channel, ContactFunction | Person>;
}

export function noWrites(): Writes {
	return {
		organisations: new Set(),
		codes: new Set(),
		people: new Set(),
		functions: new Set(),
		situations: new Set(),
		topics: new Set(),
		welfareAreas: new Set(),
		served: new Set(),
		hours: new Set(),
		closures: new Set(),
		holders: new Map(),
		channels: new Map(),
		retired: new Map()
	};
}

/** The names from the top down to the organisation. */
export function pathOf(organisation: Organisation): string {
	return organisation.parent ? `${pathOf(organisation.parent)} > ${organisation.name}` : organisation.name;
}

export function topOf(organisation: Organisation): Organisation {
	return organisation.parent ? topOf(organisation.parent) : organisation;
}

/** The organisation itself or one that it stands below is national. */
export function isNational(organisation: Organisation): boolean {
	return (
		organisation.kind === 'national' || (organisation.parent !== null && isNational(organisation.parent))
	);
}

/** Its id and those of all above it, for the policies. */
export function idPath(organisation: Organisation): number[] {
	return organisation.parent ? [organisation.id, ...idPath(organisation.parent)] : [organisation.id];
}
