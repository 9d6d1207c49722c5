/** Many rows in one statement. */
import { type SQL, getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../../db/types.ts';

/** Rows a statement, so that none gets too large. */
const chunkSize = 5000;

/**
 * Inserts rows, all with the same fields. They travel as one JSON parameter: with one for each cell, as Drizzle sends them,
 * building and reading the statement takes several times as long as the database's own work.
 * @param onConflict what to do with a row whose id is there already
 */
export async function insertRows<T extends PgTable>(
	tx: Db,
	table: T,
	rows: readonly T['$inferInsert'][],
	onConflict?: SQL
): Promise<void> {
	const [first] = rows;
	if (!first) return;
	const fields = Object.keys(first);
	const columns = getTableColumns(table);
	const names = list(fields.map((field) => sql.identifier(columnName(field))));
	const given = list(fields.map((field) => sql.identifier(field)));
	const types = list(
		fields.map((field) => sql`${sql.identifier(field)} ${sql.raw(columns[field]?.getSQLType() ?? 'text')}`)
	);
	for (const part of chunks(rows)) {
		const json = JSON.stringify(part);
		await tx.execute(
			sql`insert into ${table} (${names}) select ${given} from json_to_recordset(${json}::text::json) as given (${types})${onConflict}`
		);
	}
}

/** As `insertRows`, and of rows that are there already, by id, sets `fields`. */
export async function saveRows<T extends PgTable>(
	tx: Db,
	table: T,
	rows: readonly T['$inferInsert'][],
	fields: readonly (keyof T['$inferInsert'] & string)[]
): Promise<void> {
	const set = fields.map((field) => {
		const name = sql.identifier(columnName(field));
		return sql`${name} = excluded.${name}`;
	});
	await insertRows(tx, table, rows, sql` on conflict (id) do update set ${list(set)}`);
}

/** The items in parts of a size that a statement takes. */
export function chunks<T>(items: readonly T[]): T[][] {
	return Array.from({ length: Math.ceil(items.length / chunkSize) }, (_unused, index) =>
		items.slice(index * chunkSize, (index + 1) * chunkSize)
	);
}

function list(parts: readonly (SQL | ReturnType<typeof sql.identifier>)[]): SQL {
	return sql.join(
		parts.map((part) => sql`${part}`),
		sql`, `
	);
}

/** As Drizzle's `casing: 'snake_case'` names it. */
function columnName(field: string): string {
	return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
