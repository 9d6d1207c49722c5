/** Brings a database in order: migrations, and what a new one starts with. Safe when several processes start at once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';
import { databaseIsDemo, databaseIsNewer, databaseIsReal, postgresTooOld } from '../../messages/commands.ts';
import { seedReferenceData } from '../contacts/reference-data.ts';
import { installation } from '../contacts/schema.ts';
import { rowsOf } from './connect.ts';
import { OperatorFault } from './operator-fault.ts';
import { projectRoot } from './project-root.ts';
import type { Db } from './types.ts';

/** PostgreSQL 15 is the first with NULLS NOT DISTINCT. */
const oldestServer = 150_000;

/**
 * Migrates, and fills a new database with reference data and, in the demo, the demo network. All in one transaction, so a
 * start that is killed leaves nothing half; others that start at the same moment wait for it.
 * @param settings.demo which kind a new database becomes, and an old one must be; `anyKind` lets it be either
 * @param today the day, "YYYY-MM-DD" in Copenhagen, that a new demo network is made for
 * @returns whether the database was new
 * Throws `OperatorFault` when the database is another kind than `demo` says, or made by a newer version.
 */
export async function prepareDatabase(
	db: Db,
	settings: { demo: boolean; anyKind?: boolean },
	today: string
): Promise<boolean> {
	return db.transaction(async (tx) => {
		await migrateWithin(tx);
		const [existing] = await tx.select().from(installation);
		if (existing) {
			if (existing.demo === settings.demo || settings.anyKind) return false;
			throw new OperatorFault(existing.demo ? databaseIsDemo : databaseIsReal);
		}
		await tx.insert(installation).values({ demo: settings.demo, referenceDay: today });
		await seedReferenceData(tx);
		if (settings.demo) {
			// Only the demo pays for loading its generator.
			const { seedDemoNetwork } = await import('../contacts/demo/seed.ts');
			await seedDemoNetwork(tx, { referenceDay: today });
		}
		return true;
	});
}

/** Migrates only, and leaves a new database empty, for a backup to be restored into. */
export async function migrateDatabase(db: Db): Promise<void> {
	await db.transaction(migrateWithin);
}

/** The name of the last migration that the database has had. Throws when it has had none. */
export async function lastMigration(db: Db): Promise<string> {
	const applied = await appliedMigrations(db);
	const last = journal().findLast(({ when }) => when === applied.at(-1));
	if (!last) throw new Error('The database has not been migrated.');
	return last.tag;
}

/** The names of the migrations that this version of Vejviser knows, oldest first. */
export function knownMigrations(): string[] {
	return journal().map(({ tag }) => tag);
}

/**
 * As Drizzle's migrator, whose table it keeps, but inside the transaction it is given: Drizzle's own takes no lock and
 * cannot share a transaction with the seeding.
 */
async function migrateWithin(tx: Db): Promise<void> {
	const [server] = rowsOf<{ version: number }>(
		await tx.execute(sql`select current_setting('server_version_num')::int as version`)
	);
	if (!server || server.version < oldestServer) throw new OperatorFault(postgresTooOld);
	await tx.execute(sql`select pg_advisory_xact_lock(hashtext('vejviser:prepare'))`);
	await tx.execute(sql`create schema if not exists drizzle`);
	await tx.execute(
		sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`
	);
	const applied = await appliedMigrations(tx);
	const migrations = readMigrationFiles({ migrationsFolder: join(projectRoot(), 'drizzle') });
	const newest = applied.at(-1) ?? 0;
	if (newest > (migrations.at(-1)?.folderMillis ?? 0)) throw new OperatorFault(databaseIsNewer);
	for (const migration of migrations.filter(({ folderMillis }) => folderMillis > newest)) {
		for (const statement of migration.sql) await tx.execute(sql.raw(statement));
		await tx.execute(
			sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${migration.hash}, ${migration.folderMillis})`
		);
	}
}

/** When the migrations it has had were made, oldest first. */
async function appliedMigrations(db: Db): Promise<number[]> {
	const rows = rowsOf<{ created_at: string | number }>(
		await db.execute(sql`select created_at from drizzle.__drizzle_migrations order by created_at`)
	);
	return rows.map((row) => Number(row.created_at));
}

const journalFile = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

function journal() {
	const file = join(projectRoot(), 'drizzle/meta/_journal.json');
	return journalFile.parse(JSON.parse(readFileSync(file, 'utf8'))).entries;
}
