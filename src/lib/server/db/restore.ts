/** Replaces everything in a database by what a backup holds, on either engine, also while the portal runs. */
import { type SQL, sql } from 'drizzle-orm';
import {
	backupCutShort,
	backupDamaged,
	backupDoesNotFit,
	backupIsDemo,
	backupIsNewer,
	backupIsOlder,
	backupIsReal,
	notABackup
} from '../../messages/commands.ts';
import { installation, snapshotVersion } from '../contacts/schema.ts';
import { type BackupCounts, backupEnd, backupHeader, backupSequences, backupTable } from './backup.ts';
import { parseLine, readLines } from './backup-file.ts';
import { type CatalogTable, identifiers, listSequences, listTables, useOneNotation } from './catalog.ts';
import { rowsOf } from './connect.ts';
import { knownMigrations, lastMigration } from './migrate.ts';
import { OperatorFault } from './operator-fault.ts';
import type { Db } from './types.ts';

export interface Restored extends BackupCounts {
	demo: boolean;
}

/** A statement carries about this much. */
const charactersAtATime = 250_000;
const lockAttempts = 5;

/**
 * Replaces every row of every table by the backup's, in one transaction: it succeeds whole or changes nothing. Running
 * portals read the directory anew. The database must have had the same migrations as the backup's, and be a demo if and only
 * if the backup is, unless it is new. Throws `OperatorFault` with what is wrong with the file.
 */
export async function restore(db: Db, file: Uint8Array): Promise<Restored> {
	let tables: CatalogTable[] = [];
	const restored = await db.transaction(async (tx) => {
		await useOneNotation(tx);
		const lines = readLines(file);
		const header = await readHeader(lines);
		await requireSameMigration(tx, header.migration);
		tables = await listTables(tx);
		await lockTables(tx, tables);
		await requireSameKind(tx, header.demo);
		const [before] = await tx.select().from(snapshotVersion);
		const counts = await replaceRows(tx, tables, lines);
		await tx
			.update(snapshotVersion)
			.set({ version: sql`greatest(${snapshotVersion.version}, ${before?.version ?? 0}) + 1` });
		return { ...counts, demo: header.demo };
	});
	// The rows that were there before still take up room, and the planner does not know the new ones.
	await db.execute(sql`vacuum analyze ${identifiers(tables.map(({ name }) => name))}`);
	return restored;
}

async function readHeader(lines: AsyncGenerator<string>) {
	const first = await lines.next();
	const header = first.done ? null : parseLine(backupHeader, first.value);
	if (!header) throw new OperatorFault(notABackup);
	return header;
}

async function requireSameMigration(tx: Db, theirs: string) {
	const ours = await lastMigration(tx);
	if (theirs === ours) return;
	throw new OperatorFault(
		knownMigrations().includes(theirs) ? backupIsOlder(theirs, ours) : backupIsNewer(theirs, ours)
	);
}

async function requireSameKind(tx: Db, demo: boolean) {
	const [existing] = await tx.select().from(installation);
	if (!existing || existing.demo === demo) return;
	throw new OperatorFault(demo ? backupIsDemo : backupIsReal);
}

/** Keeps everyone else out. A reader in the middle of several tables may stand in the way; then one of the two tries again. */
async function lockTables(tx: Db, tables: CatalogTable[]) {
	for (let attempt = 1; ; attempt += 1) {
		try {
			const lock = sql`lock table ${identifiers(tables.map(({ name }) => name))} in access exclusive mode`;
			await tx.transaction((savepoint) => savepoint.execute(lock));
			return;
		} catch (error) {
			if (sqlState(error) !== '40P01' || attempt === lockAttempts) throw error;
		}
	}
}

