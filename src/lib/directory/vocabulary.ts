/**
 * The closed lists of the domain: one place for code, database checks, forms and import. What a coordinator may add to
 * (situations, topics, professions …) is data and not here.
 */

export const organisationKinds = [
	'municipality',
	'region',
	'hospital',
	'centre',
	'team',
	'voluntary',
	'national'
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const codeSystems = ['kommunekode', 'sor', 'cvr'] as const;
export type CodeSystem = (typeof codeSystems)[number];

/** How bad a wrong number is; sets how often the contact must be confirmed. */
export const criticalities = ['acute', 'ordinary', 'background'] as const;
export type Criticality = (typeof criticalities)[number];

/** What the one who answers may decide: grant by themselves, through a team, or only bring people together. */
export const mandates = ['own', 'team', 'facilitates'] as const;
export type Mandate = (typeof mandates)[number];

/** Held by a person for a while, or a line that somebody always answers (reception, duty phone, national number). */
export const staffings = ['person', 'line'] as const;
export type Staffing = (typeof staffings)[number];

export const holderRoles = ['primary', 'deputy'] as const;
export type HolderRole = (typeof holderRoles)[number];

export const channelKinds = ['phone', 'mail', 'secureMail', 'web'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** `public`: everyone; `network`: verified professionals only. */
export const visibilities = ['public', 'network'] as const;
export type Visibility = (typeof visibilities)[number];

/** Whom an acute number is for. */
export const acuteAudiences = ['everyone', 'professionals', 'citizens'] as const;
export type AcuteAudience = (typeof acuteAudiences)[number];

/** How something came to be known about a function or a channel (after FHIR VerificationResult). */
export const verificationMethods = [
	'confirmedByButton',
	'confirmedByPhone',
	'confirmedByKeyPerson',
	'confirmedInMeeting',
	'mailDelivered',
	'mailBounced',
	'feedbackRight',
	'feedbackNoAnswer',
	'feedbackWrong',
	'handoverAccepted'
] as const;
export type VerificationMethod = (typeof verificationMethods)[number];

export const verificationOutcomes = ['confirmed', 'failed', 'inconclusive'] as const;
export type VerificationOutcome = (typeof verificationOutcomes)[number];

/**
 * In what capacity somebody confirmed; kept beside the person so that it can be told without the name. `anonymous` is
 * somebody not signed in: what they say is passed on to people, and never changes a state by itself.
 */
export const verifierRoles = [
	'holder',
	'deputy',
	'keyPerson',
	'steering',
	'coordinator',
	'professional',
	'anonymous',
	'system'
] as const;
export type VerifierRole = (typeof verifierRoles)[number];

/** What somebody who called can say of how it went, in the order of the buttons. */
export const feedbackAnswers = ['right', 'noAnswer', 'wrong'] as const;
export type FeedbackAnswer = (typeof feedbackAnswers)[number];

/** By what way an entry was changed. */
export const changeSources = ['form', 'import', 'undo', 'command', 'system'] as const;
export type ChangeSource = (typeof changeSources)[number];

/** What kind of entry was changed. */
export const changeSubjects = [
	'organisation',
	'function',
	'holder',
	'person',
	'situation',
	'topic',
	'welfareArea',
	'profession',
	'synonym',
	'domain',
	'acuteNumber',
	'policy'
] as const;
export type ChangeSubject = (typeof changeSubjects)[number];

/** What a ladder of reminders counts from: a confirmation that runs out, or something that says the contact is wrong. */
export const reminderCauses = ['limit', 'failure'] as const;
export type ReminderCause = (typeof reminderCauses)[number];

/** The rungs of the ladder (FACTS, turnover), lowest first; which days they fall on is ladder.ts. */
export const rungs = ['first', 'second', 'third', 'passed', 'keyPerson', 'coordinator'] as const;
export type Rung = (typeof rungs)[number];

/** What the checks without people look for. */
export const findingKinds = [
	'numberMalformed',
	'numberUnassigned',
	'numberShared',
	'primaryOfMany',
	'noDeputy',
	'deputyIsPrimary',
	'endsWithoutSuccessor',
	'chainDead',
	'organisationEnded'
] as const;
export type FindingKind = (typeof findingKinds)[number];

export const findingSubjects = ['function', 'channel', 'person', 'organisation'] as const;
export type FindingSubject = (typeof findingSubjects)[number];

/** What a call to an entry drawn at random showed. */
export const accuracyResults = ['right', 'wrongPerson', 'wrongNumber', 'noAnswer'] as const;
export type AccuracyResult = (typeof accuracyResults)[number];
