/**
 * Run by the outbox's tests as a process of its own, with the addresses of a PostgreSQL database and a mail server and the
 * milliseconds of a lease as arguments: sends mail until it is killed.
 */
import { openDatabase } from '../../src/lib/server/db/connect.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { smtpSender } from '../../src/lib/server/mail/send.ts';
import { MailWorker } from '../../src/lib/server/mail/worker.ts';

const [databaseUrl = '', smtpUrl = '', leaseMs = ''] = process.argv.slice(2);
const { db } = await openDatabase({ databaseUrl, dataDir: '' }, 'portal');
const sender = smtpSender({
	smtpUrl,
	from: { name: 'Netværket', address: 'vejviser@example.dk' },
	answersTo: null
});
new MailWorker({
	db,
	sender,
	log: createLogger((line) => process.stdout.write(line)),
	now: () => new Date(),
	pollEveryMs: 50,
	leaseMs: Number(leaseMs)
}).start();
