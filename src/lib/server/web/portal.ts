/** The running portal: one for each process, started by hooks.server.ts before the first request. */
import { join } from 'node:path';
import { type IsoDate, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { serveCommands } from '../command-handover.ts';
import { type Published, SnapshotStore } from '../contacts/snapshot-store.ts';
import { type OpenDatabase, isConnectionError, openDatabase } from '../db/connect.ts';
import { prepareDatabase } from '../db/migrate.ts';
import type { Db } from '../db/types.ts';
import { jobs } from '../jobs/list.ts';
import { JobScheduler } from '../jobs/scheduler.ts';
import { createLogger } from '../log.ts';
import { smtpSender } from '../mail/send.ts';
import { MailWorker } from '../mail/worker.ts';
import { type Settings, readSettings } from '../settings.ts';
import { LookupCounter } from '../verification/lookup-counts.ts';

/** One JSON line an event on standard output. */
export const log = createLogger((line) => process.stdout.write(line));

export interface Portal extends Published {
	settings: Settings;
}

/** What goes on beside the requests. */
interface Background {
	mail: MailWorker | null;
	jobs: JobScheduler;
	lookups: LookupCounter;
}

let running: ({ settings: Settings; database: OpenDatabase; store: SnapshotStore } & Background) | null =
	null;

/**
 * Starts the portal: settings, database, snapshot, the socket that commands hand their work to, mail and jobs. Throws what
 * stops it from answering; a database that is down does not, when a snapshot is kept on disk.
 */
export async function startPortal(): Promise<void> {
	const now = () => new Date();
	const settings = readSettings(process.env);
	const database = await openDatabase(settings, 'portal');
	const store = new SnapshotStore({
		db: database.db,
		engine: database.engine,
		demo: settings.demo,
		settings: {
			adultAge: settings.adultAge,
			transitionYears: settings.transitionYears,
			halfHolidays: settings.halfHolidays
		},
		file: join(settings.dataDir, 'snapshot.json'),
		log,
		now,
		prepare: async () => {
			await prepareDatabase(database.db, settings, toCopenhagen(now()).date);
		}
	});
	try {
		await store.start((error) => !isConnectionError(error));
	} catch (error) {
		await database.close();
		throw error;
	}
	running = { settings, database, store, ...startBackground(settings, database, now) };
	serveCommands(database, log, now, settings);
	// adapter-node has stopped taking requests, and has waited for those under way.
	process.once('sveltekit:shutdown', () => void stopPortal());
}

/** Mail, jobs and the count of look-ups, which wait for a database that is down. */
function startBackground(settings: Settings, database: OpenDatabase, now: () => Date): Background {
	const { databaseUrl, smtpUrl, mailFrom, contactMail, returnMail } = settings;
	const { db } = database;
	const scheduler = new JobScheduler({ database, databaseUrl, jobs, settings, log, now });
	scheduler.start();
	const lookups = new LookupCounter(db);
	lookups.start();
	if (smtpUrl === null || mailFrom === null) {
		if (!settings.demo) log.warn('no mail is sent: SMTP_URL is not set');
		return { mail: null, jobs: scheduler, lookups };
	}
	const sender = smtpSender({ smtpUrl, from: mailFrom, answersTo: contactMail, returnsTo: returnMail });
	const mail = new MailWorker({ db, sender, log, now });
	mail.start();
	return { mail, jobs: scheduler, lookups };
}

/** The portal as of now. Read it once a request: the next reload replaces what it holds. */
export function portal(): Portal {
	if (!running) throw new Error('the portal is not started');
	return { settings: running.settings, ...running.store.current };
}

/** The database, for what reads or changes it; lookup never does. */
export function database(): Db {
	if (!running) throw new Error('the portal is not started');
	return running.database.db;
}

/** Counts one look-up of a function. Nothing is asked of the database. @param day today in Copenhagen */
export function countLookup(functionId: number, day: IsoDate): void {
	running?.lookups.count(functionId, day);
}

async function stopPortal() {
	if (!running) return;
	const { database, store, mail, jobs: scheduler, lookups } = running;
	await Promise.all([store.close(), mail?.stop(), scheduler.stop(), lookups.stop()]);
	await database.lock?.stopServing();
	await database.close();
	log.info('stopped');
}
