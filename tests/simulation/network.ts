/** The demo network as its first day finds it, read through the portal's own code from a database in memory. */
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { drizzle } from 'drizzle-orm/pglite';
import { type IsoDate, fromCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import { type DirectoryFunction, prepareDirectory } from '../../src/lib/directory/directory.ts';
import type { Snapshot } from '../../src/lib/directory/snapshot.ts';
import { readHolderPeople } from '../../src/lib/server/contacts/reachable.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import { prepareDatabase } from '../../src/lib/server/db/migrate.ts';
import * as schema from '../../src/lib/server/db/schema.ts';
import { readKeepers } from '../../src/lib/server/verification/keepers.ts';

export interface Network {
	firstDay: IsoDate;
	snapshot: Snapshot;
	/** By holder's id, the person. */
	people: ReadonlyMap<number, number>;
	/** Who keeps what; these roles are taken to be filled throughout. */
	keyPersons: (fn: DirectoryFunction) => readonly number[];
	steering: (fn: DirectoryFunction) => readonly number[];
	coordinators: readonly number[];
}

/** The demo network of that day. */
export async function readNetwork(firstDay: IsoDate): Promise<Network> {
	const client = await PGlite.create({ extensions: { btree_gist } });
	try {
		const db = drizzle(client, { schema, casing: 'snake_case' });
		await prepareDatabase(db, { demo: true }, firstDay);
		const at = fromCopenhagen(firstDay, 0);
		const settings = { adultAge: 18, transitionYears: 2, halfHolidays: ['06-05', '12-24', '12-31'] };
		const snapshot = await readSnapshot(db, settings, at);
		const { keepers } = await readKeepers(db, prepareDirectory(snapshot), at);
		const people = await readHolderPeople(db);
		const { keyPersons, steering, coordinators } = keepers;
		return { firstDay, snapshot, people, keyPersons, steering, coordinators };
	} finally {
		await client.close();
	}
}
