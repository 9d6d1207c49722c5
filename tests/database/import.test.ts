import { readFileSync } from 'node:fs';
import { asc, isNotNull, isNull, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { reportLines } from '../../src/lib/server/contacts/import/report-text.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { verification } from '../../src/lib/server/verification/schema.ts';
import { describeDatabases } from '../support/database.ts';
import { type Row, fileOf } from '../support/import-files/csv.ts';
import { rolledBack } from '../support/import-files/rolled-back.ts';

const now = new Date('2026-11-22T12:00:00Z');
const base = { organisation: 'Lejre Kommune > PPR', funktion: 'PPR-psykolog' };

const run = (db: Db, rows: readonly Row[], preview = false) =>
	importDirectory(db, fileOf(rows), { preview, now });

function fixture(name: string) {
	const url = new URL(`../support/import-files/${name}`, import.meta.url);
	return { name, bytes: new Uint8Array(readFileSync(url)) };
}

async function snapshotVersion(db: Db) {
	const [row] = await db.select().from(tables.snapshotVersion);
	return row?.version;
}

const placeOf = ({ row, column }: { row: number | null; column: string | null }) => `${row} ${column}`;

describeDatabases('import', (getDb) => {
	const inRolledBack = (body: (db: Db) => Promise<void>) => () => rolledBack(getDb(), body);
	test(
		'a broken file is told fault by fault and writes nothing; the mended one is written whole',
		inRolledBack(async (db) => {
			const before = await snapshotVersion(db);
			const broken = await importDirectory(db, fixture('broken.csv'), { preview: false, now });
			expect(broken.faults.map(placeOf)).toEqual([
				'2 situationer',
				'3 rolle',
				'4 telefon',
				'4 aabningstid',
				'5 fra',
				'5 alder_til',
				'6 kan',
				'6 reserve',
				'8 fra',
				'9 funktion'
			]);
			expect(broken.ok).toBe(false);
			expect(await snapshotVersion(db)).toBe(before);
			expect(reportLines(broken)).toEqual(
				expect.arrayContaining([
					expect.stringMatching(/^Bemærk: Kolonnen "bemærkning"/),
					expect.stringMatching(/^Række 2, kolonne situationer: .*Mente du "udskrivning"/),
					expect.stringMatching(
						/^Række 4, kolonne telefon: "95 71 00" er ikke et telefonnummer\. Skriv 8 cifre/
					),
					'10 fejl. Intet er skrevet. Ret filen, og importér den igen.'
				])
			);

			const mended = await importDirectory(db, fixture('mended.csv'), { preview: false, now });
			expect(mended.faults).toEqual([]);
			expect(mended.counts).toEqual({ create: 8, change: 0, leave: 0 });
			expect(reportLines(mended)[0]).toBe(
				'Række 2: Udskrivningskoordinator i Lejre Kommune > Familie og Unge, Vera Holt. Opretter organisationen Lejre Kommune, organisationen Lejre Kommune > Familie og Unge, funktionen og indehaveren (primær).'
			);
			expect(reportLines(mended).at(-1)).toBe(
				'8 rækker: 8 opretter, 0 ændrer, 0 er uændrede. Alt er skrevet.'
			);

			const written = await snapshotVersion(db);
			const again = await importDirectory(db, fixture('mended.csv'), { preview: false, now });
			expect(again.counts).toEqual({ create: 0, change: 0, leave: 8 });
			expect(await snapshotVersion(db)).toBe(written);
		})
	);

	test(
		'a preview tells what the import then does, and writes nothing',
		inRolledBack(async (db) => {
			const before = await snapshotVersion(db);
			const preview = await importDirectory(db, fixture('mended.csv'), { preview: true, now });
			expect(await snapshotVersion(db)).toBe(before);
			expect(reportLines(preview).at(-1)).toContain('intet er skrevet');
			const imported = await importDirectory(db, fixture('mended.csv'), { preview: false, now });
			expect(imported.rows).toEqual(preview.rows);
		})
	);

	test(
		'every column is in its place afterwards',
		inRolledBack(async (db) => {
			const report = await run(db, [
				{
					organisation: 'Region Øst > Ungeambulatoriet',
					organisationstype: 'hospital',
					kode: 'sor:441221000016006|cvr:12345678',
					organisationsalias: 'UA|Ambulatoriet',
					funktion: 'Visitation',
					bemanding: 'person',
					kan: 'Linje 1\nLinje 2',
					kan_ikke: '=intet',
					saadan: 'Ring',
					situationer: 'udskrivning|screening',
					emner: 'angst',
					velfaerdsomraader: 'psykiatri|sundhed',
					alder_fra: '10',
					alder_til: '24',
					betjener: 'Lejre Kommune',
					kritikalitet: 'akut',
					mandat: 'team',
					telefon: '95 11 00 02',
					telefon_note: 'tast 2',
					mail: 'ua@region.example',
					sikker_mail: 'sikker@region.example',
					web: 'region.example',
					aabningstid: 'man-tir 08.00-12.00, man 13.00-15.00, fre 22.00-06.00',
					reserve: 'Lejre Kommune > Døgnvagt',
					navn: 'Anna Holm',
					titel: 'Overlæge',
					faggruppe: 'læge',
					indehaver_telefon: '95 22 00 01',
					indehaver_mail: 'anna@region.example',
					synlighed: 'alle',
					rolle: 'primær',
					fra: '22.11.2026',
					til: '2027-06-30'
				},
				{ organisation: 'Lejre Kommune', funktion: 'Døgnvagt', bemanding: 'vagt', aabningstid: 'døgnåben' }
			]);
			expect(report.faults).toEqual([]);

			const functions = await db
				.select()
				.from(tables.contactFunction)
				.orderBy(asc(tables.contactFunction.id));
			const [visitation, duty] = functions.slice(-2);
			expect(visitation).toMatchObject({
				slug: 'ungeambulatoriet-visitation',
				can: 'Linje 1\nLinje 2',
				cannot: '=intet',
				howTo: 'Ring',
				ageFrom: 10,
				ageTo: 24,
				criticality: 'acute',
				mandate: 'team',
				staffing: 'person',
				alwaysOpen: false,
				reserveId: duty?.id
			});
			expect(duty).toMatchObject({ slug: 'lejre-doegnvagt', staffing: 'line', alwaysOpen: true });
			expect(
				await db
					.select()
					.from(tables.openingInterval)
					.orderBy(sql`weekday, opens`)
			).toMatchObject([
				{ weekday: 1, opens: 480, closes: 720 },
				{ weekday: 1, opens: 780, closes: 900 },
				{ weekday: 2, opens: 480, closes: 720 },
				{ weekday: 5, opens: 1320, closes: 1800 }
			]);
			const organisations = await db.select().from(tables.organisation).orderBy(asc(tables.organisation.id));
			const lejre = organisations.find(({ name }) => name === 'Lejre Kommune');
			const unit = organisations.find(({ name }) => name === 'Ungeambulatoriet');
			expect(lejre).toMatchObject({ kind: 'municipality', parentId: null, slug: 'lejre-kommune' });
			expect(unit).toMatchObject({ kind: 'hospital', aliases: ['UA', 'Ambulatoriet'] });
			expect(
				await db
					.select()
					.from(tables.organisationCode)
					.orderBy(sql`system`)
			).toEqual([
				{ system: 'cvr', value: '12345678', organisationId: unit?.id },
				{ system: 'kommunekode', value: '0350', organisationId: lejre?.id },
				{ system: 'sor', value: '441221000016006', organisationId: unit?.id }
			]);
			expect(await db.select().from(tables.functionServed)).toEqual([
				{ functionId: visitation?.id, organisationId: lejre?.id }
			]);
			expect(await db.select().from(tables.functionSituation)).toHaveLength(2);
			expect(await db.select().from(tables.functionTopic)).toHaveLength(1);
			expect(await db.select().from(tables.functionWelfareArea)).toHaveLength(2);
			const [person] = await db.select().from(tables.person);
			expect(person).toMatchObject({ name: 'Anna Holm', title: 'Overlæge', organisationId: unit?.id });
			expect(person?.professionId).not.toBeNull();
			expect(await db.select().from(tables.holder)).toMatchObject([
				{ role: 'primary', startsOn: '2026-11-22', endsOn: '2027-06-30', showName: true, addedAt: now }
			]);
			const channels = await db
				.select()
				.from(tables.channel)
				.where(sql`function_id = ${visitation?.id} or person_id = ${person?.id}`)
				.orderBy(asc(tables.channel.id));
			expect(channels.map(({ kind, value, note, visibility }) => [kind, value, note, visibility])).toEqual([
				['phone', '+4595110002', 'tast 2', 'public'],
				['mail', 'ua@region.example', null, 'public'],
				['secureMail', 'sikker@region.example', null, 'public'],
				['web', 'https://region.example', null, 'public'],
				['phone', '+4595220001', null, 'public'],
				['mail', 'anna@region.example', null, 'public']
			]);
			expect(channels.every(({ addedAt }) => addedAt.getTime() === now.getTime())).toBe(true);
		})
	);

	test(
		'import confirms nothing',
		inRolledBack(async (db) => {
			await importDirectory(db, fixture('mended.csv'), { preview: false, now });
			expect(await db.select().from(verification)).toEqual([]);
		})
	);

	test(
		'a changed number is a new row, and the old one stays with the evidence about it',
		inRolledBack(async (db) => {
			await run(db, [{ ...base, telefon: '95110001' }]);
			const ofFunction = isNotNull(tables.channel.functionId);
			const before = await db.select().from(tables.channel).where(ofFunction);
			const old = before.find(({ value }) => value === '+4595110001');
			expect((await run(db, [{ ...base, telefon: '95110009' }])).faults).toEqual([]);
			const after = await db.select().from(tables.channel).where(ofFunction);
			expect(after.find(({ id }) => id === old?.id)).toEqual({ ...old, retiredAt: now });
			expect(after.find(({ value }) => value === '+4595110009')).toMatchObject({
				retiredAt: null,
				addedAt: now
			});
		})
	);

	test(
		'what a file changes is replaced, and what it does not tell of stays',
		inRolledBack(async (db) => {
			await run(db, [
				{
					...base,
					kan: 'A',
					emner: 'angst|sorg',
					aabningstid: 'man 08.00-12.00',
					navn: 'Anna',
					titel: 'Psykolog'
				}
			]);
			const { rows, faults } = await run(db, [
				{
					...base,
					kan: 'B',
					emner: 'angst|vold',
					aabningstid: 'tir 09.00-10.00',
					navn: 'Anna',
					titel: 'Leder'
				}
			]);
			expect(faults).toEqual([]);
			expect(rows).toMatchObject([{ action: 'change' }]);
			expect(rows[0]?.changes.map(({ field }) => field)).toEqual(['kan', 'emner', 'aabningstid', 'titel']);
			const [fn] = await db
				.select()
				.from(tables.contactFunction)
				.where(sql`name = 'PPR-psykolog'`);
			expect(fn).toMatchObject({ can: 'B', criticality: 'ordinary' });
			expect(await db.select().from(tables.functionTopic)).toHaveLength(2);
			expect(await db.select().from(tables.openingInterval)).toMatchObject([{ weekday: 2, opens: 540 }]);
			expect(await db.select().from(tables.person)).toMatchObject([{ name: 'Anna', title: 'Leder' }]);
		})
	);

	test(
		'a unit recognised by its code is renamed and moved, and keeps its slug and its functions',
		inRolledBack(async (db) => {
			await run(db, [{ organisation: 'Region Øst > Afdeling A', kode: 'sor:441221', funktion: 'Læge' }]);
			const { faults } = await run(db, [
				{ organisation: 'Region Øst > Center B > Afdeling C', kode: 'sor:441221', funktion: 'Læge' }
			]);
			expect(faults).toEqual([]);
			const [unit] = await db
				.select()
				.from(tables.organisation)
				.where(sql`slug = 'afdeling-a'`);
			expect(unit).toMatchObject({ name: 'Afdeling C' });
			expect(
				await db
					.select()
					.from(tables.contactFunction)
					.where(sql`name = 'Læge'`)
			).toHaveLength(1);
		})
	);

	test(
		'a handover ends one primary and begins the next, and its day can be moved both ways',
		inRolledBack(async (db) => {
			await run(db, [{ ...base, navn: 'Anna', fra: '2024-01-01', til: '' }]);
			await run(db, [{ ...base, navn: 'Bo', fra: '2026-07-01', til: '' }]);
			const periods = async () =>
				(await db.select().from(tables.holder).orderBy(asc(tables.holder.id))).map(
					({ startsOn, endsOn }) => `${startsOn}–${endsOn ?? ''}`
				);
			expect(await periods()).toEqual(['2024-01-01–2026-06-30', '2026-07-01–']);
			for (const [end, start] of [
				['2026-09-30', '2026-10-01'],
				['2026-03-31', '2026-04-01']
			] as const) {
				const { faults } = await run(db, [
					{ ...base, navn: 'Bo', fra: start },
					{ ...base, navn: 'Anna', fra: '2024-01-01', til: end }
				]);
				expect(faults).toEqual([]);
				expect(await periods()).toEqual([`2024-01-01–${end}`, `${start}–`]);
			}
		})
	);

	test(
		'what only the database knows to refuse is a fault too, and writes nothing',
		inRolledBack(async (db) => {
			await db.execute(
				sql`alter table contact_function add constraint no_such_name check (name <> 'Forbudt')`
			);
			const before = await snapshotVersion(db);
			const { ok, faults } = await run(db, [base, { ...base, funktion: 'Forbudt' }]);
			expect(ok).toBe(false);
			expect(faults).toMatchObject([{ row: null, message: expect.stringContaining('no_such_name') }]);
			expect(await snapshotVersion(db)).toBe(before);
		})
	);

	test(
		'a file that is no table gets a message and writes nothing',
		inRolledBack(async (db) => {
			const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]);
			const report = await importDirectory(db, { name: 'billede.csv', bytes: jpeg }, { preview: false, now });
			expect(reportLines(report)).toEqual([
				expect.stringContaining('hverken CSV eller Excel'),
				'1 fejl. Intet er skrevet. Ret filen, og importér den igen.'
			]);
		})
	);

	test(
		'a thousand rows are written with no more statements than ten',
		inRolledBack(async (db) => {
			const rows = (count: number) =>
				Array.from({ length: count }, (_unused, index) => ({
					organisation: `Lejre Kommune > Team ${index % 7}`,
					funktion: `Funktion ${index}`,
					telefon: String(95_000_000 + index),
					navn: `Person ${index}`
				}));
			const version = async (count: number) => {
				const before = (await snapshotVersion(db)) ?? 0;
				expect((await run(db, rows(count))).ok).toBe(true);
				return ((await snapshotVersion(db)) ?? 0) - before;
			};
			const few = await version(10);
			expect(await version(1000)).toBeLessThanOrEqual(few);
			expect(await db.select().from(tables.channel).where(isNull(tables.channel.retiredAt))).toHaveLength(
				1004
			);
		})
	);
});

describeDatabases('imports at the same moment', (getDb) => {
	test('two imports of one file at the same moment: one writes, the other finds it done', async () => {
		const db = getDb();
		const file = fixture('mended.csv');
		const reports = await Promise.all([
			importDirectory(db, file, { preview: false, now }),
			importDirectory(db, file, { preview: false, now })
		]);
		expect(reports.map(({ counts }) => counts.create).sort()).toEqual([0, 8]);
		expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
	});
});
