import { expect, test } from 'vitest';
import { parseRows } from '../../../src/lib/server/contacts/import/parse-rows.ts';

const parse = (header: string[], ...rows: string[][]) =>
	parseRows({ header, rows: rows.map((cells, index) => ({ row: index + 2, cells })), notices: [] });

test('columns stand in any order and any case', () => {
	const { rows, faults } = parse(
		['FUNKTION', 'Kan', 'organisation'],
		['Mentor', 'Hjælper', 'Furesø Kommune']
	);
	expect(faults).toEqual([]);
	expect(rows[0]?.cells).toEqual({ funktion: 'Mentor', kan: 'Hjælper', organisation: ['Furesø Kommune'] });
});

test('a required column that is missing is a fault, and so is a column that stands twice', () => {
	expect(parse(['organisation', 'kan'], ['a', 'b']).faults).toMatchObject([{ row: 1, column: 'funktion' }]);
	expect(parse(['organisation', 'funktion', 'kan', 'Kan'], ['a', 'b', 'c', 'd']).faults).toMatchObject([
		{ row: 1, column: 'kan' }
	]);
});

test('columns that are not known are reported with what may have been meant, and ignored', () => {
	const { rows, faults, notices } = parse(
		['organisation', 'funktion', 'telefonn', 'noter', ''],
		['Furesø Kommune', 'Mentor', '95110002', 'x', 'y']
	);
	expect(faults).toEqual([]);
	expect(notices).toHaveLength(3);
	expect(notices[0]).toContain('Mente du "telefon"?');
	expect(notices[2]).toContain('Kolonne E');
	expect(Object.keys(rows[0]?.cells ?? {})).toEqual(['organisation', 'funktion']);
});

test('a short row lacks nothing but text; a long one has lost its quotes', () => {
	expect(parse(['organisation', 'funktion', 'kan'], ['a', 'b']).rows[0]?.cells.kan).toBeNull();
	expect(parse(['organisation', 'funktion'], ['a', 'b', 'c']).faults).toMatchObject([
		{ row: 2, column: null }
	]);
	expect(parse(['organisation', 'funktion'], ['a', 'b', '']).faults).toEqual([]);
});

test('every fault of a row is told, and its other cells are read all the same', () => {
	const { rows, faults } = parse(
		['organisation', 'funktion', 'telefon', 'alder_fra', 'kan'],
		['Furesø Kommune', 'Mentor', '12', 'ti', 'Hjælper']
	);
	expect(faults.map(({ column }) => column)).toEqual(['alder_fra', 'telefon']);
	expect(rows[0]?.cells).toMatchObject({ funktion: 'Mentor', kan: 'Hjælper' });
	expect(rows[0]?.cells).not.toHaveProperty('telefon');
});
