/**
 * Settings are environment variables; `.env.example` lists them. Read once at start, so that a wrong one stops the portal
 * with a line that says what to write, and not a page months later.
 */
import { z } from 'zod';
import { OperatorFault } from './db/operator-fault.ts';
import {
	type MailAddress,
	isMailAddress,
	isReturnAddress,
	isSmtpUrl,
	parseMailAddress
} from './mail/address.ts';

export interface Settings {
	port: number;
	/** The address listened on. */
	host: string;
	/** Whether HOST was set: by then somebody has thought about who reaches it. */
	hostIsSet: boolean;
	/** Where people reach the portal: scheme, host and port, nothing after. */
	origin: string;
	/** Folder of the embedded database and of the snapshot kept for a restart without the database. */
	dataDir: string;
	/** PostgreSQL; null is the embedded PGlite. */
	databaseUrl: string | null;
	demo: boolean;
	/** The age at which the law changes, and the whole years on either side within which both sides are shown. */
	adultAge: number;
	transitionYears: number;
	/** Half-official days off, "MM-DD". */
	halfHolidays: readonly string[];
	/** Who may see the matrix of what is covered. */
	coverage: 'public' | 'network';
	networkName: string;
	/** Header in which a proxy in front gives the visitor's address; null when there is no proxy. */
	addressHeader: string | null;
	/** Number of trusted proxies, counted from the right of `addressHeader`. */
	xffDepth: number;
	/** Seconds a stop waits for requests under way. */
	shutdownTimeout: number;
	/** The mail server, as an address with name and password; null when no mail is sent. */
	smtpUrl: string | null;
	/** Who mails are from; set whenever `smtpUrl` is. */
	mailFrom: MailAddress | null;
	/** Where delivery reports come, to an address of its own for each mail; null: to who mails are from. */
	returnMail: string | null;
	/** Where answers to mails go, and what people can write to. */
	contactMail: string | null;
	/** Who has the daily responsibility for the data, as it is told to people: the anchor municipality, say. */
	responsible: string;
	/** Address of the formal accessibility statement; null when there is none. */
	accessibilityStatement: string | null;
	/** Look-ups from one network address in ten minutes before they are slowed down; null never does. */
	lookupPace: number | null;
}

/** Every fault in the settings, one line each. */
export class SettingsError extends OperatorFault {}

/** Never printed back: these hold a password. */
const secrets = new Set(['DATABASE_URL', 'SMTP_URL']);

const leapYear = 2028;

const variables = z.object({
	PORT: wholeNumber(1, 65_535, 'is not a port', 'PORT=3000').default(3000),
	HOST: z
		.string()
		.regex(/^[^\s/]+$/, 'is not an address. Write a name or an IP address, such as HOST=0.0.0.0')
		.optional(),
	ORIGIN: z
		.string()
		.refine(
			isBareOrigin,
			'is not an origin. Write scheme and host, and a port if it has one, with nothing after: ORIGIN=https://vejviser.example'
		)
		.refine(
			isSafeForSessions,
			'is plain HTTP, over which browsers keep no session. Write ORIGIN=https://…, and let a proxy in front do the encryption; plain HTTP is for localhost only'
		)
		.optional(),
	DATA_DIR: z.string().default('.data'),
	DATABASE_URL: z
		.string()
		.refine(
			isPostgresUrl,
			'is not the address of a PostgreSQL database. Write DATABASE_URL=postgres://user:password@host:5432/database, or leave it out to use the embedded database'
		)
		.optional(),
	DEMO: z
		.enum(['on', 'off'], 'is not a choice. Write DEMO=on for the demo network or DEMO=off for a real one')
		.optional(),
	ADULT_AGE: wholeNumber(10, 30, 'is not an age between 10 and 30', 'ADULT_AGE=18').default(18),
	TRANSITION_YEARS: wholeNumber(
		0,
		10,
		'is not a number of years between 0 and 10',
		'TRANSITION_YEARS=2'
	).default(2),
	DAYS_OFF: z
		.string()
		.refine(
			isListOfDays,
			'is not a list of days. Write month and day with a comma between: DAYS_OFF=06-05,12-24,12-31, or DAYS_OFF=none'
		)
		.transform(splitDays)
		.default(['06-05', '12-24', '12-31']),
	COVERAGE: z
		.enum(
			['public', 'network'],
			'is not a choice. Write COVERAGE=public for everyone or COVERAGE=network for members only'
		)
		.default('public'),
	NETWORK_NAME: z
		.string()
		.regex(/^[^\p{Cc}]{1,80}$/u, 'is not a name. Write at most 80 characters on one line')
		.optional(),
	ADDRESS_HEADER: z
		.string()
		.regex(
			/^[A-Za-z0-9-]+$/,
			'is not the name of a header. Write ADDRESS_HEADER=x-forwarded-for, for example'
		)
		.optional(),
	XFF_DEPTH: wholeNumber(1, 20, 'is not a number of proxies between 1 and 20', 'XFF_DEPTH=1').default(1),
	SHUTDOWN_TIMEOUT: wholeNumber(
		0,
		600,
		'is not a number of seconds between 0 and 600',
		'SHUTDOWN_TIMEOUT=30'
	).default(30),
	SMTP_URL: z
		.string()
		.refine(
			isSmtpUrl,
			'is not the address of a mail server. Write SMTP_URL=smtp://user:password@host:587, or smtps:// for a server that begins with TLS, with nothing after the port; write @ : / and % of a name or password as %40 %3A %2F %25'
		)
		.optional(),
	MAIL_FROM: z
		.string()
		.refine(
			(value) => parseMailAddress(value) !== null,
			'is not a name and a mail address. Write MAIL_FROM="Netværket <vejviser@example.dk>", or the address alone'
		)
		.optional(),
	RETURN_MAIL: z
		.string()
		.refine(
			isReturnAddress,
			'is not a mail address with at most 27 characters before @. Write RETURN_MAIL=retur@example.dk, for example'
		)
		.optional(),
	RESPONSIBLE: z
		.string()
		.regex(/^[^\p{Cc}]{1,120}$/u, 'is not a name. Write at most 120 characters on one line')
		.optional(),
	ACCESSIBILITY_STATEMENT: z
		.string()
		.refine(
			(value) => /^https:\/\//.test(value) && URL.canParse(value),
			'is not a web address. Write ACCESSIBILITY_STATEMENT=https://www.was.digst.dk/…'
		)
		.optional(),
	LOOKUP_PACE: z
		.string()
		.regex(
			/^(off|[1-9][0-9]{0,6})$/,
			'is not a number of look-ups. Write LOOKUP_PACE=600, or LOOKUP_PACE=off'
		)
		.transform((value) => (value === 'off' ? null : Number(value)))
		.default(600),
	CONTACT_MAIL: z
		.string()
		.refine(isMailAddress, 'is not a mail address. Write CONTACT_MAIL=tovholder@example.dk, for example')
		.optional()
});

