import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { installation, municipality, person, situation } from '../../src/lib/server/contacts/schema.ts';
import { isConnectionError, openDatabase, rowsOf } from '../../src/lib/server/db/connect.ts';
import { prepareDatabase } from '../../src/lib/server/db/migrate.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { createPostgresDatabase, describeDatabases, engines, testDay } from '../support/database.ts';

describeDatabases('a new database for a real network', (getDb) => {
	test('holds the 98 municipalities and nobody', async () => {
		expect(await getDb().$count(municipality)).toBe(98);
		expect(await getDb().$count(person)).toBe(0);
	});

	test('is left alone by the next start', async () => {
		const db = getDb();
		const before = await versionOf(db);
		await prepareDatabase(db, { demo: false }, '2027-01-01');
		expect(await versionOf(db)).toBe(before);
		expect(await db.select().from(installation)).toEqual([{ id: 1, demo: false, referenceDay: testDay }]);
	});

	test('refuses to run as a demo, and says what to do', async () => {
		await expect(prepareDatabase(getDb(), { demo: true }, testDay)).rejects.toThrow('DEMO=off');
	});

	test('refuses to run under an older version than the one that made it', async () => {
		const db = getDb();
		await db.execute(
			sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`
		);
		await expect(prepareDatabase(db, { demo: false }, testDay)).rejects.toThrow('nyere udgave');
		await db.execute(sql`delete from drizzle.__drizzle_migrations where hash = 'later'`);
	});
});

describeDatabases(
	'a new demo database',
	(getDb) => {
		test('holds a network of people, made for the day', async () => {
			expect(await getDb().$count(person)).toBeGreaterThan(1000);
			expect(await getDb().select().from(installation)).toEqual([
				{ id: 1, demo: true, referenceDay: testDay }
			]);
		});

		test('refuses to run as a real network, and says what to do', async () => {
			await expect(prepareDatabase(getDb(), { demo: false }, testDay)).rejects.toThrow('DEMO=on');
		});
	},
	{ content: 'demo' }
);

describe.runIf(engines.includes('postgres'))('several portals on one new PostgreSQL', () => {
	test('that start at once fill it once', async () => {
		await withNewPostgres(async (connect) => {
			const portals = await Promise.all([1, 2, 3, 4].map(connect));
			await Promise.all(portals.map((db) => prepareDatabase(db, { demo: false }, testDay)));
			expect(await portals[0]?.$count(situation, eq(situation.slug, 'udskrivning'))).toBe(1);
		});
	});

	test('of which the first is cut off half-way leave the work to the next', async () => {
		await withNewPostgres(async (connect) => {
			const [first, second] = [await connect(), await connect()];
			const cutOff = expect(prepareDatabase(first, { demo: true }, testDay)).rejects.toSatisfy(
				isConnectionError
			);
			await expect.poll(() => cutOffWhoeverPrepares(second), { interval: 5, timeout: 20_000 }).toBe(true);
			await cutOff;
			const left = await second.execute(sql`select to_regclass('public.installation') as "table"`);
			expect(rowsOf(left)).toEqual([{ table: null }]);
			await prepareDatabase(second, { demo: true }, testDay);
			expect(await second.$count(person)).toBeGreaterThan(1000);
		});
	});
});

async function withNewPostgres(work: (connect: () => Promise<Db>) => Promise<void>) {
	const { url, drop } = await createPostgresDatabase();
	const opened: { close: () => Promise<void> }[] = [];
	try {
		await work(async () => {
			const open = await openDatabase({ databaseUrl: url, dataDir: '' }, 'portal');
			opened.push(open);
			return open.db;
		});
	} finally {
		await Promise.all(opened.map((open) => open.close()));
		await drop();
	}
}

/** Ends the connection of a process that has begun to migrate; false when there is none yet. */
async function cutOffWhoeverPrepares(db: Db): Promise<boolean> {
	const ended = await db.execute(sql`
		select pg_terminate_backend(pid) from pg_locks
		where locktype = 'advisory' and granted and pid <> pg_backend_pid()
			and database = (select oid from pg_database where datname = current_database())
			and exists (select from pg_locks made where made.pid = pg_locks.pid and made.mode = 'AccessExclusiveLock')`);
	return rowsOf(ended).length > 0;
}

async function versionOf(db: Db): Promise<number> {
	const [row] = rowsOf<{ version: string | number }>(
		await db.execute(sql`select version from snapshot_version`)
	);
	return Number(row?.version);
}
