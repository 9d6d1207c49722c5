import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Directory, prepareDirectory } from '../../src/lib/directory/directory.ts';
import { answerFunction } from '../../src/lib/directory/lookup.ts';
import * as messages from '../../src/lib/messages/bounces.ts';
import { importDirectory } from '../../src/lib/server/contacts/import/import-directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import { channel, contactFunction, person } from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { retryMail } from '../../src/lib/server/mail/failures.ts';
import { packMails } from '../../src/lib/server/mail/mail-bundle.ts';
import { postMail } from '../../src/lib/server/mail/outbox.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { smtpSender } from '../../src/lib/server/mail/send.ts';
import { MailWorker } from '../../src/lib/server/mail/worker.ts';
import { recordReport } from '../../src/lib/server/verification/bounces.ts';
import { readReports } from '../../src/lib/server/verification/read-reports.ts';
import { recordEvidence } from '../../src/lib/server/verification/record.ts';
import { bounceReport, verification } from '../../src/lib/server/verification/schema.ts';
import { actorWith, coordinatorRole } from '../support/actors.ts';
import { describeDatabases } from '../support/database.ts';
import {
	type ReportOptions,
	absenceMessage,
	eximReport,
	postfixReport
} from '../support/delivery-reports.ts';
import { fileOf } from '../support/import-files/csv.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';

const dayMs = 86_400_000;
/** A Tuesday, at ten in Copenhagen. */
const posted = new Date('2027-01-05T09:00:00Z');
const later = (days: number) => new Date(posted.getTime() + days * dayMs);
const anna = 'anna@gribskov.example';
const unit = 'Gribskov Kommune > Familieafdelingen';

/** Anna has two functions, Bo stands in for her in one, and the unit has a reception. */
const network = fileOf([
	{
		...{ organisation: unit, funktion: 'Udskrivningskoordinator', telefon: '95 11 00 02' },
		...{ navn: 'Anna Holm', indehaver_mail: 'Anna@gribskov.example', rolle: 'primær' }
	},
	{ organisation: unit, funktion: 'Udskrivningskoordinator', navn: 'Bo Lund', rolle: 'stedfortræder' },
	{
		...{ organisation: unit, funktion: 'Mentor', telefon: '95 11 00 03', mail: 'mentor@gribskov.example' },
		...{ navn: 'Anna Holm', indehaver_mail: 'Anna@gribskov.example', rolle: 'primær' }
	},
	{ organisation: unit, funktion: 'Modtagelsen', bemanding: 'vagt', telefon: '95 11 00 01' }
]);

let sink: SmtpSink;
beforeAll(async () => {
	sink = await startSmtpSink();
});
afterAll(() => sink.close());

