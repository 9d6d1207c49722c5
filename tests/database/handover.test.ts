import { and, asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { contactOf, holdingOn, momentOf } from '../../src/lib/directory/contact.ts';
import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import { functionPage } from '../../src/lib/directory/function-page.ts';
import * as messages from '../../src/lib/messages/handover.ts';
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import { myData } from '../../src/lib/server/accounts/my-page.ts';
import { removeSelf } from '../../src/lib/server/accounts/removal.ts';
import { grantRole } from '../../src/lib/server/accounts/role-assignments.ts';
import {
	account,
	invitation,
	organisationDomain,
	roleAssignment
} from '../../src/lib/server/accounts/schema.ts';
import { undoChange } from '../../src/lib/server/contacts/editing/undo.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { Refusal, SecondFactorNeeded } from '../../src/lib/server/refusal.ts';
import { forgetOldHandovers } from '../../src/lib/server/verification/handover-erasing.ts';
import {
	decideSuccessor,
	handOn,
	listKeptHandovers,
	listOpenHandovers,
	readHandOn,
	withdrawHandover
} from '../../src/lib/server/verification/handover.ts';
import { handover, verification } from '../../src/lib/server/verification/schema.ts';
import { declineTakeover, readTakeover, takeOver } from '../../src/lib/server/verification/takeover.ts';
import type { HandOn, TakeOver } from '../../src/lib/verification/handover-input.ts';
import { describeDatabases } from '../support/database.ts';
import { rows, slug } from '../support/edited-network.ts';
import { fileOf } from '../support/import-files/csv.ts';

const now = new Date('2026-11-22T12:00:00Z');
const on = (date: string) => new Date(`${date}T11:00:00Z`);
const frame = { origin: 'https://vejviser.example', networkName: 'Netværket' };
const at = (when: Date = now) => ({ now: when, frame });
const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };
const mette = 'mette@gribskov.example';

