/** Writes the whole directory in the import format: importing it again changes nothing. */
import writeExcelFile from 'write-excel-file/node';
import { toCopenhagen } from '../../../calendar/copenhagen-time.ts';
import { columns, tidy } from '../../../contacts/import-input.ts';
import { compareDanish } from '../../../directory/fold.ts';
import { exportSheetName } from '../../../messages/import.ts';
import type { Actor } from '../../accounts/actor.ts';
import { isMember, mayKeep, requireMay } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { type Cells, functionCells, holderCells, organisationCells, personCells } from './cells.ts';
import { loadDirectory } from './load-directory.ts';
import {
	type ContactFunction,
	type Directory,
	type Holder,
	type Organisation,
	idPath,
	pathOf
} from './model.ts';
import { protectCell } from './spreadsheet-safety.ts';

export interface ExportOptions {
	now: Date;
	/** Whether the reader sees holders of that organisation who show only the function; everyone at the command line. */
	seesAll?: (organisation: Organisation) => boolean;
}

/** What a reader in the browser may see: members everything but who shows only the function, keepers that of their own too. */
export async function exportFor(
	db: Db,
	actor: Actor,
	format: 'csv' | 'xlsx',
	now: Date
): Promise<Uint8Array> {
	requireMay(actor, isMember(actor));
	return exportDirectory(db, format, { now, seesAll: (one) => mayKeep(actor, idPath(one)) });
}

/**
 * Every function with its holders of today and later, network-only numbers too: for the command line, where the reader
 * has the database anyway. Each row has all its columns, so that a sorted or filtered sheet still says the same.
 * CSV is UTF-8 with byte order mark, semicolons and CRLF, which is what a Danish Excel opens without asking.
 */
export async function exportDirectory(
	db: Db,
	format: 'csv' | 'xlsx',
	{ now, seesAll = () => true }: ExportOptions
): Promise<Uint8Array> {
	const directory = await db.transaction(loadDirectory, {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
	const rows = exportedRows(directory, toCopenhagen(now).date, seesAll).map((cells) =>
		columns.map((column) => protectCell(tidy(cells[column] ?? '')))
	);
	return format === 'csv' ? csvFile(rows) : xlsxFile(rows);
}

function exportedRows(
	{ functions }: Directory,
	today: string,
	seesAll: Required<ExportOptions>['seesAll']
): Cells[] {
	// A closed one would come back to life where the file is imported: the format has no column for it.
	const open = functions.filter(({ validTo }) => validTo === null || validTo >= today);
	const sorted = open.map((fn) => ({ fn, path: pathOf(fn.organisation) })).sort(byPathAndName);
	return sorted.flatMap(({ fn }) => {
		const cells = { ...organisationCells(fn.organisation), ...functionCells(fn) };
		const holders = fn.holders.filter(({ endsOn }) => endsOn === null || endsOn >= today).sort(primaryFirst);
		if (holders.length === 0) return [cells];
		// "Vis kun funktionen" holds in a file too.
		const shown = holders.filter(({ showName }) => showName || seesAll(fn.organisation));
		if (shown.length === 0) return [cells];
		return shown.map((holder) => ({ ...cells, ...personCells(holder.person), ...holderCells(holder) }));
	});
}

function byPathAndName(
	a: { fn: ContactFunction; path: string },
	b: { fn: ContactFunction; path: string }
): number {
	return compareDanish(a.path, b.path) || compareDanish(a.fn.name, b.fn.name) || a.fn.id - b.fn.id;
}

function primaryFirst(a: Holder, b: Holder): number {
	if (a.role !== b.role) return a.role === 'primary' ? -1 : 1;
	return compareDanish(a.startsOn ?? '', b.startsOn ?? '') || a.id - b.id;
}

function csvFile(rows: readonly string[][]): Uint8Array {
	const quote = (cell: string) => (/[";\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	const lines = [columns, ...rows].map((cells) => `${cells.map(quote).join(';')}\r\n`);
	return new TextEncoder().encode(`\ufeff${lines.join('')}`);
}

async function xlsxFile(rows: readonly string[][]): Promise<Uint8Array> {
	const header = columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const }));
	const body = rows.map((cells) =>
		cells.map((text) => (text === '' ? null : { value: escapeXlsx(text), type: String }))
	);
	const file = writeExcelFile([header, ...body], { sheet: exportSheetName, stickyRowsCount: 1 });
	return new Uint8Array(await file.toBuffer());
}

/** XLSX reads `_xHHHH_` as a character by its code (ECMA-376, 22.9.2.19), and the library drops U+FFFD. */
function escapeXlsx(text: string): string {
	return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replaceAll('\ufffd', '_xFFFD_');
}
