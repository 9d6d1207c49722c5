import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteEndedSignIns } from '../../src/lib/server/accounts/ended.ts';
import { account, rateCount, session, signInRequest } from '../../src/lib/server/accounts/schema.ts';
import { type OpenDatabase, openDatabase, rowsOf } from '../../src/lib/server/db/connect.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { type Job, jobs } from '../../src/lib/server/jobs/list.ts';
import { JobScheduler } from '../../src/lib/server/jobs/scheduler.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { startDatabaseProxy } from '../support/database-proxy.ts';
import { createPostgresDatabase, describeDatabases, engines } from '../support/database.ts';

const settings = {
	origin: 'https://vejviser.example',
	networkName: 'Netværket',
	...{ adultAge: 18, transitionYears: 2, halfHolidays: [] }
};
const noon = new Date('2026-11-22T11:00:00Z');
let logged = '';
const log = createLogger((line) => (logged += line));
beforeEach(() => {
	logged = '';
});

describe.each(engines)('the jobs (%s)', (engine) => {
	let database: OpenDatabase;
	let databaseUrl: string | null;
	let clean: () => Promise<void>;
	const running: JobScheduler[] = [];

	beforeEach(async () => {
		if (engine === 'postgres') {
			const own = await createPostgresDatabase();
			databaseUrl = own.url;
			clean = own.drop;
			database = await openDatabase({ databaseUrl, dataDir: '' }, 'portal');
			return;
		}
		const dataDir = await mkdtemp(join(tmpdir(), 'vejviser-jobs-'));
		databaseUrl = null;
		clean = () => rm(dataDir, { recursive: true });
		database = await openDatabase({ databaseUrl, dataDir }, 'portal');
	});
	afterEach(async () => {
		await Promise.all(running.splice(0).map((each) => each.stop()));
		await database.close();
		await clean();
	});

	const start = (list: readonly Job[], url = databaseUrl) => {
		const scheduler = new JobScheduler({
			database,
			databaseUrl: url,
			jobs: list,
			settings,
			log,
			now: () => noon,
			retryEveryMs: 200
		});
		running.push(scheduler);
		scheduler.start();
		return scheduler;
	};
	const schedules = async () =>
		rowsOf<{ name: string; cron: string; timezone: string }>(
			await database.db.execute(sql`select name, cron, timezone from pgboss.schedule order by name`)
		);

	test('are all scheduled by Copenhagen time, and run once as the portal starts, however often it does', async () => {
		const runs: Date[] = [];
		const list: Job[] = [
			{ name: 'nightly', cron: '15 3 * * *', run: async (_db, now) => void runs.push(now) },
			{ name: 'hourly', cron: '20 * * * *', run: async () => undefined }
		];
		const first = start(list);
		await until(() => runs.length === 1 && logged.includes('"job":"hourly"'));
		expect(runs).toEqual([noon]);
		expect(await schedules()).toEqual([
			{ name: 'hourly', cron: '20 * * * *', timezone: 'Europe/Copenhagen' },
			{ name: 'nightly', cron: '15 3 * * *', timezone: 'Europe/Copenhagen' }
		]);
		await first.stop();
		running.length = 0;
		logged = '';
		start([...list, { name: 'last', cron: '0 * * * *', run: async () => undefined }]);
		await until(() => logged.includes('"job":"last"'));
		expect(runs).toHaveLength(1);
	});

	test('are forgotten when they leave the list', async () => {
		const old = start([{ name: 'old', cron: '15 3 * * *', run: async () => undefined }]);
		await until(() => logged.includes('"job":"old"'));
		await old.stop();
		running.length = 0;
		start([{ name: 'new', cron: '15 3 * * *', run: async () => undefined }]);
		await until(() => logged.includes('"job":"new"'));
		await until(async () => (await schedules()).map(({ name }) => name).join() === 'new');
	});

	test('that fail leave a line in the log without what they failed over, and the others run', async () => {
		const query = Object.assign(new Error('Failed query: mette@example.dk'), { query: 'select' });
		start([
			{ name: 'failing', cron: '0 * * * *', run: () => Promise.reject(query) },
			{ name: 'working', cron: '0 * * * *', run: async () => undefined }
		]);
		await until(() => logged.includes('job failed') && logged.includes('"job":"working"'));
		expect(logged).not.toContain('mette');
		const stored = rowsOf<{ output: unknown }>(await database.db.execute(sql`select output from pgboss.job`));
		expect(JSON.stringify(stored)).not.toContain('mette');
	});

	test('of the portal can all be scheduled', async () => {
		const named = jobs.map(({ name, cron }) => ({ name, cron, run: async () => undefined }));
		start(named);
		await until(() => named.every(({ name }) => logged.includes(`"job":"${name}"`)));
		expect((await schedules()).map(({ name }) => name)).toEqual(jobs.map(({ name }) => name).toSorted());
	});

	if (engine === 'pglite') return;
	test('wait for a database that is down', async () => {
		const proxy = await startDatabaseProxy(databaseUrl ?? '');
		await proxy.cut();
		const waiting = start([{ name: 'late', cron: '0 * * * *', run: async () => undefined }], proxy.url);
		await until(() => logged.includes('jobs are not scheduled yet'));
		await proxy.mend();
		await until(() => logged.includes('"job":"late"'));
		// And does not fall when it goes away again.
		await proxy.cut();
		await new Promise((resolve) => setTimeout(resolve, 500));
		await waiting.stop();
		await proxy.close();
	});
});

describeDatabases('what signing in leaves behind', (getDb) => {
	test('is deleted once it has run out, and not before', async () => {
		const db = getDb();
		const [owner] = await db.insert(account).values({ mail: 'mette@example.dk' }).returning();
		const minutes = (count: number) => new Date(noon.getTime() + count * 60_000);
		const addSession = (id: string, expiresAt: Date, endsAt: Date) =>
			db.insert(session).values({
				id,
				userId: owner?.id ?? 0,
				expiresAt,
				endsAt,
				createdAt: minutes(-100),
				lastUsedAt: minutes(-100),
				browser: 'Firefox'
			});
		await addSession('in use', minutes(1), minutes(1));
		await addSession('unused', minutes(0), minutes(60));
		await addSession('too old', minutes(60), minutes(0));
		await addRequest(db, 'of today', minutes(-24 * 60));
		await addRequest(db, 'of yesterday', minutes(-24 * 60 - 1));
		await db.insert(rateCount).values([
			{ key: 'open', windowStart: 0, count: 1, expiresAt: minutes(0) },
			{ key: 'over', windowStart: 0, count: 1, expiresAt: minutes(-1) }
		]);
		await deleteEndedSignIns(db, noon);
		await deleteEndedSignIns(db, noon);
		expect((await db.select().from(session)).map(({ id }) => id)).toEqual(['in use']);
		expect((await db.select().from(signInRequest)).map(({ linkHash }) => linkHash)).toEqual(['of today']);
		expect((await db.select().from(rateCount)).map(({ key }) => key)).toEqual(['open']);
	});
});

async function addRequest(db: Db, linkHash: string, expiresAt: Date) {
	await db.insert(signInRequest).values({
		mail: 'mette@example.dk',
		browserHash: 'browser',
		linkHash,
		codeSalt: 'salt',
		codeHash: 'code',
		createdAt: expiresAt,
		expiresAt,
		triesLeft: 5
	});
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	const end = performance.now() + 20_000;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error(`it did not happen in time; the log:\n${logged}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
