/**
 * Real databases for tests: PGlite in memory, and PostgreSQL when one answers (`TEST_DATABASE_URL`, else 127.0.0.1:5432 as
 * user postgres without a password). Each `describeDatabases` gets databases of its own, and PostgreSQL's are dropped after.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, openAsBlob, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { drizzle } from 'drizzle-orm/pglite';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { type Engine, type OpenDatabase, openDatabase } from '../../src/lib/server/db/connect.ts';
import { migrateDatabase, prepareDatabase } from '../../src/lib/server/db/migrate.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { projectRoot } from './child.ts';
import { asAdmin, findPostgres } from './postgres.ts';

/** The day that demo networks in tests are made for, a Sunday. */
export const testDay = '2026-11-22';

/** What a database holds: its tables only; also what every network needs; or the demo network. */
export type Content = 'nothing' | 'reference' | 'demo';

const testDatabasePrefix = 'vejviser_test_';

const found = await findPostgres();
const engineNames: Record<Engine, string> = { pglite: 'PGlite', postgres: `PostgreSQL ${found?.version}` };

/** The engines that tests run on. */
export const engines: readonly Engine[] = found ? ['pglite', 'postgres'] : ['pglite'];

/**
 * A group of tests that runs on each engine. `getDb()` is the database inside a test or hook.
 * @param options.content what the database holds at the start (default: reference data)
 * @param options.eachTest true gives every test a database of its own, at some tenths of a second each
 */
export function describeDatabases(
	name: string,
	body: (getDb: () => Db, engine: Engine) => void,
	{ content = 'reference', eachTest = false }: { content?: Content; eachTest?: boolean } = {}
): void {
	for (const engine of engines) {
		describe(`${name} (${engineNames[engine]})`, () => {
			let open: OpenDatabase | null = null;
			const replace = async () => {
				await open?.close();
				open = null;
				open = await openTestDatabase(engine, content);
			};
			if (eachTest) beforeEach(replace);
			else beforeAll(replace);
			afterAll(() => open?.close());
			body(() => {
				if (!open) throw new Error('getDb() is for tests and hooks, not for the body of describeDatabases');
				return open.db;
			}, engine);
		});
	}
}

/** A new database of that engine, gone when it is closed. */
export async function openTestDatabase(engine: Engine, content: Content): Promise<OpenDatabase> {
	const open = engine === 'pglite' ? await openPgliteInMemory() : await openOwnPostgres();
	try {
		if (content === 'nothing') await migrateDatabase(open.db);
		else await prepareDatabase(open.db, { demo: content === 'demo' }, testDay);
		return open;
	} catch (error) {
		await open.close();
		throw error;
	}
}

/** The address of a new PostgreSQL database without tables, and a function that drops it. */
export async function createPostgresDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
	if (!found) throw new Error('no PostgreSQL answers');
	const { url } = found;
	const name = `${testDatabasePrefix}${process.pid}_${randomBytes(6).toString('hex')}`;
	await asAdmin(url, (sql) => sql`create database ${sql(name)}`);
	const own = new URL(url);
	own.pathname = `/${name}`;
	return {
		url: own.href,
		drop: async () => {
			await asAdmin(url, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
		}
	};
}

async function openOwnPostgres(): Promise<OpenDatabase> {
	const { url, drop } = await createPostgresDatabase();
	const open = await openDatabase({ databaseUrl: url, dataDir: '' }, 'portal');
	return { ...open, close: () => open.close().finally(drop) };
}

async function openPgliteInMemory(): Promise<OpenDatabase> {
	const client = await PGlite.create({ extensions: { btree_gist }, loadDataDir: await pgliteTemplate() });
	return {
		db: drizzle(client, { schema, casing: 'snake_case' }),
		engine: 'pglite',
		lock: null,
		close: () => client.close()
	};
}

/** A migrated database, kept between runs, since making a new one takes seconds and loading it a tenth of that. */
async function pgliteTemplate(): Promise<Blob> {
	const folder = join(projectRoot, 'node_modules/.cache/vejviser');
	const file = join(folder, `pglite-${templateKey()}.tar`);
	try {
		return await openAsBlob(file);
	} catch {
		const client = await PGlite.create({ extensions: { btree_gist } });
		await migrateDatabase(drizzle(client, { schema, casing: 'snake_case' }));
		const dump = await client.dumpDataDir('none');
		await client.close();
		mkdirSync(folder, { recursive: true });
		const draft = `${file}.${process.pid}`;
		writeFileSync(draft, new Uint8Array(await dump.arrayBuffer()));
		renameSync(draft, file);
		return dump;
	}
}

function templateKey(): string {
	const hash = createHash('sha256');
	const manifest = createRequire(import.meta.url)
		.resolve('@electric-sql/pglite')
		.replace(/dist.*/, 'package.json');
	hash.update(readFileSync(manifest));
	const folder = join(projectRoot, 'drizzle');
	for (const name of readdirSync(folder)
		.filter((each) => each.endsWith('.sql'))
		.sort()) {
		hash.update(readFileSync(join(folder, name)));
	}
	return hash.digest('hex').slice(0, 16);
}
