import { gunzipSync, gzipSync } from 'node:zlib';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactFunction, installation, organisation, person } from '../../src/lib/server/contacts/schema.ts';
import { backup } from '../../src/lib/server/db/backup.ts';
import { type Engine, type OpenDatabase, rowsOf } from '../../src/lib/server/db/connect.ts';
import { restore } from '../../src/lib/server/db/restore.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { type Content, describeDatabases, engines, openTestDatabase } from '../support/database.ts';
import { rulesOf, tableContents } from '../support/table-contents.ts';

const now = new Date('2026-11-22T10:00:00Z');

describe('a network with every kind of value in it', () => {
	const opened: OpenDatabase[] = [];
	const journey: Engine[] = engines.includes('postgres')
		? ['pglite', 'postgres', 'pglite']
		: ['pglite', 'pglite'];

	afterAll(async () => {
		for (const open of opened) await open.close();
	});

	test(`is the same to the last row after ${journey.join(' → ')}`, async () => {
		const [first, ...others] = journey;
		const from = await open(first, 'demo');
		await addLaterTable(from);
		await addAwkwardRows(from);
		const original = await tableContents(from);
		const rules = await rulesOf(from);
		let file = await backupOf(from);
		for (const engine of others) {
			const to = await open(engine, 'nothing');
			await addLaterTable(to);
			await restore(to, file);
			expect(await withoutVersion(to)).toEqual(leaveOutVersion(original));
			expect(await withoutNotNull(to)).toEqual(notNullLeftOut(rules));
			file = await backupOf(to);
		}
	});

	async function open(engine: Engine = 'pglite', content: Content = 'nothing'): Promise<Db> {
		const made = await openTestDatabase(engine, content);
		opened.push(made);
		return made.db;
	}
});

