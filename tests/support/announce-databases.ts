/** Vitest's global setup: says once, before the database tests, what they run on. Fails where both engines are required. */
import { findPostgres } from './postgres.ts';

export default async function announceDatabases() {
	const found = await findPostgres();
	console.log(
		found
			? `Database tests run on PGlite and on PostgreSQL ${found.version} (${new URL(found.url).host}).`
			: 'Database tests run on PGlite only: no PostgreSQL answers at 127.0.0.1:5432. TEST_DATABASE_URL names another.'
	);
}
