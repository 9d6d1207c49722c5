/**
 * Connections to PostgreSQL that survive its restarts. postgres.js 3.4.9 does not when it shares them out itself
 * (porsager/postgres issues 1189, 1208 and 1216): a connection lost inside a transaction ends the process, what the
 * transaction still had to do may run inside another one, and a lost connection answers its next query with the old error.
 * So each connection is a postgres.js of its own with one user at a time, is thrown away when it is lost, and a transaction
 * that has lost its connection sends nothing more.
 */
import postgres from 'postgres';

const mostConnections = 10;
const connectWithinSeconds = 3;
/** Longer than a queue at the last seat of an event; shorter than people wait. */
const waitAtMostMs = 30_000;

type UnsafeArguments = Parameters<postgres.Sql['unsafe']>;

/** A query that runs when it is awaited: its rows as objects, or as arrays after `values()`. */
interface Pending extends PromiseLike<unknown> {
	values(): Promise<unknown>;
}

interface Scope {
	unsafe(...query: UnsafeArguments): Pending;
	savepoint(work: (scope: Scope) => Promise<unknown>): Promise<unknown>;
}

/** As much of postgres.js as Drizzle uses. */
interface PoolClient {
	/** Drizzle puts its own conversions here. */
	options: { parsers: Record<string, unknown>; serializers: Record<string, unknown> };
	unsafe(...query: UnsafeArguments): Pending;
	begin(work: (scope: Scope) => Promise<unknown>): Promise<unknown>;
}

interface Connection {
	sql: postgres.Sql;
	lost: boolean;
	/** Tells the transaction that has it, if one does. */
	onLost: (error: unknown) => void;
}

type Waiter = (connection: Connection | null) => void;

/**
 * Connections to the database at `url`, made when they are needed. A query or transaction has one to itself and waits for
 * it when all are taken. While the server is away each fails in some seconds at most.
 */
export function createPool(url: string): { client: postgres.Sql; close: () => Promise<void> } {
	const idle: Connection[] = [];
	const waiting: Waiter[] = [];
	const all = new Set<Connection>();
	const options = { parsers: {}, serializers: {} };

	const connect = () => {
		const connection: Connection = {
			lost: false,
			onLost: () => undefined,
			sql: postgres(url, {
				max: 1,
				connect_timeout: connectWithinSeconds,
				max_lifetime: null,
				keep_alive: 10,
				connection: { application_name: 'vejviser' },
				onnotice: () => undefined,
				onclose: () => lose(connection, connectionClosed())
			})
		};
		Object.assign(connection.sql.options.parsers, options.parsers);
		Object.assign(connection.sql.options.serializers, options.serializers);
		all.add(connection);
		return connection;
	};
	const discard = (connection: Connection) => {
		all.delete(connection);
		void connection.sql.end({ timeout: 0 });
	};
	const take = async () => {
		for (let free = idle.pop(); free; free = idle.pop()) {
			if (!free.lost) return free;
			discard(free);
		}
		if (all.size < mostConnections) return connect();
		return (await turn(waiting)) ?? connect();
	};
	const giveBack = (connection: Connection) => {
		if (connection.lost) discard(connection);
		const next = waiting.shift();
		if (next) next(connection.lost ? null : connection);
		else if (!connection.lost) idle.push(connection);
	};
	const use = async <T>(work: (connection: Connection) => PromiseLike<T>): Promise<T> => {
		const connection = await take();
		try {
			return await noticingLoss(connection, () => work(connection));
		} finally {
			giveBack(connection);
		}
	};

	const client: PoolClient = {
		options,
		unsafe: (...query) => pending((run) => use(({ sql }) => run(sql.unsafe(...query)))),
		begin: (work) =>
			use((connection) => {
				const lost = Promise.withResolvers<never>();
				// Nobody may be listening when it happens.
				lost.promise.catch(() => undefined);
				connection.onLost = lost.reject;
				const transaction = { connection, lost: lost.promise };
				return Promise.race([
					connection.sql.begin((sql) => throughout(transaction, sql, work)),
					lost.promise
				]);
			})
	};
	return {
		client: client as unknown as postgres.Sql,
		close: async () => {
			await Promise.all([...all].map(({ sql }) => sql.end({ timeout: 5 })));
		}
	};
}

/** Waits for a connection, or for null, which is leave to make one. */
function turn(waiting: Waiter[]): Promise<Connection | null> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => {
			waiting.splice(waiting.indexOf(served), 1);
			reject(Object.assign(new Error('no connection came free'), { code: 'CONNECTION_QUEUE_TIMEOUT' }));
		}, waitAtMostMs);
		const served: Waiter = (connection) => {
			clearTimeout(timer);
			resolve(connection);
		};
		waiting.push(served);
	});
}

function pending(
	start: (run: (query: postgres.PendingQuery<postgres.Row[]>) => PromiseLike<unknown>) => Promise<unknown>
): Pending {
	return {
		then: (resolve, reject) => start((query) => query).then(resolve, reject),
		values: () => start((query) => query.values())
	};
}

interface Transaction {
	connection: Connection;
	/** Rejects when the connection is lost. */
	lost: Promise<never>;
}

/** Runs a transaction, or a savepoint in one, and never comes to its end when the connection was lost on the way. */
async function throughout(
	transaction: Transaction,
	sql: postgres.TransactionSql,
	work: (scope: Scope) => Promise<unknown>
): Promise<unknown> {
	const { connection, lost } = transaction;
	const scope: Scope = {
		unsafe: (...query) =>
			pending((run) => noticingLoss(connection, async () => await run(sql.unsafe(...query)))),
		savepoint: (inner) =>
			noticingLoss(connection, () =>
				Promise.race([sql.savepoint((savepoint) => throughout(transaction, savepoint, inner)), lost])
			)
	};
	try {
		return await work(scope);
	} finally {
		// Otherwise postgres.js goes on to commit or roll back, on a connection that is gone or is another's by now.
		if (connection.lost) await new Promise(() => undefined);
	}
}

/** Sends nothing on a lost connection, and sees from the error when one is being lost: its close comes a moment later. */
async function noticingLoss<T>(connection: Connection, send: () => PromiseLike<T>): Promise<T> {
	if (connection.lost) throw connectionClosed();
	try {
		return await send();
	} catch (error) {
		if (endsConnection(error)) lose(connection, error);
		throw error;
	}
}

function lose(connection: Connection, error: unknown) {
	connection.lost = true;
	connection.onLost(error);
}

function endsConnection(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if ('severity' in error) return error.severity === 'FATAL' || error.severity === 'PANIC';
	return 'code' in error && /^(E[A-Z]|CONNECT)/.test(String(error.code));
}

function connectionClosed() {
	return Object.assign(new Error('the connection to the database was lost'), { code: 'CONNECTION_CLOSED' });
}
