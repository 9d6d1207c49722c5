/** CSV as Danish spreadsheets write it. */
import { CsvError, parse } from 'csv-parse/sync';
import { columns } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/import.ts';
import type { RawTable } from './read-table.ts';

// A tab is what a spreadsheet writes as "Unicode text".
const delimiters = [';', ',', '\t'];

/**
 * The rows of a CSV file: separated by semicolon, comma or tab, in UTF-8 with or without byte order mark, UTF-16 with
 * one, or Windows-1252.
 */
export function readCsv(bytes: Uint8Array): RawTable {
	const text = decode(bytes);
	if (text === null) return { ok: false, row: null, message: messages.fileIsNoTable };
	try {
		return { ok: true, rows: parseWith(text, { delimiter: delimiterOf(text) }), notices: [] };
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		const row = error.code === 'CSV_QUOTE_NOT_CLOSED' ? Number(error['records'] ?? 0) + 1 : null;
		return { ok: false, row, message: row === null ? messages.fileIsNoTable : messages.quoteNotClosed };
	}
}

/** Null when the bytes are no text. */
function decode(bytes: Uint8Array): string | null {
	const encoding =
		bytes[0] === 0xff && bytes[1] === 0xfe
			? 'utf-16le'
			: bytes[0] === 0xfe && bytes[1] === 0xff
				? 'utf-16be'
				: null;
	if (encoding) return new TextDecoder(encoding).decode(bytes);
	// No text holds a NUL, nearly every picture and program does; the others are known by how they begin.
	if (bytes.includes(0) || isPictureOrDocument(bytes)) return null;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function isPictureOrDocument(bytes: Uint8Array): boolean {
	const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4));
	return /^(ÿØÿ|‰PNG|GIF8|%PDF|\{\\rt|RIFF)/.test(start);
}

/** The one by which the header names the most columns that are known; among equals, the most columns. */
function delimiterOf(text: string): string {
	let best = { delimiter: ';', known: 0, cells: 0 };
	for (const delimiter of delimiters) {
		const [header = []] = parseWith(text, { delimiter, to: 1 });
		const known = header.filter((cell) => isColumn(cell)).length;
		if (known > best.known || (known === best.known && header.length > best.cells)) {
			best = { delimiter, known, cells: header.length };
		}
	}
	return best.delimiter;
}

function isColumn(cell: string): boolean {
	return columns.some((column) => column === cell.trim().toLowerCase());
}

function parseWith(text: string, options: { delimiter: string; to?: number }): string[][] {
	return parse(text, {
		...options,
		bom: true,
		// Rows of their own length, and a quote inside a cell: faults that are told of row by row, or none at all.
		relax_column_count: true,
		relax_quotes: true,
		record_delimiter: ['\r\n', '\n', '\r']
	});
}
