/**
 * What a lookup answers; exactly what /api/lookup sends (dates become ISO times) and what the pages draw.
 */
import type { OpenState } from '../calendar/opening-hours.ts';
import type {
	AcuteAudience,
	ChannelKind,
	Criticality,
	Mandate,
	Staffing,
	VerificationMethod,
	VerifierRole
} from './vocabulary.ts';

export type StaffingState = 'held' | 'acting' | 'vacant' | 'line';

export type FreshnessState = 'fresh' | 'due' | 'overdue' | 'unconfirmed' | 'broken' | 'reported';

export interface Freshness {
	state: FreshnessState;
	/** The last confirmation that still says something about today's holder and number. */
	confirmedAt: Date | null;
	method: VerificationMethod | null;
	/** In what capacity it was confirmed. */
	byRole: VerifierRole | null;
	/** When the confirmation runs out, or ran out. */
	limitAt: Date | null;
}

export interface AnswerFunction {
	slug: string;
	name: string;
	/** The unit's name with its municipality or region: "Jobcenter Furesø, Furesø Kommune". */
	organisation: string;
	organisationSlug: string;
	/** Of the party, municipality or region or other, that the unit belongs to. */
	partySlug: string;
	mandate: Mandate | null;
	criticality: Criticality;
	staffing: Staffing;
	/** First and last whole year; null is no limit. */
	ages: [number | null, number | null];
}

export interface AnswerPerson {
	name: string;
	title: string | null;
	/** Last day, "2027-03-28"; null is open-ended. */
	until: string | null;
}

export interface AnswerChannel {
	kind: ChannelKind;
	value: string;
	display: string;
	note: string | null;
	/** True when the last thing known about it is that it does not work. */
	broken: boolean;
}

/** One who can be tried: the function itself or a link of its chain. */
export interface Contact {
	function: AnswerFunction;
	staffing: StaffingState;
	channels: AnswerChannel[];
	/** True when there is a number that only signed-in professionals of the network may see. */
	networkOnly: boolean;
	open: OpenState;
	freshness: Freshness;
}

export type FallbackReason =
	'deputy' | 'reserve' | 'reception' | 'dutyPhone' | 'police' | 'keyPerson' | 'coordinator' | 'nationalLine';

export interface Fallback extends Contact {
	reason: FallbackReason;
	/** Who has it now; null on a line, when vacant, or when only the function is shown. */
	person: AnswerPerson | null;
}

export interface CallFirst {
	slug: string;
	/** Why this one, in words. */
	why: string;
	/** Index in `fallbacks`; null is the function itself. */
	fallback: number | null;
}

/** Which side of the adult age a function is on, told only within the years of transition. */
export type AgeSide = 'child' | 'adult' | 'both' | 'transition';

export interface Answer extends Contact {
	/** Why it is here and stands where it stands, in words. */
	why: string[];
	side: AgeSide | null;
	holder: AnswerPerson | null;
	/** First day of somebody who has been asked to take over and has not confirmed it, "2027-03-29"; null is nobody. */
	succession: string | null;
	callFirst: CallFirst | null;
	/** When all who are relied on are closed: when the first of them opens. */
	opensAt: Date | null;
	fallbacks: Fallback[];
}

export interface Gap {
	kind: 'noFunction' | 'outsideNetwork';
	/** What is missing, in words. */
	text: string;
	/** The chain to try instead. */
	fallbacks: Fallback[];
	callFirst: CallFirst | null;
}

export interface AcuteNumber extends Contact {
	audience: AcuteAudience;
	source: string;
	/** The number as dialled and as read. */
	value: string;
	display: string;
}

export interface LookupResult {
	query: {
		situation: { slug: string; name: string; acute: boolean } | null;
		municipality: { slug: string | null; name: string; code: string | null } | null;
		age: number | null;
		direction: 'municipality' | 'region';
	};
	asOf: Date;
	/** When the data was read from the database. */
	dataAt: Date;
	demo: boolean;
	page: number;
	pages: number;
	total: number;
	answers: Answer[];
	gap: Gap | null;
	acuteNumbers: AcuteNumber[];
}

/** An input that cannot be answered: what is wrong, and the nearest that can. */
export interface LookupError {
	error: string;
	/** Which field of the form it is about. */
	field: 'situation' | 'kommune' | 'alder' | 'retning' | 'tid' | 'side' | 'q' | null;
	/** HTTP status: 404 an unknown word, 400 malformed. */
	status: 400 | 404;
	nearest: string[];
	acuteNumbers: AcuteNumber[];
}
