import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns } from '../../src/lib/contacts/import-input.ts';
import { exportDirectory } from '../../src/lib/server/contacts/import/export-directory.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { readTable } from '../../src/lib/server/contacts/import/read-table.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { describeDatabases } from '../support/database.ts';
import { type Row, fileOf } from '../support/import-files/csv.ts';
import { rolledBack } from '../support/import-files/rolled-back.ts';

const now = new Date('2026-11-22T12:00:00Z');
const formats = ['csv', 'xlsx'] as const;

const run = (db: Db, bytes: Uint8Array) =>
	importDirectory(db, { name: 'eksport', bytes }, { preview: false, now });

async function rowsIn(bytes: Uint8Array): Promise<Row[]> {
	const table = await readTable(bytes);
	if (!table.ok) throw new Error(table.message);
	return table.rows.map(({ cells }) =>
		Object.fromEntries(table.header.map((column, index) => [column, cells[index] ?? '']))
	);
}

/** Exports, imports what was exported, and expects that nothing has moved. */
async function expectNoChange(db: Db, format: (typeof formats)[number]) {
	const version = async () => (await db.select().from(tables.snapshotVersion))[0]?.version;
	const before = await version();
	const report = await run(db, await exportDirectory(db, format, { now }));
	expect(report.faults).toEqual([]);
	expect(report.notices).toEqual([]);
	expect(report.rows.filter(({ action }) => action !== 'leave')).toEqual([]);
	expect(report.rows.length).toBeGreaterThan(0);
	expect(await version()).toBe(before);
}

/** Adds a function with what forms, and not files, can make of it. */
async function addOddities(db: Db) {
	const [unit] = await db
		.insert(tables.organisation)
		.values({ kind: 'voluntary', name: 'Ung  Café', slug: 'ung-cafe', aliases: [' UC', "'caféen", '=café'] })
		.returning();
	const organisationId = unit?.id ?? 0;
	await db.insert(tables.organisationCode).values([
		{ system: 'cvr', value: '12345678', organisationId },
		{ system: 'sor', value: '441221000016006', organisationId }
	]);
	const [reserve, fn] = await db
		.insert(tables.contactFunction)
		.values([
			{ organisationId, name: '-Nødtelefon', slug: 'noed', staffing: 'line', alwaysOpen: true },
			{
				organisationId,
				name: '\'Rådgivning;  "åben"',
				slug: 'raadgivning',
				can: '=1+1',
				cannot: '- ét punkt\r\n- to; "citat", |streg|\r\n\t@slut  ',
				howTo: "''_x0041_ a\u030a 👩‍👧\u00a0",
				ageTo: 0
			}
		])
		.returning();
	await db
		.update(tables.contactFunction)
		.set({ reserveId: reserve?.id ?? null })
		.where(sql`id = ${fn?.id}`);
	await db.insert(tables.functionServed).values({ functionId: fn?.id ?? 0, organisationId });
	await db.insert(tables.openingInterval).values([
		{ functionId: fn?.id ?? 0, weekday: 1, opens: 480, closes: 720 },
		{ functionId: fn?.id ?? 0, weekday: 1, opens: 720, closes: 1440 },
		{ functionId: fn?.id ?? 0, weekday: 7, opens: 960, closes: 1920 }
	]);
	const people = await db
		.insert(tables.person)
		.values([
			{ name: 'Anna Holm' },
			{ name: '+Bo Lind', title: '@leder' },
			{ name: 'Anna Holm' },
			{ name: 'Carl Rye' }
		])
		.returning();
	const [anna = 0, bo = 0, namesake = 0, former = 0] = people.map(({ id }) => id);
	const held = { functionId: fn?.id ?? 0, role: 'deputy' } as const;
	await db.insert(tables.holder).values([
		{ ...held, personId: anna, showName: false },
		{ ...held, personId: bo, startsOn: '2027-01-01', endsOn: '2027-12-31' },
		{ ...held, personId: namesake, startsOn: '2026-01-01' },
		{ ...held, personId: former, endsOn: '2026-11-21' }
	]);
	const phone = { kind: 'phone', visibility: 'public' } as const;
	await db.insert(tables.channel).values([
		{ ...phone, functionId: fn?.id, value: '+4595110002', position: 1, note: 'tast 2' },
		{ ...phone, functionId: fn?.id, value: '+4595110001', position: 1, visibility: 'network' },
		{ ...phone, functionId: reserve?.id, value: '+468123456' },
		{ ...phone, functionId: fn?.id, kind: 'mail', value: 'Ung@Cafe.example', visibility: 'network' },
		{ ...phone, functionId: fn?.id, kind: 'web', value: 'http://cafe.example/Ung' },
		{ ...phone, personId: anna, value: '+4570201201', display: '70 201 201' },
		{ ...phone, personId: anna, kind: 'mail', value: 'fælles@cafe.example', visibility: 'network' },
		{ ...phone, personId: bo, kind: 'mail', value: 'Fælles@cafe.example', visibility: 'network' }
	]);
}

