/** Reads a file in the import format into the directory: everything or nothing. */
import { sql } from 'drizzle-orm';
import * as messages from '../../../messages/import.ts';
import type { Db } from '../../db/types.ts';
import { applyWrites } from './apply.ts';
import { loadDirectory } from './load-directory.ts';
import { type ParsedTable, parseRows } from './parse-rows.ts';
import { planImport } from './plan.ts';
import { readTable } from './read-table.ts';
import type { ImportFault, ImportReport, ImportedRow } from './report.ts';

/**
 * Imports a CSV or XLSX file, known by its bytes, or with `preview` tells what importing it would do. A file with a fault writes nothing, and
 * neither does one that says what is there already. Import confirms nothing: what it brings is unconfirmed.
 *
 * Throws only what is no fault of the file, such as a database that does not answer.
 */
export async function importDirectory(
	db: Db,
	file: { name: string; bytes: Uint8Array },
	{ preview, now }: { preview: boolean; now: Date }
): Promise<ImportReport> {
	const table = await readTable(file.bytes);
	if (!table.ok) return report(preview, [], [{ row: table.row, column: null, message: table.message }], []);
	const parsed = parseRows(table);
	if (parsed.rows.length === 0) return report(preview, [], parsed.faults, parsed.notices);
	try {
		return await db.transaction(
			(tx) => importRows(tx, parsed, preview, now),
			preview ? { isolationLevel: 'repeatable read', accessMode: 'read only' } : undefined
		);
	} catch (error) {
		const message = faultOf(error);
		if (message === null) throw error;
		return report(preview, [], [{ row: null, column: null, message }], parsed.notices);
	}
}

async function importRows(tx: Db, parsed: ParsedTable, preview: boolean, now: Date): Promise<ImportReport> {
	// Nobody else writes between reading and writing, imports least of all; readers go on.
	if (!preview) await tx.execute(lock);
	const plan = planImport(await loadDirectory(tx), parsed.rows, now);
	const faults = [...parsed.faults, ...plan.faults];
	if (!preview && faults.length === 0) {
		await applyWrites(tx, plan.writes, now);
		// What is checked when a transaction ends is checked here, where its fault can still be told of.
		await tx.execute(sql`set constraints all immediate`);
	}
	return report(preview, plan.rows, faults, [...parsed.notices, ...plan.notices]);
}

const lock = sql`lock table organisation, organisation_code, person, contact_function, function_situation, function_topic,
	function_welfare_area, function_served, opening_interval, holder, channel in share row exclusive mode`;

function report(
	preview: boolean,
	rows: ImportedRow[],
	faults: readonly ImportFault[],
	notices: string[]
): ImportReport {
	const count = (action: ImportedRow['action']) => rows.filter((row) => row.action === action).length;
	return {
		ok: faults.length === 0,
		preview,
		rows,
		faults: [...faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
		notices,
		counts: { create: count('create'), change: count('change'), leave: count('leave') }
	};
}

/** What to tell when the database refused after all; null when that was not the file's fault. */
function faultOf(error: unknown): string | null {
	for (let at = error; at instanceof Error; at = at.cause) {
		if (!('code' in at) || typeof at.code !== 'string') continue;
		// Deadlock, serialisation failure, lock not available.
		if (/^(40P01|40001|55P03)$/.test(at.code)) return messages.changedMeanwhile;
		if (/^23/.test(at.code)) return messages.refusedByDatabase(constraintOf(at) ?? at.code);
	}
	return null;
}

/** The two drivers name it differently. */
function constraintOf(error: Error): string | null {
	if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
	return 'constraint_name' in error && typeof error.constraint_name === 'string'
		? error.constraint_name
		: null;
}