/** Anna is primary and Bo her deputy; Ane is the key person of Gribskov, Tove the coordinator. */
describeDatabases(
	'handing on',
	(getDb) => {
		let anna: SignedIn;
		let ane: SignedIn;
		let tove: SignedIn;
		let stranger: SignedIn;
		let leaving: HandOn;

		beforeEach(async () => {
			const db = getDb();
			const report = await importDirectory(
				db,
				fileOf([
					...rows,
					{
						organisation: 'Gribskov Kommune > Familieafdelingen',
						funktion: 'SSP-konsulent',
						telefon: '95 11 00 07',
						navn: 'Anna Holm',
						indehaver_mail: 'anna@gribskov.example',
						rolle: 'primær'
					}
				]),
				{ preview: false, now }
			);
			expect(report.faults).toEqual([]);
			const gribskov = await organisationId(db, 'Gribskov Kommune');
			const hilleroed = await organisationId(db, 'Hillerød Kommune');
			await db.insert(organisationDomain).values({ domain: 'gribskov.example', organisationId: gribskov });
			anna = await accountOf(db, 'Anna Holm', 'member', gribskov);
			ane = await accountOf(db, 'Ane Key', 'keyPerson', gribskov);
			tove = await accountOf(db, 'Tove Tovholder', 'coordinator', null);
			stranger = await accountOf(db, 'Nogen Anden', 'keyPerson', hilleroed);
			leaving = {
				holderId: (await holderOf(db, 'Anna Holm')).id,
				day: '2026-11-30',
				alsoHolderIds: [],
				successorMail: mette,
				replace: false
			};
			await db.delete(outbox);
		});

		const directory = async (when: Date) => {
			const prepared = prepareDirectory(await readSnapshot(getDb(), settings, when));
			const fn = prepared.functionsBySlug.get(slug);
			if (!fn) throw new Error('the function is gone');
			return { prepared, fn };
		};
		const staffingOn = async (date: string) => {
			const { fn, prepared } = await directory(on(date));
			const { staffing, current } = holdingOn(fn, date);
			return [staffing, current?.personId == null ? null : prepared.people.get(current.personId)?.name];
		};
		const mails = (kind: string) => getDb().select().from(outbox).where(eq(outbox.kind, kind));
		/** The token in the successor's mail. */
		const token = async () => {
			const [mail] = (await mails('handover-ask')).slice(-1);
			return /\/overtag\/([\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? 'none';
		};
		const accepting = async (rest: Partial<TakeOver> = {}): Promise<TakeOver> => ({
			navn: 'Mette Ny',
			stilling: 'Psykolog',
			faggruppe: 'psykolog',
			mail: mette,
			telefon: '95 11 00 44',
			synlighed: 'netværk',
			showName: true,
			channels: (await functionChannels(getDb())).map(({ id }) => ({ id, choice: 'passer', value: '' })),
			...rest
		});

		describe('leaving', () => {
			test('keeps the old holder until the day, then the deputy acts; the key person knows', async () => {
				await handOn(getDb(), anna, slug, { ...leaving, successorMail: null }, at());
				expect(await staffingOn('2026-11-30')).toEqual(['held', 'Anna Holm']);
				expect(await staffingOn('2026-12-01')).toEqual(['acting', 'Bo Lund']);
				expect(await mails('handover-told')).toMatchObject([{ recipient: 'ane@konto.example' }]);
				expect(await mails('handover-ask')).toEqual([]);
				const [open] = await listKeptHandovers(getDb(), ane, on('2026-12-02'));
				expect(open).toMatchObject({ slug, startsOn: '2026-12-01', successorMail: null, late: true });
				expect(await listKeptHandovers(getDb(), stranger, now)).toEqual([]);
			});

			test('leaves it vacant after the day where there is no deputy, with links and situations as they were', async () => {
				const db = getDb();
				const bo = await holderOf(db, 'Bo Lund');
				await db.delete(tables.holder).where(eq(tables.holder.id, bo.id));
				const before = (await directory(now)).fn.entry;
				await handOn(db, anna, slug, leaving, at());
				expect(await staffingOn('2026-12-01')).toEqual(['vacant', null]);
				const { fn } = await directory(on('2026-12-01'));
				expect(fn.entry.slug).toBe(slug);
				expect(fn.entry.situationIds).toEqual(before.situationIds);
			});

			test('asks the successor, who is told of without a name until they have accepted', async () => {
				await handOn(getDb(), anna, slug, leaving, at());
				expect(await mails('handover-ask')).toMatchObject([{ recipient: mette }]);
				const snapshot = await readSnapshot(getDb(), settings, now);
				expect(JSON.stringify(snapshot)).not.toContain(mette);
				const { prepared, fn } = await directory(now);
				expect(functionPage(prepared, fn, now).answer.succession).toBe('2026-12-01');
				expect(functionPage(prepared, fn, on('2027-01-02')).answer.succession).toBeNull();
			});

			test('takes several functions at once, with one mail each way', async () => {
				const other = await holderOf(getDb(), 'Anna Holm', 'SSP-konsulent');
				await handOn(getDb(), anna, slug, { ...leaving, alsoHolderIds: [other.id] }, at());
				const [mail, ...more] = await mails('handover-ask');
				expect(more).toEqual([]);
				expect(mail?.text.match(/\/overtag\//g)).toHaveLength(2);
				expect(await mails('handover-told')).toHaveLength(1);
				expect(await listOpenHandovers(getDb(), null, now)).toHaveLength(2);
			});

			test('is in the change log, and can be undone there', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const [change] = await db
					.select()
					.from(tables.change)
					.where(and(eq(tables.change.field, 'til'), eq(tables.change.after, '2026-11-30')));
				expect(change).toMatchObject({ byPersonId: anna.person?.id, before: '' });
				await undoChange(db, ane, change?.id ?? 0, now);
				expect(await staffingOn('2026-12-01')).toEqual(['held', 'Anna Holm']);
				// Nobody is awaited where somebody has it.
				expect((await directory(now)).prepared.snapshot.functions).toBeDefined();
				const { prepared, fn } = await directory(now);
				expect(functionPage(prepared, fn, now).answer.succession).toBeNull();
				expect(await listOpenHandovers(db, null, now)).toEqual([]);
			});

			test("is one's own with one factor, another's for those who keep it, with two", async () => {
				const db = getDb();
				const bo = await holderOf(db, 'Bo Lund');
				await expect(
					handOn(db, anna, slug, { ...leaving, holderId: bo.id, successorMail: null }, at())
				).rejects.toThrow(Refusal);
				await expect(handOn(db, stranger, slug, leaving, at())).rejects.toThrow(Refusal);
				await expect(readHandOn(db, stranger, slug, now)).rejects.toThrow(Refusal);
				await expect(handOn(db, { ...ane, secondFactor: false }, slug, leaving, at())).rejects.toThrow(
					SecondFactorNeeded
				);
				expect(await db.select().from(handover)).toEqual([]);
				await handOn(db, { ...anna, secondFactor: false }, slug, leaving, at());
				expect(await db.select().from(handover)).toHaveLength(1);
			});

			test('a second time replaces the first, when that is said', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const first = await token();
				const second = { ...leaving, day: '2026-12-31', successorMail: 'nina@gribskov.example' };
				await expect(handOn(db, anna, slug, second, at())).rejects.toThrow(
					messages.alreadyAgreed('Udskrivningskoordinator')
				);
				expect(await staffingOn('2026-12-01')).toEqual(['acting', 'Bo Lund']);
				await handOn(db, anna, slug, { ...second, replace: true }, at());
				expect(await staffingOn('2026-12-31')).toEqual(['held', 'Anna Holm']);
				expect((await readTakeover(db, first, now)).state).toBe('ended');
				expect(await mails('handover-withdrawn')).toMatchObject([{ recipient: mette }]);
				expect(await listOpenHandovers(db, null, now)).toMatchObject([
					{ successorMail: 'nina@gribskov.example' }
				]);
			});

			test('two who hand the same on at once: one is agreed, the other is told', async () => {
				const db = getDb();
				const both = await Promise.allSettled([
					handOn(db, anna, slug, leaving, at()),
					handOn(db, ane, slug, { ...leaving, successorMail: 'nina@gribskov.example' }, at())
				]);
				expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
				expect(await listOpenHandovers(db, null, now)).toHaveLength(1);
			});

			test('taken back before the day gives the period back; others may not', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const [open] = await listOpenHandovers(db, null, now);
				await expect(withdrawHandover(db, stranger, open?.id ?? 0, at())).rejects.toThrow(Refusal);
				await withdrawHandover(db, anna, open?.id ?? 0, at(on('2026-11-30')));
				expect(await staffingOn('2026-12-01')).toEqual(['held', 'Anna Holm']);
				await expect(withdrawHandover(db, anna, open?.id ?? 0, at())).rejects.toThrow(messages.handoverGone);
			});

			test('of a deputy ends the period, and asks nobody', async () => {
				const db = getDb();
				const bo = await holderOf(db, 'Bo Lund');
				const deputy = { ...leaving, holderId: bo.id };
				await expect(handOn(db, ane, slug, deputy, at())).rejects.toThrow(messages.deputyHasNoSuccessor);
				await handOn(db, ane, slug, { ...deputy, successorMail: null }, at());
				expect((await holderOf(db, 'Bo Lund')).endsOn).toBe('2026-11-30');
				expect(await db.select().from(handover)).toEqual([]);
			});

			test('a key person who leaves is passed over: the coordinator is told', async () => {
				const db = getDb();
				const role = { role: 'keyPerson' as const, organisationId: ane.roles[0]?.organisationId ?? 0 };
				await db.delete(roleAssignment).where(eq(roleAssignment.accountId, ane.accountId));
				await grantRole(db, { accountId: anna.accountId, ...role, grantedBy: null }, now);
				await handOn(db, { ...anna, roles: [role] }, slug, leaving, at());
				expect(await mails('handover-told')).toMatchObject([{ recipient: tove.mail }]);
			});
		});

		describe('a successor from outside', () => {
			const outside = 'mette@vikar.example';

			test('is asked once the key person has said yes', async () => {
				const db = getDb();
				await handOn(db, anna, slug, { ...leaving, successorMail: outside }, at());
				expect(await mails('handover-ask')).toEqual([]);
				const [open] = await listKeptHandovers(db, ane, now);
				expect(open).toMatchObject({ awaitsApproval: true });
				const { prepared, fn } = await directory(now);
				expect(functionPage(prepared, fn, now).answer.succession).toBeNull();
				const decision = { id: open?.id ?? 0, approve: true };
				for (const actor of [anna, stranger]) {
					await expect(decideSuccessor(db, actor, decision, at())).rejects.toThrow(Refusal);
				}
				await decideSuccessor(db, ane, decision, at());
				expect(await mails('handover-ask')).toMatchObject([{ recipient: outside }]);
				await expect(decideSuccessor(db, ane, decision, at())).rejects.toThrow(messages.nothingToApprove);
				await takeOver(db, await token(), await accepting({ mail: outside }), at());
				expect(await db.select().from(invitation)).toMatchObject([{ mail: outside, role: 'member' }]);
			});

			test('and with a no the function is left vacant, and whoever named them knows', async () => {
				const db = getDb();
				await handOn(db, anna, slug, { ...leaving, successorMail: outside }, at());
				const [open] = await listOpenHandovers(db, null, now);
				await decideSuccessor(db, ane, { id: open?.id ?? 0, approve: false }, at());
				expect(await listOpenHandovers(db, null, now)).toMatchObject([
					{ successorMail: null, awaitsApproval: false }
				]);
				expect(await mails('handover-refused')).toMatchObject([{ recipient: anna.mail }]);
				expect(JSON.stringify(await db.select().from(handover))).not.toContain(outside);
			});

			test('named by the key person is asked at once', async () => {
				await handOn(getDb(), ane, slug, { ...leaving, successorMail: outside }, at());
				expect(await mails('handover-ask')).toMatchObject([{ recipient: outside }]);
			});
		});

		describe('taking over', () => {
			test('before the day makes them the holder from the day, by name as they chose, and evidence of it', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const shown = await readTakeover(db, await token(), now);
				expect(shown).toMatchObject({ state: 'open', open: { slug, startsOn: '2026-12-01' } });
				expect(shown.open?.channels.map(({ display }) => display)).toEqual(['95 11 00 02']);
				await takeOver(db, await token(), await accepting(), at(on('2026-11-25')));
				expect(await staffingOn('2026-11-30')).toEqual(['held', 'Anna Holm']);
				expect(await staffingOn('2026-12-01')).toEqual(['held', 'Mette Ny']);
				const evidence = await db
					.select()
					.from(verification)
					.where(eq(verification.method, 'handoverAccepted'));
				expect(evidence.filter(({ functionId }) => functionId !== null)).toHaveLength(1);
				expect(evidence.filter(({ channelId }) => channelId !== null)).toHaveLength(1);
				expect(await mails('handover-accepted')).toHaveLength(2);
				expect(await listOpenHandovers(db, null, now)).toEqual([]);
				expect(await db.select().from(invitation)).toMatchObject([{ mail: mette, role: 'member' }]);
				const [made] = await db
					.select()
					.from(tables.change)
					.where(and(eq(tables.change.subject, 'holder'), eq(tables.change.field, 'entry')))
					.orderBy(asc(tables.change.id))
					.then((all) => all.slice(-1));
				expect(made?.byPersonId).toBe((await holderOf(db, 'Mette Ny')).personId);
			});

			test('after the day starts on the day they accept, and is confirmed from then', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				expect((await listOpenHandovers(db, null, on('2026-12-03')))[0]).toMatchObject({ late: true });
				await takeOver(db, await token(), await accepting({ showName: false }), at(on('2026-12-03')));
				expect((await holderOf(db, 'Mette Ny')).startsOn).toBe('2026-12-03');
				expect(await staffingOn('2026-12-02')).toEqual(['acting', 'Bo Lund']);
				// Shown without a name.
				expect(await staffingOn('2026-12-03')).toEqual(['held', null]);
				const { prepared, fn } = await directory(on('2026-12-03'));
				const { contact } = contactOf(prepared, fn, momentOf(on('2026-12-04')));
				expect(contact.freshness).toMatchObject({ state: 'fresh', method: 'handoverAccepted' });
			});

			test('asks about each number that comes along; a changed one is another', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const [old] = await functionChannels(db);
				await expect(takeOver(db, await token(), await accepting({ channels: [] }), at())).rejects.toThrow(
					messages.answerEachChannel('95 11 00 02')
				);
				const changed = [{ id: old?.id ?? 0, choice: 'ny' as const, value: '95 11 00 55' }];
				await takeOver(db, await token(), await accepting({ channels: changed, telefon: '' }), at());
				expect(await functionChannels(db)).toMatchObject([{ value: '+4595110055' }]);
				expect(
					await db
						.select()
						.from(verification)
						.where(eq(verification.channelId, old?.id ?? 0))
				).toEqual([]);
			});

			test('leaves nobody out of reach: some number or address is kept or given', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const [old] = await functionChannels(db);
				const dropped = [{ id: old?.id ?? 0, choice: 'vaek' as const, value: '' }];
				await expect(
					takeOver(db, await token(), await accepting({ channels: dropped, telefon: '' }), at())
				).rejects.toThrow(messages.confirmOne);
				expect(await functionChannels(db)).toHaveLength(1);
			});

			test('makes nobody twice: a person with that account is the one, and is a member at once', async () => {
				const db = getDb();
				const hilleroed = await organisationId(db, 'Hillerød Kommune');
				const nina = await accountOf(db, 'Nina Kendt', 'member', hilleroed);
				await handOn(db, ane, slug, { ...leaving, successorMail: nina.mail }, at());
				await takeOver(db, await token(), await accepting({ mail: nina.mail, navn: 'Nina Kendt' }), at());
				expect((await holderOf(db, 'Nina Kendt')).personId).toBe(nina.person?.id);
				const roles = await db
					.select()
					.from(roleAssignment)
					.where(eq(roleAssignment.accountId, nina.accountId));
				expect(roles).toHaveLength(2);
			});

			test('works once: a link used again does nothing', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const link = await token();
				const input = await accepting();
				const both = await Promise.allSettled([
					takeOver(db, link, input, at()),
					takeOver(db, link, input, at())
				]);
				expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
				await expect(declineTakeover(db, link, mette, at())).rejects.toThrow(messages.stateText.accepted);
				expect((await readTakeover(db, link, now)).state).toBe('accepted');
				const people = await db.select().from(tables.person).where(eq(tables.person.name, 'Mette Ny'));
				expect(people).toHaveLength(1);
			});

			test('takes the address that was asked, which may be wrong five times', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const link = await token();
				const wrong = await accepting({ mail: 'en.anden@gribskov.example' });
				for (let left = 4; left > 0; left -= 1) {
					await expect(takeOver(db, link, wrong, at())).rejects.toThrow(messages.wrongMail(left));
				}
				await expect(takeOver(db, link, wrong, at())).rejects.toThrow(messages.stateText.locked);
				await expect(takeOver(db, link, await accepting(), at())).rejects.toThrow(messages.stateText.locked);
				expect((await readTakeover(db, link, now)).open).toBeNull();
			});

			test('is over thirty days after the day', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const link = await token();
				expect((await readTakeover(db, link, new Date('2026-12-31T22:59:00Z'))).state).toBe('open');
				const late = new Date('2026-12-31T23:00:00Z');
				expect((await readTakeover(db, link, late)).state).toBe('expired');
				await expect(takeOver(db, link, await accepting(), at(late))).rejects.toThrow(
					messages.stateText.expired
				);
				expect(await listOpenHandovers(db, null, late)).toMatchObject([{ expired: true }]);
			});

			test('never makes two primaries: not when somebody else was appointed meanwhile, nor past the database', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const { functionId } = await holderOf(db, 'Anna Holm');
				const other = { functionId, personId: stranger.person?.id ?? 0, role: 'primary' as const };
				await db.insert(tables.holder).values({ ...other, startsOn: '2026-12-15' });
				await expect(takeOver(db, await token(), await accepting(), at())).rejects.toThrow(
					messages.somebodyCame
				);
				await expect(
					db
						.insert(tables.holder)
						.values({ ...other, personId: anna.person?.id ?? 0, startsOn: '2026-12-20' })
				).rejects.toThrow();
			});

			test('declined leaves it to the deputy or vacant, and the key person knows', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const link = await token();
				await declineTakeover(db, link, mette, at());
				expect((await readTakeover(db, link, now)).state).toBe('ended');
				const told = await mails('handover-declined');
				expect(told.map(({ recipient }) => recipient).sort()).toEqual([ane.mail, anna.mail].sort());
				expect(await staffingOn('2026-12-01')).toEqual(['acting', 'Bo Lund']);
				expect(await listOpenHandovers(db, null, now)).toMatchObject([{ successorMail: null }]);
			});
		});

		describe('erasing', () => {
			test('a successor who leaves before they begin takes their name, address and answer with them', async () => {
				const db = getDb();
				const gribskov = await organisationId(db, 'Gribskov Kommune');
				await handOn(db, anna, slug, leaving, at());
				await takeOver(db, await token(), await accepting(), at());
				const { personId } = await holderOf(db, 'Mette Ny');
				const actor = await accountOf(db, null, 'member', gribskov, { personId, mail: mette });
				expect(JSON.stringify(await myData(db, actor, now))).toContain('"handovers":[{');
				await removeSelf(db, actor, now);
				const stored = JSON.stringify([
					await db.select().from(handover),
					await db.select().from(tables.person),
					await db.select().from(outbox).where(eq(outbox.recipient, mette))
				]);
				expect(stored).not.toContain('Mette Ny');
				expect(stored).not.toContain(mette);
				expect(await staffingOn('2026-12-01')).toEqual(['acting', 'Bo Lund']);
			});

			test('whoever asked and left is not named by it any more, and sees it in their data until then', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				expect(JSON.stringify(await myData(db, anna, now))).toContain(mette);
				expect(JSON.stringify(await myData(db, anna, now))).not.toContain('tokenHash');
				await removeSelf(db, anna, now);
				expect(await db.select().from(handover)).toMatchObject([{ askedByPersonId: null }]);
			});

			test('addresses are forgotten a month after the answer, or after the link ran out', async () => {
				const db = getDb();
				await handOn(db, anna, slug, leaving, at());
				const input = await accepting();
				await takeOver(db, await token(), input, at());
				const other = await holderOf(db, 'Anna Holm', 'SSP-konsulent');
				const ssp = (await db.select().from(tables.contactFunction)).find(
					({ id }) => id === other.functionId
				);
				await handOn(db, anna, ssp?.slug ?? '', { ...leaving, holderId: other.id }, at());
				const addresses = async () =>
					(await db.select().from(handover).orderBy(asc(handover.id))).map((row) => row.successorMail);
				await forgetOldHandovers(db, on('2026-12-22'));
				expect(await addresses()).toEqual([mette, mette]);
				await forgetOldHandovers(db, on('2026-12-23'));
				expect(await addresses()).toEqual([null, mette]);
				await forgetOldHandovers(db, on('2027-01-29'));
				expect(await addresses()).toEqual([null, mette]);
				await forgetOldHandovers(db, on('2027-01-31'));
				expect(await addresses()).toEqual([null, null]);
			});
		});
	},
	{ eachTest: true }
);

