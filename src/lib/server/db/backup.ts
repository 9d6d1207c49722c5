/**
 * A backup is one gzip file of JSON lines: a header; for each table a line that names it and its columns, then a line for
 * each row, an array of every value's text as PostgreSQL writes it, so that it comes back the same on either engine; the
 * sequences; and a line that counts what should have been there. All of one moment.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { installation } from '../contacts/schema.ts';
import { listSequences, listTables, nextOfSequence, useOneNotation } from './catalog.ts';
import { rowsOf } from './connect.ts';
import { lastMigration } from './migrate.ts';
import type { Db } from './types.ts';

export const backupHeader = z.object({
	format: z.literal('vejviser-backup'),
	/** Of the file, not of the tables. */
	version: z.literal(1),
	createdAt: z.string(),
	/** The last migration of the database it was taken from. */
	migration: z.string(),
	demo: z.boolean()
});
export const backupTable = z.object({
	table: z.string(),
	columns: z.array(z.object({ name: z.string(), type: z.string() }))
});
export const backupSequences = z.object({
	sequences: z.array(z.object({ name: z.string(), next: z.string().regex(/^-?\d+$/) }))
});
export const backupEnd = z.object({ end: z.object({ tables: z.int(), rows: z.int() }) });

export interface BackupCounts {
	tables: number;
	rows: number;
}

const rowsAtATime = 1_000;

/**
 * Writes a backup of the whole database to `write`, a piece at a time, each once the one before is written. Others may go
 * on writing to the database meanwhile; what they do is not in the backup.
 */
export async function backup(
	db: Db,
	write: (chunk: Uint8Array) => Promise<void>,
	now: Date
): Promise<BackupCounts> {
	const counts = { tables: 0, rows: 0 };
	await db.transaction(
		async (tx) => {
			await useOneNotation(tx);
			await pipeline(Readable.from(linesOf(tx, counts, now)), createGzip(), async (chunks) => {
				for await (const chunk of chunks) await write(chunk);
			});
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
	return counts;
}

async function* linesOf(tx: Db, counts: BackupCounts, now: Date): AsyncGenerator<string> {
	const [row] = await tx.select().from(installation);
	yield line({
		format: 'vejviser-backup',
		version: 1,
		createdAt: now.toISOString(),
		migration: await lastMigration(tx),
		demo: row?.demo ?? false
	} satisfies z.input<typeof backupHeader>);
	for (const { name, columns } of await listTables(tx)) {
		counts.tables += 1;
		yield line({ table: name, columns } satisfies z.input<typeof backupTable>);
		const values = columns.map((column) => sql`${sql.identifier(column.name)}::text`);
		const query = sql`select array_to_json(array[${sql.join(values, sql`, `)}]::text[])::text as line from ${sql.identifier(name)}`;
		for await (const rows of fetchAll(tx, query)) {
			counts.rows += rows.length;
			yield `${rows.join('\n')}\n`;
		}
	}
	const sequences = [];
	for (const name of await listSequences(tx)) sequences.push({ name, next: await nextOfSequence(tx, name) });
	yield line({ sequences } satisfies z.input<typeof backupSequences>);
	yield line({ end: { ...counts } } satisfies z.input<typeof backupEnd>);
}

async function* fetchAll(tx: Db, query: SQL): AsyncGenerator<string[]> {
	await tx.execute(sql`declare backup_rows no scroll cursor for ${query}`);
	for (;;) {
		const rows = rowsOf<{ line: string }>(
			await tx.execute(sql`fetch ${sql.raw(String(rowsAtATime))} from backup_rows`)
		);
		if (rows.length === 0) break;
		yield rows.map((row) => row.line);
	}
	await tx.execute(sql`close backup_rows`);
}

function line(value: object): string {
	return `${JSON.stringify(value)}\n`;
}
