/** A form as one row of an import: the same schema reads it, the same steps plan it. */
import { type Column, tidy } from '../../../contacts/import-input.ts';
import type { Fields } from '../import/cells.ts';
import type { ContactFunction, Organisation } from '../import/model.ts';
import { type ParsedRow, parseRow } from '../import/parse-rows.ts';
import { planRows } from '../import/plan.ts';
import { type PlannedRow, type Planning, keyOf } from '../import/planning.ts';
import { namePath } from './change-directory.ts';

export type Entered = Partial<Record<Column, string>>;

/** The number that faults of the row carry; a form shows their columns only. */
const onlyRow = 1;

/** Parses and plans texts by column as what a row about `place` says. Columns left out stay as they are. */
export function planEntered(
	planning: Planning,
	place: { organisation: Organisation; fn?: ContactFunction; newName?: string },
	entered: Entered
): PlannedRow {
	const parsed = parseEntered(entered);
	planning.faults.push(...parsed.faults);
	// Given as names and not as text: a name may hold what the text would split at.
	parsed.row.cells.organisation = namePath(place.organisation);
	const name = place.fn?.name ?? place.newName;
	if (name !== undefined) parsed.row.cells.funktion = name;
	const row: PlannedRow = { ...parsed.row, created: [], changes: [], named: {} };
	planning.rows.push(row);
	planRows(planning);
	return row;
}

/** What a text of a column means, in one spelling; the text itself when it cannot be read. */
export function meaningOf(column: Column, text: string): string {
	const { row, faults } = parseEntered({ [column]: text });
	if (faults.length > 0) return tidy(text);
	return keyOf({ ...row, created: [], changes: [], named: {} }, column) ?? '';
}

export function parseEntered(entered: Fields): { row: ParsedRow; faults: Planning['faults'] } {
	const texts = Object.entries(entered).map(([column, text]) => [column, tidy(text ?? '')]);
	return parseRow(onlyRow, Object.fromEntries(texts) as ParsedRow['entered']);
}
