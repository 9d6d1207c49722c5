/**
 * Runs the jobs when it is their time. pg-boss keeps the schedule in the database, in a schema of its own, so that of several
 * processes one runs a job; the jobs themselves go by the portal's connections. A database that is down is waited for.
 */
import { PgBoss, fromPglite } from 'pg-boss';
import type { OpenDatabase } from '../db/connect.ts';
import { type Logger, describeError } from '../log.ts';
import type { Job, JobSettings } from './list.ts';

export interface JobSchedulerOptions {
	database: Pick<OpenDatabase, 'db' | 'engine'>;
	/** PostgreSQL's address; null with PGlite. */
	databaseUrl: string | null;
	jobs: readonly Job[];
	settings: JobSettings;
	log: Logger;
	now: () => Date;
	retryEveryMs?: number;
}

/** A job that a portal has run within so long is not run again because another starts. */
const startAgainAfterSeconds = 600;
const lookEverySeconds = 30;
const stopWithinMs = 10_000;
/** While the database is away pg-boss tells so every few seconds. */
const tellEveryMs = 300_000;

export class JobScheduler {
	private readonly options: JobSchedulerOptions;
	private boss: PgBoss | null = null;
	private timer: NodeJS.Timeout | null = null;
	private starting: Promise<void> = Promise.resolve();
	private stopped = false;

	constructor(options: JobSchedulerOptions) {
		this.options = options;
	}

	/** Begins at once or, while the database does not answer, as soon as it does. */
	start(): void {
		this.starting = this.tryToStart();
	}

	/** Starts no more jobs, and waits a while for those that run. */
	async stop(): Promise<void> {
		this.stopped = true;
		if (this.timer) clearTimeout(this.timer);
		await this.starting;
		await this.boss?.stop({ graceful: true, timeout: stopWithinMs });
	}

	private async tryToStart() {
		const { log, retryEveryMs = 30_000 } = this.options;
		const boss = this.newBoss();
		try {
			await boss.start();
			await this.register(boss);
			this.boss = boss;
		} catch (error) {
			await boss.stop({ graceful: false }).catch(() => undefined);
			if (this.stopped) return;
			log.error('jobs are not scheduled yet', describeError(error));
			this.timer = setTimeout(() => this.start(), retryEveryMs);
		}
	}

	private newBoss(): PgBoss {
		const { database, databaseUrl, log } = this.options;
		const boss = new PgBoss({
			...(databaseUrl
				? {
						connectionString: databaseUrl,
						max: 2,
						connectionTimeoutMillis: 5_000,
						application_name: 'vejviser'
					}
				: { db: fromPglite(pgliteOf(database)), backend: 'pglite' }),
			// A few rows a day: nothing grows that would have to be watched.
			reindex: false,
			monitorVacuum: false,
			superviseIntervalSeconds: 600,
			monitorIntervalSeconds: 600,
			bamIntervalSeconds: 600,
			flowIntervalSeconds: 600
		});
		// Without a listener an error ends the process. It goes on by itself once the database is back.
		let toldAt = -Infinity;
		boss.on('error', (error) => {
			if (performance.now() - toldAt < tellEveryMs) return;
			toldAt = performance.now();
			log.warn('job scheduler', describeError(error));
		});
		return boss;
	}

	private async register(boss: PgBoss) {
		const { jobs } = this.options;
		for (const job of jobs) {
			// One that has not begun is enough, however often it has come due.
			await boss.createQueue(job.name, { policy: 'short', retryLimit: 2, deleteAfterSeconds: 7 * 86_400 });
			await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Copenhagen' });
			// A machine that sleeps at night would never run what comes due then.
			await boss.send(job.name, null, { singletonSeconds: startAgainAfterSeconds });
			await boss.work(job.name, { pollingIntervalSeconds: lookEverySeconds }, () => this.run(job));
		}
		const known = new Set(jobs.map(({ name }) => name));
		for (const { name } of await boss.getSchedules()) {
			if (!known.has(name)) await boss.unschedule(name);
		}
	}

	private async run(job: Job) {
		// pg-boss keeps the error it is given, and an error of the database holds what was asked.
		if (!(await this.succeeds(job))) throw new Error('see the log');
	}

	private async succeeds({ name, run }: Job): Promise<boolean> {
		const { database, settings, log, now } = this.options;
		const began = performance.now();
		try {
			await run(database.db, now(), settings);
			log.info('job done', { job: name, ms: Math.round(performance.now() - began) });
			return true;
		} catch (error) {
			log.error('job failed', { job: name, ...describeError(error) });
			return false;
		}
	}
}

type Pglite = Parameters<typeof fromPglite>[0];

/** Drizzle's own client: PGlite has one connection, which the jobs' schedule shares. */
function pgliteOf({ db }: Pick<OpenDatabase, 'db'>): Pglite {
	if (!('$client' in db)) throw new Error('the schedule needs the database itself, not a transaction');
	return db.$client as Pglite;
}
