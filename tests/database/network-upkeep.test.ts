import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../src/lib/server/accounts/actor.ts';
import { listTerms, removeTerm, saveTerm } from '../../src/lib/server/contacts/editing/terms.ts';
import { importFromDraft, previewDraft } from '../../src/lib/server/contacts/import/drafts.ts';
import { exportFor } from '../../src/lib/server/contacts/import/export-directory.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import { actorWith, coordinatorRole } from '../support/actors.ts';
import { describeDatabases } from '../support/database.ts';
import { rows } from '../support/edited-network.ts';
import { fileOf } from '../support/import-files/csv.ts';

const now = new Date('2026-11-22T12:00:00Z');
const later = new Date('2026-11-22T12:31:00Z');
const frame = { origin: 'https://vejviser.example', networkName: 'Netværket' };

describeDatabases(
	'the coordinator',
	(getDb) => {
		let coordinator: Actor;
		let keyPerson: Actor;

		beforeEach(async () => {
			coordinator = await actorWith(getDb(), 'Karen', [coordinatorRole]);
			const [one] = await getDb()
				.insert(tables.organisation)
				.values({ kind: 'municipality', name: 'Lejre Kommune', slug: 'lejre-kommune' })
				.returning();
			keyPerson = await actorWith(getDb(), 'Nils', [{ role: 'keyPerson', organisationId: one?.id ?? 0 }]);
		});

		/** But for the acute numbers, which every network has. */
		const functions = async () => {
			const found = await getDb().select().from(tables.contactFunction);
			return found.filter(({ staffing }) => staffing === 'person').map(({ name }) => name);
		};

		test('imports in the browser what was previewed, once', async () => {
			const { report, draft } = await previewDraft(getDb(), coordinator, fileOf(rows), now);
			expect(report).toMatchObject({ ok: true, preview: true });
			expect(await functions()).toEqual([]);
			const run = () => importFromDraft(getDb(), coordinator, draft ?? '', { now, frame });
			expect(await run()).toMatchObject({ changed: false, report: { ok: true, preview: false } });
			expect(await functions()).toEqual(['Udskrivningskoordinator', 'Udskrivningskoordinator']);
			const logged = await getDb().select().from(tables.change);
			expect(new Set(logged.map(({ source }) => source))).toEqual(new Set(['import']));
			await expect(run()).rejects.toThrow(/udløbet/);
		});

		test('writes nothing when the file would now do something else, and shows what', async () => {
			const { draft } = await previewDraft(getDb(), coordinator, fileOf(rows), now);
			await importDirectory(getDb(), fileOf(rows.slice(2)), { preview: false, now });
			const run = () => importFromDraft(getDb(), coordinator, draft ?? '', { now, frame });
			expect(await run()).toMatchObject({ changed: true, report: { preview: true, counts: { leave: 1 } } });
			expect(await functions()).toEqual(['Udskrivningskoordinator']);
			// Having seen it, the same button imports it.
			expect(await run()).toMatchObject({ changed: false });
			expect(await functions()).toHaveLength(2);
		});

		test('keeps no file with a fault, none for longer than half an hour, and none for another', async () => {
			const broken = await previewDraft(
				getDb(),
				coordinator,
				fileOf([{ ...rows[0], situationer: 'ukendt' }]),
				now
			);
			expect(broken).toMatchObject({ draft: null, report: { ok: false } });
			const { draft } = await previewDraft(getDb(), coordinator, fileOf(rows), now);
			const other = await actorWith(getDb(), 'Olga', [coordinatorRole]);
			const byOther = importFromDraft(getDb(), other, draft ?? '', { now, frame });
			await expect(byOther).rejects.toThrow(/udløbet/);
			const tooLate = importFromDraft(getDb(), coordinator, draft ?? '', { now: later, frame });
			await expect(tooLate).rejects.toThrow(/udløbet/);
			await expect(previewDraft(getDb(), keyPerson, fileOf(rows), now)).rejects.toMatchObject({
				status: 403
			});
			expect(await functions()).toEqual([]);
		});

		test('"vis kun funktionen" holds in the file of a reader who does not keep the organisation', async () => {
			await importDirectory(getDb(), fileOf(rows), { preview: false, now });
			await getDb().update(tables.holder).set({ showName: false }).where(eq(tables.holder.role, 'primary'));
			const textFor = async (actor: Actor) =>
				new TextDecoder().decode(await exportFor(getDb(), actor, 'csv', now));
			expect(await textFor(coordinator)).toContain('Anna Holm');
			const file = await textFor(keyPerson);
			expect(file).not.toContain('Anna Holm');
			expect(file).not.toContain('anna@gribskov.example');
			expect(file).toContain('Bo Lund');
		});

		test('adds, renames and removes words; not one that is used or taken', async () => {
			await importDirectory(getDb(), fileOf(rows), { preview: false, now });
			const list = () => listTerms(getDb(), coordinator, 'situation');
			const used = (await list()).find(({ name }) => name === 'udskrivning');
			const edit = { id: null, name: 'Hjemløshed', aliases: 'husvild|uden bolig', acute: true, position: 99 };
			await saveTerm(getDb(), coordinator, 'situation', edit, now);
			const added = (await list()).at(-1);
			expect(added).toMatchObject({ name: 'Hjemløshed', aliases: ['husvild', 'uden bolig'], acute: true });
			const again = saveTerm(getDb(), coordinator, 'situation', { ...edit, name: 'Husvild' }, now);
			await expect(again).rejects.toMatchObject({
				faults: [{ field: 'navn' }, { field: 'aliasser' }, { field: 'aliasser' }]
			});
			const renamed = { ...edit, id: used?.id ?? 0, name: 'udskrivelse fra hospital', aliases: '' };
			await saveTerm(getDb(), coordinator, 'situation', renamed, now);
			const [row] = await getDb().select().from(tables.situation).where(eq(tables.situation.id, renamed.id));
			expect(row).toMatchObject({ slug: 'udskrivning', name: 'udskrivelse fra hospital' });
			const remove = (id: number) => removeTerm(getDb(), coordinator, 'situation', id, now);
			await expect(remove(renamed.id)).rejects.toThrow(/bruges 2 steder/);
			await remove(added?.id ?? 0);
			expect((await list()).map(({ name }) => name)).not.toContain('Hjemløshed');
			await expect(saveTerm(getDb(), keyPerson, 'topic', edit, now)).rejects.toMatchObject({ status: 403 });
		});
	},
	{ eachTest: true }
);
