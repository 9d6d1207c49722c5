/** What tables and sequences a database has, read from PostgreSQL's own catalog, so that later ones are found too. */
import { type SQL, sql } from 'drizzle-orm';
import { rowsOf } from './connect.ts';
import type { Db } from './types.ts';

export interface CatalogTable {
	name: string;
	/** Stored columns in order, with their type as PostgreSQL writes it. Generated ones are left out. */
	columns: { name: string; type: string }[];
}

/** The tables of the public schema by name, except those that an extension brought. */
export async function listTables(db: Db): Promise<CatalogTable[]> {
	const rows = rowsOf<{ table: string; column: string; type: string }>(
		await db.execute(sql`
			select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
			from pg_class c
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
				and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
			order by c.relname collate "C", a.attnum`)
	);
	const tables = new Map<string, CatalogTable>();
	for (const { table, column, type } of rows) {
		const entry = tables.get(table) ?? { name: table, columns: [] };
		entry.columns.push({ name: column, type });
		tables.set(table, entry);
	}
	return [...tables.values()];
}

/** The names of the sequences in the public schema. */
export async function listSequences(db: Db): Promise<string[]> {
	const rows = rowsOf<{ name: string }>(
		await db.execute(
			sql`select sequencename as name from pg_sequences where schemaname = 'public' order by sequencename collate "C"`
		)
	);
	return rows.map(({ name }) => name);
}

/** The value that a sequence gives next, as text. Asked of the sequence itself: pg_sequences forgets a restart. */
export async function nextOfSequence(db: Db, name: string): Promise<string> {
	const [row] = rowsOf<{ next: string }>(
		await db.execute(sql`
			select (case when is_called then last_value + seqincrement else last_value end)::text as next
			from ${sql.identifier(name)}, pg_sequence where seqrelid = quote_ident(${name})::regclass`)
	);
	if (!row) throw new Error(`the sequence ${name} is gone`);
	return row.next;
}

/** A comma-separated list of names, quoted. */
export function identifiers(names: readonly string[]): SQL {
	return sql.join(
		names.map((name) => sql.identifier(name)),
		sql`, `
	);
}

/** Makes every value's text the same in every database, until the transaction ends. */
export async function useOneNotation(tx: Db): Promise<void> {
	for (const [name, value] of [
		['TimeZone', 'UTC'],
		['DateStyle', 'ISO, YMD'],
		['IntervalStyle', 'postgres'],
		['extra_float_digits', '1'],
		['bytea_output', 'hex']
	]) {
		await tx.execute(sql`select set_config(${name}, ${value}, true)`);
	}
}
