import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type Actor } from '../../src/lib/server/accounts/actor.ts';
import { addDomain, endDomain, listDomains } from '../../src/lib/server/accounts/domains.ts';
import { setShowName } from '../../src/lib/server/contacts/holdings.ts';
import { changePerson } from '../../src/lib/server/contacts/people.ts';
import { type ListedChange, listChanges } from '../../src/lib/server/contacts/change-log.ts';
import {
	listAcuteNumbers,
	removeAcuteNumber,
	saveAcuteNumber
} from '../../src/lib/server/contacts/editing/acute-numbers.ts';
import { appointHolder } from '../../src/lib/server/contacts/editing/edit-holders.ts';
import {
	listSynonyms,
	removeSynonyms,
	saveSynonyms
} from '../../src/lib/server/contacts/editing/synonyms.ts';
import { listTerms, removeTerm, saveTerm } from '../../src/lib/server/contacts/editing/terms.ts';
import { undoChange } from '../../src/lib/server/contacts/editing/undo.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import { actorWith, coordinatorRole } from '../support/actors.ts';
import { describeDatabases } from '../support/database.ts';
import { rows, slug } from '../support/edited-network.ts';
import { fileOf } from '../support/import-files/csv.ts';

const now = new Date('2026-11-22T12:00:00Z');
const frame = { origin: 'https://vejviser.example', networkName: 'Netværket', contactMail: null };

