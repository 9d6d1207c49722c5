import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { dismissMail, listMailFailures, retryMail } from '../../src/lib/server/mail/failures.ts';
import { postMail } from '../../src/lib/server/mail/outbox.ts';
import { deleteOldMail } from '../../src/lib/server/mail/retention.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { smtpSender } from '../../src/lib/server/mail/send.ts';
import { MailWorker } from '../../src/lib/server/mail/worker.ts';
import { describeDatabases } from '../support/database.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';

const minute = 60_000;
const noon = new Date('2026-11-22T11:00:00Z');
const coordinator: SignedIn = {
	kind: 'signedIn',
	accountId: 1,
	mail: 'tovholder@example.dk',
	person: { id: 1, name: 'Tovholder' },
	roles: [{ role: 'coordinator', organisationId: null }],
	secondFactor: true,
	sessionId: 's',
	sessionEndsAt: noon
};

let sink: SmtpSink;
beforeAll(async () => {
	sink = await startSmtpSink();
});
afterAll(() => sink.close());

describeDatabases('the outbox', (getDb) => {
	let clock: Date;
	let logged: string;

	beforeEach(async () => {
		clock = noon;
		logged = '';
		await sink.open();
		sink.behave('accept');
		sink.received.length = 0;
		sink.offered.length = 0;
		sink.onMail = null;
		await getDb().delete(outbox);
	});

	const worker = ({ from = 'vejviser@example.dk', silentAtMostMs = 300 } = {}) =>
		new MailWorker({
			db: getDb(),
			sender: smtpSender({
				smtpUrl: sink.url,
				from: { name: 'Netværket', address: from },
				answersTo: 'tovholder@example.dk',
				silentAtMostMs
			}),
			log: createLogger((line) => (logged += line)),
			now: () => clock,
			pollEveryMs: 10
		});
	const post = (db: Db, recipient = 'mette@example.dk', kind = 'entered-by-other') =>
		postMail(
			db,
			{ kind, recipient, mail: { subject: 'Blåbær', text: 'Hej Mette\n', html: '<p>Hej Mette</p>' } },
			clock
		);
	const rows = () => getDb().select().from(outbox).orderBy(asc(outbox.id));
	const onlyRow = async () => {
		const [row, ...more] = await rows();
		if (!row || more.length > 0) throw new Error('there is not one mail');
		return row;
	};
	/** Moves the clock to each moment at which the mail is due, and has it tried, until it is not tried any more. */
	const triedAt = async () => {
		const minutes: number[] = [];
		for (let row = await onlyRow(); !row.sentAt && !row.failedAt; row = await onlyRow()) {
			if (minutes.length > 50) throw new Error('it is tried for ever');
			clock = new Date(row.nextTryAt.getTime() - 1);
			expect(await worker().sendDue()).toBe(0);
			clock = row.nextTryAt;
			minutes.push((clock.getTime() - noon.getTime()) / minute);
			expect(await worker().sendDue()).toBe(1);
		}
		return minutes;
	};

	test('sends a mail to its one recipient, with text and HTML, and forgets what it said', async () => {
		await post(getDb());
		await worker().sendDue();
		const [mail, ...more] = sink.received;
		expect(more).toEqual([]);
		expect(mail).toMatchObject({ from: 'vejviser@example.dk', recipients: ['mette@example.dk'] });
		expect(mail?.messageId).toMatch(/^[0-9a-f-]{36}@example\.dk$/);
		expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/im);
		expect(mail?.raw).toMatch(/^Reply-To: tovholder@example\.dk\r?$/im);
		expect(mail?.raw).toContain('Hej Mette\r\n');
		expect(mail?.raw).toContain('<p>Hej Mette</p>');
		expect(await onlyRow()).toMatchObject({ sentAt: noon, tries: 1, text: '', html: '', lastFault: null });
		expect(await worker().sendDue()).toBe(0);
	});

	test('sends nothing when the change it tells about is rolled back', async () => {
		const change = getDb().transaction(async (tx) => {
			await post(tx);
			throw new Error('the seat was taken');
		});
		await expect(change).rejects.toThrow('the seat was taken');
		expect(await worker().sendDue()).toBe(0);
		expect(sink.received).toEqual([]);
	});

	test('lets a mail that somebody waits for go first', async () => {
		for (const name of ['a', 'b', 'c']) await post(getDb(), `${name}@example.dk`);
		await post(getDb(), 'waits@example.dk', 'sign-in');
		await worker().sendDue();
		expect(sink.received.map(({ recipients }) => recipients[0])).toEqual(
			['waits', 'a', 'b', 'c'].map((name) => `${name}@example.dk`)
		);
	});

	describe.each([
		['answers 451', () => sink.behave(451), '451'],
		['answers 451 to the whole mail', () => sink.behave({ afterData: 451 }), '451'],
		['refuses connections', () => sink.shut(), 'ECONNREFUSED'],
		['says nothing', () => sink.behave('silent'), 'ETIMEDOUT'],
		['takes the mail and hangs', () => sink.behave('hang'), 'ETIMEDOUT']
	])('while the mail server %s', (_name, fail, fault) => {
		test('tries again after growing pauses for four hours; then the coordinator sees it', async () => {
			await post(getDb());
			await fail();
			expect(await triedAt()).toEqual([0, 1, 3, 8, 18, 38, 78, 138, 198, 240]);
			const row = await onlyRow();
			expect(row).toMatchObject({ failedAt: clock, sentAt: null, lastFault: fault, tries: 10 });
			expect(row.text).toBe('Hej Mette\n');
			expect(await listMailFailures(getDb(), coordinator)).toMatchObject({
				waiting: 0,
				failures: [{ recipient: 'mette@example.dk', fault, tries: 10, mayRetry: true }]
			});
			clock = new Date(clock.getTime() + 24 * 60 * minute);
			expect(await worker().sendDue()).toBe(0);
		});

		test('loses nothing, and sends it as the same mail once the server is well', async () => {
			await post(getDb());
			await fail();
			await worker().sendDue();
			expect(await listMailFailures(getDb(), coordinator)).toEqual({ waiting: 1, failures: [] });
			const { messageId } = await onlyRow();
			await sink.open();
			sink.behave('accept');
			sink.received.length = 0;
			clock = new Date(clock.getTime() + minute);
			await worker({ from: 'ny@andet.example.dk' }).sendDue();
			expect(sink.received.map((mail) => mail.messageId)).toEqual([messageId]);
			expect(new Set(sink.offered)).toEqual(new Set([messageId]));
			expect(await onlyRow()).toMatchObject({ sentAt: clock, lastFault: null });
		});
	});

	test.each([
		['550 to the recipient', 550, '550'],
		['554 to the whole mail', { afterData: 554 }, '554']
	])('gives up at once on %s, and tells it in words', async (_name, behaviour, fault) => {
		await post(getDb());
		sink.behave(behaviour);
		expect(await triedAt()).toEqual([0]);
		expect((await listMailFailures(getDb(), coordinator)).failures).toMatchObject([{ fault, tries: 1 }]);
	});

	test.each([
		'mette',
		'mette\r\nRCPT TO:<x@example.dk>',
		'a@example.dk,b@example.dk',
		'Mette <a@example.dk>'
	])('gives up at once on %j, which is not one address, and mails nobody in it', async (recipient) => {
		await post(getDb(), recipient);
		expect(await triedAt()).toEqual([0]);
		expect(await onlyRow()).toMatchObject({ failedAt: noon, lastFault: 'EENVELOPE' });
		expect(sink.received).toEqual([]);
	});

	test('keeps trying while the server refuses everybody alike, which somebody may mend', async () => {
		await post(getDb());
		sink.behave(421);
		await worker().sendDue();
		expect(await onlyRow()).toMatchObject({ failedAt: null, lastFault: '421' });
	});

	test('forgets a link that opens a door when it gives up, so that it cannot be sent late', async () => {
		await post(getDb(), 'mette@example.dk', 'sign-in');
		sink.behave(550);
		await worker().sendDue();
		const { id, text, html } = await onlyRow();
		expect([text, html]).toEqual(['', '']);
		await expect(retryMail(getDb(), coordinator, { id }, clock)).rejects.toThrow('bede om et nyt');
	});

	test('is tried for another four hours when the coordinator says so, as the same mail', async () => {
		await post(getDb());
		sink.behave(550);
		await worker().sendDue();
		const { id, messageId } = await onlyRow();
		clock = new Date(clock.getTime() + 24 * 60 * minute);
		await retryMail(getDb(), coordinator, { id }, clock);
		sink.behave(451);
		await worker().sendDue();
		expect(await onlyRow()).toMatchObject({ failedAt: null, tries: 1 });
		clock = new Date(clock.getTime() + minute);
		sink.behave('accept');
		await worker().sendDue();
		expect(sink.received.map((mail) => mail.messageId)).toEqual([messageId]);
		await expect(retryMail(getDb(), coordinator, { id }, clock)).rejects.toThrow('En anden');
	});

	test('shows failures to the coordinator alone, who deals with them only with a second factor', async () => {
		await post(getDb());
		sink.behave(550);
		await worker().sendDue();
		const { id } = await onlyRow();
		const keyPerson: SignedIn = { ...coordinator, roles: [{ role: 'keyPerson', organisationId: 1 }] };
		const oneFactor: SignedIn = { ...coordinator, secondFactor: false };
		await expect(listMailFailures(getDb(), keyPerson)).rejects.toMatchObject({ status: 403 });
		for (const actor of [keyPerson, oneFactor, { kind: 'anonymous' } as const]) {
			await expect(retryMail(getDb(), actor, { id }, clock)).rejects.toThrow();
			await expect(dismissMail(getDb(), actor, { id })).rejects.toThrow();
		}
		expect(await onlyRow()).toMatchObject({ failedAt: noon });
		await dismissMail(getDb(), coordinator, { id });
		expect(await rows()).toEqual([]);
		await expect(dismissMail(getDb(), coordinator, { id })).rejects.toThrow('En anden');
	});

	test('never dismisses a mail that is still to be sent', async () => {
		await post(getDb());
		const { id } = await onlyRow();
		await expect(dismissMail(getDb(), coordinator, { id })).rejects.toThrow('En anden');
		expect(await rows()).toHaveLength(1);
	});

	test('logs neither address nor words', async () => {
		await post(getDb());
		sink.behave(451);
		await worker().sendDue();
		clock = new Date(clock.getTime() + minute);
		sink.behave('accept');
		await worker().sendDue();
		expect(logged).toContain('"fault":"451"');
		expect(logged).toContain('"msg":"mail sent"');
		expect(logged).not.toMatch(/mette|hemmelig|Blåbær|example/i);
	});

	test('is never sent twice by workers that run beside each other', async () => {
		for (let nr = 0; nr < 40; nr += 1) await post(getDb(), `modtager-${nr}@example.dk`);
		// Long enough in hand for every other worker to look meanwhile.
		sink.onMail = () => new Promise((resolve) => setTimeout(resolve, 15));
		await Promise.all(Array.from({ length: 4 }, () => worker().sendDue()));
		expect(sink.received).toHaveLength(40);
		expect(new Set(sink.received.map(({ messageId }) => messageId)).size).toBe(40);
		expect((await rows()).every(({ sentAt, tries }) => sentAt && tries === 1)).toBe(true);
	});

	test('is not taken by another worker while one has it in hand, and is once that one must be gone', async () => {
		await post(getDb());
		const arrived = Promise.withResolvers<null>();
		const letGo = Promise.withResolvers<null>();
		sink.onMail = () => {
			arrived.resolve(null);
			return letGo.promise;
		};
		const first = worker({ silentAtMostMs: 5_000 }).sendDue();
		await arrived.promise;
		expect(await worker().sendDue()).toBe(0);
		clock = new Date(clock.getTime() + 2 * minute);
		sink.onMail = null;
		expect(await worker().sendDue()).toBe(1);
		letGo.resolve(null);
		await first;
		expect(new Set(sink.offered).size).toBe(1);
		expect(await onlyRow()).toMatchObject({ tries: 2, lastFault: null, failedAt: null });
	});

	test('finishes the mail in hand when it is stopped, and takes no other', async () => {
		await post(getDb(), 'a@example.dk');
		await post(getDb(), 'b@example.dk');
		const arrived = Promise.withResolvers<null>();
		const letGo = Promise.withResolvers<null>();
		sink.onMail = () => {
			arrived.resolve(null);
			return letGo.promise;
		};
		const running = worker({ silentAtMostMs: 5_000 });
		running.start();
		await arrived.promise;
		const stopped = running.stop();
		letGo.resolve(null);
		await stopped;
		const [first, second] = await rows();
		expect(first).toMatchObject({ recipient: 'a@example.dk', sentAt: noon });
		expect(second).toMatchObject({ recipient: 'b@example.dk', sentAt: null, tries: 0 });
	});

	test('forgets a mail ninety days after it was sent, and never one that is still to be sent', async () => {
		await post(getDb());
		await worker().sendDue();
		await post(getDb(), 'venter@example.dk');
		const afterDays = (days: number) => new Date(noon.getTime() + days * 24 * 60 * minute);
		await deleteOldMail(getDb(), afterDays(90));
		expect(await rows()).toHaveLength(2);
		await deleteOldMail(getDb(), new Date(afterDays(90).getTime() + 1));
		expect(await onlyRow()).toMatchObject({ recipient: 'venter@example.dk' });
	});

	test('keeps the Message-ID it got at its first try', async () => {
		await post(getDb());
		const { id, messageId } = await onlyRow();
		expect(messageId).not.toContain('@');
		sink.behave(451);
		await worker().sendDue();
		await worker({ from: 'ny@andet.example.dk' }).sendDue();
		const [row] = await getDb().select().from(outbox).where(eq(outbox.id, id));
		expect(row?.messageId).toBe(`${messageId}@example.dk`);
	});
});
