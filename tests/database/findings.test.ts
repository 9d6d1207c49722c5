import { asc, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/lib/calendar/copenhagen-time.ts';
import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import { placeOf, title, why } from '../../src/lib/messages/findings.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import {
	channel,
	contactFunction,
	holder,
	organisation,
	person
} from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { Refusal } from '../../src/lib/server/refusal.ts';
import {
	listDeskFindings,
	listFindings,
	refreshFindings
} from '../../src/lib/server/verification/findings.ts';
import { checkFinding, handover } from '../../src/lib/server/verification/schema.ts';
import { actorWith, coordinatorRole } from '../support/actors.ts';
import { runStaleCheck } from '../../src/lib/server/verification/stale-check.ts';
import { describeDatabases } from '../support/database.ts';
import { fileOf } from '../support/import-files/csv.ts';

const today = '2027-01-05';
const now = new Date('2027-01-05T09:00:00Z');
const tomorrow = new Date('2027-01-06T09:00:00Z');
const family = 'Gribskov Kommune > Familieafdelingen';

/** Anna's private number is not in use, and Hillerød has the number of Gribskov's mentor. */
const network = fileOf([
	{
		...{ organisation: family, funktion: 'Koordinator', telefon: '48 22 00 01', rolle: 'primær' },
		...{ navn: 'Anna Holm', indehaver_telefon: '10 20 30 40', til: addDays(today, 20) }
	},
	{ organisation: family, funktion: 'Mentor', telefon: '48 22 00 02', navn: 'Bo Lund', rolle: 'primær' },
	{ organisation: 'Hillerød Kommune', funktion: 'Mentor', telefon: '48 22 00 02', navn: 'Ida Krogh' }
]);

