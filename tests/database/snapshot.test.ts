import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import { lookup } from '../../src/lib/directory/lookup.ts';
import { readQuery } from '../../src/lib/directory/query.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import { SnapshotStore } from '../../src/lib/server/contacts/snapshot-store.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { describeDatabases } from '../support/database.ts';

const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };
const now = new Date('2026-11-22T12:00:00Z');

/** One municipality with one function, a holder with numbers, a deputy who shows only the function, and a former holder. */
async function insertNetwork(db: Db) {
	const organisation = only(
		await db
			.insert(tables.organisation)
			.values({ kind: 'municipality', name: 'Gribskov Kommune', slug: 'gribskov-kommune' })
			.returning()
	);
	const fn = only(
		await db
			.insert(tables.contactFunction)
			.values({ organisationId: organisation.id, name: 'Koordinator', slug: 'koordinator' })
			.returning()
	);
	const addPerson = async (name: string) => only(await db.insert(tables.person).values({ name }).returning());
	const mette = await addPerson('Mette Holm');
	const bo = await addPerson('Bo Lund');
	const ida = await addPerson('Ida Krogh');
	await db.insert(tables.channel).values([
		{ functionId: fn.id, kind: 'phone', value: '+4595110001', visibility: 'public' },
		{ functionId: fn.id, kind: 'mail', value: 'intern@gribskov.example', visibility: 'network' },
		{ personId: mette.id, kind: 'phone', value: '+4595110002', visibility: 'network' },
		{ personId: mette.id, kind: 'mail', value: 'mette@gribskov.example', visibility: 'public' },
		{ personId: bo.id, kind: 'phone', value: '+4595110003', visibility: 'public' },
		{ personId: ida.id, kind: 'phone', value: '+4595110004', visibility: 'public' }
	]);
	await db.insert(tables.holder).values([
		{ functionId: fn.id, personId: mette.id, startsOn: '2026-06-01' },
		{ functionId: fn.id, personId: bo.id, role: 'deputy', showName: false },
		{ functionId: fn.id, personId: ida.id, endsOn: '2026-05-31' }
	]);
	return { organisation, fn };
}

function only<T>([row]: T[]): T {
	if (!row) throw new Error('nothing was inserted');
	return row;
}

describeDatabases(
	'the snapshot',
	(getDb) => {
		test('holds public data only: no network number, no hidden or former holder, anywhere in it', async () => {
			await insertNetwork(getDb());

			const snapshot = await readSnapshot(getDb(), settings, now);
			const text = JSON.stringify(snapshot);

			expect(text).toContain('95 11 00 01');
			expect(text).toContain('Mette Holm');
			for (const secret of [
				'intern@',
				'95110002',
				'95 11 00 02',
				'Bo Lund',
				'95110003',
				'Ida Krogh',
				'95110004'
			]) {
				expect(text).not.toContain(secret);
			}
			expect(snapshot.functions.find(({ slug }) => slug === 'koordinator')).toMatchObject({
				networkOnly: true,
				holders: [
					{ from: '2026-06-01', networkOnly: true, channels: [{ value: 'mette@gribskov.example' }] },
					{ role: 'deputy', personId: null, channels: [], networkOnly: true },
					{ to: '2026-05-31', personId: null, channels: [], networkOnly: false }
				]
			});
		});

		test('answers a lookup as the database says', async () => {
			await insertNetwork(getDb());
			const directory = prepareDirectory(await readSnapshot(getDb(), settings, now));
			const read = readQuery(directory, { kommune: 'gribskov' }, now);
			if (!read.ok) throw new Error(read.fault.error);

			expect(lookup(directory, read.query, now).answers).toMatchObject([
				{
					function: { name: 'Koordinator', organisation: 'Gribskov Kommune' },
					staffing: 'held',
					holder: { name: 'Mette Holm' },
					networkOnly: true,
					channels: [{ display: '95 11 00 01' }, { value: 'mette@gribskov.example' }],
					freshness: { state: 'unconfirmed' }
				}
			]);
		});
	},
	{ eachTest: true }
);