describeDatabases(
	'undoing what is not a field of a function',
	(getDb) => {
		let tove: Actor;

		beforeEach(async () => {
			const report = await importDirectory(getDb(), fileOf(rows), { preview: false, now });
			expect(report.faults).toEqual([]);
			tove = await actorWith(getDb(), 'Tove', [coordinatorRole]);
		});

		/** The latest change that fits. */
		const last = async (fits: (change: ListedChange) => boolean = () => true) => {
			const { sets } = await listChanges(getDb(), tove, 'network', 1);
			const found = sets.flatMap(({ changes }) => changes).find(fits);
			if (!found) throw new Error('no such change');
			return found;
		};
		const undoLast = async (fits?: (change: ListedChange) => boolean) => {
			const { id, mayUndo } = await last(fits);
			expect(mayUndo).toBe(true);
			await undoChange(getDb(), tove, id, now);
			await expect(undoChange(getDb(), tove, id, now)).rejects.toThrow();
			return id;
		};
		const topic = async (name: string) =>
			(await listTerms(getDb(), tove, 'topic')).find((term) => term.name === name);

		test('a topic that was renamed, made or removed is as it was', async () => {
			const db = getDb();
			const before = await topic('selvskade');
			if (!before) throw new Error('no topic');
			await saveTerm(db, tove, 'topic', { ...before, aliases: 'cutting|ny', name: 'selv-skade' }, now);
			await undoLast(({ field }) => field === 'name');
			expect(await topic('selvskade')).toMatchObject({ aliases: ['cutting', 'ny'] });

			const made = { id: null, name: 'prøveemne', aliases: 'forsøg', acute: false, position: 0 };
			await saveTerm(db, tove, 'topic', made, now);
			await undoLast(({ field }) => field === 'entry');
			expect(await topic('prøveemne')).toBeUndefined();

			await saveTerm(db, tove, 'topic', made, now);
			await removeTerm(db, tove, 'topic', (await topic('prøveemne'))?.id ?? 0, now);
			await undoLast(({ field }) => field === 'entry');
			expect(await topic('prøveemne')).toMatchObject({ aliases: ['forsøg'] });
		});

		test('a change of a word that has been changed since stays', async () => {
			const db = getDb();
			const before = await topic('angst');
			if (!before) throw new Error('no topic');
			const edit = { ...before, aliases: before.aliases.join('|') };
			await saveTerm(db, tove, 'topic', { ...edit, name: 'angsten' }, now);
			const { id } = await last(({ field }) => field === 'name');
			await saveTerm(db, tove, 'topic', { ...edit, name: 'angst igen' }, now);
			await expect(undoChange(db, tove, id, now)).rejects.toThrow('Nu står der "angst igen"');
		});

		test('synonyms that were made, changed or removed are as they were', async () => {
			const db = getDb();
			const all = () => listSynonyms(db, tove);
			const before = await all();
			await saveSynonyms(db, tove, { id: null, words: ['prøve', 'forsøg'] }, now);
			await undoLast();
			expect(await all()).toEqual(before);

			const [first] = before;
			if (!first) throw new Error('no synonyms');
			await saveSynonyms(db, tove, { id: first.id, words: ['et', 'to'] }, now);
			await undoLast();
			expect(await all()).toEqual(before);

			await removeSynonyms(db, tove, first.id, now);
			await undoLast();
			expect((await all()).at(-1)?.words).toEqual(first.words);
		});

		test('a domain that was given or ended is as it was', async () => {
			const db = getDb();
			const [organisation] = await db.select().from(tables.organisation);
			const domain = {
				domain: 'proeve.example',
				organisationId: organisation?.id ?? 0,
				validFrom: null,
				validTo: null
			};
			const own = async () => (await listDomains(db, tove)).filter((one) => one.domain === domain.domain);
			await addDomain(db, tove, domain, now);
			await undoLast();
			expect(await own()).toEqual([]);

			await addDomain(db, tove, domain, now);
			await endDomain(db, tove, { id: (await own())[0]?.id ?? 0, lastDay: '2026-12-31' }, now);
			await undoLast();
			expect(await own()).toMatchObject([{ validTo: null }]);
		});

		test('an acute number that was changed or taken off the list is as it was', async () => {
			const db = getDb();
			const { numbers } = await listAcuteNumbers(db, tove);
			const [first] = numbers;
			if (!first) throw new Error('no acute numbers');
			const { slug: line, audience, source } = first;
			await saveAcuteNumber(db, tove, line, { audience, source, position: 42 }, now);
			await undoLast();
			expect((await listAcuteNumbers(db, tove)).numbers).toEqual(numbers);
			await removeAcuteNumber(db, tove, line, now);
			await undoLast();
			expect((await listAcuteNumbers(db, tove)).numbers).toEqual(numbers);
		});

		test('a function that was made is closed, and answers no more', async () => {
			const { subject } = await last(({ field, title }) => field === 'entry' && title.includes('Gribskov'));
			expect(['function', 'organisation']).toContain(subject);
			await undoLast(({ field, subject: of }) => field === 'entry' && of === 'function');
			const closed = await getDb()
				.select()
				.from(tables.contactFunction)
				.where(eq(tables.contactFunction.validTo, '2026-11-21'));
			expect(closed).toHaveLength(1);
		});

		test('an organisation that has come to hold something is closed on its own page', async () => {
			const { id } = await last(({ field, subject }) => field === 'entry' && subject === 'organisation');
			await expect(undoChange(getDb(), tove, id, now)).rejects.toThrow('Nedlæg den i stedet');
		});

		test('somebody entered to begin later is forgotten, name and number', async () => {
			const db = getDb();
			const entered = {
				navn: 'Vera Ny',
				rolle: 'stedfortræder',
				fra: '2027-01-04',
				indehaver_mail: 'vera@gribskov.example'
			};
			await appointHolder(db, tove, slug, entered, { now, frame });
			await undoLast(({ field, subject }) => field === 'entry' && subject === 'holder');
			expect(await db.select().from(tables.person).where(eq(tables.person.name, 'Vera Ny'))).toEqual([]);
			expect(await db.select().from(tables.holder).where(eq(tables.holder.startsOn, '2027-01-04'))).toEqual(
				[]
			);
			expect(JSON.stringify(await db.select().from(tables.channel))).not.toContain('vera@');
		});

		test('what a person writes of themself is in the log, and can be undone', async () => {
			const db = getDb();
			const [anna] = await db.select().from(tables.person).where(eq(tables.person.name, 'Anna Holm'));
			const personId = anna?.id ?? 0;
			const details = { name: 'Anna Holm', title: 'Leder', professionId: null };
			await db.transaction((tx) => changePerson(tx, personId, details, now));
			expect(await last()).toMatchObject({ field: 'titel', after: 'Leder' });
			await undoLast();
			expect(await db.select().from(tables.person).where(eq(tables.person.id, personId))).toMatchObject([
				{ title: anna?.title ?? null }
			]);

			const [held] = await db.select().from(tables.holder).where(eq(tables.holder.personId, personId));
			await db.transaction((tx) => setShowName(tx, personId, held?.id ?? 0, false, now));
			expect(await last()).toMatchObject({ field: 'vis_navn', before: 'ja', after: 'nej' });
		});
	},
	{ eachTest: true }
);
