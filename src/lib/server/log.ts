/**
 * The portal's log: one JSON object a line. It holds no personal data: no names, mail addresses, phone numbers or
 * addresses of visitors, no query strings (a search says whom somebody looks for), and no parameters of database queries.
 */

export type LogFields = Record<string, string | number | boolean | null | undefined | object>;

export interface Logger {
	info(msg: string, fields?: LogFields): void;
	warn(msg: string, fields?: LogFields): void;
	error(msg: string, fields?: LogFields): void;
	/** A logger that adds these fields to every line: `requestId`, say. */
	with(fields: LogFields): Logger;
}

/** Logs to `write`, which gets whole lines with their line feed. `msg` is a fixed text; what varies goes into fields. */
export function createLogger(write: (line: string) => void, now: () => Date = () => new Date()): Logger {
	const log = (level: string, shared: LogFields) => (msg: string, fields?: LogFields) =>
		write(`${JSON.stringify({ time: now().toISOString(), level, msg, ...shared, ...fields })}\n`);
	const build = (shared: LogFields): Logger => ({
		info: log('info', shared),
		warn: log('warn', shared),
		error: log('error', shared),
		with: (fields) => build({ ...shared, ...fields })
	});
	return build({});
}

export interface ErrorDescription extends Record<string, string | object | undefined> {
	name: string;
	/** Left out for errors of the database, whose messages hold parameters and values. */
	message?: string;
	/** SQLSTATE, or Node's code. */
	code?: string;
	constraint?: string;
	/** Where it happened: the frames, without the message that V8 puts above them. */
	stack?: string;
	cause?: ErrorDescription;
}

/** What may be logged of an error: everything but what a query was asked with. */
export function describeError(error: unknown): ErrorDescription {
	if (!(error instanceof Error)) return { name: typeof error };
	const { code, constraint, constraint_name: constraintName } = error as Error & Record<string, unknown>;
	const cause = error.cause === undefined ? undefined : describeError(error.cause);
	return {
		name: error.constructor.name,
		message: isDatabaseError(error) ? undefined : error.message,
		code: typeof code === 'string' ? code : undefined,
		constraint: [constraint, constraintName].find((name) => typeof name === 'string'),
		stack: framesOf(error),
		cause
	};
}

/** Drizzle's errors carry the query; those of PGlite and postgres.js have the fields of PostgreSQL's protocol. */
function isDatabaseError(error: Error): boolean {
	return 'query' in error || 'severity' in error || 'params' in error;
}

function framesOf(error: Error): string | undefined {
	return error.stack
		?.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.join('\n');
}