describeDatabases(
	'the snapshot store',
	(getDb, engine) => {
		const stores: SnapshotStore[] = [];
		afterEach(async () => {
			await Promise.all(stores.splice(0).map((store) => store.close()));
		});

		async function startStore(file: string, db: Db = getDb()): Promise<SnapshotStore> {
			const log = createLogger(() => undefined);
			const store = new SnapshotStore({
				db,
				engine,
				demo: false,
				settings,
				file,
				log,
				now: () => new Date(),
				prepare: async () => {}
			});
			stores.push(store);
			await store.start(() => false);
			return store;
		}

		async function temporary(): Promise<{ file: string; remove: () => Promise<void> }> {
			const folder = await mkdtemp(join(tmpdir(), 'vejviser-snapshot-'));
			return { file: join(folder, 'snapshot.json'), remove: () => rm(folder, { recursive: true }) };
		}

		const names = (store: SnapshotStore) =>
			store.current.directory.snapshot.functions
				.filter(({ slug }) => slug === 'koordinator')
				.map(({ name }) => name);

		test('shows a change without being asked to, in search too', async () => {
			const { fn } = await insertNetwork(getDb());
			const { file, remove } = await temporary();
			const store = await startStore(file);
			expect(names(store)).toEqual(['Koordinator']);

			await getDb()
				.update(tables.contactFunction)
				.set({ name: 'Ny koordinator' })
				.where(eq(tables.contactFunction.id, fn.id));

			await expect.poll(() => names(store), { timeout: 20_000 }).toEqual(['Ny koordinator']);
			await expect
				.poll(() => store.current.search?.directory === store.current.directory, { timeout: 20_000 })
				.toBe(true);
			await store.close();
			await remove();
		});

		test('starts from disk when the database does not answer, and says how old the data is', async () => {
			await insertNetwork(getDb());
			const { file, remove } = await temporary();
			const first = await startStore(file);
			await first.close();

			const log = createLogger(() => undefined);
			let isUp = false;
			const store = new SnapshotStore({
				db: getDb(),
				engine,
				demo: false,
				settings,
				file,
				log,
				now: () => new Date(),
				prepare: async () => {
					if (!isUp) throw new Error('down');
				}
			});
			stores.push(store);
			await store.start(() => false);

			expect(store.current.database).toBe('down');
			expect(names(store)).toEqual(['Koordinator']);
			expect(Date.now() - store.current.dataAt.getTime()).toBeLessThan(60_000);

			isUp = true;
			await expect.poll(() => store.current.database, { timeout: 20_000 }).toBe('up');
			await store.close();
			await remove();
		});
	},
	{ eachTest: true }
);

describe('a file that is no snapshot of this network', () => {
	test('is not answered from, least of all the demo’s in a real network', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'vejviser-snapshot-'));
		const file = join(folder, 'snapshot.json');
		await writeFile(file, JSON.stringify({ format: 1, snapshot: { demo: true } }));
		const store = new SnapshotStore({
			db: {} as Db,
			engine: 'postgres',
			demo: false,
			settings,
			file,
			log: createLogger(() => undefined),
			now: () => new Date(),
			prepare: async () => {
				throw new Error('down');
			}
		});
		await expect(store.start(() => false)).rejects.toThrow('down');
		await rm(folder, { recursive: true });
	});

	test('is not answered from', async () => {
		const store = new SnapshotStore({
			db: {} as Db,
			engine: 'postgres',
			demo: false,
			settings,
			file: join(tmpdir(), 'no-such-folder', 'snapshot.json'),
			log: createLogger(() => undefined),
			now: () => new Date(),
			prepare: async () => {
				throw new Error('down');
			}
		});
		await expect(store.start(() => false)).rejects.toThrow('down');
	});
});
