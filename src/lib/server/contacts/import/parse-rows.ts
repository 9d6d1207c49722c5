/** From rows of text to typed rows, each cell judged by itself. */
import {
	type Column,
	type ImportRow,
	columns,
	importRow,
	requiredColumns
} from '../../../contacts/import-input.ts';
import { nearest } from '../../../directory/nearest.ts';
import * as messages from '../../../messages/import.ts';
import type { Table } from './read-table.ts';
import type { ImportFault } from './report.ts';

export interface ParsedRow {
	/** As in a spreadsheet: the header is 1. */
	row: number;
	/** A column that the file does not have is absent, and so is a cell with a fault. */
	cells: ImportRow;
	/** The text of the cells, for telling of them. */
	entered: Partial<Record<Column, string>>;
}

export interface ParsedTable {
	rows: ParsedRow[];
	faults: ImportFault[];
	notices: string[];
}

/** Reads the header and every cell. With a fault in the header no row is read: its columns are not known. */
export function parseRows(table: Table): ParsedTable {
	const header = readHeader(table);
	const parsed: ParsedTable = {
		rows: [],
		faults: [...header.faults],
		notices: [...table.notices, ...header.notices]
	};
	if (header.faults.length > 0) return parsed;

	for (const { row, cells } of table.rows) {
		const entered: ParsedRow['entered'] = {};
		for (const [index, column] of header.places) entered[column] = cells[index] ?? '';
		if (cells.slice(table.header.length).some((cell) => cell !== '')) {
			parsed.faults.push({ row, column: null, message: messages.tooManyCells });
		}
		const read = parseRow(row, entered);
		parsed.rows.push(read.row);
		parsed.faults.push(...read.faults);
	}
	return parsed;
}

/** One row of tidied texts, each cell judged by itself. */
export function parseRow(
	row: number,
	entered: ParsedRow['entered']
): { row: ParsedRow; faults: ImportFault[] } {
	const result = importRow.safeParse(entered);
	const faulty = new Set<PropertyKey | undefined>();
	const faults = (result.error?.issues ?? []).map(({ path, message }) => {
		faulty.add(path[0]);
		return { row, column: String(path[0]), message };
	});
	return { row: { row, cells: result.data ?? readRest(entered, faulty), entered }, faults };
}

/** The cells without a fault, so that one fault does not hide what is wrong elsewhere in the row. */
function readRest(entered: ParsedRow['entered'], faulty: ReadonlySet<PropertyKey | undefined>): ImportRow {
	const rest = Object.entries(entered).filter(([column]) => !faulty.has(column));
	return importRow.parse(Object.fromEntries(rest));
}

function readHeader({ header, rows }: Table) {
	const faults: ImportFault[] = [];
	const notices: string[] = [];
	const places = new Map<number, Column>();
	for (const [index, text] of header.entries()) {
		const column = columns.find((known) => known === text.toLowerCase());
		if (column && [...places.values()].includes(column)) {
			faults.push({ row: 1, column, message: messages.columnTwice(column) });
		} else if (column) {
			places.set(index, column);
		} else if (text !== '') {
			notices.push(messages.columnUnknown(text, nearest(text, columns, 1)));
		} else if (rows.some(({ cells }) => cells[index])) {
			notices.push(messages.columnWithoutName(columnLetter(index)));
		}
	}
	const present = new Set(places.values());
	for (const column of requiredColumns) {
		if (!present.has(column)) faults.push({ row: 1, column, message: messages.columnMissing(column) });
	}
	return { places, faults, notices };
}

/** A, B … Z, AA: what a spreadsheet calls the column. */
function columnLetter(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
