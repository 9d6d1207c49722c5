/**
 * Tables of the directory. What a column means stands here; the rules that Drizzle cannot express (exclusion
 * constraints, append-only evidence, slugs that never change, trees without circles) are in drizzle/*_rules.sql.
 */
import { sql } from 'drizzle-orm';
import {
	type AnyPgColumn,
	bigint,
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
	type AcuteAudience,
	type ChangeSource,
	type ChangeSubject,
	type ChannelKind,
	type CodeSystem,
	type Criticality,
	type HolderRole,
	type Mandate,
	type OrganisationKind,
	type Staffing,
	type Visibility,
	acuteAudiences,
	changeSources,
	changeSubjects,
	channelKinds,
	codeSystems,
	criticalities,
	holderRoles,
	mandates,
	organisationKinds,
	staffings,
	visibilities
} from '../../directory/vocabulary.ts';

const id = () => integer().primaryKey().generatedByDefaultAsIdentity();

/** `column in ('a', 'b')` for a closed list of the vocabulary. */
function oneOf(column: AnyPgColumn, values: readonly string[]) {
	return sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`;
}

const names = () =>
	text()
		.array()
		.notNull()
		.default(sql`'{}'::text[]`);

/** The one row that says which installation this is. A demo database refuses to run as a real one, and the reverse. */
export const installation = pgTable(
	'installation',
	{
		id: integer().primaryKey().default(1),
		demo: boolean().notNull(),
		/** The day that the demo network's states were made for. */
		referenceDay: date().notNull()
	},
	(t) => [check('installation_is_one_row', sql`${t.id} = 1`)]
);

/** Raised by a trigger on every table that the snapshot reads; processes reload when it has moved. */
export const snapshotVersion = pgTable(
	'snapshot_version',
	{
		id: integer().primaryKey().default(1),
		version: bigint({ mode: 'number' }).notNull().default(1)
	},
	(t) => [check('snapshot_version_is_one_row', sql`${t.id} = 1`)]
);

/** The 98 municipalities of Denmark by name and kommunekode, in the network or not. */
export const municipality = pgTable(
	'municipality',
	{
		/** Kommunekode, four digits with leading zero. */
		code: text().primaryKey(),
		name: text().notNull().unique()
	},
	(t) => [check('municipality_code_is_four_digits', sql`${t.code} ~ '^[0-9]{4}$'`)]
);

export const organisation = pgTable(
	'organisation',
	{
		id: id(),
		parentId: integer().references((): AnyPgColumn => organisation.id),
		kind: text().$type<OrganisationKind>().notNull(),
		name: text().notNull(),
		/** Given once; links and prints live longer than names. */
		slug: text().notNull().unique(),
		aliases: names(),
		/** First and last day it exists, both inclusive; null is not known or open-ended. */
		validFrom: date(),
		validTo: date(),
		/** Who took over when it ended. */
		successorId: integer().references((): AnyPgColumn => organisation.id)
	},
	(t) => [
		unique('organisation_name_is_unique_within_parent').on(t.parentId, t.name).nullsNotDistinct(),
		index().on(t.parentId),
		check('organisation_kind_is_known', oneOf(t.kind, organisationKinds)),
		check('organisation_has_name', sql`length(trim(${t.name})) > 0`),
		check('organisation_validity_runs_forward', sql`${t.validFrom} <= ${t.validTo}`),
		check('organisation_is_not_its_own_parent', sql`${t.parentId} <> ${t.id}`),
		check('organisation_is_not_its_own_successor', sql`${t.successorId} <> ${t.id}`)
	]
);

export const organisationCode = pgTable(
	'organisation_code',
	{
		system: text().$type<CodeSystem>().notNull(),
		value: text().notNull(),
		organisationId: integer()
			.notNull()
			.references(() => organisation.id)
	},
	(t) => [
		primaryKey({ columns: [t.system, t.value] }),
		unique('organisation_has_one_code_a_system').on(t.organisationId, t.system),
		check('organisation_code_system_is_known', oneOf(t.system, codeSystems))
	]
);

/** Why one calls. */
export const situation = pgTable('situation', {
	id: id(),
	slug: text().notNull().unique(),
	name: text().notNull().unique(),
	aliases: names(),
	/** Acute situations always end their chain at a national line. */
	acute: boolean().notNull().default(false),
	position: smallint().notNull().default(0)
});

export const topic = pgTable('topic', {
	id: id(),
	slug: text().notNull().unique(),
	name: text().notNull().unique(),
	aliases: names()
});

export const welfareArea = pgTable('welfare_area', {
	id: id(),
	slug: text().notNull().unique(),
	name: text().notNull().unique(),
	aliases: names()
});

export const profession = pgTable('profession', {
	id: id(),
	slug: text().notNull().unique(),
	name: text().notNull().unique(),
	aliases: names()
});

/** Words and phrases that mean the same when searching; one row a group. */
export const synonym = pgTable(
	'synonym',
	{
		id: id(),
		words: text().array().notNull()
	},
	(t) => [check('synonym_joins_at_least_two', sql`cardinality(${t.words}) >= 2`)]
);

export const person = pgTable(
	'person',
	{
		id: id(),
		name: text().notNull(),
		title: text(),
		professionId: integer().references(() => profession.id),
		organisationId: integer().references(() => organisation.id),
		/** When name and contact details were erased; the row stays, since history refers to it. */
		blankedAt: timestamp({ withTimezone: true })
	},
	(t) => [index().on(t.organisationId), check('person_has_name', sql`length(trim(${t.name})) > 0`)]
);

/** An answerable responsibility in an organisation: the entry of the directory. People hold it for a while. */
export const contactFunction = pgTable(
	'contact_function',
	{
		id: id(),
		organisationId: integer()
			.notNull()
			.references(() => organisation.id),
		name: text().notNull(),
		/** Given once; links and prints live longer than names. */
		slug: text().notNull().unique(),
		/** "Det kan vi", "det kan vi ikke", "sådan kontakter du os". Never about a citizen. */
		can: text(),
		cannot: text(),
		howTo: text(),
		/** Whole years, both inclusive; null is no limit. */
		ageFrom: smallint(),
		ageTo: smallint(),
		criticality: text().$type<Criticality>().notNull().default('ordinary'),
		mandate: text().$type<Mandate>(),
		staffing: text().$type<Staffing>().notNull().default('person'),
		/** Open day and night, holidays too. False with no opening_interval means that the hours are not known. */
		alwaysOpen: boolean().notNull().default(false),
		/** Whom to try next, before the unit's reception. */
		reserveId: integer().references((): AnyPgColumn => contactFunction.id),
		/** First and last day it answers, both inclusive; null is not known or open-ended. */
		validFrom: date(),
		validTo: date(),
		/** What took over when it was closed; null is nobody. */
		successorId: integer().references((): AnyPgColumn => contactFunction.id)
	},
	(t) => [
		unique('function_name_is_unique_within_organisation').on(t.organisationId, t.name),
		index().on(t.reserveId),
		check('function_has_name', sql`length(trim(${t.name})) > 0`),
		check('function_ages_are_years', sql`${t.ageFrom} between 0 and 120 and ${t.ageTo} between 0 and 120`),
		check('function_ages_run_forward', sql`${t.ageFrom} <= ${t.ageTo}`),
		check('function_criticality_is_known', oneOf(t.criticality, criticalities)),
		check('function_mandate_is_known', oneOf(t.mandate, mandates)),
		check('function_staffing_is_known', oneOf(t.staffing, staffings)),
		check('function_is_not_its_own_reserve', sql`${t.reserveId} <> ${t.id}`),
		check('function_validity_runs_forward', sql`${t.validFrom} <= ${t.validTo}`),
		check('function_is_not_its_own_successor', sql`${t.successorId} <> ${t.id}`)
	]
);

const functionId = () =>
	integer()
		.notNull()
		.references(() => contactFunction.id, { onDelete: 'cascade' });

export const functionSituation = pgTable(
	'function_situation',
	{
		functionId: functionId(),
		situationId: integer()
			.notNull()
			.references(() => situation.id)
	},
	(t) => [primaryKey({ columns: [t.functionId, t.situationId] }), index().on(t.situationId)]
);

export const functionTopic = pgTable(
	'function_topic',
	{
		functionId: functionId(),
		topicId: integer()
			.notNull()
			.references(() => topic.id)
	},
	(t) => [primaryKey({ columns: [t.functionId, t.topicId] })]
);

export const functionWelfareArea = pgTable(
	'function_welfare_area',
	{
		functionId: functionId(),
		welfareAreaId: integer()
			.notNull()
			.references(() => welfareArea.id)
	},
	(t) => [primaryKey({ columns: [t.functionId, t.welfareAreaId] })]
);

/** Organisations a function serves. No rows: its own municipality; of region or hospital: every member; national: all. */
export const functionServed = pgTable(
	'function_served',
	{
		functionId: functionId(),
		organisationId: integer()
			.notNull()
			.references(() => organisation.id)
	},
	(t) => [primaryKey({ columns: [t.functionId, t.organisationId] })]
);

/** A weekly interval in Europe/Copenhagen, belonging to the day it starts on. */
export const openingInterval = pgTable(
	'opening_interval',
	{
		functionId: functionId(),
		/** ISO weekday: 1 is Monday, 7 is Sunday. */
		weekday: smallint().notNull(),
		/** Minutes after midnight of that weekday; closing may be up to 2880, past midnight. */
		opens: smallint().notNull(),
		closes: smallint().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.functionId, t.weekday, t.opens] }),
		check('opening_weekday_is_iso', sql`${t.weekday} between 1 and 7`),
		check('opening_starts_within_the_day', sql`${t.opens} between 0 and 1439`),
		check('opening_lasts_at_most_a_day', sql`${t.closes} > ${t.opens} and ${t.closes} - ${t.opens} <= 1440`)
	]
);

/** Dates off beyond public holidays, both inclusive. */
export const closure = pgTable(
	'closure',
	{
		functionId: functionId(),
		from: date().notNull(),
		to: date().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.functionId, t.from] }),
		check('closure_runs_forward', sql`${t.from} <= ${t.to}`)
	]
);

/** A person has a function from a date to a date, both inclusive; null is not known or open-ended. */
export const holder = pgTable(
	'holder',
	{
		id: id(),
		functionId: integer()
			.notNull()
			.references(() => contactFunction.id),
		personId: integer()
			.notNull()
			.references(() => person.id),
		role: text().$type<HolderRole>().notNull().default('primary'),
		startsOn: date(),
		endsOn: date(),
		/** When it was entered. What was confirmed before then was about somebody else. */
		addedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
		/** "Vis kun funktionen": false keeps name and title out of everything public. */
		showName: boolean().notNull().default(true)
	},
	(t) => [
		index().on(t.functionId),
		index().on(t.personId),
		check('holder_role_is_known', oneOf(t.role, holderRoles)),
		check('holder_period_runs_forward', sql`${t.startsOn} <= ${t.endsOn}`)
	]
);

/** One way to reach a function or a person. The value never changes: a new number is a new row, without the old evidence. */
export const channel = pgTable(
	'channel',
	{
		id: id(),
		functionId: integer().references(() => contactFunction.id),
		personId: integer().references(() => person.id),
		kind: text().$type<ChannelKind>().notNull(),
		/** Phone in E.164 ("+4595110002"), short numbers as they are ("112"); mail as written; web with https. */
		value: text().notNull(),
		/** As entered, where grouping in pairs would be wrong ("70 201 201"). */
		display: text(),
		/** Extension or menu path ("tast 2"). */
		note: text(),
		visibility: text().$type<Visibility>().notNull(),
		position: smallint().notNull().default(0),
		/** When it was entered. What was confirmed before then was about another number. */
		addedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
		/** When it stopped being a way to reach them; kept because evidence refers to it. */
		retiredAt: timestamp({ withTimezone: true })
	},
	(t) => [
		index().on(t.functionId),
		index().on(t.personId),
		uniqueIndex('channel_is_once_on_a_function')
			.on(t.functionId, t.kind, sql`lower(${t.value})`)
			.where(sql`${t.retiredAt} is null`),
		uniqueIndex('channel_is_once_on_a_person')
			.on(t.personId, t.kind, sql`lower(${t.value})`)
			.where(sql`${t.retiredAt} is null`),
		check('channel_belongs_to_function_or_person', sql`num_nonnulls(${t.functionId}, ${t.personId}) = 1`),
		check('channel_kind_is_known', oneOf(t.kind, channelKinds)),
		check('channel_visibility_is_known', oneOf(t.visibility, visibilities)),
		check(
			'channel_phone_is_e164_or_short',
			sql`${t.kind} <> 'phone' or ${t.value} ~ '^(\\+[1-9][0-9]{4,14}|[0-9]{3,6})$'`
		)
	]
);

/** A number shown when life may be in danger: a line in the directory plus whom it is for. */
export const acuteNumber = pgTable(
	'acute_number',
	{
		functionId: integer()
			.primaryKey()
			.references(() => contactFunction.id),
		audience: text().$type<AcuteAudience>().notNull(),
		/** Where the number is published. */
		source: text().notNull(),
		position: smallint().notNull()
	},
	(t) => [check('acute_audience_is_known', oneOf(t.audience, acuteAudiences))]
);

/** A file that has been previewed and may be imported, for half an hour; held here since a form cannot hold a file. */
export const importDraft = pgTable(
	'import_draft',
	{
		id: text().primaryKey(),
		/** Who may import it. */
		personId: integer()
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		name: text().notNull(),
		/** The file in base64. */
		file: text().notNull(),
		/** Hash of what the preview said: imported is what was seen, or nothing. */
		digest: text().notNull(),
		expiresAt: timestamp({ withTimezone: true }).notNull()
	},
	(t) => [index().on(t.expiresAt)]
);

/**
 * The change log: one row a field of one entry. Before and after are the texts that the import format and the forms use,
 * so that anyone can read them and a single change can be undone.
 */
export const change = pgTable(
	'change',
	{
		id: id(),
		/** Changes saved together have the same. */
		setId: text().notNull(),
		at: timestamp({ withTimezone: true }).notNull(),
		/** Null when done from the command line, or when the person has been blanked. */
		byPersonId: integer().references(() => person.id, { onDelete: 'set null' }),
		source: text().$type<ChangeSource>().notNull(),
		subject: text().$type<ChangeSubject>().notNull(),
		/** The entry's own id, in the table that `subject` names. */
		subjectId: integer().notNull(),
		/** The organisation that the entry belongs to, for who may see and undo it; null is the network's own words. */
		organisationId: integer().references(() => organisation.id),
		/** A column of the import format, or a field of the form. 'entry' when it was made or closed. */
		field: text().notNull(),
		before: text(),
		after: text(),
		/** The change that this one undoes. */
		undoes: integer().references((): AnyPgColumn => change.id)
	},
	(t) => [
		index().on(t.subject, t.subjectId, t.at),
		index().on(t.organisationId, t.at),
		index().on(t.at),
		uniqueIndex('change_is_undone_once')
			.on(t.undoes)
			.where(sql`${t.undoes} is not null`),
		check('change_source_is_known', oneOf(t.source, changeSources)),
		check('change_subject_is_known', oneOf(t.subject, changeSubjects))
	]
);
