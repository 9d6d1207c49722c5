/** Opens the database: PostgreSQL by its address, or PGlite in a folder that one process at a time may have open. */
import { join, resolve } from 'node:path';
import type { LockUser } from './conversation.ts';
import { type DirectoryLock, holdLock } from './lock.ts';
import * as schema from './schema.ts';
import type { Db } from './types.ts';

export type Engine = 'pglite' | 'postgres';

export interface OpenDatabase {
	db: Db;
	engine: Engine;
	/** The lock on PGlite's folder, held until `close`; null with PostgreSQL, which takes any number of processes. */
	lock: DirectoryLock | null;
	/** Waits for queries under way, at most five seconds with PostgreSQL. */
	close(): Promise<void>;
}

/**
 * Opens PostgreSQL at `databaseUrl`, or PGlite below `dataDir` when that is null. Does not connect to PostgreSQL yet: the
 * first query does, and fails within seconds while the server is away. Throws `DatabaseInUse` when another process has
 * PGlite's folder open.
 * @param user what this process is, for the message that the next one gets
 */
export async function openDatabase(
	where: { databaseUrl: string | null; dataDir: string },
	user: LockUser
): Promise<OpenDatabase> {
	if (where.databaseUrl) return openPostgres(where.databaseUrl);
	const lock = await holdLock(where.dataDir, user);
	try {
		return await openPglite(join(resolve(where.dataDir), 'pglite'), lock);
	} catch (error) {
		await lock.release();
		throw error;
	}
}

/** The rows of `db.execute`, which PGlite and postgres.js hand over differently. A bigint is a string on one of them. */
export function rowsOf<Row extends object>(result: unknown): Row[] {
	return Array.isArray(result) ? result : (result as { rows: Row[] }).rows;
}

/** Whether it failed for want of a database that answers, so that the same may go well in a moment. */
export function isConnectionError(error: unknown): boolean {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ('code' in at && typeof at.code === 'string' && connectionCodes.test(at.code)) return true;
	}
	return false;
}

/** Node's and postgres.js's codes; SQLSTATE class 08, starting up, shutting down, and no connection left. */
const connectionCodes =
	/^(ECONN.*|ENOENT|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|CONNECT_TIMEOUT|CONNECTION_.*|08...|57P0[123]|53300)$/;

async function openPostgres(url: string): Promise<OpenDatabase> {
	const [{ createPool }, { drizzle }] = await Promise.all([
		import('./postgres-pool.ts'),
		import('drizzle-orm/postgres-js')
	]);
	const { client, close } = createPool(url);
	return { db: drizzle({ client, schema, casing: 'snake_case' }), engine: 'postgres', lock: null, close };
}

async function openPglite(folder: string, lock: DirectoryLock): Promise<OpenDatabase> {
	const [{ PGlite }, { btree_gist }, { drizzle }] = await Promise.all([
		import('@electric-sql/pglite'),
		import('@electric-sql/pglite/contrib/btree_gist'),
		import('drizzle-orm/pglite')
	]);
	const client = await PGlite.create(folder, { extensions: { btree_gist } });
	return {
		db: drizzle({ client, schema, casing: 'snake_case' }),
		engine: 'pglite',
		lock,
		close: async () => {
			await lock.stopServing();
			await client.close();
			await lock.release();
		}
	};
}