describeDatabases(
	'mail that comes back',
	(getDb) => {
		beforeEach(async () => {
			sink.behave('accept');
			sink.received.length = 0;
			const imported = await importDirectory(getDb(), network, {
				...{ preview: false, now: later(-30) },
				frame: { origin: 'https://vejviser.example', networkName: 'Netværket' }
			});
			expect(imported.ok).toBe(true);
			await getDb().delete(outbox);
			// Everything was confirmed the day before.
			const functions = await getDb().select().from(contactFunction);
			await recordEvidence(
				getDb(),
				functions.map(({ id }) => ({
					...{ functionId: id, method: 'confirmedByPhone', outcome: 'confirmed', byRole: 'keyPerson' },
					at: later(-1)
				}))
			);
		});

		/** Sends one mail to somebody, and returns how the mail server saw it. */
		const send = async (recipient = anna, returnsTo: string | null = 'retur@network.example') => {
			const mail = { subject: 'Nyt', text: 'Hej\n', html: '<p>Hej</p>' };
			await postMail(getDb(), { kind: 'entered-by-other', recipient, mail }, posted);
			await worker(returnsTo).sendDue();
			return sink.received.at(-1) ?? { from: '', messageId: '', raw: '' };
		};
		const worker = (returnsTo: string | null = null, now = posted) =>
			new MailWorker({
				db: getDb(),
				sender: smtpSender({
					smtpUrl: sink.url,
					from: { name: 'Netværket', address: 'vejviser@network.example' },
					answersTo: null,
					returnsTo
				}),
				log: createLogger(() => undefined),
				now: () => now
			});
		const report = (options: Partial<ReportOptions> & { to: string }, days = 1) => {
			const mail = postfixReport({ recipient: anna, date: later(days), ...options });
			return recordReport(getDb(), Buffer.from(mail), later(days));
		};
		const bounces = () =>
			getDb()
				.select()
				.from(verification)
				.where(eq(verification.method, 'mailBounced'))
				.orderBy(asc(verification.at));

		describe('the return address', () => {
			test('is its own for each mail, while the mail itself is from the network', async () => {
				const [first, second] = [await send(), await send()];
				expect(first.from).toMatch(/^retur\+[0-9a-f-]{36}@network\.example$/);
				expect(first.from).toContain(first.messageId.split('@')[0]);
				expect(second.from).not.toBe(first.from);
				expect(first.raw).toMatch(/^From: .*<vejviser@network\.example>/m);
			});

			test('is the sender where none has been set', async () => {
				expect((await send(anna, null)).from).toBe('vejviser@network.example');
			});
		});

		describe('a permanent failure', () => {
			test('breaks the mailbox at once, and with it everything its owner holds', async () => {
				expect(await states(getDb(), later(0))).toEqual({
					'gribskov-udskrivningskoordinator': 'fresh',
					'gribskov-mentor': 'fresh',
					'gribskov-modtagelsen': 'fresh'
				});
				const { from } = await send();
				expect(await report({ to: from })).toEqual({
					...{ kind: 'broken', reason: 'addressDead', status: '5.1.1' }
				});
				expect(await states(getDb(), later(1))).toEqual({
					'gribskov-udskrivningskoordinator': 'broken',
					'gribskov-mentor': 'broken',
					'gribskov-modtagelsen': 'fresh'
				});
				const answer = answerOf(await directoryOf(getDb(), later(1)), 'gribskov-mentor', later(1));
				expect(answer.callFirst).toMatchObject({ slug: 'gribskov-modtagelsen', fallback: 0 });
			});

			test('counts once, however often and in however many copies it is read', async () => {
				const { from } = await send();
				await report({ to: from });
				expect((await report({ to: from })).kind).toBe('knownAlready');
				const copy = await recordReport(
					getDb(),
					Buffer.from(eximReport({ to: from, recipient: anna })),
					later(2)
				);
				expect(copy.kind).toBe('knownAlready');
				expect(await bounces()).toHaveLength(1);
			});

			test('read late says nothing of what was confirmed since', async () => {
				const { from } = await send();
				const [mentor] = await getDb()
					.select()
					.from(contactFunction)
					.where(eq(contactFunction.slug, 'gribskov-mentor'));
				await recordEvidence(getDb(), [
					{
						...{ functionId: mentor?.id ?? 0, method: 'confirmedByPhone', outcome: 'confirmed' },
						...{ byRole: 'keyPerson', at: later(5) }
					}
				]);
				const mail = Buffer.from(postfixReport({ to: from, recipient: anna, date: later(1) }));
				expect((await recordReport(getDb(), mail, later(9))).kind).toBe('broken');
				expect(await states(getDb(), later(9))).toMatchObject({
					'gribskov-mentor': 'fresh',
					'gribskov-udskrivningskoordinator': 'broken'
				});
			});

			test('of a function’s own mailbox leaves its working phone alone', async () => {
				const { from } = await send('MENTOR@gribskov.example');
				await report({ to: from, recipient: 'mentor@gribskov.example' });
				const directory = await directoryOf(getDb(), later(1));
				const { freshness, channels } = answerOf(directory, 'gribskov-mentor', later(1));
				expect(freshness.state).toBe('fresh');
				expect(channels.map(({ kind, broken }) => [kind, broken])).toEqual([
					['phone', false],
					['mail', true]
				]);
			});

			test('of an address that nobody has any more breaks nothing', async () => {
				const { from } = await send();
				await getDb().update(channel).set({ retiredAt: posted }).where(isNotNull(channel.personId));
				expect((await report({ to: from })).kind).toBe('nobodyNow');
				expect(await bounces()).toEqual([]);
			});

			test('about the mail, or against our sending it, says nothing of the address', async () => {
				const { from } = await send();
				expect(await report({ to: from, status: '5.7.1', reply: '550 5.7.1 spam' })).toMatchObject({
					...{ kind: 'saysNothing', reason: 'refusedByRules' }
				});
				expect(await bounces()).toEqual([]);
			});
		});

		describe('a temporary failure', () => {
			const mailboxFull = { status: '5.2.2', reply: '552 5.2.2 Mailbox full' };

			test('counts, and the third within 14 days breaks the mailbox', async () => {
				for (const [days, kind] of [
					[1, 'counted'],
					[8, 'counted'],
					[15, 'broken']
				] as const) {
					const { from } = await send();
					expect((await report({ to: from, ...mailboxFull }, days)).kind).toBe(kind);
				}
				expect((await states(getDb(), later(14)))['gribskov-mentor']).toBe('fresh');
				expect((await states(getDb(), later(15)))['gribskov-mentor']).toBe('broken');
			});

			test('three over a longer time break nothing', async () => {
				for (const days of [1, 8, 15.1]) {
					const { from } = await send();
					expect((await report({ to: from, ...mailboxFull }, days)).kind).toBe('counted');
				}
			});

			test('is the same whatever order the reports are read in', async () => {
				const kinds = [];
				for (const days of [10, 5, 1]) {
					const { from } = await send();
					const mail = postfixReport({ to: from, recipient: anna, date: later(days), ...mailboxFull });
					kinds.push((await recordReport(getDb(), Buffer.from(mail), later(20))).kind);
				}
				expect(kinds).toEqual(['counted', 'counted', 'broken']);
				expect((await bounces()).at(-1)).toMatchObject({ outcome: 'failed', at: later(10) });
			});

			test('of one mail counts once, however long it waits', async () => {
				const { from } = await send();
				const waits = { to: from, status: '4.4.1', action: 'delayed', reply: '' } as const;
				expect((await report(waits, 1)).kind).toBe('counted');
				expect((await report(waits, 2)).kind).toBe('knownAlready');
				expect((await report(waits, 3)).kind).toBe('knownAlready');
			});
		});

		describe('a report that names no mail of ours', () => {
			const strange = 'retur+00000000-0000-4000-8000-000000000000@network.example';

			test('breaks nothing, whatever it says', async () => {
				await send();
				expect(await report({ to: strange })).toEqual({ kind: 'notOurs' });
				expect(await report({ to: 'vejviser@network.example' })).toEqual({ kind: 'notOurs' });
				expect(await report({ to: strange, messageId: 'nr-1@network.example' })).toEqual({ kind: 'notOurs' });
				expect(await bounces()).toEqual([]);
				expect(await getDb().select().from(bounceReport)).toEqual([]);
			});

			test('counts all the same when it quotes the Message-ID of one', async () => {
				const { messageId } = await send(anna, null);
				expect((await report({ to: 'vejviser@network.example', messageId })).kind).toBe('broken');
			});

			test('cannot be about another address than the one the mail was to', async () => {
				const { from } = await send('mentor@gribskov.example');
				await report({ to: from, recipient: anna });
				const [broken] = await bounces();
				const [hit] = await getDb()
					.select()
					.from(channel)
					.where(eq(channel.id, broken?.channelId ?? 0));
				expect(hit?.value).toBe('mentor@gribskov.example');
				expect((await states(getDb(), later(1)))['gribskov-udskrivningskoordinator']).toBe('fresh');
			});
		});

		describe('a refusal while sending', () => {
			test('is known at once, and a second time when it is tried again and refused again', async () => {
				sink.behave(550);
				await send();
				expect(await bounces()).toMatchObject([{ outcome: 'failed', at: posted, byRole: 'system' }]);
				expect((await states(getDb(), posted))['gribskov-mentor']).toBe('broken');
				const [mail] = await getDb().select().from(outbox);
				const coordinator = await actorWith(getDb(), 'Tovholder', [coordinatorRole]);
				await retryMail(getDb(), coordinator, { id: mail?.id ?? 0 }, later(1));
				await worker(null, later(1)).sendDue();
				expect(await bounces()).toHaveLength(2);
			});

			test('of the mail itself, or for now, says nothing of the address', async () => {
				sink.behave({ afterData: 554 });
				await send();
				sink.behave(450);
				await send();
				expect(await bounces()).toEqual([]);
			});

			test('to somebody without the address in the directory is given up like any other', async () => {
				sink.behave(550);
				await send('ukendt@example.dk');
				const [mail] = await getDb()
					.select()
					.from(outbox)
					.where(and(eq(outbox.recipient, 'ukendt@example.dk'), isNotNull(outbox.failedAt)));
				expect(mail?.lastFault).toBe('550');
			});
		});

		test('a folder of them is told of line by line, without an address, and is safe to read twice', async () => {
			const { from } = await send();
			const bundle = packMails([
				{ name: '1.eml', mail: Buffer.from(postfixReport({ to: from, recipient: anna, date: later(1) })) },
				{ name: '2.eml', mail: Buffer.from(absenceMessage({ to: from, recipient: anna })) },
				{ name: '3.eml', fault: 'EACCES' },
				{ name: '4.eml', mail: Buffer.from(eximReport({ to: 'x@network.example', recipient: anna })) }
			]);
			const read = async () => {
				const lines: string[] = [];
				await readReports(
					getDb(),
					bundle,
					() => later(2),
					async (text) => void lines.push(text)
				);
				return lines;
			};
			const lines = await read();
			expect(lines).toHaveLength(5);
			expect(lines.join('\n')).not.toContain('@');
			expect(lines[0]).toContain('findes ikke');
			expect(lines[2]).toBe(messages.fileUnreadable('3.eml', 'EACCES'));
			expect(lines.at(-1)).toBe(
				'4 mails: 1 virker ikke, 1 ikke om vores mails, 1 ikke leveringsrapporter, 1 kunne ikke læses.'
			);
			expect((await read()).at(-1)).toContain('1 læst før');
			expect(await bounces()).toHaveLength(1);
		});

		test('several processes that read reports at once count together', async () => {
			const mails = [await send(), await send(), await send()];
			const outcomes = await Promise.all(
				mails.map(({ from }) => report({ to: from, status: '4.2.2', reply: '452 4.2.2 full' }))
			);
			expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['broken', 'counted', 'counted']);
			expect(await getDb().$count(person)).toBeGreaterThan(0);
		});
	},
	{ eachTest: true }
);

async function directoryOf(db: Db, at: Date): Promise<Directory> {
	return prepareDirectory(await readSnapshot(db, { adultAge: 18, transitionYears: 2, halfHolidays: [] }, at));
}

function answerOf(directory: Directory, slug: string, at: Date) {
	const fn = directory.functionsBySlug.get(slug);
	if (!fn) throw new Error(`no function ${slug}`);
	return answerFunction(directory, fn, at);
}

async function states(db: Db, at: Date): Promise<Record<string, string>> {
	const directory = await directoryOf(db, at);
	const ours = [...directory.functionsBySlug.keys()].filter((slug) => slug.startsWith('gribskov-'));
	return Object.fromEntries(ours.map((slug) => [slug, answerOf(directory, slug, at).freshness.state]));
}