async function replaceRows(
	tx: Db,
	tables: CatalogTable[],
	lines: AsyncGenerator<string>
): Promise<BackupCounts> {
	const foreignKeys = await listForeignKeys(tx);
	// Rows come in any order, and the rules that triggers keep (append-only evidence, say) are about changes, not copies.
	for (const { table, name } of foreignKeys) {
		await tx.execute(sql`alter table ${sql.raw(table)} drop constraint ${sql.identifier(name)}`);
	}
	for (const { name } of tables) {
		await tx.execute(sql`alter table ${sql.identifier(name)} disable trigger user`);
		// Not truncate: whoever reads the tables in a transaction begun before must not find them empty.
		await tx.execute(sql`delete from ${sql.identifier(name)}`);
	}
	try {
		const counts = await insertRows(tx, tables, lines);
		for (const { table, name, definition } of foreignKeys) {
			const added = sql`add constraint ${sql.identifier(name)} ${sql.raw(definition)}`;
			await tx.execute(sql`alter table ${sql.raw(table)} ${added}`);
		}
		for (const { name } of tables) {
			await tx.execute(sql`alter table ${sql.identifier(name)} enable trigger user`);
		}
		return counts;
	} catch (error) {
		// A value that its type refuses (22), or rows that break a constraint (23).
		throw /^2[23]/.test(sqlState(error)) ? new OperatorFault(backupDoesNotFit, { cause: error }) : error;
	}
}

/** Of the public schema, with the SQL that makes each again. */
async function listForeignKeys(tx: Db): Promise<{ table: string; name: string; definition: string }[]> {
	return rowsOf(
		await tx.execute(sql`
			select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
			from pg_constraint
			where contype = 'f' and conparentid = 0 and confrelid in (
				select oid from pg_class where relnamespace = 'public'::regnamespace)`)
	);
}

async function insertRows(
	tx: Db,
	tables: CatalogTable[],
	lines: AsyncGenerator<string>
): Promise<BackupCounts> {
	const counts = { tables: 0, rows: 0 };
	const missing = new Map(tables.map((table) => [table.name, table]));
	let table: CatalogTable | null = null;
	let batch: string[] = [];
	let size = 0;
	const flush = async () => {
		if (table && batch.length > 0) await tx.execute(insertOf(table, batch));
		batch = [];
		size = 0;
	};
	let number = 1;
	let ended = false;
	for await (const line of lines) {
		number += 1;
		if (ended) throw new OperatorFault(backupDamaged(number));
		if (table && line.startsWith('[')) {
			batch.push(line);
			size += line.length;
			counts.rows += 1;
			if (size >= charactersAtATime) await flush();
			continue;
		}
		await flush();
		const next = parseLine(backupTable, line);
		const sequences = parseLine(backupSequences, line)?.sequences;
		const end = parseLine(backupEnd, line)?.end;
		if (next) {
			table = missing.get(next.table) ?? null;
			if (!table || !hasColumns(table, next.columns)) throw new OperatorFault(backupDoesNotFit);
			missing.delete(next.table);
			counts.tables += 1;
		} else if (sequences) {
			await restartSequences(tx, sequences);
		} else if (end && end.rows === counts.rows && end.tables === counts.tables && missing.size === 0) {
			ended = true;
		} else {
			throw new OperatorFault(backupDamaged(number));
		}
	}
	if (!ended) throw new OperatorFault(backupCutShort);
	return counts;
}

async function restartSequences(tx: Db, sequences: { name: string; next: string }[]) {
	const known = new Set(await listSequences(tx));
	for (const { name, next } of sequences) {
		if (!known.has(name)) throw new OperatorFault(backupDoesNotFit);
		await tx.execute(sql`alter sequence ${sql.identifier(name)} restart with ${sql.raw(next)}`);
	}
}

function hasColumns(table: CatalogTable, columns: CatalogTable['columns']): boolean {
	return (
		table.columns.length === columns.length &&
		table.columns.every(
			({ name, type }, index) => columns[index]?.name === name && columns[index].type === type
		)
	);
}

/** Rows arrive as JSON arrays of texts, which PostgreSQL itself turns into values. */
function insertOf({ name, columns }: CatalogTable, rows: string[]): SQL {
	const values = columns.map(({ type }, index) => sql.raw(`(value ->> ${index})::${type}`));
	return sql`insert into ${sql.identifier(name)} (${identifiers(columns.map((column) => column.name))})
		overriding system value
		select ${sql.join(values, sql`, `)} from jsonb_array_elements(${`[${rows.join(',')}]`}::text::jsonb)`;
}

/** SQLSTATE of a failed query, or "". */
function sqlState(error: unknown): string {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ('code' in at && typeof at.code === 'string') return at.code;
	}
	return '';
}
