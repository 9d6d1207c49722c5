import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import { functionOutsideItsTime } from '../../src/lib/directory/closed-function.ts';
import { lookup } from '../../src/lib/directory/lookup.ts';
import { readQuery } from '../../src/lib/directory/query.ts';
import type { Actor } from '../../src/lib/server/accounts/actor.ts';
import { closeFunction, closeOrganisation } from '../../src/lib/server/contacts/editing/close.ts';
import { EditConflict } from '../../src/lib/server/contacts/editing/conflict.ts';
import {
	appointHolder,
	readHolders,
	saveHolder
} from '../../src/lib/server/contacts/editing/edit-holders.ts';
import { createFunction } from '../../src/lib/server/contacts/editing/new-function.ts';
import { saveOrganisation } from '../../src/lib/server/contacts/editing/organisation-form.ts';
import { undoChange } from '../../src/lib/server/contacts/editing/undo.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { actorWith } from '../support/actors.ts';
import { describeDatabases } from '../support/database.ts';
import { rows, slug } from '../support/edited-network.ts';
import { fileOf } from '../support/import-files/csv.ts';
import { tableContents } from '../support/table-contents.ts';

const now = new Date('2026-11-22T12:00:00Z');
const frame = { origin: 'https://vejviser.example', networkName: 'Netværket' };
const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };

