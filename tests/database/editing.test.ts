import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type Actor, anonymous } from '../../src/lib/server/accounts/actor.ts';
import { listChanges } from '../../src/lib/server/contacts/change-log.ts';
import { EditConflict } from '../../src/lib/server/contacts/editing/conflict.ts';
import { previewFunction, saveFunction } from '../../src/lib/server/contacts/editing/edit-function.ts';
import { undoChange } from '../../src/lib/server/contacts/editing/undo.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { FieldRefusal, Refusal, SecondFactorNeeded, SignInNeeded } from '../../src/lib/server/refusal.ts';
import { actorWith, coordinatorRole } from '../support/actors.ts';
import { rows, slug } from '../support/edited-network.ts';
import { describeDatabases } from '../support/database.ts';
import { fileOf } from '../support/import-files/csv.ts';
import { tableContents } from '../support/table-contents.ts';

const now = new Date('2026-11-22T12:00:00Z');
const later = new Date('2026-11-22T13:00:00Z');
const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };

describeDatabases(
	'editing',
	(getDb) => {
		let ane: Actor;
		let bent: Actor;

		beforeEach(async () => {
			const report = await importDirectory(getDb(), fileOf(rows), { preview: false, now });
			expect(report.faults).toEqual([]);
			const gribskov = await organisationId(getDb(), 'Gribskov Kommune');
			ane = await actorWith(getDb(), 'Ane Key', [{ role: 'keyPerson', organisationId: gribskov }]);
			bent = await actorWith(getDb(), 'Bent Key', [{ role: 'keyPerson', organisationId: gribskov }]);
		});

		const save = (actor: Actor, entered: Record<string, string>, base: Record<string, string>, at = now) =>
			saveFunction(getDb(), actor, slug, { entered, base }, { now: at });

		test('a key person of the municipality changes a function of a unit below it, and the log says so', async () => {
			await save(ane, { kan: 'Tage imod og følge op.' }, { kan: 'Tage imod.' });
			expect((await functionRow(getDb())).can).toBe('Tage imod og følge op.');
			const { sets } = await listChanges(
				getDb(),
				ane,
				{ subject: 'function', id: await functionId(getDb()) },
				1
			);
			expect(sets[0]).toMatchObject({
				by: 'Ane Key',
				source: 'form',
				changes: [{ field: 'kan', before: 'Tage imod.', after: 'Tage imod og følge op.', mayUndo: true }]
			});
		});

		test('what two people change in different fields is kept of both', async () => {
			const base = { kan: 'Tage imod.', alder_til: '17' };
			await save(ane, { ...base, kan: 'Noget andet.' }, base);
			await save(bent, { ...base, alder_til: '18' }, base, later);
			expect(await functionRow(getDb())).toMatchObject({ can: 'Noget andet.', ageTo: 18 });
		});

		test('the second to change the same field is told what the first wrote, and nothing is lost', async () => {
			const base = { kan: 'Tage imod.', alder_til: '17' };
			await save(ane, { ...base, kan: 'Anes tekst.' }, base);
			const conflict = await save(bent, { kan: 'Bents tekst.', alder_til: '18' }, base, later).catch(
				(error: unknown) => error
			);
			expect(conflict).toBeInstanceOf(EditConflict);
			expect(conflict).toMatchObject({
				conflicts: [
					{
						field: 'kan',
						base: 'Tage imod.',
						mine: 'Bents tekst.',
						theirs: 'Anes tekst.',
						by: 'Ane Key',
						at: now
					}
				],
				values: { kan: 'Bents tekst.', alder_til: '18' },
				current: { kan: 'Anes tekst.', alder_til: '17' }
			});
			// Not even the field on which they agree to differ in nothing.
			expect(await functionRow(getDb())).toMatchObject({ can: 'Anes tekst.', ageTo: 17 });

			// Choosing one's own means having seen the other's.
			const { values, current } = conflict as EditConflict;
			await save(bent, values as Record<string, string>, current as Record<string, string>, later);
			expect(await functionRow(getDb())).toMatchObject({ can: 'Bents tekst.', ageTo: 18 });
		});

		test('two who write the same are no conflict', async () => {
			const base = { aabningstid: 'man-fre 08.00-15.00' };
			await save(ane, { aabningstid: 'man-tor 8-15' }, base);
			const again = save(bent, { aabningstid: 'man-tor 08.00-15.00' }, base, later);
			await expect(again).rejects.toThrow(/ikke ændret noget/);
		});

		test('of many who save the same field at once exactly one succeeds', async () => {
			const base = { kan: 'Tage imod.' };
			const texts = Array.from({ length: 8 }, (_, index) => `Tekst ${index}.`);
			const outcomes = await Promise.allSettled(texts.map((kan) => save(ane, { kan }, base)));
			const saved = texts.filter((_, index) => outcomes[index]?.status === 'fulfilled');
			expect(saved).toHaveLength(1);
			expect((await functionRow(getDb())).can).toBe(saved[0]);
			for (const outcome of outcomes) {
				if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(EditConflict);
			}
		});

		test('of many who save different fields at once nothing is lost', async () => {
			const base = { kan: 'Tage imod.', kan_ikke: '', saadan: '', alder_til: '17', web: '' };
			const edits = [
				{ kan: 'A' },
				{ kan_ikke: 'B' },
				{ saadan: 'C' },
				{ alder_til: '18' },
				{ web: 'https://example.dk' }
			];
			await Promise.all(edits.map((edit) => save(ane, { ...base, ...edit }, base)));
			expect(await functionRow(getDb())).toMatchObject({ can: 'A', cannot: 'B', howTo: 'C', ageTo: 18 });
			const web = await getDb().select().from(tables.channel).where(eq(tables.channel.kind, 'web'));
			expect(web).toMatchObject([{ value: 'https://example.dk' }]);
		});

		test('a preview tells the fields and what changes in lookup, and writes nothing', async () => {
			const before = await tableContents(getDb());
			const { changes, consequences } = await previewFunction(
				getDb(),
				ane,
				slug,
				{
					entered: { alder_fra: '6', telefon: '95 11 00 09' },
					base: { alder_fra: '', telefon: '95 11 00 02' }
				},
				{ now, snapshot: await readSnapshot(getDb(), settings, now) }
			);
			expect(changes.map(({ field, before: was, after }) => [field, was, after])).toEqual([
				['alder_fra', '', '6'],
				['telefon', '95 11 00 02', '95 11 00 09']
			]);
			expect(consequences).toEqual(['Herefter er der ingen til udskrivning for 0–5-årige i Gribskov.']);
			expect(await tableContents(getDb())).toEqual(before);
		});

		test('a change that lookup does not see has no consequences', async () => {
			const { consequences } = await previewFunction(
				getDb(),
				ane,
				slug,
				{ entered: { kan: 'Ny tekst' }, base: { kan: 'Tage imod.' } },
				{ now, snapshot: await readSnapshot(getDb(), settings, now) }
			);
			expect(consequences).toEqual([]);
		});

		test('a change is undone, and undoing is a change that can be undone', async () => {
			await save(ane, { telefon: '95 11 00 09' }, { telefon: '95 11 00 02' });
			const [changed] = await changesOf(getDb(), 'telefon');
			await undoChange(getDb(), ane, changed?.id ?? 0, later);
			expect(await phones(getDb())).toEqual(['+4595110002']);
			const [, undoing] = await changesOf(getDb(), 'telefon');
			expect(undoing).toMatchObject({ source: 'undo', undoes: changed?.id, after: '95 11 00 02' });
			await expect(undoChange(getDb(), ane, changed?.id ?? 0, later)).rejects.toThrow(/allerede fortrudt/);
			await undoChange(getDb(), ane, undoing?.id ?? 0, later);
			expect(await phones(getDb())).toEqual(['+4595110009']);
		});

		test('a change is not undone when the field has been changed since', async () => {
			await save(ane, { kan: 'Anes tekst.' }, { kan: 'Tage imod.' });
			await save(bent, { kan: 'Bents tekst.' }, { kan: 'Anes tekst.' }, later);
			const [first] = await changesOf(getDb(), 'kan');
			await expect(undoChange(getDb(), ane, first?.id ?? 0, later)).rejects.toThrow(
				/Nu står der "Bents tekst."/
			);
			expect((await functionRow(getDb())).can).toBe('Bents tekst.');
		});

		test('an import can be undone field by field', async () => {
			const again = { ...rows[0], kan: 'Fra en fil.', situationer: 'udskrivning|skolefravær' };
			const by = { personId: null, source: 'command' } as const;
			const report = await importDirectory(getDb(), fileOf([again]), { preview: false, now: later, by });
			expect(report.faults).toEqual([]);
			const [situations] = await changesOf(getDb(), 'situationer');
			expect(situations).toMatchObject({ source: 'command', before: 'udskrivning' });
			await undoChange(getDb(), ane, situations?.id ?? 0, later);
			const linked = await getDb().select().from(tables.functionSituation);
			expect(linked.filter(({ functionId: id }) => id === situations?.subjectId)).toHaveLength(1);
		});

		test('only those who keep the organisation may change it, with a second factor', async () => {
			const hilleroed = await organisationId(getDb(), 'Hillerød Kommune');
			const unit = await organisationId(getDb(), 'Familieafdelingen');
			const edit = { entered: { kan: 'X' }, base: { kan: 'Tage imod.' } };
			const attempt = async (actor: Actor) =>
				saveFunction(getDb(), actor, slug, edit, { now }).then(
					() => 'saved',
					(error: unknown) => error
				);
			const keyPersonOf = (organisationId: number, secondFactor = true) =>
				actorWith(getDb(), 'Nogen', [{ role: 'keyPerson', organisationId }], { secondFactor });

			expect(await attempt(anonymous)).toBeInstanceOf(SignInNeeded);
			expect(await attempt(await keyPersonOf(hilleroed))).toMatchObject({ status: 403 });
			const member = await actorWith(getDb(), 'Nogen', [{ role: 'member', organisationId: unit }]);
			expect(await attempt(member)).toMatchObject({ status: 403 });
			expect(await attempt(await keyPersonOf(unit, false))).toBeInstanceOf(SecondFactorNeeded);
			expect((await functionRow(getDb())).can).toBe('Tage imod.');
			expect(await attempt(await keyPersonOf(unit))).toBe('saved');
			const coordinator = await actorWith(getDb(), 'Nogen', [coordinatorRole]);
			const theirs = { entered: { kan: 'Y' }, base: { kan: 'X' } };
			await saveFunction(getDb(), coordinator, slug, theirs, { now });
			expect((await functionRow(getDb())).can).toBe('Y');

			const [changed] = await changesOf(getDb(), 'kan');
			const undo = undoChange(getDb(), await keyPersonOf(hilleroed), changed?.id ?? 0, later);
			await expect(undo).rejects.toMatchObject({ status: 403 });
		});

		test('what happened to people is for those who keep the organisation', async () => {
			const unit = await organisationId(getDb(), 'Familieafdelingen');
			const about = { subject: 'function', id: await functionId(getDb()) } as const;
			const subjects = async (actor: Actor) => {
				const { sets } = await listChanges(getDb(), actor, about, 1);
				return new Set(sets.flatMap(({ changes }) => changes.map(({ subject }) => subject)));
			};
			expect(await subjects(ane)).toEqual(new Set(['function', 'holder', 'person']));
			const member = await actorWith(getDb(), 'Nogen', [{ role: 'member', organisationId: unit }]);
			expect(await subjects(member)).toEqual(new Set(['function']));
			await expect(listChanges(getDb(), anonymous, about, 1)).rejects.toBeInstanceOf(SignInNeeded);
			await expect(listChanges(getDb(), member, 'network', 1)).rejects.toMatchObject({ status: 403 });
		});

		test('what was entered is refused field by field, a CPR number too', async () => {
			const refused = await save(
				ane,
				{
					kan: 'Ring om 010190-1234',
					telefon: '12',
					alder_til: '17',
					alder_fra: '20',
					reserve: 'Ukendt > X'
				},
				{ kan: '', telefon: '', alder_til: '17', alder_fra: '', reserve: '' }
			).catch((error: unknown) => error);
			expect(refused).toBeInstanceOf(FieldRefusal);
			expect((refused as FieldRefusal).faults.map(({ field }) => field)).toEqual(['kan', 'telefon']);

			const planned = await save(
				ane,
				{ alder_fra: '20', reserve: 'Ukendt > X' },
				{ alder_fra: '', reserve: '' }
			).catch((error: unknown) => error);
			expect((planned as FieldRefusal).faults.map(({ field }) => field)).toEqual(['reserve', 'alder_fra']);
			expect(await changesOf(getDb(), 'alder_fra')).toEqual([]);
		});

		test('a function gets another name and dates off; its address stays', async () => {
			await save(
				ane,
				{ funktion: 'Koordinator', lukkedage: '24.12.2026 - 31.12.2026\n2027-05-14' },
				{ funktion: 'Udskrivningskoordinator', lukkedage: '' }
			);
			expect(await functionRow(getDb())).toMatchObject({ name: 'Koordinator', slug });
			expect(await getDb().select().from(tables.closure).orderBy(asc(tables.closure.from))).toMatchObject([
				{ from: '2026-12-24', to: '2026-12-31' },
				{ from: '2027-05-14', to: '2027-05-14' }
			]);
			const [renamed] = await changesOf(getDb(), 'funktion');
			const [dates] = await changesOf(getDb(), 'lukkedage');
			await undoChange(getDb(), ane, renamed?.id ?? 0, later);
			await undoChange(getDb(), ane, dates?.id ?? 0, later);
			expect((await functionRow(getDb())).name).toBe('Udskrivningskoordinator');
			expect(await getDb().select().from(tables.closure)).toEqual([]);
		});

		test('a function that is not there is refused', async () => {
			const missing = saveFunction(getDb(), ane, 'ukendt', { entered: {}, base: {} }, { now });
			await expect(missing).rejects.toBeInstanceOf(Refusal);
			await expect(missing).rejects.toMatchObject({ status: 404 });
		});
	},
	{ eachTest: true }
);

async function functionRow(db: Db) {
	const [row] = await db.select().from(tables.contactFunction).where(eq(tables.contactFunction.slug, slug));
	if (!row) throw new Error('the function is gone');
	return row;
}

const functionId = async (db: Db) => (await functionRow(db)).id;

async function organisationId(db: Db, name: string): Promise<number> {
	const [row] = await db.select().from(tables.organisation).where(eq(tables.organisation.name, name));
	return row?.id ?? 0;
}

const changesOf = (db: Db, field: string) =>
	db.select().from(tables.change).where(eq(tables.change.field, field)).orderBy(asc(tables.change.id));

async function phones(db: Db): Promise<string[]> {
	const rowsOfFunction = await db
		.select()
		.from(tables.channel)
		.where(eq(tables.channel.functionId, await functionId(db)));
	return rowsOfFunction.filter(({ retiredAt }) => retiredAt === null).map(({ value }) => value);
}
