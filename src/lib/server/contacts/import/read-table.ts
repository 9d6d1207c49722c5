/** From the bytes of a file to rows of text, whatever program wrote it. */
import { tidy } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/import.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { unprotectCell } from './spreadsheet-safety.ts';

export interface Table {
	header: string[];
	/** Without those that are empty; `row` counts from the header, which is 1. */
	rows: { row: number; cells: string[] }[];
	notices: string[];
}

/** What a reader of one format found: every row, empty ones too, cells as they stand. */
export type RawTable =
	{ ok: true; rows: string[][]; notices: string[] } | { ok: false; row: number | null; message: string };

const maxMegabytes = 45;
const maxRows = 200_000;

/**
 * The table in a CSV or XLSX file, known by its content and not by its name. A file that is neither, is empty or is too
 * large gives a Danish message.
 */
export async function readTable(
	bytes: Uint8Array
): Promise<({ ok: true } & Table) | { ok: false; row: number | null; message: string }> {
	if (bytes.length > maxMegabytes * 1_000_000) return fault(messages.fileTooLarge(maxMegabytes));
	const raw = await readRaw(bytes);
	if (!raw.ok) return raw;
	if (raw.rows.length - 1 > maxRows)
		return fault(messages.fileHasTooManyRows(maxRows.toLocaleString('da-DK')));

	const [header = [], ...rows] = raw.rows.map((cells) => cells.map(readCell));
	if (isEmpty(header)) return fault(messages.fileIsEmpty);
	const filled = rows
		.map((cells, index) => ({ row: index + 2, cells }))
		.filter(({ cells }) => !isEmpty(cells));
	if (filled.length === 0) return fault(messages.fileHasNoRows);
	return { ok: true, header, rows: filled, notices: raw.notices };
}

async function readRaw(bytes: Uint8Array): Promise<RawTable> {
	if (bytes.length === 0) return fault(messages.fileIsEmpty);
	if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes);
	if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return fault(messages.fileIsOldExcel);
	return readCsv(bytes);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
	return magic.every((byte, index) => bytes[index] === byte);
}

function readCell(cell: string): string {
	return tidy(unprotectCell(tidy(cell)));
}

function isEmpty(cells: readonly string[]): boolean {
	return cells.every((cell) => cell === '');
}

function fault(message: string) {
	return { ok: false as const, row: null, message };
}
