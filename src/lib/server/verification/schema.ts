/** Tables of what is known about whether a contact is right. */
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, smallint, text, timestamp, unique } from 'drizzle-orm/pg-core';
import {
	type Criticality,
	type VerificationMethod,
	type VerificationOutcome,
	type VerifierRole,
	criticalities,
	verificationMethods,
	verificationOutcomes,
	verifierRoles
} from '../../directory/vocabulary.ts';
import { channel, contactFunction, organisation, person } from '../contacts/schema.ts';

/** `'a', 'b'` for a check constraint over a closed list. */
function quoted(values: readonly string[]) {
	return sql.raw(values.map((value) => `'${value}'`).join(', '));
}

/** Evidence about a function or a channel. Append-only: the database refuses to change or delete a row. */
export const verification = pgTable(
	'verification',
	{
		id: integer().primaryKey().generatedByDefaultAsIdentity(),
		functionId: integer().references(() => contactFunction.id),
		channelId: integer().references(() => channel.id),
		method: text().$type<VerificationMethod>().notNull(),
		outcome: text().$type<VerificationOutcome>().notNull(),
		at: timestamp({ withTimezone: true }).notNull(),
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
		id: integer().primaryKey().generatedByDefaultAsIdentity(),
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
