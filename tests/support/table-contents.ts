/** Everything a database holds, for comparing two of them, on either engine. Independent of how backups are made. */
import { sql } from 'drizzle-orm';
import { rowsOf } from '../../src/lib/server/db/connect.ts';
import type { Db } from '../../src/lib/server/db/types.ts';

/** For each table of the public schema its rows as sorted texts, and the next value of each sequence. */
export async function tableContents(db: Db): Promise<Record<string, string[]>> {
	return db.transaction(async (tx) => {
		await tx.execute(sql`set local timezone = 'UTC'`);
		const tables = rowsOf<{ name: string }>(
			await tx.execute(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
		);
		const contents: Record<string, string[]> = {};
		for (const { name } of tables) {
			const rows = await tx.execute(sql`select t::text as row from ${sql.identifier(name)} t`);
			contents[name] = rowsOf<{ row: string }>(rows)
				.map(({ row }) => row)
				.sort();
		}
		const sequences = rowsOf<{ name: string }>(
			await tx.execute(
				sql`select sequencename as name from pg_sequences where schemaname = 'public' order by 1`
			)
		);
		for (const { name } of sequences) {
			const rows = await tx.execute(
				sql`select (last_value + case when is_called then 1 else 0 end)::text as next from ${sql.identifier(name)}`
			);
			contents[`${name} (next)`] = rowsOf<{ next: string }>(rows).map(({ next }) => next);
		}
		return contents;
	});
}

/** The rules of a database: every constraint, index and trigger, and whether the trigger is on. */
export async function rulesOf(db: Db): Promise<string[]> {
	const rows = await db.execute(sql`
		select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as rule
		from pg_constraint where connamespace = 'public'::regnamespace
		union all
		select 'trigger ' || pg_get_triggerdef(oid) || ' ' || tgenabled::text from pg_trigger where not tgisinternal
		union all
		select 'index ' || indexdef from pg_indexes where schemaname = 'public'
		order by 1`);
	return rowsOf<{ rule: string }>(rows).map(({ rule }) => rule);
}
