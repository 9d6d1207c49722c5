/** Tables of who may sign in, as what, and from where. Nothing that opens a door is stored as it is: only its hash. */
import { sql } from 'drizzle-orm';
import {
	bigint,
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
import { type Role, roles } from '../../accounts/roles.ts';
import { organisation, person } from '../contacts/schema.ts';

const id = () => integer().primaryKey().generatedByDefaultAsIdentity();
const instant = () => timestamp({ withTimezone: true });
const quoted = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '));

/** Somebody who has shown that a mail address is theirs. What they may do is in `role_assignment`. */
export const account = pgTable(
	'account',
	{
		id: id(),
		/** Lower case. */
		mail: text().notNull().unique(),
		/** Null until the first sign-in has been followed by name, title and profession. */
		personId: integer()
			.unique()
			.references(() => person.id),
		createdAt: instant().notNull().defaultNow(),
		lastSignInAt: instant(),
		/** When access ended; sessions end at once, and the person is blanked later (see retention). */
		closedAt: instant()
	},
	(t) => [check('account_mail_is_lower_case', sql`${t.mail} = lower(${t.mail})`)]
);

export const accountId = () =>
	integer()
		.notNull()
		.references(() => account.id, { onDelete: 'cascade' });

/** Lucia's table: `id` is the hash of the token in the cookie. Read and written in sessions.ts alone. */
export const session = pgTable(
	'session',
	{
		id: text().primaryKey(),
		userId: accountId(),
		/** When it ends for want of use; moved on while it is used. */
		expiresAt: instant().notNull(),
		createdAt: instant().notNull(),
		/** When it ends however much it is used. */
		endsAt: instant().notNull(),
		lastUsedAt: instant().notNull(),
		/** "Firefox på Windows", for the list of one's own sessions. */
		browser: text().notNull(),
		/** When a second factor was shown in this session; null when none was. */
		secondFactorAt: instant()
	},
	(t) => [index().on(t.userId), index().on(t.expiresAt)]
);

/** One mail with a link and a code, bound to the browser that asked for it. */
export const signInRequest = pgTable(
	'sign_in_request',
	{
		id: id(),
		mail: text().notNull(),
		/** Hashes of the cookie of the browser that asked, of the token in the link, and of the code with a salt of its own. */
		browserHash: text().notNull(),
		linkHash: text().notNull().unique(),
		codeSalt: text().notNull(),
		codeHash: text().notNull(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		/** Wrong codes that may still be tried. */
		triesLeft: smallint().notNull(),
		usedAt: instant()
	},
	(t) => [
		index().on(t.browserHash),
		index().on(t.mail, t.createdAt),
		check('sign_in_request_tries_are_not_negative', sql`${t.triesLeft} >= 0`)
	]
);

/** How often something was done within a window; the key is a hash, so that it names nobody. */
export const rateCount = pgTable(
	'rate_count',
	{
		key: text().notNull(),
		/** Start of the window, in milliseconds since 1970. */
		windowStart: bigint({ mode: 'number' }).notNull(),
		count: integer().notNull(),
		expiresAt: instant().notNull()
	},
	(t) => [primaryKey({ columns: [t.key, t.windowStart] }), index().on(t.expiresAt)]
);

/** A mail domain whose addresses belong to an organisation, from a day to a day, both inclusive. */
export const organisationDomain = pgTable(
	'organisation_domain',
	{
		id: id(),
		organisationId: integer()
			.notNull()
			.references(() => organisation.id),
		/** Lower case, without @. */
		domain: text().notNull(),
		validFrom: date(),
		validTo: date()
	},
	(t) => [
		index().on(t.domain),
		check('domain_is_a_lower_case_host', sql`${t.domain} ~ '^[^@A-Z[:space:]]+\\.[^@A-Z[:space:]]+$'`),
		check('domain_validity_runs_forward', sql`${t.validFrom} <= ${t.validTo}`)
	]
);

/** What somebody may do, in which organisation and all below it; the coordinator's is the whole network. */
export const roleAssignment = pgTable(
	'role_assignment',
	{
		id: id(),
		accountId: accountId(),
		role: text().$type<Role>().notNull(),
		organisationId: integer().references(() => organisation.id),
		grantedAt: instant().notNull(),
		/** Null: the address's domain, or the command line. */
		grantedBy: integer().references(() => account.id, { onDelete: 'set null' }),
		endedAt: instant(),
		endedBy: integer().references(() => account.id, { onDelete: 'set null' })
	},
	(t) => [
		unique('role_is_had_once').on(t.accountId, t.role, t.organisationId, t.endedAt).nullsNotDistinct(),
		index().on(t.organisationId),
		check('role_is_known', sql`${t.role} in (${quoted(roles)})`),
		check('role_is_of_an_organisation', sql`(${t.role} = 'coordinator') = (${t.organisationId} is null)`)
	]
);

/** Somebody is to be let in when they first sign in with this address. */
export const invitation = pgTable(
	'invitation',
	{
		id: id(),
		mail: text().notNull(),
		role: text().$type<Role>().notNull(),
		organisationId: integer().references(() => organisation.id),
		invitedBy: integer().references(() => account.id, { onDelete: 'set null' }),
		invitedAt: instant().notNull(),
		acceptedAt: instant(),
		withdrawnAt: instant()
	},
	(t) => [
		uniqueIndex('invitation_is_open_once')
			.on(t.mail, t.role, t.organisationId)
			.where(sql`${t.acceptedAt} is null and ${t.withdrawnAt} is null`),
		check('invitation_mail_is_lower_case', sql`${t.mail} = lower(${t.mail})`),
		check('invitation_role_is_known', sql`${t.role} in (${quoted(roles)})`)
	]
);

/** Somebody whose address belongs to no member organisation asks to be let in; a key person there decides. */
export const accessRequest = pgTable(
	'access_request',
	{
		id: id(),
		accountId: accountId(),
		organisationId: integer()
			.notNull()
			.references(() => organisation.id),
		askedAt: instant().notNull(),
		decidedAt: instant(),
		decidedBy: integer().references(() => account.id, { onDelete: 'set null' }),
		admitted: text().$type<'yes' | 'no'>()
	},
	(t) => [
		uniqueIndex('access_is_asked_for_once')
			.on(t.accountId, t.organisationId)
			.where(sql`${t.decidedAt} is null`),
		index().on(t.organisationId)
	]
);

/** An authenticator app (RFC 6238). */
export const authenticatorApp = pgTable('authenticator_app', {
	accountId: integer()
		.primaryKey()
		.references(() => account.id, { onDelete: 'cascade' }),
	/** Base32; needed in the clear to reckon codes. */
	secret: text().notNull(),
	createdAt: instant().notNull(),
	/** Null until a first code has shown that the app has it. */
	confirmedAt: instant(),
	/** The 30-second step of the last code taken: none is taken twice. */
	lastStep: bigint({ mode: 'number' })
});

/** A passkey (WebAuthn credential). */
export const passkey = pgTable(
	'passkey',
	{
		/** The credential's id, base64url. */
		id: text().primaryKey(),
		accountId: accountId(),
		/** COSE public key, base64url. */
		publicKey: text().notNull(),
		counter: bigint({ mode: 'number' }).notNull(),
		/** How the browser may reach it, separated by commas. */
		transports: text().notNull(),
		name: text().notNull(),
		createdAt: instant().notNull(),
		lastUsedAt: instant()
	},
	(t) => [index().on(t.accountId)]
);

/** What a passkey is to sign, once, within minutes. */
export const passkeyChallenge = pgTable('passkey_challenge', {
	sessionId: text()
		.primaryKey()
		.references(() => session.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
	challenge: text().notNull(),
	expiresAt: instant().notNull()
});

/** One-time codes for when app and passkey are lost. */
export const recoveryCode = pgTable(
	'recovery_code',
	{
		codeHash: text().notNull(),
		accountId: accountId(),
		usedAt: instant()
	},
	(t) => [primaryKey({ columns: [t.accountId, t.codeHash] })]
);