describeDatabases(
	'holders and closing',
	(getDb) => {
		let ane: Actor;
		let stranger: Actor;

		beforeEach(async () => {
			const report = await importDirectory(getDb(), fileOf(rows), { preview: false, now });
			expect(report.faults).toEqual([]);
			const at = (name: string) => organisationId(getDb(), name);
			ane = await actorWith(getDb(), 'Ane Key', [
				{ role: 'keyPerson', organisationId: await at('Gribskov Kommune') }
			]);
			stranger = await actorWith(getDb(), 'Nogen', [
				{ role: 'keyPerson', organisationId: await at('Hillerød Kommune') }
			]);
		});

		const appointed = {
			navn: 'Cecilie Dam',
			titel: 'koordinator',
			indehaver_mail: 'cecilie@gribskov.example',
			synlighed: 'netværk',
			rolle: 'primær',
			fra: '2026-12-01'
		};

		test('a new holder ends the one before, is told by one mail, and can be shown without a name', async () => {
			await appointHolder(getDb(), ane, slug, { ...appointed, vis_navn: 'nej' }, { now, frame });
			const { holders } = await readHolders(getDb(), ane, slug, '2026-11-22');
			expect(holders.map(({ name, phase, fields }) => [name, phase, fields.fra, fields.til])).toEqual([
				['Anna Holm', 'current', '', '2026-11-30'],
				['Bo Lund', 'current', '', ''],
				['Cecilie Dam', 'coming', '2026-12-01', '']
			]);
			expect(holders[2]?.fields.vis_navn).toBe('nej');
			const mails = await getDb().select().from(outbox);
			expect(mails).toMatchObject([{ kind: 'entered-by-other', recipient: 'cecilie@gribskov.example' }]);
			// Shown without a name: nothing of hers is for everyone.
			expect(mails[0]?.text).toContain('Mail: cecilie@gribskov.example');
			expect(mails[0]?.text).not.toContain('Navn: Cecilie');
			expect(mails[0]?.text).toContain('Ane Key');
			expect(mails[0]?.text).toContain('https://vejviser.example/min-side');
		});

		test('a refused appointment tells nobody', async () => {
			const twice = appointHolder(getDb(), ane, slug, { ...appointed, fra: '' }, { now, frame });
			await expect(twice).rejects.toMatchObject({ faults: [{ field: 'fra' }] });
			const foreign = appointHolder(getDb(), stranger, slug, appointed, { now, frame });
			await expect(foreign).rejects.toMatchObject({ status: 403 });
			expect(await getDb().select().from(outbox)).toEqual([]);
		});

		test('whoever an import enters is told once, and not again by the same file', async () => {
			const file = fileOf([{ ...rows[2], ...appointed, fra: '' }]);
			await importDirectory(getDb(), file, { preview: true, now, frame });
			expect(await getDb().select().from(outbox)).toEqual([]);
			await importDirectory(getDb(), file, { preview: false, now, frame });
			await importDirectory(getDb(), file, { preview: false, now, frame });
			expect(await getDb().select().from(outbox)).toMatchObject([{ recipient: 'cecilie@gribskov.example' }]);
		});

		test('a holder is ended, hidden and mended; the second of two is told', async () => {
			const [anna] = (await readHolders(getDb(), ane, slug, '2026-11-22')).holders;
			const edit = { holderId: anna?.id ?? 0, base: anna?.fields ?? {} };
			const change = (entered: Record<string, string>) =>
				saveHolder(getDb(), ane, slug, { ...edit, entered: { ...edit.base, ...entered } }, now);
			await change({ til: '31.12.2026', titel: 'konsulent' });
			await change({ vis_navn: 'nej', indehaver_telefon: '95110044' });
			const [again] = (await readHolders(getDb(), ane, slug, '2026-11-22')).holders;
			expect(again?.fields).toMatchObject({
				til: '2026-12-31',
				titel: 'konsulent',
				vis_navn: 'nej',
				indehaver_telefon: '95 11 00 44',
				synlighed: 'netværk'
			});
			await expect(change({ til: '30.11.2026' })).rejects.toBeInstanceOf(EditConflict);
			const foreign = saveHolder(getDb(), stranger, slug, { ...edit, entered: { til: '' } }, now);
			await expect(foreign).rejects.toMatchObject({ status: 403 });

			const [hidden] = await changesOf(getDb(), 'vis_navn');
			await undoChange(getDb(), ane, hidden?.id ?? 0, now);
			const [title] = await changesOf(getDb(), 'titel');
			await undoChange(getDb(), ane, title?.id ?? 0, now);
			const [restored] = (await readHolders(getDb(), ane, slug, '2026-11-22')).holders;
			expect(restored?.fields).toMatchObject({ vis_navn: 'ja', titel: '' });
		});

		test('two are not primary on one day, whoever extends', async () => {
			await appointHolder(getDb(), ane, slug, appointed, { now, frame });
			const [anna] = (await readHolders(getDb(), ane, slug, '2026-11-22')).holders;
			const edit = { holderId: anna?.id ?? 0, entered: { til: '' }, base: { til: '2026-11-30' } };
			const extended = saveHolder(getDb(), ane, slug, edit, now);
			await expect(extended).rejects.toThrow(/Cecilie Dam har funktionen/);
		});

		test('a new function is previewed, made once, and found', async () => {
			const snapshot = await readSnapshot(getDb(), settings, now);
			const entered = {
				funktion: 'Sagsbehandler',
				situationer: 'skolefravær',
				bemanding: 'vagt',
				alder_til: '17'
			};
			const make = (preview: boolean) =>
				createFunction(getDb(), ane, 'familieafdelingen', entered, {
					now,
					...(preview && { preview: snapshot })
				});
			const before = await tableContents(getDb());
			const { consequences } = await make(true);
			expect(consequences[0]).toMatch(/^Herefter er der nogen til skolefravær for 0–17-årige i Gribskov/);
			expect(await tableContents(getDb())).toEqual(before);
			expect((await make(false)).slug).toBe('gribskov-sagsbehandler');
			await expect(make(false)).rejects.toMatchObject({ faults: [{ field: 'funktion' }] });
			const foreign = createFunction(getDb(), stranger, 'familieafdelingen', entered, { now });
			await expect(foreign).rejects.toMatchObject({ status: 403 });
		});

		test('a closed function answers until its last day, and its address tells what took over', async () => {
			const made = {
				funktion: 'Afløser',
				situationer: 'udskrivning',
				bemanding: 'vagt',
				telefon: '95 11 00 20'
			};
			await createFunction(getDb(), ane, 'familieafdelingen', made, { now });
			const successor = 'Gribskov Kommune > Familieafdelingen > Afløser';
			await closeFunction(getDb(), ane, slug, { lastDay: '30.11.2026', successor }, { now });

			const directory = prepareDirectory(await readSnapshot(getDb(), settings, now));
			const answersAt = (time: string) => {
				const at = new Date(time);
				const read = readQuery(directory, { situation: 'udskrivning', kommune: 'gribskov' }, at);
				if (!read.ok) throw new Error('the question was not understood');
				return lookup(directory, read.query, at).answers.map((answer) => answer.function.name);
			};
			expect(answersAt('2026-11-30T20:00:00Z')).toContain('Udskrivningskoordinator');
			expect(answersAt('2026-12-01T09:00:00Z')).toEqual(['Afløser']);
			const fn = directory.functionsBySlug.get(slug);
			if (!fn) throw new Error('the function is gone');
			expect(functionOutsideItsTime(directory, fn, new Date('2026-11-30T12:00:00Z'))).toBeNull();
			expect(functionOutsideItsTime(directory, fn, new Date('2026-12-01T12:00:00Z'))).toMatchObject({
				phase: 'closed',
				date: '2026-11-30',
				successor: { slug: 'gribskov-afloeser' }
			});

			const [closed] = await changesOf(getDb(), 'gaelder_til');
			await undoChange(getDb(), ane, closed?.id ?? 0, now);
			const again = prepareDirectory(await readSnapshot(getDb(), settings, now)).functionsBySlug.get(slug);
			expect(again?.entry.validTo).toBeNull();
		});

		test('closing without a successor says who is left without an answer, and a circle of successors is refused', async () => {
			const preview = await readSnapshot(getDb(), settings, now);
			const before = await tableContents(getDb());
			const nobody = { lastDay: '2026-11-30', successor: '' };
			expect(await closeFunction(getDb(), ane, slug, nobody, { now, preview })).toEqual([
				'Herefter er der ingen til udskrivning for 0–17-årige i Gribskov.'
			]);
			expect(await tableContents(getDb())).toEqual(before);
			const itself = {
				lastDay: '2026-11-30',
				successor: 'Gribskov Kommune > Familieafdelingen > Udskrivningskoordinator'
			};
			await expect(closeFunction(getDb(), ane, slug, itself, { now })).rejects.toMatchObject({
				faults: [{ field: 'overtager' }]
			});
			await expect(closeFunction(getDb(), stranger, slug, nobody, { now })).rejects.toMatchObject({
				status: 403
			});
		});

		test('an organisation that nobody takes over closes with its functions', async () => {
			await closeOrganisation(
				getDb(),
				ane,
				'familieafdelingen',
				{ lastDay: '2026-12-31', successor: '' },
				{ now }
			);
			const [fn] = await getDb()
				.select()
				.from(tables.contactFunction)
				.where(eq(tables.contactFunction.slug, slug));
			expect(fn?.validTo).toBe('2026-12-31');
			const holders = await getDb().select().from(tables.holder);
			expect(holders.map(({ endsOn }) => endsOn)).toEqual(['2026-12-31', '2026-12-31']);
		});

		test('an organisation gets another name and keeps its address; a name that is taken is refused', async () => {
			const base = { navn: 'Familieafdelingen', organisationsalias: '' };
			const entered = { navn: 'Familie og Børn', organisationsalias: 'FB' };
			await saveOrganisation(getDb(), ane, 'familieafdelingen', { entered, base }, now);
			const [one] = await getDb()
				.select()
				.from(tables.organisation)
				.where(eq(tables.organisation.slug, 'familieafdelingen'));
			expect(one).toMatchObject({ name: 'Familie og Børn', aliases: ['FB'] });
			const [renamed] = await changesOf(getDb(), 'organisation');
			await undoChange(getDb(), ane, renamed?.id ?? 0, now);
			expect(await organisationId(getDb(), 'Familieafdelingen')).toBe(one?.id);
		});
	},
	{ eachTest: true }
);

async function organisationId(db: Db, name: string): Promise<number> {
	const [row] = await db.select().from(tables.organisation).where(eq(tables.organisation.name, name));
	return row?.id ?? 0;
}

const changesOf = (db: Db, field: string) =>
	db.select().from(tables.change).where(eq(tables.change.field, field)).orderBy(asc(tables.change.id));
