/** Files in the import format, made in a test. */
import type { Column } from '../../../src/lib/contacts/import-input.ts';

export type Row = Partial<Record<Column, string>>;

/** The CSV text of rows; a column is there when some row has it. */
function csvOf(rows: readonly Row[]): string {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row) as Column[]))];
	const quote = (cell: string) => (/[";\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	return [columns, ...rows.map((row) => columns.map((column) => quote(row[column] ?? '')))]
		.map((cells) => cells.join(';'))
		.join('\r\n');
}

export function fileOf(rows: readonly Row[]): { name: string; bytes: Uint8Array } {
	return { name: 'kontakter.csv', bytes: new TextEncoder().encode(csvOf(rows)) };
}