describeDatabases('export', (getDb) => {
	const inRolledBack = (body: (db: Db) => Promise<void>) => () => rolledBack(getDb(), body);

	describe.each(formats)('%s', (format) => {
		test(
			'imported again, changes nothing, whatever stands in it',
			inRolledBack(async (db) => {
				await addOddities(db);
				await expectNoChange(db, format);
			})
		);

		test(
			'carries any text there and back',
			inRolledBack(async (db) => {
				// PostgreSQL stores no NUL and no half of a surrogate pair.
				const text = fc
					.string({ unit: 'binary', maxLength: 60 })
					.map((any) => `${any.replaceAll('\0', '').toWellFormed()}.`);
				const texts = fc.sample(fc.tuple(text, text), { numRuns: 200, seed: 2026 });
				const [unit] = await db
					.insert(tables.organisation)
					.values({ kind: 'team', name: 'Tekster', slug: 'tekster' })
					.returning();
				await db.insert(tables.contactFunction).values(
					texts.map(([can, cannot], index) => ({
						...{ organisationId: unit?.id ?? 0, name: `Funktion ${index}`, slug: `tekst-${index}` },
						...{ can: `=${can}`, cannot }
					}))
				);
				await expectNoChange(db, format);
			})
		);
	});

	test(
		'has a row for each function and holder of today or later, with every column, numbers without +45',
		inRolledBack(async (db) => {
			await addOddities(db);
			const rows = await rowsIn(await exportDirectory(db, 'csv', { now }));
			const own = rows.filter(({ organisation }) => organisation === 'Ung  Café');
			expect(Object.keys(own[0] ?? {})).toEqual(columns);
			expect(own.map(({ navn, fra }) => `${navn} ${fra}`)).toEqual([
				'Anna Holm ',
				'Anna Holm 2026-01-01',
				'+Bo Lind 2027-01-01',
				' '
			]);
			expect(own[0]).toMatchObject({
				kode: 'sor:441221000016006|cvr:12345678',
				telefon: '95 11 00 02',
				telefon_note: 'tast 2',
				aabningstid: 'man 08.00-12.00, man 12.00-24.00, søn 16.00-08.00',
				reserve: 'Ung  Café > -Nødtelefon',
				betjener: 'Ung  Café',
				rolle: 'stedfortræder',
				indehaver_telefon: '70 201 201',
				synlighed: ''
			});
			expect(rows.find(({ funktion }) => funktion === 'Livslinien')).toMatchObject({ telefon: '70 201 201' });
		})
	);

	test(
		'protects what a spreadsheet would run, and is CSV as a Danish spreadsheet opens it',
		inRolledBack(async (db) => {
			await addOddities(db);
			const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
				await exportDirectory(db, 'csv', { now })
			);
			expect(text.startsWith('\ufefforganisation;organisationstype;kode;')).toBe(true);
			expect(text.endsWith('\r\n')).toBe(true);
			expect(text).toContain(`;'=1+1;"'- ét punkt\n- to; ""citat""`);
			expect(text).toContain(";'+Bo Lind;'@leder;");
			expect(text).toContain(";'+468123456;");
		})
	);

	test(
		'into an empty network makes the same network',
		inRolledBack(async (db) => {
			const ofOne = { organisation: 'Lejre Kommune', organisationsalias: 'Lejre|Gl. Lejre' };
			const made = await importDirectory(
				db,
				fileOf([
					{
						...ofOne,
						funktion: 'Mentor',
						navn: 'Anna',
						indehaver_telefon: '95220001',
						synlighed: 'alle',
						titel: 'Leder'
					},
					{ ...ofOne, funktion: 'Mentor', navn: 'Bo', rolle: 'stedfortræder', fra: '2027-01-01', titel: '' },
					{
						...ofOne,
						funktion: 'Vagt',
						bemanding: 'vagt',
						telefon: '95110001',
						aabningstid: 'man-fre 08.00-15.00'
					}
				]),
				{ preview: false, now }
			);
			expect(made.faults).toEqual([]);
			const before = await exportDirectory(db, 'csv', { now });
			const emptied = [
				'change',
				'holder',
				'channel',
				'person',
				'opening_interval',
				'acute_number',
				'contact_function'
			];
			for (const table of [...emptied, 'organisation_code', 'organisation']) {
				await db.execute(sql`delete from ${sql.identifier(table)}`);
			}
			expect((await run(db, before)).faults).toEqual([]);
			expect(await exportDirectory(db, 'csv', { now })).toEqual(before);
		})
	);
});

describeDatabases(
	'export of the demo network',
	(getDb) => {
		test.each(formats)('as %s, imported again, changes nothing', async (format) => {
			await rolledBack(getDb(), (db) => expectNoChange(db, format));
		});
	},
	{ content: 'demo' }
);
