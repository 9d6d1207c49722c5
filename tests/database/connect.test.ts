import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	type OpenDatabase,
	isConnectionError,
	openDatabase,
	rowsOf
} from '../../src/lib/server/db/connect.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { createPostgresDatabase, describeDatabases, engines } from '../support/database.ts';

describeDatabases(
	'rows of a query written by hand',
	(getDb) => {
		test('are read the same way on both engines', async () => {
			expect(rowsOf(await getDb().execute(sql`select 1 as one, array['a', 'b'] as two`))).toEqual([
				{ one: 1, two: ['a', 'b'] }
			]);
		});
	},
	{ content: 'nothing' }
);

describe('when PostgreSQL is away', () => {
	test('a query fails within seconds, and says that it was for want of a connection', async () => {
		const away = await openDatabase(
			{ databaseUrl: 'postgres://nobody@127.0.0.1:9/nothing', dataDir: '' },
			'portal'
		);
		const began = performance.now();
		await expect(away.db.execute(sql`select 1`)).rejects.toSatisfy(isConnectionError);
		expect(performance.now() - began).toBeLessThan(5_000);
		await away.close();
	});
});

describe.runIf(engines.includes('postgres'))('when PostgreSQL ends a connection', () => {
	let open: OpenDatabase;
	let other: OpenDatabase;
	let drop: () => Promise<void>;

	beforeAll(async () => {
		const created = await createPostgresDatabase();
		drop = created.drop;
		open = await openDatabase({ databaseUrl: created.url, dataDir: '' }, 'portal');
		other = await openDatabase({ databaseUrl: created.url, dataDir: '' }, 'portal');
		await open.db.execute(sql`create table kept (word text)`);
	});
	afterAll(async () => {
		await open.close();
		await other.close();
		await drop();
	});

	test('in the middle of a query, the next one is answered', async () => {
		const cut = expect(open.db.execute(sql`select pg_sleep(20)`)).rejects.toSatisfy(isConnectionError);
		await expect.poll(() => endWhoever('select pg_sleep(20)%')).toBe(true);
		await cut;
		expect(await everyConnectionAnswers(open.db)).toBe(true);
	});

	test('that nobody uses, the next query is answered', async () => {
		await end(await pidOf(open.db));
		expect(await everyConnectionAnswers(open.db)).toBe(true);
	});

	test('in the middle of a transaction, nothing of it is kept', async () => {
		const cut = open.db.transaction(async (tx) => {
			await tx.execute(sql`insert into kept values ('before')`);
			await end(await pidOf(tx));
			await everyConnectionAnswers(open.db);
			await tx.execute(sql`insert into kept values ('after')`);
		});
		await expect(cut).rejects.toSatisfy(isConnectionError);
		expect(rowsOf(await open.db.execute(sql`select word from kept`))).toEqual([]);
	});

	test('of a transaction that fails by itself meanwhile, other transactions are not touched', async () => {
		const cut = open.db.transaction(async (tx) => {
			await end(await pidOf(tx));
			await everyConnectionAnswers(open.db);
			throw new Error('something else');
		});
		await expect(cut).rejects.toSatisfy(isConnectionError);
		expect(await everyConnectionAnswers(open.db)).toBe(true);
	});

	test('of a savepoint, the transaction around it is told and cleans up', async () => {
		let cleanedUp = false;
		const cut = open.db.transaction(async (tx) => {
			try {
				await tx.transaction(async (savepoint) => {
					await end(await pidOf(savepoint));
					await savepoint.execute(sql`select 1`);
				});
			} finally {
				cleanedUp = true;
			}
		});
		await expect(cut).rejects.toSatisfy(isConnectionError);
		expect(cleanedUp).toBe(true);
	});

	test('hundreds of transactions at once still each have one to themselves', async () => {
		await open.db.execute(sql`create table counted (n int)`);
		await open.db.execute(sql`insert into counted values (0)`);
		const rise = open.db.transaction.bind(open.db, async (tx) => {
			await tx.execute(sql`select n from counted for update`);
			await tx.execute(sql`update counted set n = n + 1`);
		});
		await Promise.all(Array.from({ length: 300 }, rise));
		expect(rowsOf(await open.db.execute(sql`select n from counted`))).toEqual([{ n: 300 }]);
	});

	async function end(pid: number) {
		await other.db.execute(sql`select pg_terminate_backend(${pid}::int, 5000)`);
		// The news of it comes a moment later.
		await new Promise((resolve) => setTimeout(resolve, 50));
	}

	async function endWhoever(query: string): Promise<boolean> {
		const ended = await other.db.execute(
			sql`select pg_terminate_backend(pid) from pg_stat_activity where query like ${query} and datname = current_database()`
		);
		return rowsOf(ended).length > 0;
	}
});

async function pidOf(db: Db): Promise<number> {
	const [row] = rowsOf<{ pid: number }>(await db.execute(sql`select pg_backend_pid() as pid`));
	return row?.pid ?? 0;
}

/** More queries at once than there are connections, so that each connection gets one. */
async function everyConnectionAnswers(db: Db): Promise<boolean> {
	const answers = await Promise.all(Array.from({ length: 30 }, () => pidOf(db)));
	return answers.every((pid) => pid > 0);
}
