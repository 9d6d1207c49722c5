/** The demo network as rows. They refer to each other by ids of their own, from 1, and to the vocabulary by name. */
import type { IsoDate } from '../../../calendar/copenhagen-time.ts';
import type { WeeklyInterval } from '../../../calendar/opening-hours.ts';
import type {
	AccuracyResult,
	ChannelKind,
	Criticality,
	HolderRole,
	Mandate,
	OrganisationKind,
	Staffing,
	VerificationMethod,
	VerificationOutcome,
	VerifierRole,
	Visibility
} from '../../../directory/vocabulary.ts';

export interface DemoOrganisation {
	id: number;
	parentId: number | null;
	kind: OrganisationKind;
	name: string;
	slug: string;
	aliases: readonly string[];
	kommunekode: string | null;
	validFrom: IsoDate | null;
	validTo: IsoDate | null;
	successorId: number | null;
}

export interface DemoPerson {
	id: number;
	name: string;
	title: string;
	profession: string | null;
	organisationId: number;
}

export interface DemoFunction {
	id: number;
	organisationId: number;
	name: string;
	slug: string;
	can: string;
	cannot: string | null;
	howTo: string;
	ageFrom: number | null;
	ageTo: number | null;
	criticality: Criticality;
	mandate: Mandate | null;
	staffing: Staffing;
	alwaysOpen: boolean;
	weekly: readonly WeeklyInterval[];
	closures: readonly { from: IsoDate; to: IsoDate }[];
	reserveId: number | null;
	situations: readonly string[];
	topics: readonly string[];
	welfareAreas: readonly string[];
	servedIds: readonly number[];
}

export interface DemoHolder {
	id: number;
	functionId: number;
	personId: number;
	role: HolderRole;
	startsOn: IsoDate | null;
	endsOn: IsoDate | null;
	addedAt: Date;
	showName: boolean;
}

export interface DemoChannel {
	id: number;
	functionId: number | null;
	personId: number | null;
	kind: ChannelKind;
	value: string;
	note: string | null;
	visibility: Visibility;
	position: number;
	addedAt: Date;
	retiredAt: Date | null;
}

export interface DemoEvidence {
	functionId: number | null;
	channelId: number | null;
	method: VerificationMethod;
	outcome: VerificationOutcome;
	at: Date;
	byPersonId: number | null;
	byRole: VerifierRole;
}

export interface DemoCall {
	/** A Monday. */
	week: IsoDate;
	functionId: number;
	drawnAt: Date;
	calledAt: Date;
	calledByPersonId: number;
	result: AccuracyResult;
}

export interface DemoNetwork {
	organisations: readonly DemoOrganisation[];
	/** Mail domains by organisation; from and to a day where an organisation takes over from another. */
	domains: readonly {
		organisationId: number;
		domain: string;
		validFrom: IsoDate | null;
		validTo: IsoDate | null;
	}[];
	people: readonly DemoPerson[];
	functions: readonly DemoFunction[];
	holders: readonly DemoHolder[];
	channels: readonly DemoChannel[];
	/** Oldest first. */
	evidence: readonly DemoEvidence[];
	/** Those that measured the accuracy of the past half year. */
	calls: readonly DemoCall[];
	/** When all contact details were entered, but for those of a later day. */
	enteredAt: Date;
	/** When the coordinator last held the acute numbers against what their owners publish, and who that was. */
	acuteNumbersChecked: { at: Date; byPersonId: number };
}
