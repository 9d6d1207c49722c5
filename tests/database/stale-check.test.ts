import { asc, eq, sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { addDays, fromCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import { grantRole } from '../../src/lib/server/accounts/role-assignments.ts';
import { account } from '../../src/lib/server/accounts/schema.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { recordEvidence } from '../../src/lib/server/verification/record.ts';
import {
	checkLink,
	freshnessDay,
	reminder,
	staleCheckRun
} from '../../src/lib/server/verification/schema.ts';
import { runStaleCheck } from '../../src/lib/server/verification/stale-check.ts';
import { describeDatabases } from '../support/database.ts';
import { rows } from '../support/edited-network.ts';
import { fileOf } from '../support/import-files/csv.ts';

const frame = { origin: 'https://vejviser.example', networkName: 'Netværket' };
const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };
/** Monday; all is entered long before. */
const entered = new Date('2026-06-01T08:00:00Z');
/** Ten in the morning in Copenhagen. */
const morning = (date: string) => fromCopenhagen(date, 600);

/** The networks' entries: Anna's with Bo as deputy in Gribskov, and a line in Hillerød; a key person each way up. */
const network = [
	...rows.slice(0, 2),
	{ organisation: 'Gribskov Kommune', funktion: 'Døgnvagt', bemanding: 'vagt', telefon: '95 11 00 10' }
];

async function addRole(
	db: Db,
	name: string,
	role: 'keyPerson' | 'steering' | 'coordinator',
	organisation: string | null
) {
	const [person] = await db.insert(tables.person).values({ name }).returning();
	const mail = `${name.toLowerCase()}@network.example`;
	const [own] = await db
		.insert(account)
		.values({ mail, personId: person?.id ?? 0 })
		.returning();
	const [found] = organisation
		? await db.select().from(tables.organisation).where(eq(tables.organisation.name, organisation))
		: [];
	await grantRole(
		db,
		{ accountId: own?.id ?? 0, role, organisationId: found?.id ?? null, grantedBy: null },
		entered
	);
}

describeDatabases(
	'the stale-contact checker',
	(getDb) => {
		beforeEach(async () => {
			const db = getDb();
			const report = await importDirectory(db, fileOf(network), { preview: false, now: entered });
			expect(report.faults).toEqual([]);
			// The national lines are not what these tests are about.
			await db.execute(sql`delete from acute_number`);
			await db.execute(
				sql`update contact_function set valid_to = '2026-01-01' where slug in ('alarm-112', 'akuttelefonen-1813', 'politiet-114', 'livslinien')`
			);
			await addRole(db, 'Nora', 'keyPerson', 'Gribskov Kommune');
			await addRole(db, 'Sten', 'steering', 'Gribskov Kommune');
			await addRole(db, 'Tove', 'coordinator', null);
		});

		const run = (date: string, options: { dryRun?: boolean } = {}) =>
			runStaleCheck(getDb(), { asOf: morning(date), settings, frame, ...options });
		/** Everything mailed since the last time of asking, as "to: subject". */
		const seen = new Set<number>();
		const mailed = async () => {
			const all = await getDb().select().from(outbox).orderBy(asc(outbox.id));
			const fresh = all.filter(({ id }) => !seen.has(id));
			for (const { id } of fresh) seen.add(id);
			return fresh.map(({ recipient }) => recipient.split('@')[0] ?? '').sort();
		};
		const functionId = async (name: string) => {
			const found = await getDb()
				.select()
				.from(tables.contactFunction)
				.where(eq(tables.contactFunction.name, name));
			return found.find(({ slug }) => slug.startsWith('gribskov'))?.id ?? found[0]?.id ?? 0;
		};
		const confirm = async (name: string, date: string) =>
			recordEvidence(getDb(), [
				{
					functionId: await functionId(name),
					method: 'confirmedByButton',
					outcome: 'confirmed',
					at: morning(date),
					byRole: 'holder'
				}
			]);
		beforeEach(() => seen.clear());

		test('climbs the ladder of an ordinary entry day by day over Easter and the change to summer time 2027', async () => {
			// 90 days later is Monday 29 March, 2. påskedag.
			await confirm('Udskrivningskoordinator', '2026-12-29');
			await confirm('Døgnvagt', '2027-02-25');
			const told: [string, string[]][] = [];
			for (let date = '2027-03-08'; date <= '2027-04-30'; date = addDays(date, 1)) {
				await run(date);
				const mails = await mailed();
				if (mails.length > 0) told.push([date, mails]);
			}
			expect(told).toEqual([
				['2027-03-12', ['anna']],
				['2027-03-19', ['anna']],
				// −5 is Wednesday 24 March, but Anna had a mail on Friday: the week's next.
				['2027-03-30', ['anna', 'bo']],
				['2027-04-12', ['nora']],
				['2027-04-26', ['sten', 'tove']]
			]);
		});

		test('twice in a row sends nothing more, and a row stands for each mail', async () => {
			await confirm('Udskrivningskoordinator', '2026-12-29');
			await confirm('Døgnvagt', '2027-03-12');
			const first = await run('2027-03-15');
			expect(first).toMatchObject({ mails: 1, reminders: 1 });
			expect(await run('2027-03-15')).toMatchObject({ mails: 0, reminders: 0 });
			expect(await run('2027-03-16')).toMatchObject({ mails: 0 });
			expect(await getDb().select().from(reminder)).toHaveLength(1);
			expect(await getDb().select().from(checkLink)).toHaveLength(1);
			expect(await getDb().select().from(outbox)).toHaveLength(1);
			expect(await getDb().select().from(staleCheckRun)).toHaveLength(3);
		});

		test('two runs at once send one mail', async () => {
			await confirm('Udskrivningskoordinator', '2026-12-29');
			await confirm('Døgnvagt', '2027-03-12');
			await Promise.all([run('2027-03-15'), run('2027-03-15')]);
			expect(await mailed()).toEqual(['anna']);
		});

		test('three missed nights send the one right rung', async () => {
			await confirm('Udskrivningskoordinator', '2026-12-29');
			await confirm('Døgnvagt', '2027-03-12');
			await run('2027-03-19');
			expect(await mailed()).toEqual(['anna']);
			expect((await getDb().select().from(reminder)).map(({ rung }) => rung)).toEqual(['second']);
		});

		test('one mail is about all of a person’s entries, and names them', async () => {
			const db = getDb();
			await confirm('Døgnvagt', '2027-03-12');
			const [anna] = await db.select().from(tables.person).where(eq(tables.person.name, 'Anna Holm'));
			const [fn] = await db
				.insert(tables.contactFunction)
				.values({
					organisationId: (await db.select().from(tables.organisation))[0]?.id ?? 0,
					name: 'Mentor',
					slug: 'gribskov-mentor'
				})
				.returning();
			await db
				.insert(tables.holder)
				.values({ functionId: fn?.id ?? 0, personId: anna?.id ?? 0, addedAt: entered });
			await confirm('Udskrivningskoordinator', '2026-12-29');
			await confirm('Mentor', '2026-12-28');
			await run('2027-03-15');
			const mails = await db.select().from(outbox);
			expect(mails).toHaveLength(1);
			expect(mails[0]?.text).toContain('Mentor');
			expect(mails[0]?.text).toContain('Udskrivningskoordinator');
			expect(mails[0]?.text).toMatch(/https:\/\/vejviser\.example\/tjek\/[\w-]{43}\n/);
		});

		test('at most one mail a week to a person, but for what is acute and past its limit', async () => {
			const db = getDb();
			await confirm('Døgnvagt', '2027-02-01');
			await confirm('Udskrivningskoordinator', '2027-01-01');
			await db
				.update(tables.contactFunction)
				.set({ criticality: 'acute' })
				.where(eq(tables.contactFunction.name, 'Udskrivningskoordinator'));
			// The limit of 30 days is Sunday 31 January; it was two weeks ago, and nobody has been asked.
			await run('2027-02-15');
			expect(await mailed()).toEqual(['anna', 'bo']);
			await run('2027-02-16');
			expect(await mailed()).toEqual(['nora']);
			await run('2027-02-17');
			expect(await mailed()).toEqual(['tove']);
		});

		test('what is reported wrong is asked about at once: those who have it, and the key person', async () => {
			await confirm('Døgnvagt', '2027-03-12');
			await confirm('Udskrivningskoordinator', '2027-03-01');
			await recordEvidence(getDb(), [
				{
					functionId: await functionId('Udskrivningskoordinator'),
					method: 'feedbackWrong',
					outcome: 'failed',
					at: morning('2027-03-13'),
					byRole: 'professional'
				}
			]);
			// Saturday and Sunday send nothing.
			await run('2027-03-13');
			await run('2027-03-14');
			expect(await mailed()).toEqual([]);
			await run('2027-03-15');
			expect(await mailed()).toEqual(['anna', 'bo', 'nora']);
			await run('2027-03-16');
			await run('2027-03-19');
			expect(await mailed()).toEqual([]);
			await run('2027-03-22');
			expect(await mailed()).toEqual(['sten', 'tove']);
			await confirm('Udskrivningskoordinator', '2027-03-23');
			await run('2027-03-24');
			expect(await mailed()).toEqual([]);
		});

		test('a vacant function and a line are the key person’s, and then the coordinator’s', async () => {
			await confirm('Døgnvagt', '2026-12-29');
			await getDb().update(tables.holder).set({ endsOn: '2027-03-12' });
			await run('2027-03-15');
			const asked = await getDb().select().from(reminder);
			expect(new Set(asked.map(({ cause }) => cause))).toEqual(new Set(['failure', 'limit']));
			expect(await mailed()).toEqual(['nora']);
			await run('2027-03-22');
			// The line's second reminder is due by then.
			expect(await mailed()).toEqual(['nora', 'sten', 'tove']);
		});

		test('an address that is known to be dead is not written to: the next level is', async () => {
			const db = getDb();
			await confirm('Døgnvagt', '2027-03-12');
			await confirm('Udskrivningskoordinator', '2026-12-29');
			const [mail] = await db
				.select()
				.from(tables.channel)
				.where(eq(tables.channel.value, 'anna@gribskov.example'));
			await recordEvidence(db, [
				{
					channelId: mail?.id ?? 0,
					method: 'mailBounced',
					outcome: 'failed',
					at: morning('2027-01-10'),
					byRole: 'system'
				}
			]);
			await run('2027-01-11');
			expect(await mailed()).toEqual(['bo', 'nora']);
		});

		test('a dry run writes nothing, and tells what it would do', async () => {
			await confirm('Døgnvagt', '2027-03-12');
			await confirm('Udskrivningskoordinator', '2026-12-29');
			const report = await run('2027-03-15', { dryRun: true });
			expect(report.asked).toEqual([
				{ slug: 'gribskov-udskrivningskoordinator', rung: 'first', asRole: 'holder' }
			]);
			for (const table of [reminder, checkLink, outbox, staleCheckRun, freshnessDay]) {
				expect(await getDb().select().from(table)).toEqual([]);
			}
		});

		test('every overdue entry is flagged, and the first run gives the chart a past', async () => {
			await confirm('Døgnvagt', '2026-10-01');
			await confirm('Udskrivningskoordinator', '2026-10-01');
			const report = await run('2027-03-15');
			expect(report).toMatchObject({ entries: 2, overdue: 2 });
			const days = await getDb().select().from(freshnessDay).orderBy(asc(freshnessDay.day));
			expect(days.at(-1)).toMatchObject({ day: '2027-03-15', entries: 2, withinLimit: 0 });
			expect(days.find(({ withinLimit }) => withinLimit === 2)).toBeDefined();
		});
	},
	{ eachTest: true }
);
