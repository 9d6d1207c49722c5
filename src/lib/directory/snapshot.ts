/**
 * The published directory as plain data: what every process keeps in memory and the last one on disk. Public only: a
 * channel for the network never gets in, nor the name of a holder who shows the function alone, nor of a former one.
 * It stores periods and evidence, never states: who holds, whether open and how fresh all follow from the time asked
 * about, so that midnight needs no reload.
 */
import type { IsoDate } from '../calendar/copenhagen-time.ts';
import type { OpeningHours } from '../calendar/opening-hours.ts';
import type {
	AcuteAudience,
	ChannelKind,
	CodeSystem,
	Criticality,
	HolderRole,
	Mandate,
	OrganisationKind,
	Staffing,
	VerificationMethod,
	VerificationOutcome,
	VerifierRole
} from './vocabulary.ts';

export interface Snapshot {
	/** The database's snapshot_version at the moment of reading. */
	version: number;
	/** When it was read, ISO time. */
	readAt: string;
	demo: boolean;
	settings: SnapshotSettings;
	/** All 98 municipalities by name and kommunekode, in the network or not. */
	municipalities: readonly { code: string; name: string }[];
	organisations: readonly OrganisationEntry[];
	situations: readonly SituationEntry[];
	topics: readonly TermEntry[];
	welfareAreas: readonly TermEntry[];
	professions: readonly TermEntry[];
	/** Groups of words that mean the same when searching. */
	synonyms: readonly (readonly string[])[];
	/** People who hold, or will hold, a function under their name. */
	people: readonly PersonEntry[];
	functions: readonly FunctionEntry[];
	acuteNumbers: readonly AcuteNumberEntry[];
	/** Network-wide rows have organisationId null. */
	policies: readonly FreshnessPolicy[];
}

export interface SnapshotSettings {
	/** The age at which the law changes. */
	adultAge: number;
	/** Whole years on either side of it within which both sides are shown. */
	transitionYears: number;
	/** Half-official days off, "MM-DD". */
	halfHolidays: readonly string[];
}

export interface OrganisationEntry {
	id: number;
	parentId: number | null;
	kind: OrganisationKind;
	name: string;
	slug: string;
	aliases: readonly string[];
	codes: readonly { system: CodeSystem; value: string }[];
	/** First and last day it exists, inclusive. */
	validFrom: IsoDate | null;
	validTo: IsoDate | null;
	successorId: number | null;
}

export interface TermEntry {
	id: number;
	slug: string;
	name: string;
	aliases: readonly string[];
}

export interface SituationEntry extends TermEntry {
	acute: boolean;
}

export interface PersonEntry {
	id: number;
	name: string;
	title: string | null;
	professionId: number | null;
	organisationId: number | null;
}

export interface FunctionEntry {
	id: number;
	organisationId: number;
	name: string;
	slug: string;
	can: string | null;
	cannot: string | null;
	howTo: string | null;
	/** Whole years, inclusive; null is no limit. */
	ageFrom: number | null;
	ageTo: number | null;
	criticality: Criticality;
	mandate: Mandate | null;
	staffing: Staffing;
	hours: OpeningHours;
	reserveId: number | null;
	/** First and last day it answers, inclusive. */
	validFrom: IsoDate | null;
	validTo: IsoDate | null;
	/** What took over when it was closed. */
	successorId: number | null;
	situationIds: readonly number[];
	topicIds: readonly number[];
	welfareAreaIds: readonly number[];
	/** As entered; empty has a meaning of its own (see functionServed in the schema). */
	servedIds: readonly number[];
	/** The function's own public channels, first to use first. */
	channels: readonly ChannelEntry[];
	/** True when the function itself has a channel that only the network may see. */
	networkOnly: boolean;
	/** Primaries and deputies of all periods. */
	holders: readonly HolderEntry[];
	/** Somebody has been asked to take over and has not answered: from when, and never who. */
	succession: { startsOn: IsoDate } | null;
	/** About the function itself, oldest first. */
	evidence: readonly EvidenceEntry[];
}

export interface HolderEntry {
	id: number;
	/** Null when only the function is shown, or when the period ended before the snapshot was read. */
	personId: number | null;
	role: HolderRole;
	/** Both inclusive; null is not known or open-ended. */
	from: IsoDate | null;
	to: IsoDate | null;
	/** Milliseconds since 1970. */
	addedAt: number;
	/** The holder's own public channels. */
	channels: readonly ChannelEntry[];
	/** True when the holder has a channel that only the network may see. */
	networkOnly: boolean;
	/** About the holder's own channels, public or not, oldest first. */
	evidence: readonly EvidenceEntry[];
}

export interface ChannelEntry {
	id: number;
	kind: ChannelKind;
	/** Phone in E.164 or a short number as it is; mail; https address. */
	value: string;
	/** Phone as people read it: "95 11 00 02"; other kinds: as `value`. */
	display: string;
	note: string | null;
	/** Milliseconds since 1970. */
	addedAt: number;
	/** About this channel, oldest first. */
	evidence: readonly EvidenceEntry[];
}

export interface EvidenceEntry {
	/** Milliseconds since 1970. */
	at: number;
	method: VerificationMethod;
	outcome: VerificationOutcome;
	byRole: VerifierRole;
}

export interface AcuteNumberEntry {
	functionId: number;
	audience: AcuteAudience;
	source: string;
}

export interface FreshnessPolicy {
	organisationId: number | null;
	criticality: Criticality;
	limitDays: number;
	dueDays: number;
}