describeDatabases(
	'checks without people',
	(getDb) => {
		beforeEach(async () => {
			const imported = await importDirectory(getDb(), network, {
				...{ preview: false, now },
				frame: { origin: 'https://vejviser.example', networkName: 'Netværket' }
			});
			expect(imported.ok).toBe(true);
		});

		const refresh = async (at = now) => {
			const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };
			return refreshFindings(getDb(), prepareDirectory(await readSnapshot(getDb(), settings, at)), at);
		};
		const open = () =>
			getDb()
				.select()
				.from(checkFinding)
				.where(isNull(checkFinding.goneAt))
				.orderBy(asc(checkFinding.kind), asc(checkFinding.id));
		const kinds = async () => (await open()).map(({ kind }) => kind);
		const functionId = async (slug: string) => {
			const [found] = await getDb().select().from(contactFunction).where(eq(contactFunction.slug, slug));
			return found?.id ?? 0;
		};
		const expected = [
			'endsWithoutSuccessor',
			...['noDeputy', 'noDeputy', 'noDeputy'],
			...['numberShared', 'numberShared', 'numberUnassigned']
		];

		test('find a number for the network only as well, and are safe to run twice, and at once', async () => {
			const [first, second] = await Promise.all([refresh(), refresh()]);
			expect([first, second].sort()).toEqual([0, 7]);
			expect(await refresh(tomorrow)).toBe(0);
			expect(await kinds()).toEqual(expected);
			expect((await open()).every(({ foundAt }) => foundAt.getTime() === now.getTime())).toBe(true);
		});

		test('close what has been put right, keep when, and open it again when it comes back', async () => {
			await refresh();
			const [unassigned] = await getDb().select().from(channel).where(eq(channel.value, '+4510203040'));
			await getDb()
				.update(channel)
				.set({ retiredAt: now })
				.where(eq(channel.id, unassigned?.id ?? 0));
			expect(await refresh(tomorrow)).toBe(0);
			expect(await kinds()).toEqual(expected.filter((kind) => kind !== 'numberUnassigned'));
			const [gone] = await getDb()
				.select()
				.from(checkFinding)
				.where(eq(checkFinding.kind, 'numberUnassigned'));
			expect(gone).toMatchObject({ foundAt: now, goneAt: tomorrow });
			await getDb()
				.update(channel)
				.set({ retiredAt: null })
				.where(eq(channel.id, unassigned?.id ?? 0));
			expect(await refresh(tomorrow)).toBe(1);
		});

		test('take a successor who has been asked for one, and a function left vacant for none', async () => {
			const asked = { functionId: await functionId('gribskov-koordinator'), startsOn: addDays(today, 21) };
			const handedOn = { ...asked, askedAt: now, needsApproval: false };
			await getDb().insert(handover).values(handedOn);
			await refresh();
			expect(await kinds()).toContain('endsWithoutSuccessor');
			await getDb().update(handover).set({ successorMail: 'ny@gribskov.example' });
			await refresh();
			expect(await kinds()).not.toContain('endsWithoutSuccessor');
			await getDb().update(handover).set({ endedAt: tomorrow });
			await refresh(tomorrow);
			expect(await kinds()).toContain('endsWithoutSuccessor');
		});

		test('know who holds what also where the name is not shown', async () => {
			const [bo] = await getDb().select().from(person).where(eq(person.name, 'Bo Lund'));
			await getDb().update(holder).set({ showName: false });
			await getDb()
				.insert(holder)
				.values({
					...{ functionId: await functionId('gribskov-mentor'), personId: bo?.id ?? 0 },
					role: 'deputy'
				});
			await refresh();
			expect(await kinds()).toContain('deputyIsPrimary');
		});

		test('find an organisation that has ended while its functions stand', async () => {
			await getDb()
				.update(organisation)
				.set({ validTo: addDays(today, -1) })
				.where(eq(organisation.name, 'Hillerød Kommune'));
			await refresh();
			expect(await kinds()).toContain('organisationEnded');
		});

		test('run with every run of the checker', async () => {
			const frame = { origin: 'https://vejviser.example', networkName: 'Netværket' };
			const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };
			await runStaleCheck(getDb(), { asOf: now, settings, frame });
			expect(await kinds()).toEqual(expected);
		});

		describe('are told', () => {
			const keyPersonOf = async (db: Db, name: string) => {
				const [found] = await db.select().from(organisation).where(eq(organisation.name, name));
				return actorWith(db, `Nøgleperson ${name}`, [{ role: 'keyPerson', organisationId: found?.id ?? 0 }]);
			};

			test('to a key person about their own organisation and all below it, worst first', async () => {
				await refresh();
				const { lines, total } = await listFindings(getDb(), await keyPersonOf(getDb(), 'Gribskov Kommune'));
				expect(total).toBe(5);
				expect(lines.map(({ kind }) => kind)).toEqual([
					'numberUnassigned',
					'endsWithoutSuccessor',
					'numberShared',
					'noDeputy',
					'noDeputy'
				]);
			});

			test('in words, with the way to where it is put right', async () => {
				await refresh();
				const { lines } = await listFindings(getDb(), await keyPersonOf(getDb(), 'Gribskov Kommune'));
				const [unassigned, , shared] = lines;
				if (!unassigned || !shared) throw new Error('too few');
				expect(title(unassigned)).toBe('Koordinator, Familieafdelingen');
				expect(why(unassigned)).toContain('10 20 30 40');
				const [anna] = await getDb()
					.select({ id: holder.id })
					.from(holder)
					.innerJoin(person, eq(person.id, holder.personId))
					.where(eq(person.name, 'Anna Holm'));
				expect(placeOf(unassigned)).toBe(
					`/kontakter/gribskov-koordinator/kontaktoplysninger?indehaver=${anna?.id}`
				);
				expect(why(shared)).toContain('Mentor, Hillerød Kommune');
				expect(placeOf(shared)).toBe('/kontakter/gribskov-mentor/kontaktoplysninger');
			});

			test('to the coordinator about the whole network, and as a key person about their own', async () => {
				await refresh();
				const keyPerson = await keyPersonOf(getDb(), 'Hillerød Kommune');
				const both = { ...keyPerson, roles: [...keyPerson.roles, coordinatorRole] };
				expect((await listFindings(getDb(), both)).total).toBe(7);
				expect((await listFindings(getDb(), both, { ownOnly: true })).total).toBe(2);
				expect((await listFindings(getDb(), both, { limit: 3 })).lines).toHaveLength(3);
				const onDesk = await listDeskFindings(getDb(), both);
				expect(onDesk.lines.map(({ kind }) => kind)).not.toContain('noDeputy');
			});

			test('to nobody else', async () => {
				const member = await actorWith(getDb(), 'Medlem', [{ role: 'member', organisationId: 1 }]);
				await expect(listFindings(getDb(), member)).rejects.toThrow(Refusal);
			});
		});
	},
	{ eachTest: true }
);
