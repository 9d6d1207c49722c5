/**
 * How often each function is looked up: by function and day, nothing finer, never by whom or why. Counted in this process's
 * memory, since lookup waits for no database, and added to the table each minute, where several processes' counts add up.
 */
import { type SQL, and, gte, inArray, sql, sum } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { Db } from '../db/types.ts';
import { lookupCount } from './schema.ts';

const flushEveryMs = 60_000;
/** Of a function and a day each. A database that stays away must not fill the memory: what comes beyond is not counted. */
const mostKept = 200_000;

export class LookupCounter {
	private readonly db: Db;
	private counts = new Map<IsoDate, Map<number, number>>();
	private kept = 0;
	private timer: NodeJS.Timeout | null = null;
	private flushing: Promise<void> = Promise.resolve();

	constructor(db: Db) {
		this.db = db;
	}

	/** Counts one look-up of a function. @param day today in Copenhagen */
	count(functionId: number, day: IsoDate): void {
		this.add(functionId, day, 1);
	}

	/** Begins to write what was counted each minute, and goes on until `stop`. */
	start(): void {
		this.timer ??= setInterval(() => void this.tryFlush(), flushEveryMs).unref();
	}

	/** Writes what is left. At most the last minute is lost, and only when the database is away. */
	async stop(): Promise<void> {
		if (this.timer) clearInterval(this.timer);
		this.timer = null;
		await this.tryFlush();
	}

	/** Writes what was counted. Throws when the database does not take it; it is then kept for the next time. */
	async flush(): Promise<void> {
		const run = this.flushing.then(() => this.write());
		this.flushing = run.catch(() => undefined);
		await run;
	}

	/** The snapshot store tells already that the database is away; counts are not worth another line. */
	private tryFlush(): Promise<void> {
		return this.flush().catch(() => undefined);
	}

	private async write() {
		if (this.kept === 0) return;
		const { counts } = this;
		this.counts = new Map();
		this.kept = 0;
		try {
			await addLookups(this.db, counts);
		} catch (error) {
			for (const [day, ofDay] of counts) {
				for (const [functionId, times] of ofDay) this.add(functionId, day, times);
			}
			throw error;
		}
	}

	private add(functionId: number, day: IsoDate, times: number) {
		let ofDay = this.counts.get(day);
		if (!ofDay) {
			ofDay = new Map();
			this.counts.set(day, ofDay);
		}
		const known = ofDay.get(functionId);
		if (known === undefined) {
			if (this.kept >= mostKept) return;
			this.kept += 1;
		}
		ofDay.set(functionId, (known ?? 0) + times);
	}
}

/**
 * Adds to what was counted before. In one statement and always in the same order, so that processes that write at once
 * neither stop each other nor lose any; a function that is not there is passed over.
 */
async function addLookups(db: Db, counts: ReadonlyMap<IsoDate, ReadonlyMap<number, number>>): Promise<void> {
	const rows = [...counts].flatMap(([day, ofDay]) =>
		[...ofDay].map(([functionId, times]) => ({ function_id: functionId, day, times }))
	);
	await db.execute(sql`
		insert into ${lookupCount} (function_id, day, count)
		select given.function_id, given.day, given.times
		from json_to_recordset(${JSON.stringify(rows)}::text::json) as given (function_id int, day date, times int)
		join contact_function on contact_function.id = given.function_id
		order by given.function_id, given.day
		on conflict (function_id, day) do update set count = ${lookupCount}.count + excluded.count`);
}

/** How often these functions together were looked up from a day on. */
export async function lookupsSince(
	db: Db,
	functionIds: readonly number[],
	sinceDay: IsoDate
): Promise<number> {
	if (functionIds.length === 0) return 0;
	const [row] = await db
		.select({ times: total() })
		.from(lookupCount)
		.where(and(inArray(lookupCount.functionId, [...functionIds]), gte(lookupCount.day, sinceDay)));
	return row?.times ?? 0;
}

/** How often each function was looked up from a day on; one that was not is not there. */
export async function lookupsByFunction(db: Db, sinceDay: IsoDate): Promise<Map<number, number>> {
	const rows = await db
		.select({ functionId: lookupCount.functionId, times: total() })
		.from(lookupCount)
		.where(gte(lookupCount.day, sinceDay))
		.groupBy(lookupCount.functionId);
	return new Map(rows.map(({ functionId, times }) => [functionId, times]));
}

/** PostgreSQL sums up to a bigint, which one engine hands over as a string. */
function total(): SQL<number> {
	return sum(lookupCount.count).mapWith(Number) as SQL<number>;
}
