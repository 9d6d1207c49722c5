import { and, asc, eq, isNull } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type ChannelLine, channelsText } from '../../src/lib/contacts/channels-form.ts';
import type { Actor } from '../../src/lib/server/accounts/actor.ts';
import { listChanges } from '../../src/lib/server/contacts/change-log.ts';
import {
	ChannelsConflict,
	previewChannels,
	readChannels,
	saveChannels
} from '../../src/lib/server/contacts/editing/edit-channels.ts';
import { EditConflict } from '../../src/lib/server/contacts/editing/conflict.ts';
import { saveFunction } from '../../src/lib/server/contacts/editing/edit-function.ts';
import { undoChange } from '../../src/lib/server/contacts/editing/undo.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import { FieldRefusal, Refusal } from '../../src/lib/server/refusal.ts';
import { actorWith } from '../support/actors.ts';
import { describeDatabases } from '../support/database.ts';
import { rows, slug } from '../support/edited-network.ts';
import { fileOf } from '../support/import-files/csv.ts';

const now = new Date('2026-11-22T12:00:00Z');
const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };

const line = (kind: ChannelLine['kind'], value: string, rest: Partial<ChannelLine> = {}): ChannelLine => ({
	kind,
	value,
	visibility: 'public',
	note: '',
	...rest
});