describeDatabases('restoring a backup', (getDb) => {
	let file: Uint8Array;

	beforeAll(async () => {
		file = await backupOf(getDb());
	});

	test('takes back what was changed since, and what was added', async () => {
		const db = getDb();
		const before = await withoutVersion(db);
		await db.insert(organisation).values({ kind: 'team', name: 'Nyt hold', slug: 'nyt-hold' });
		await db.update(contactFunction).set({ can: 'Noget andet' }).where(eq(contactFunction.slug, 'alarm-112'));
		await restore(db, file);
		expect(await withoutVersion(db)).toEqual(before);
	});

	test('leaves every constraint and trigger as it was', async () => {
		const before = await rulesOf(getDb());
		await restore(getDb(), file);
		expect(await rulesOf(getDb())).toEqual(before);
	});

	test('tells running portals to read the directory anew, whatever version the backup was of', async () => {
		const db = getDb();
		await db.execute(sql`update snapshot_version set version = 5000`);
		await restore(db, file);
		expect(await versionOf(db)).toBe(5001);
		const later = await backupOf(db);
		await db.execute(sql`update snapshot_version set version = 7`);
		await restore(db, later);
		expect(await versionOf(db)).toBe(5002);
	});

	test('gives a new row a number that no earlier row had', async () => {
		const db = getDb();
		const [gone] = await db.insert(person).values({ name: 'Anna' }).returning();
		await db.delete(person).where(eq(person.name, 'Anna'));
		await restore(db, await backupOf(db));
		const [next] = await db.insert(person).values({ name: 'Bo' }).returning();
		expect(next?.id).toBe((gone?.id ?? 0) + 1);
	});

	test('refuses a demo in a real network', async () => {
		const demo = rewritten(file, (text) => text.replace('"demo":false', '"demo":true'));
		await expectRefusal(getDb(), demo, 'er en demo');
	});

	describe('refuses, and changes nothing, when the file', () => {
		test('is something else', async () => {
			const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]);
			await expectRefusal(getDb(), jpeg, 'ikke en sikkerhedskopi');
			await expectRefusal(getDb(), new Uint8Array(), 'ikke en sikkerhedskopi');
			await expectRefusal(getDb(), gzipSync('organisation;funktion\n'), 'ikke en sikkerhedskopi');
		});

		test.each([0.1, 0.5, 0.9, 0.999])('ends after %f of it', async (part) => {
			await expectRefusal(getDb(), file.slice(0, file.length * part), 'ikke hel');
		});

		test('lacks its last lines, packed anew', async () => {
			const cut = rewritten(file, (text) => text.split('\n').slice(0, -2).join('\n') + '\n');
			await expectRefusal(getDb(), cut, 'ikke hel');
		});

		test('lacks a row in the middle', async () => {
			const cut = rewritten(file, (text) => text.replace(/\n\["0101",.*/, ''));
			await expectRefusal(getDb(), cut, 'beskadiget');
		});

		test('has a byte changed on the way', async () => {
			const damaged = file.slice();
			const middle = Math.floor(damaged.length / 2);
			damaged[middle] = (damaged[middle] ?? 0) ^ 0xff;
			await expectRefusal(getDb(), damaged, 'Intet er ændret');
		});

		test('has a value that breaks a rule', async () => {
			const broken = rewritten(file, (text) => text.replace('["0101",', '["københavn",'));
			await expectRefusal(getDb(), broken, 'hænger ikke sammen');
		});

		test('refers to a row that is not in it', async () => {
			const broken = rewritten(file, (text) => text.replace(/(\n\["\d+",)"1"(,"alarm)/i, '$1"999"$2'));
			expect(broken).not.toEqual(file);
			await expectRefusal(getDb(), broken, 'hænger ikke sammen');
		});

		test('was made by a newer version', async () => {
			const newer = rewritten(file, (text) =>
				text.replace(/"migration":"[^"]*"/, '"migration":"9999_later"')
			);
			await expectRefusal(getDb(), newer, 'nyere udgave');
		});

		test('was made by an older version', async () => {
			const older = rewritten(file, (text) =>
				text.replace(/"migration":"[^"]*"/, '"migration":"0000_directory"')
			);
			await expectRefusal(getDb(), older, 'ældre udgave');
		});
	});
});

describe.runIf(engines.includes('postgres'))('while others use the database', () => {
	let open: OpenDatabase;

	beforeAll(async () => {
		open = await openTestDatabase('postgres', 'reference');
	});
	afterAll(() => open.close());

	test('a reader in the middle of the directory sees one state of it, and the restore succeeds', async () => {
		const file = await backupOf(open.db);
		const reader = open.db.transaction(
			async (tx) => {
				const functions = await tx.$count(contactFunction);
				await new Promise((resolve) => setTimeout(resolve, 300));
				return { functions, organisations: await tx.$count(organisation), people: await tx.$count(person) };
			},
			{ isolationLevel: 'repeatable read' }
		);
		await new Promise((resolve) => setTimeout(resolve, 100));
		// Either of the two may be asked to try again; a reader that was can.
		const [read] = await Promise.allSettled([reader, restore(open.db, file)]);
		if (read.status === 'fulfilled')
			expect(read.value).toEqual({ functions: 4, organisations: 1, people: 0 });
		expect(await open.db.$count(contactFunction)).toBe(4);
	});

	test('a backup holds one moment, whatever is written meanwhile', async () => {
		const before = await withoutVersion(open.db);
		let interrupted = false;
		const chunks: Uint8Array[] = [];
		await backup(
			open.db,
			async (chunk) => {
				chunks.push(chunk);
				if (!interrupted) await open.db.insert(person).values({ name: 'Imens' });
				interrupted = true;
			},
			now
		);
		await open.db.insert(person).values({ name: 'Bagefter' });
		await restore(open.db, Buffer.concat(chunks));
		expect(leaveOutSequences(await withoutVersion(open.db))).toEqual(leaveOutSequences(before));
	});
});

async function backupOf(db: Db): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	await backup(db, async (chunk) => void chunks.push(chunk), now);
	return new Uint8Array(Buffer.concat(chunks));
}

function rewritten(file: Uint8Array, change: (text: string) => string): Uint8Array {
	return gzipSync(change(gunzipSync(file).toString('utf8')));
}

async function expectRefusal(db: Db, file: Uint8Array, words: string) {
	const before = await tableContents(db);
	const rules = await rulesOf(db);
	await expect(restore(db, file)).rejects.toThrow(words);
	await expect(restore(db, file)).rejects.toThrow('Intet er ændret');
	expect(await tableContents(db)).toEqual(before);
	expect(await rulesOf(db)).toEqual(rules);
}

/** A table that no code of today knows, as a later version's would be. */
async function addLaterTable(db: Db) {
	await db.execute(sql`
		create table later_table (
			id bigint generated always as identity (start with 9000000000000000000) primary key,
			words text[], grid int[][], at timestamptz, day date, period daterange, amount numeric, part double precision,
			bytes bytea, open json, folded jsonb, span interval, flag boolean, "odd ""name" text,
			doubled numeric generated always as (amount * 2) stored
		)`);
}

async function addAwkwardRows(db: Db) {
	await db.execute(sql`
		insert into later_table (words, grid, at, day, period, amount, part, bytes, open, folded, span, flag, "odd ""name")
		values
			(array['a,b', 'c"d', 'e\\f', null, '', 'NULL', 'ærø'], array[[1, 2], [3, null]], '2026-10-25 02:30:00.123456+01',
			'infinity', '[2026-01-01,)', 12345678901234567890.0987654321, 0.1::float8 + 0.2::float8, '\\x00ff10', '{"b": 1,  "a": null}',
			'null', '1 year 2 mons 3 days 04:05:06.789', true, E'line one\nline two\ttab \u2028 \\\\ "quoted"'),
			('{}', '{}', '-infinity', '0044-03-15 BC', 'empty', 'NaN', '-Infinity', '', 'null', '[]', '0', false, ''),
			(null, null, null, null, null, null, null, null, null, null, null, null, null)`);
	await db
		.update(person)
		.set({ name: 'Åse "Øster" O\'Hara\\\nlinje to' })
		.where(sql`id = (select min(id) from person)`);
	await db.update(installation).set({ referenceDay: '2026-02-28' });
}

async function withoutVersion(db: Db) {
	return leaveOutVersion(await tableContents(db));
}

/** It rises with every restore. */
function leaveOutVersion(contents: Record<string, string[]>) {
	return { ...contents, snapshot_version: [] };
}

/** What a later row got is not given again, so sequences may be ahead. */
function leaveOutSequences(contents: Record<string, string[]>) {
	return Object.fromEntries(Object.entries(contents).filter(([name]) => !name.endsWith('(next)')));
}

async function withoutNotNull(db: Db) {
	return notNullLeftOut(await rulesOf(db));
}

/** PostgreSQL 18 lists these among constraints, 15 does not. */
function notNullLeftOut(rules: string[]) {
	return rules.filter((rule) => !/NOT NULL \S+$/.test(rule));
}

async function versionOf(db: Db): Promise<number> {
	const [row] = rowsOf<{ version: string | number }>(
		await db.execute(sql`select version from snapshot_version`)
	);
	return Number(row?.version);
}
