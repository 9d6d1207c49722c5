/** Which PostgreSQL the tests run on. */
import postgres from 'postgres';

const localPostgres = 'postgres://postgres@127.0.0.1:5432/postgres';

/** The PostgreSQL to test on, or null. Throws when there is none and CI, or TEST_DATABASE_URL, says there must be. */
export async function findPostgres(): Promise<{ url: string; version: string } | null> {
	const asked = process.env.TEST_DATABASE_URL;
	const url = asked ?? localPostgres;
	try {
		const [row] = await asAdmin(url, (sql) => sql<{ server_version: string }[]>`show server_version`);
		return { url, version: row?.server_version.split(' ')[0] ?? 'of unknown version' };
	} catch (error) {
		if (!asked && !process.env.CI) return null;
		const where = asked ? 'at TEST_DATABASE_URL' : 'at 127.0.0.1:5432, and CI is set';
		throw new Error(`No PostgreSQL answers ${where}: the database tests must run on both engines.`, {
			cause: error
		});
	}
}

/** Runs `work` on a connection of its own. */
export async function asAdmin<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
	const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => undefined });
	try {
		return await work(sql);
	} finally {
		await sql.end({ timeout: 5 });
	}
}
