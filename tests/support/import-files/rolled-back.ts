import type { Db } from '../../../src/lib/server/db/types.ts';

class RollBack extends Error {}

/** Runs a test on a database that afterwards is as it was: cheaper than a database for each. */
export async function rolledBack(db: Db, body: (tx: Db) => Promise<void>): Promise<void> {
	try {
		await db.transaction(async (tx) => {
			await body(tx);
			throw new RollBack();
		});
	} catch (error) {
		if (!(error instanceof RollBack)) throw error;
	}
}