/**
 * The settings in `env` (normally `process.env`), with the defaults for what is unset. An empty value counts as unset.
 * Throws `SettingsError` with one line for each fault: the variable, what is wrong with it and what to write.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
	const result = variables.safeParse(given);
	if (!result.success)
		throw new SettingsError(result.error.issues.map((issue) => line(issue, given)).join('\n'));
	const read = result.data;
	const demo = read.DEMO ? read.DEMO === 'on' : !read.DATABASE_URL;
	const networkName = read.NETWORK_NAME ?? (demo ? 'Netværket i Nordsjælland' : 'Vejviser');
	requireMailSettings(read, demo);
	const from = read.MAIL_FROM === undefined ? null : parseMailAddress(read.MAIL_FROM);
	return {
		port: read.PORT,
		host: read.HOST ?? '127.0.0.1',
		hostIsSet: read.HOST !== undefined,
		origin: read.ORIGIN ?? `http://localhost:${read.PORT}`,
		dataDir: read.DATA_DIR,
		databaseUrl: read.DATABASE_URL ?? null,
		demo,
		adultAge: read.ADULT_AGE,
		transitionYears: read.TRANSITION_YEARS,
		halfHolidays: read.DAYS_OFF,
		coverage: read.COVERAGE,
		networkName,
		addressHeader: read.ADDRESS_HEADER ?? null,
		xffDepth: read.XFF_DEPTH,
		shutdownTimeout: read.SHUTDOWN_TIMEOUT,
		smtpUrl: read.SMTP_URL ?? null,
		mailFrom: from && { name: from.name || networkName, address: from.address },
		returnMail: read.RETURN_MAIL ?? null,
		contactMail: read.CONTACT_MAIL ?? from?.address ?? null,
		responsible: read.RESPONSIBLE ?? networkName,
		accessibilityStatement: read.ACCESSIBILITY_STATEMENT ?? null,
		lookupPace: read.LOOKUP_PACE
	};
}

/** What one variable says of another. Throws `SettingsError`. */
function requireMailSettings(read: z.output<typeof variables>, demo: boolean): void {
	if (!read.SMTP_URL) return;
	if (demo) {
		// Its people are invented, and their addresses may be somebody's.
		throw new SettingsError(
			'SMTP_URL is set, but a demo sends no mail. Leave it out, or write DEMO=off for a network of your own.'
		);
	}
	if (!read.MAIL_FROM) {
		throw new SettingsError(
			'MAIL_FROM is missing, and is needed with SMTP_URL. Write MAIL_FROM="Netværket <vejviser@example.dk>".'
		);
	}
}

function line(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
	const name = String(issue.path[0]);
	return `${name}${secrets.has(name) ? '' : ` "${given[name]}"`} ${issue.message}.`;
}

function wholeNumber(min: number, max: number, fault: string, example: string) {
	const error = `${fault}. Write a whole number, such as ${example}`;
	return z
		.string()
		.regex(/^[0-9]{1,9}$/, error)
		.transform(Number)
		.pipe(z.number().min(min, error).max(max, error));
}

function isBareOrigin(value: string): boolean {
	if (!URL.canParse(value)) return false;
	const url = new URL(value);
	return /^https?:$/.test(url.protocol) && url.origin === value;
}

/** Session cookies with the `__Host-` prefix need HTTPS; browsers make an exception for this machine. */
function isSafeForSessions(value: string): boolean {
	if (!URL.canParse(value)) return true;
	const { protocol, hostname } = new URL(value);
	return protocol !== 'http:' || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

function isPostgresUrl(value: string): boolean {
	return /^postgres(ql)?:\/\//.test(value) && URL.canParse(value);
}

/** "none" is the empty list, since an empty value counts as unset. */
function splitDays(value: string): string[] {
	return value.trim() === 'none' ? [] : value.split(',').map((day) => day.trim());
}

function isListOfDays(value: string): boolean {
	return splitDays(value).every((day) => {
		// 29 February is a day, in some years.
		const date = new Date(`${leapYear}-${day}T00:00:00Z`);
		return (
			/^\d\d-\d\d$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().slice(5, 10) === day
		);
	});
}