describeDatabases(
	'all contact details of an entry',
	(getDb) => {
		let ane: Actor;
		let functionId: number;
		const own = { slug, holderId: null };

		beforeEach(async () => {
			const db = getDb();
			const report = await importDirectory(db, fileOf(rows), { preview: false, now });
			expect(report.faults).toEqual([]);
			const [fn] = await db
				.select()
				.from(tables.contactFunction)
				.where(eq(tables.contactFunction.slug, slug));
			functionId = fn?.id ?? 0;
			const [gribskov] = await db
				.select()
				.from(tables.organisation)
				.where(eq(tables.organisation.name, 'Gribskov Kommune'));
			ane = await actorWith(db, 'Ane Key', [{ role: 'keyPerson', organisationId: gribskov?.id ?? 0 }]);
		});

		const edit = async (lines: ChannelLine[], whose: { slug: string; holderId: number | null } = own) => ({
			lines: lines.map((one, index) => ({ ...one, place: index + 1 })),
			base: (await readChannels(getDb(), ane, whose)).base
		});
		const save = async (lines: ChannelLine[], whose = own) =>
			saveChannels(getDb(), ane, whose, await edit(lines, whose), now);
		const stored = () =>
			getDb()
				.select({ value: tables.channel.value, visibility: tables.channel.visibility })
				.from(tables.channel)
				.where(and(eq(tables.channel.functionId, functionId), isNull(tables.channel.retiredAt)))
				.orderBy(asc(tables.channel.position));

		test('a function has two phones in the order given, and one that only the network sees', async () => {
			await save([
				line('phone', '95 11 00 44', { note: 'tryk 1; så 2' }),
				line('phone', '95 11 00 02'),
				line('mail', 'hemmelig@gribskov.example', { visibility: 'network' })
			]);
			expect(await stored()).toEqual([
				{ value: '+4595110044', visibility: 'public' },
				{ value: '+4595110002', visibility: 'public' },
				{ value: 'hemmelig@gribskov.example', visibility: 'network' }
			]);
			const snapshot = await readSnapshot(getDb(), settings, now);
			const entry = snapshot.functions.find(({ id }) => id === functionId);
			expect(entry?.channels.map(({ value }) => value)).toEqual(['+4595110044', '+4595110002']);
			expect(entry?.networkOnly).toBe(true);
			expect(JSON.stringify(snapshot)).not.toContain('hemmelig');
		});

		test('a number that stays is the same channel, so what is known about it stays known', async () => {
			const idOf = async (value: string) =>
				(await getDb().select().from(tables.channel).where(eq(tables.channel.value, value)))[0]?.id;
			const before = await idOf('+4595110002');
			await save([line('phone', '95 11 00 44'), line('phone', '95 11 00 02')]);
			expect(await idOf('+4595110002')).toBe(before);
		});

		test('the log tells it as one list, and undoing puts the list back', async () => {
			await save([line('phone', '95 11 00 02'), line('phone', '95 11 00 44', { note: 'efter kl. 12' })]);
			const { sets } = await listChanges(getDb(), ane, { subject: 'function', id: functionId }, 1);
			expect(sets[0]?.changes).toMatchObject([
				{
					field: 'kontaktoplysninger',
					before: 'Telefon; 95 11 00 02; Alle',
					after: 'Telefon; 95 11 00 02; Alle\nTelefon; 95 11 00 44; Alle; efter kl. 12',
					mayUndo: true
				}
			]);
			await undoChange(getDb(), ane, sets[0]?.changes[0]?.id ?? 0, now);
			expect(await stored()).toEqual([{ value: '+4595110002', visibility: 'public' }]);
		});

		test('a number that a column can tell is not told as a list as well', async () => {
			const base = { telefon: '95 11 00 02', mail: '' };
			await saveFunction(
				getDb(),
				ane,
				slug,
				{ entered: { telefon: '95 11 00 07', mail: 'post@gribskov.example' }, base },
				{ now }
			);
			const { sets } = await listChanges(getDb(), ane, { subject: 'function', id: functionId }, 1);
			expect(sets[0]?.changes.map(({ field }) => field)).toEqual(['mail', 'telefon']);
		});

		test('the own numbers of a holder are changed the same way', async () => {
			const [anna] = await getDb()
				.select({ holderId: tables.holder.id, personId: tables.holder.personId })
				.from(tables.holder)
				.innerJoin(tables.person, eq(tables.person.id, tables.holder.personId))
				.where(eq(tables.person.name, 'Anna Holm'));
			const whose = { slug, holderId: anna?.holderId ?? 0 };
			const list = [
				line('phone', '95 11 00 60', { visibility: 'network' }),
				line('phone', '95 11 00 61', { visibility: 'public' })
			];
			const { changes } = await previewChannels(getDb(), ane, whose, await edit(list, whose), {
				now,
				snapshot: await readSnapshot(getDb(), settings, now)
			});
			expect(changes.map(({ subject }) => subject)).toContain('person');
			await saveChannels(getDb(), ane, whose, await edit(list, whose), now);
			const shown = await readChannels(getDb(), ane, whose);
			expect(shown.personName).toBe('Anna Holm');
			expect(shown.lines).toEqual(list);
		});

		test('each line is told what is wrong with it, and nothing is written', async () => {
			const fault = await save([
				line('phone', '12'),
				line('mail', 'uden snabel-a'),
				line('phone', '95 11 00 02'),
				line('phone', '+45 95110002'),
				line('web', 'https://gribskov.example', { note: 'om 010190-1234' })
			]).catch((error: unknown) => error);
			expect(fault).toBeInstanceOf(FieldRefusal);
			expect((fault as FieldRefusal).faults.map(({ field }) => field)).toEqual([
				'vaerdi_1',
				'vaerdi_2',
				'vaerdi_4',
				'note_5'
			]);
			expect(await stored()).toEqual([{ value: '+4595110002', visibility: 'public' }]);
		});

		test('the second of two sees what the first wrote, and may then go on', async () => {
			const mine = await edit([line('phone', '95 11 00 70')]);
			await save([line('phone', '95 11 00 71')]);
			const conflict = await saveChannels(getDb(), ane, own, mine, now).catch((error: unknown) => error);
			expect(conflict).toBeInstanceOf(ChannelsConflict);
			const { current } = conflict as ChannelsConflict;
			expect(current).toEqual([line('phone', '95 11 00 71')]);
			await saveChannels(getDb(), ane, own, { ...mine, base: channelsText(current) }, now);
			expect(await stored()).toEqual([{ value: '+4595110070', visibility: 'public' }]);
		});

		test('nobody changes what they do not keep', async () => {
			const bo = await actorWith(getDb(), 'Bo Member', []);
			await expect(saveChannels(getDb(), bo, own, await edit([]), now)).rejects.toThrow(Refusal);
		});

		test('a number and its note are changed by two: neither is torn from the other', async () => {
			const base = { telefon: '95 11 00 02', telefon_note: '' };
			const by = (entered: Record<string, string>) =>
				saveFunction(getDb(), ane, slug, { entered: { ...base, ...entered }, base }, { now });
			await by({ telefon_note: 'tryk 1' });
			const conflict = await by({ telefon: '95 11 00 80' }).catch((error: unknown) => error);
			expect(conflict).toBeInstanceOf(EditConflict);
			expect((conflict as EditConflict).conflicts.map(({ field }) => field).sort()).toEqual([
				'telefon',
				'telefon_note'
			]);
			expect(await stored()).toEqual([{ value: '+4595110002', visibility: 'public' }]);
		});
	},
	{ eachTest: true }
);
