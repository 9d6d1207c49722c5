/** What the steps of planning an import share. */
import { formatOpeningHours } from '../../../calendar/opening-hours-text.ts';
import type { IsoDate } from '../../../calendar/copenhagen-time.ts';
import type { Column } from '../../../contacts/import-input.ts';
import { nearest } from '../../../directory/nearest.ts';
import * as messages from '../../../messages/import.ts';
import { codeText } from './cells.ts';
import type { ContactFunction, Directory, Holder, Organisation, Writes } from './model.ts';
import type { OrganisationIndex } from './organisation-index.ts';
import type { ParsedRow } from './parse-rows.ts';
import type { ImportFault, ImportedRow } from './report.ts';

export interface PlannedRow extends ParsedRow {
	/** Absent when the row has a fault that leaves open which one it is about. */
	organisation?: Organisation;
	fn?: ContactFunction;
	holder?: Holder;
	created: string[];
	changes: ImportedRow['changes'];
	/** What the cells that name something stand for, in one spelling; see `keyOf`. */
	named: Partial<Record<Column, string>>;
}

export interface Planning {
	directory: Directory;
	organisations: OrganisationIndex;
	rows: PlannedRow[];
	writes: Writes;
	faults: ImportFault[];
	now: Date;
	/** The date of `now` in Copenhagen. */
	today: IsoDate;
	suggest: Suggest;
}

export type Suggest = (word: string, known: readonly string[]) => string[];

/** After this many words not known, a file is not misspelt but another kind of file, and suggestions cost time. */
const maxSuggestions = 200;

/** `nearest`, worked out once a word. */
export function makeSuggest(): Suggest {
	const known = new Map<readonly string[], Map<string, string[]>>();
	let count = 0;
	return (word, names) => {
		const words = known.get(names) ?? new Map<string, string[]>();
		known.set(names, words);
		let found = words.get(word);
		if (!found) {
			count += 1;
			found = count > maxSuggestions ? [] : nearest(word, names);
			words.set(word, found);
		}
		return found;
	};
}

export function addFault(planning: Planning, { row }: PlannedRow, column: Column, message: string): void {
	planning.faults.push({ row, column, message });
}

/**
 * What a cell says, in one spelling, so that two cells of the same meaning are equal; '' says nothing. Undefined when
 * the file lacks the column or the cell has a fault.
 */
export function keyOf({ cells, named }: PlannedRow, column: Column): string | undefined {
	if (named[column] !== undefined) return named[column];
	const value = cells[column];
	if (value === undefined) return undefined;
	if (value === null) return '';
	switch (column) {
		case 'telefon':
		case 'indehaver_telefon':
			return cells[column]?.value;
		case 'mail':
		case 'sikker_mail':
		case 'indehaver_mail':
			return cells[column]?.toLowerCase();
		case 'aabningstid':
			return cells.aabningstid ? formatOpeningHours(cells.aabningstid) : '';
		case 'kode':
			return (cells.kode ?? [])
				.map(({ system, value: code }) => codeText(system, code))
				.sort()
				.join('|');
		default:
			return Array.isArray(value) ? [...value].sort().join('|') : String(value);
	}
}

/** A later row about the same thing says the same as the first, or nothing. */
export function compareWithFirst(
	planning: Planning,
	first: PlannedRow,
	later: PlannedRow,
	columns: readonly Column[]
): void {
	for (const column of columns) {
		const said = keyOf(first, column);
		const saysNow = keyOf(later, column);
		if (!saysNow || said === undefined || said === saysNow) continue;
		addFault(planning, later, column, messages.differsFromRow(first.row, first.entered[column] ?? ''));
	}
}

/** Whether two lists hold the same, in whatever order. */
export function sameItems<T>(a: Iterable<T>, b: Iterable<T>): boolean {
	const left = new Set(a);
	const right = new Set(b);
	return left.size === right.size && [...left].every((item) => right.has(item));
}
