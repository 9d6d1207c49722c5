import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../src/lib/server/db/connect.ts';
import { migrateDatabase } from '../../src/lib/server/db/migrate.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { postMail } from '../../src/lib/server/mail/outbox.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { smtpSender } from '../../src/lib/server/mail/send.ts';
import { MailWorker } from '../../src/lib/server/mail/worker.ts';
import { childEnvironment, projectRoot } from '../support/child.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { createPostgresDatabase, engines } from '../support/database.ts';
import { asAdmin } from '../support/postgres.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';

const mails = 24;
const kills = 12;
const leaseMs = 400;

describe.runIf(engines.includes('postgres'))('mail on PostgreSQL', () => {
	let sink: SmtpSink;
	let database: { url: string; drop: () => Promise<void> };
	let open: OpenDatabase;

	beforeEach(async () => {
		sink = await startSmtpSink();
		database = await createPostgresDatabase();
		open = await openDatabase({ databaseUrl: database.url, dataDir: '' }, 'portal');
		await migrateDatabase(open.db);
	});
	afterEach(async () => {
		await open.close();
		await database.drop();
		await sink.close();
	});

	const post = (count: number) =>
		open.db.transaction(async (tx) => {
			for (let nr = 0; nr < count; nr += 1) {
				const mail = { subject: `Nr. ${nr}`, text: 'Hej', html: '<p>Hej</p>' };
				await postMail(tx, { kind: 'test', recipient: `modtager-${nr}@example.dk`, mail }, new Date());
			}
		});
	const unsent = async () => {
		const rows = await open.db.select().from(outbox);
		return rows.filter(({ sentAt }) => !sentAt).length;
	};

	test('a worker killed again and again between sending and noting it loses none, and doubles at most one each time', async () => {
		await post(mails);
		let killed = 0;
		let worker: ChildProcess | null = null;
		let restart = Promise.resolve();
		const killedOver = new Set<string>();

		sink.onMail = async ({ messageId }) => {
			if (killed >= kills || killedOver.has(messageId)) return;
			killedOver.add(messageId);
			const victim = worker;
			if (!victim) throw new Error('nobody can have sent this');
			// The mail is taken, and its worker told so; but noting that has to wait for this lock.
			const lock = await lockRow(database.url, messageId);
			restart = restart.then(async () => {
				await lock.somebodyWaits();
				victim.kill('SIGKILL');
				await once(victim, 'exit');
				// What a dead process had asked for would still be done.
				await lock.endWaiting();
				await lock.release();
				killed += 1;
				worker = startWorker(database.url, sink.url);
			});
		};
		worker = startWorker(database.url, sink.url);
		try {
			await until(async () => killed === kills && (await unsent()) === 0, 90_000);
		} finally {
			await restart;
			worker.kill('SIGKILL');
		}

		const times = new Map<string, number>();
		const recipients = new Map<string, Set<string>>();
		for (const {
			messageId,
			recipients: [recipient = '']
		} of sink.received) {
			times.set(messageId, (times.get(messageId) ?? 0) + 1);
			recipients.set(recipient, (recipients.get(recipient) ?? new Set()).add(messageId));
		}
		expect(recipients.size).toBe(mails);
		expect([...recipients.values()].every((ids) => ids.size === 1)).toBe(true);
		expect(sink.received.length - mails).toBe(kills);
		expect(Math.max(...times.values())).toBe(2);
	}, 120_000);

	test('a mail is noted as sent although the database was away when it had gone out', async () => {
		const proxy: DatabaseProxy = await startDatabaseProxy(database.url);
		const through = await openDatabase({ databaseUrl: proxy.url, dataDir: '' }, 'portal');
		let logged = '';
		const worker = new MailWorker({
			db: through.db,
			sender: smtpSender({
				smtpUrl: sink.url,
				from: { name: 'Netværket', address: 'vejviser@example.dk' },
				answersTo: null
			}),
			log: createLogger((line) => (logged += line)),
			now: () => new Date(),
			pollEveryMs: 50
		});
		try {
			await post(2);
			let cuts = 0;
			sink.onMail = async () => {
				cuts += 1;
				if (cuts === 1) {
					await proxy.cut();
					setTimeout(() => void proxy.mend(), 500);
				}
			};
			worker.start();
			await until(async () => (await unsent()) === 0, 20_000);
			expect(sink.received).toHaveLength(2);

			// And away while it has nothing to do.
			await proxy.cut();
			await until(() => Promise.resolve(logged.includes('outbox cannot be reached')), 10_000);
			await post(1);
			await proxy.mend();
			await until(async () => (await unsent()) === 0, 20_000);
			expect(sink.received).toHaveLength(3);
			expect(logged.match(/outbox cannot be reached/g)).toHaveLength(1);
		} finally {
			await worker.stop();
			await through.close();
			await proxy.close();
		}
	});
});

function startWorker(databaseUrl: string, smtpUrl: string): ChildProcess {
	return spawn('node', ['tests/support/mail-worker.ts', databaseUrl, smtpUrl, String(leaseMs)], {
		cwd: projectRoot,
		env: childEnvironment(),
		stdio: ['ignore', 'ignore', 'inherit']
	});
}

/** Locks one row of the outbox on a connection of its own. */
async function lockRow(url: string, messageId: string) {
	const locked = Promise.withResolvers<null>();
	const letGo = Promise.withResolvers<null>();
	const done = asAdmin(url, async (connection) => {
		await connection.begin(async (tx) => {
			await tx`select id from outbox where message_id = ${messageId} for update`;
			locked.resolve(null);
			await letGo.promise;
		});
	});
	await locked.promise;
	const waiting = (connection: Parameters<Parameters<typeof asAdmin>[1]>[0]) =>
		connection<{ pid: number }[]>`
			select pid from pg_stat_activity
			where datname = current_database() and wait_event_type = 'Lock' and application_name = 'vejviser'`;
	return {
		somebodyWaits: () => until(() => asAdmin(url, async (sql) => (await waiting(sql)).length > 0), 20_000),
		endWaiting: async () => {
			await asAdmin(url, async (connection) => {
				for (const { pid } of await waiting(connection)) {
					await connection`select pg_terminate_backend(${pid})`;
				}
			});
			await until(() => asAdmin(url, async (sql) => (await waiting(sql)).length === 0), 20_000);
		},
		release: async () => {
			letGo.resolve(null);
			await done;
		}
	};
}

async function until(holds: () => Promise<boolean>, withinMs: number): Promise<void> {
	const end = performance.now() + withinMs;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error('it did not happen in time');
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
