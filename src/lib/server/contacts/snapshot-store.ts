/**
 * The snapshot that this process answers from. Watches the version in the database and reloads when it has moved, at most
 * once a second; keeps the last one on disk, so that a restart without the database answers too.
 */
import { mkdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type IsoDate, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { type Directory, prepareDirectory } from '../../directory/directory.ts';
import { type SearchIndex, buildSearchIndex } from '../../directory/search-index.ts';
import type { Snapshot, SnapshotSettings } from '../../directory/snapshot.ts';
import { directoryOn } from '../../directory/validity.ts';
import type { Engine } from '../db/connect.ts';
import type { Db } from '../db/types.ts';
import { type Logger, describeError } from '../log.ts';
import { readSnapshot } from './read-snapshot.ts';
import { snapshotVersion } from './schema.ts';

/** Raised when the shape of the snapshot changes: a file of another format is not read. */
const fileFormat = 3;

const checkEveryMs = 400;
const reloadAtMostEveryMs = 1_000;
/** A server that has not answered by then counts as down; the answer, if it comes, is not waited for. */
const answerWithinMs = 3_000;
/** Migrating, or reading 140,000 functions, takes a while. */
const workWithinMs = 120_000;
const touchFileEveryMs = 60_000;
const indexWaitMs = 5_000;

/** What lookup and search answer from; `search` is null until the index of a first snapshot is built. */
export interface Published {
	directory: Directory;
	/** With the directory it was built over, which may be one reload older. */
	search: { directory: Directory; index: SearchIndex } | null;
	database: 'up' | 'down';
	/** When the data was last known to be what the database says. */
	dataAt: Date;
}

export interface SnapshotStoreOptions {
	db: Db;
	/** PGlite is in this process: one that is slow to answer is busy, not away. */
	engine: Engine;
	/** Whether this is a demo; a snapshot of the other kind is not answered from. */
	demo: boolean;
	settings: SnapshotSettings;
	/** Where the last snapshot is kept. */
	file: string;
	log: Logger;
	now: () => Date;
	/** Brings the database in order (migrations); called until it succeeds, before the first reading. */
	prepare: () => Promise<void>;
}

export class SnapshotStore {
	private readonly options: SnapshotStoreOptions;
	private published: Published | null = null;
	private prepared = false;
	private fromDisk = false;
	private timer: NodeJS.Timeout | null = null;
	private closed = false;
	private checking: Promise<void> = Promise.resolve();
	private lastReload = 0;
	private lastTouch = 0;
	private writing: Promise<void> = Promise.resolve();
	private indexing: Promise<void> = Promise.resolve();

	constructor(options: SnapshotStoreOptions) {
		this.options = options;
	}

	/**
	 * Loads the first snapshot, from disk when the database does not answer, and goes on watching.
	 * Throws what `prepare` threw when there is nothing on disk either, or when `isFatal` says that waiting will not help.
	 */
	async start(isFatal: (error: unknown) => boolean): Promise<void> {
		try {
			await this.check();
		} catch (error) {
			if (isFatal(error) || !(await this.loadFromDisk())) throw error;
			this.options.log.error('database is down, answering from disk', describeError(error));
		}
		// The first requests are to find a search that is ready, unless the network is huge.
		await Promise.race([this.indexing, new Promise((resolve) => setTimeout(resolve, indexWaitMs).unref())]);
		this.schedule();
	}

	/** What to answer from. Throws before `start` has succeeded. */
	get current(): Published {
		if (!this.published) throw new Error('no snapshot is loaded yet');
		return this.published;
	}

	/** Stops watching, and waits for what is under way. */
	async close(): Promise<void> {
		this.closed = true;
		if (this.timer) clearTimeout(this.timer);
		await this.checking;
		await this.writing;
	}

	private schedule() {
		if (this.closed) return;
		this.timer = setTimeout(() => {
			this.checking = this.watch().finally(() => this.schedule());
		}, checkEveryMs);
	}

	private async watch() {
		try {
			const isCurrent = await this.check();
			if (isCurrent && this.published?.database === 'down') {
				this.published = { ...this.published, database: 'up' };
				this.options.log.info('database is up again');
			}
		} catch (error) {
			if (this.published?.database === 'up') {
				this.published = { ...this.published, database: 'down' };
				this.options.log.error('database is down, answering from memory', describeError(error));
			}
		}
	}

	/** Reloads when the snapshot in memory is not the database's of today. False when it is too soon to. */
	private async check(): Promise<boolean> {
		const { db, prepare, now, settings } = this.options;
		if (!this.prepared) {
			await this.inTime(prepare(), workWithinMs);
			this.prepared = true;
		}
		const at = now();
		const [row] = await this.inTime(db.select().from(snapshotVersion), answerWithinMs);
		if (this.published && this.isOfToday(at) && row?.version === this.published.directory.snapshot.version) {
			this.published = { ...this.published, dataAt: at };
			await this.touchFile(at);
			return true;
		}
		if (this.published && performance.now() - this.lastReload < reloadAtMostEveryMs) return false;
		this.lastReload = performance.now();
		const snapshot = await this.inTime(readSnapshot(db, settings, at), workWithinMs);
		this.fromDisk = false;
		this.publish(snapshot, 'up', at);
		this.writing = this.writing.then(() => this.writeToDisk(snapshot));
		return true;
	}

	/** One read before midnight holds the names of those who stopped that day; one from disk may be another database's. */
	private isOfToday(at: Date): boolean {
		const readAt = this.published?.directory.snapshot.readAt;
		return (
			!this.fromDisk && readAt !== undefined && toCopenhagen(new Date(readAt)).date === toCopenhagen(at).date
		);
	}

	private publish(snapshot: Snapshot, database: Published['database'], dataAt: Date) {
		const directory = prepareDirectory(snapshot);
		this.published = { directory, search: this.published?.search ?? null, database, dataAt };
		this.indexing = this.index(directory, toCopenhagen(dataAt).date);
	}

	/** Builds the search index in small steps, so that requests are answered in between. */
	private async index(directory: Directory, today: IsoDate) {
		const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
		try {
			// What is closed is not found; the snapshot is read anew each day.
			const searched = directoryOn(directory, today);
			const index = await buildSearchIndex(searched, async () => {
				// A newer directory has come: its own index is on the way.
				if (this.published?.directory !== directory) throw new Superseded();
				await pause();
			});
			if (this.published?.directory === directory) {
				this.published = { ...this.published, search: { directory: searched, index } };
			}
		} catch (error) {
			if (!(error instanceof Superseded)) this.options.log.error('search index failed', describeError(error));
		}
	}

	private async loadFromDisk(): Promise<boolean> {
		try {
			const { file, settings } = this.options;
			const kept = JSON.parse(await readFile(file, 'utf8')) as { format: number; snapshot: Snapshot };
			if (kept.format !== fileFormat || kept.snapshot.demo !== this.options.demo) return false;
			this.fromDisk = true;
			// The file's time is when its data was last known to be current.
			this.publish({ ...kept.snapshot, settings }, 'down', (await stat(file)).mtime);
			return true;
		} catch {
			// No file, or one that a crash cut short: there is nothing to answer from.
			return false;
		}
	}

	private async writeToDisk(snapshot: Snapshot) {
		const { file, log } = this.options;
		const draft = `${file}.${process.pid}.tmp`;
		try {
			await mkdir(dirname(file), { recursive: true });
			await writeFile(draft, JSON.stringify({ format: fileFormat, snapshot }));
			await rename(draft, file);
		} catch (error) {
			log.error('snapshot could not be kept on disk', describeError(error));
		}
	}

	private async inTime<T>(answer: PromiseLike<T>, withinMs: number): Promise<T> {
		if (this.options.engine === 'pglite') return await answer;
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<never>((_resolve, reject) => {
			timer = setTimeout(() => reject(new AnswerIsLate()), withinMs);
		});
		try {
			return await Promise.race([answer, late]);
		} finally {
			clearTimeout(timer);
		}
	}

	private async touchFile(at: Date) {
		if (at.getTime() - this.lastTouch < touchFileEveryMs) return;
		this.lastTouch = at.getTime();
		await this.writing;
		await utimes(this.options.file, at, at).catch(() => {
			// Not written yet, or the disk is full, which writing it has told of.
		});
	}
}

class Superseded extends Error {}

/** Counts as a connection that failed. */
class AnswerIsLate extends Error {
	readonly code = 'ETIMEDOUT';

	constructor() {
		super('the database did not answer in time');
	}
}