async function organisationId(db: Db, name: string): Promise<number> {
	const [found] = await db.select().from(tables.organisation).where(eq(tables.organisation.name, name));
	if (!found) throw new Error(`no ${name}`);
	return found.id;
}

/** The latest period of somebody, in the function of that name. */
async function holderOf(db: Db, name: string, fn = 'Udskrivningskoordinator') {
	const found = await db
		.select({ holder: tables.holder })
		.from(tables.holder)
		.innerJoin(tables.person, eq(tables.person.id, tables.holder.personId))
		.innerJoin(tables.contactFunction, eq(tables.contactFunction.id, tables.holder.functionId))
		.where(and(eq(tables.person.name, name), eq(tables.contactFunction.name, fn)))
		.orderBy(asc(tables.holder.id));
	const last = found.at(-1)?.holder;
	if (!last) throw new Error(`${name} has nothing`);
	return last;
}

async function functionChannels(db: Db) {
	const [fn] = await db.select().from(tables.contactFunction).where(eq(tables.contactFunction.slug, slug));
	const all = await db
		.select()
		.from(tables.channel)
		.where(eq(tables.channel.functionId, fn?.id ?? 0));
	return all.filter(({ retiredAt }) => retiredAt === null);
}

/** Somebody with an account and a role, both factors shown; a person of that name that is there already, or a new one. */
async function accountOf(
	db: Db,
	name: string | null,
	role: 'member' | 'keyPerson' | 'coordinator',
	organisationId: number | null,
	given?: { personId: number; mail: string }
): Promise<SignedIn> {
	const known =
		name === null ? [] : await db.select().from(tables.person).where(eq(tables.person.name, name));
	const [made] =
		known.length > 0 || given
			? known
			: await db
					.insert(tables.person)
					.values({ name: name ?? '' })
					.returning();
	const personId = given?.personId ?? made?.id ?? 0;
	const mail = given?.mail ?? `${(name ?? '').split(' ')[0]?.toLowerCase()}@konto.example`;
	const [opened] = await db.insert(account).values({ mail, personId, createdAt: now }).returning();
	const accountId = opened?.id ?? 0;
	await grantRole(db, { accountId, role, organisationId, grantedBy: null }, now);
	return {
		kind: 'signedIn',
		accountId,
		mail,
		person: { id: personId, name: name ?? '' },
		roles: [{ role, organisationId }],
		secondFactor: true,
		sessionId: 'session',
		sessionEndsAt: now
	};
}
