/** Tables of what is known about whether a contact is right. */
import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	date,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	unique,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import {
	type AccuracyResult,
	type Criticality,
	type FindingKind,
	type FindingSubject,
	type ReminderCause,
	type Rung,
	type VerificationMethod,
	type VerificationOutcome,
	type VerifierRole,
	accuracyResults,
	criticalities,
	findingKinds,
	findingSubjects,
	reminderCauses,
	rungs,
	verificationMethods,
	verificationOutcomes,
	verifierRoles
} from '../../directory/vocabulary.ts';
import { channel, contactFunction, holder, organisation, person } from '../contacts/schema.ts';

const id = () => integer().primaryKey().generatedByDefaultAsIdentity();
const instant = () => timestamp({ withTimezone: true });
const functionId = () =>
	integer()
		.notNull()
		.references(() => contactFunction.id);

/** `'a', 'b'` for a check constraint over a closed list. */
function quoted(values: readonly string[]) {
	return sql.raw(values.map((value) => `'${value}'`).join(', '));
}

/** Evidence about a function or a channel. Append-only: the database refuses to change or delete a row. */
export const verification = pgTable(
	'verification',
	{
		id: id(),
		functionId: integer().references(() => contactFunction.id),
		channelId: integer().references(() => channel.id),
		method: text().$type<VerificationMethod>().notNull(),
		outcome: text().$type<VerificationOutcome>().notNull(),
		at: instant().notNull(),
		byPersonId: integer().references(() => person.id),
		byRole: text().$type<VerifierRole>().notNull()
	},
	(t) => [
		index().on(t.functionId, t.at),
		index().on(t.channelId, t.at),
		check('verification_is_about_one_thing', sql`num_nonnulls(${t.functionId}, ${t.channelId}) = 1`),
		check('verification_method_is_known', sql`${t.method} in (${quoted(verificationMethods)})`),
		check('verification_outcome_is_known', sql`${t.outcome} in (${quoted(verificationOutcomes)})`),
		check('verification_role_is_known', sql`${t.byRole} in (${quoted(verifierRoles)})`)
	]
);

/** How long a confirmation lasts, by criticality; a row with an organisation overrides it there and below. */
export const freshnessPolicy = pgTable(
	'freshness_policy',
	{
		id: id(),
		organisationId: integer().references(() => organisation.id),
		criticality: text().$type<Criticality>().notNull(),
		/** Days from a confirmation until the contact counts as not confirmed. */
		limitDays: smallint().notNull(),
		/** Days before the limit at which the first reminder goes out, and the contact counts as due. */
		dueDays: smallint().notNull()
	},
	(t) => [
		unique('freshness_policy_is_one_a_criticality').on(t.organisationId, t.criticality).nullsNotDistinct(),
		check('freshness_policy_criticality_is_known', sql`${t.criticality} in (${quoted(criticalities)})`),
		check('freshness_policy_due_is_before_limit', sql`${t.dueDays} > 0 and ${t.limitDays} > ${t.dueDays}`)
	]
);

/** What the network reckons with when it judges how sure an entry is. One row. */
export const verificationSettings = pgTable(
	'verification_settings',
	{
		id: smallint().primaryKey().default(1),
		/** Of 1,000 who hold functions, how many leave, come or move in a year. FACTS: 213. */
		yearlyTurnoverPerMille: smallint().notNull().default(213)
	},
	(t) => [
		check('verification_settings_are_one_row', sql`${t.id} = 1`),
		check('turnover_is_a_share', sql`${t.yearlyTurnoverPerMille} between 1 and 999`)
	]
);

/** How often a function was looked up on a day in Copenhagen: nothing finer, and never by whom or why. */
export const lookupCount = pgTable(
	'lookup_count',
	{
		functionId: functionId(),
		day: date().notNull(),
		count: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.functionId, t.day] }),
		index().on(t.day),
		check('lookup_count_is_positive', sql`${t.count} > 0`)
	]
);

/** One person was asked about one function on one rung of one ladder. A row exists if and only if their mail does. */
export const reminder = pgTable(
	'reminder',
	{
		id: id(),
		functionId: functionId(),
		cause: text().$type<ReminderCause>().notNull(),
		/** The evidence that the ladder counts from: when it was last confirmed (or entered), or when it failed. */
		anchorAt: instant().notNull(),
		rung: text().$type<Rung>().notNull(),
		/** Who was asked. */
		personId: integer()
			.notNull()
			.references(() => person.id),
		/** In what capacity: a person on two rungs is asked once. */
		asRole: text().$type<VerifierRole>().notNull(),
		sentAt: instant().notNull()
	},
	(t) => [
		unique('reminder_is_sent_once').on(t.functionId, t.cause, t.anchorAt, t.rung, t.personId),
		index().on(t.personId, t.sentAt),
		check('reminder_cause_is_known', sql`${t.cause} in (${quoted(reminderCauses)})`),
		check('reminder_rung_is_known', sql`${t.rung} in (${quoted(rungs)})`),
		check('reminder_role_is_known', sql`${t.asRole} in (${quoted(verifierRoles)})`)
	]
);

/** The link of a reminder: opens its person's own page, without signing in, for a while. */
export const checkLink = pgTable(
	'check_link',
	{
		tokenHash: text().primaryKey(),
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		/** Wrong answers that may still be given to what a scanner cannot know. */
		triesLeft: smallint().notNull(),
		lastUsedAt: instant()
	},
	(t) => [
		index().on(t.personId),
		index().on(t.expiresAt),
		check('check_link_tries_are_not_negative', sql`${t.triesLeft} >= 0`)
	]
);

