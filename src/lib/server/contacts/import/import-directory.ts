/** Reads a file in the import format into the directory: everything or nothing. */
import type { ChangeSource } from '../../../directory/vocabulary.ts';
import type { Db } from '../../db/types.ts';
import { type TellFrame, tellEntered } from '../editing/tell-entered.ts';
import { remember } from './changes-of.ts';
import { commitWrites, lockDirectory } from './commit-writes.ts';
import { databaseFault } from './database-fault.ts';
import { loadDirectory } from './load-directory.ts';
import { type ParsedTable, parseRows } from './parse-rows.ts';
import { planImport } from './plan.ts';
import { readTable } from './read-table.ts';
import type { ImportFault, ImportReport, ImportedRow } from './report.ts';

export interface ImportOptions {
	preview: boolean;
	now: Date;
	/** Who imports, for the change log; without it, somebody at the command line. */
	by?: { personId: number | null; source: Extract<ChangeSource, 'import' | 'command'> };
	/** Whether what is about to be written is what somebody has seen; when not, nothing is, and it is told as a preview. */
	isAsSeen?: ((planned: Pick<ImportReport, 'rows' | 'faults'>) => boolean) | undefined;
	/** What the mail to whoever is given a function says besides; without it nobody is told. */
	frame?: TellFrame | undefined;
}

/**
 * Imports a CSV or XLSX file, known by its bytes, or with `preview` tells what importing it would do. A file with a fault writes nothing, and
 * neither does one that says what is there already. Import confirms nothing: what it brings is unconfirmed.
 *
 * Throws only what is no fault of the file, such as a database that does not answer.
 */
export async function importDirectory(
	db: Db,
	file: { name: string; bytes: Uint8Array },
	{ preview, now, by = { personId: null, source: 'command' }, frame, isAsSeen }: ImportOptions
): Promise<ImportReport> {
	const table = await readTable(file.bytes);
	if (!table.ok) return report(preview, [], [{ row: table.row, column: null, message: table.message }], []);
	const parsed = parseRows(table);
	if (parsed.rows.length === 0) return report(preview, [], parsed.faults, parsed.notices);
	try {
		return await db.transaction(
			(tx) => importRows(tx, parsed, { preview, now, by, frame, isAsSeen }),
			preview ? { isolationLevel: 'repeatable read', accessMode: 'read only' } : undefined
		);
	} catch (error) {
		const message = databaseFault(error);
		if (message === null) throw error;
		return report(preview, [], [{ row: null, column: null, message }], parsed.notices);
	}
}

async function importRows(
	tx: Db,
	parsed: ParsedTable,
	{ preview, now, by, frame, isAsSeen }: ImportOptions & Required<Pick<ImportOptions, 'by'>>
): Promise<ImportReport> {
	if (!preview) await lockDirectory(tx);
	const directory = await loadDirectory(tx);
	const before = preview ? null : remember(directory);
	const plan = planImport(directory, parsed.rows, now);
	const faults = [...parsed.faults, ...plan.faults];
	if (!preview && isAsSeen?.({ rows: plan.rows, faults: sorted(faults) }) === false) {
		return report(true, plan.rows, faults, [...parsed.notices, ...plan.notices]);
	}
	if (before && faults.length === 0) {
		const { personId: byPersonId, source } = by;
		const set = { at: now, byPersonId, source };
		await commitWrites(tx, { directory, before, writes: plan.writes }, set);
		if (frame) await tellEntered(tx, { writes: plan.writes, before }, frame, set);
	}
	return report(preview, plan.rows, faults, [...parsed.notices, ...plan.notices]);
}

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
		faults: sorted(faults),
		notices,
		counts: { create: count('create'), change: count('change'), leave: count('leave') }
	};
}

function sorted(faults: readonly ImportFault[]): ImportFault[] {
	return [...faults].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