/** A run of the stale-contact checker, and what it did. */
export const staleCheckRun = pgTable(
	'stale_check_run',
	{
		id: id(),
		/** The time it judged by. */
		asOf: instant().notNull(),
		startedAt: instant().notNull(),
		/** Null while it runs, and when it was killed. */
		finishedAt: instant(),
		entries: integer().notNull().default(0),
		due: integer().notNull().default(0),
		overdue: integer().notNull().default(0),
		unconfirmed: integer().notNull().default(0),
		/** Broken or reported. */
		failing: integer().notNull().default(0),
		mails: integer().notNull().default(0),
		reminders: integer().notNull().default(0),
		newFindings: integer().notNull().default(0)
	},
	(t) => [index().on(t.startedAt)]
);

/** Something that a check without people found, for as long as it is so. */
export const checkFinding = pgTable(
	'check_finding',
	{
		id: id(),
		kind: text().$type<FindingKind>().notNull(),
		subject: text().$type<FindingSubject>().notNull(),
		/** The subject's own id. */
		subjectId: integer().notNull(),
		/** The organisation whose keepers should look. */
		organisationId: integer()
			.notNull()
			.references(() => organisation.id),
		/** The function it shows on, when there is one. */
		functionId: integer().references(() => contactFunction.id),
		foundAt: instant().notNull(),
		goneAt: instant()
	},
	(t) => [
		uniqueIndex('finding_is_open_once')
			.on(t.kind, t.subject, t.subjectId)
			.where(sql`${t.goneAt} is null`),
		index().on(t.organisationId),
		check('finding_kind_is_known', sql`${t.kind} in (${quoted(findingKinds)})`),
		check('finding_subject_is_known', sql`${t.subject} in (${quoted(findingSubjects)})`)
	]
);

/** How many of a party's entries were confirmed within their limits on a day. */
export const freshnessDay = pgTable(
	'freshness_day',
	{
		day: date().notNull(),
		organisationId: integer()
			.notNull()
			.references(() => organisation.id),
		entries: integer().notNull(),
		withinLimit: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.day, t.organisationId] }),
		check('freshness_day_is_a_share', sql`${t.withinLimit} between 0 and ${t.entries}`)
	]
);

/** An entry drawn at random to be called, so that accuracy is measured and not only counted. */
export const accuracySample = pgTable(
	'accuracy_sample',
	{
		id: id(),
		/** The Monday of the week it was drawn for. */
		week: date().notNull(),
		functionId: functionId(),
		drawnAt: instant().notNull(),
		result: text().$type<AccuracyResult>(),
		calledAt: instant(),
		calledByPersonId: integer().references(() => person.id)
	},
	(t) => [
		unique('accuracy_sample_is_drawn_once').on(t.week, t.functionId),
		check('accuracy_result_is_known', sql`${t.result} in (${quoted(accuracyResults)})`),
		check('accuracy_result_has_its_time', sql`(${t.result} is null) = (${t.calledAt} is null)`)
	]
);

/** A delivery report that has been read: none counts twice. */
export const bounceReport = pgTable(
	'bounce_report',
	{
		/** SHA-256 of the report. */
		hash: text().primaryKey(),
		readAt: instant().notNull(),
		/** RFC 3463: '5.1.1'. */
		status: text().notNull(),
		permanent: boolean().notNull(),
		channelId: integer().references(() => channel.id)
	},
	(t) => [index().on(t.channelId, t.readAt)]
);

/**
 * Leaving a function: from when, and who follows. The function and all that names it stay. The successor holds nothing
 * until they have accepted.
 */
export const handover = pgTable(
	'handover',
	{
		id: id(),
		functionId: functionId(),
		/** Who leaves; null when the function was vacant. */
		leavingHolderId: integer().references(() => holder.id),
		/** First day without the one who leaves. */
		startsOn: date().notNull(),
		/** Lower case; null is left vacant, or erased. */
		successorMail: text(),
		/** Who follows, once they have said who they are. */
		successorPersonId: integer().references(() => person.id),
		/** Null once erased, or done from the command line. */
		askedByPersonId: integer().references(() => person.id, { onDelete: 'set null' }),
		askedAt: instant().notNull(),
		/** Hash of the token in the successor's link. */
		tokenHash: text().unique(),
		expiresAt: instant(),
		triesLeft: smallint().notNull().default(5),
		/** The address is not of the organisation's domains: a key person decides first. */
		needsApproval: boolean().notNull(),
		approvedAt: instant(),
		approvedByPersonId: integer().references(() => person.id, { onDelete: 'set null' }),
		acceptedAt: instant(),
		/** Declined, withdrawn or replaced. */
		endedAt: instant(),
		/** What the successor got. */
		holderId: integer().references(() => holder.id)
	},
	(t) => [
		uniqueIndex('handover_is_open_once')
			.on(t.functionId)
			.where(sql`${t.acceptedAt} is null and ${t.endedAt} is null`),
		index().on(t.leavingHolderId),
		check('handover_mail_is_lower_case', sql`${t.successorMail} = lower(${t.successorMail})`),
		check('handover_ends_one_way', sql`num_nonnulls(${t.acceptedAt}, ${t.endedAt}) < 2`)
	]
);

/** What keepers tell each other about a function ("ny kollega begynder 1. december"). Apart from evidence; may be erased. */
export const note = pgTable(
	'note',
	{
		id: id(),
		functionId: functionId(),
		text: text().notNull(),
		at: instant().notNull(),
		byPersonId: integer().references(() => person.id, { onDelete: 'set null' })
	},
	(t) => [index().on(t.functionId, t.at)]
);
