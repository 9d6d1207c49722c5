import { expect, test } from 'vitest';
import { reportLines } from '../../../src/lib/server/contacts/import/report-text.ts';
import type { ImportReport, ImportedRow } from '../../../src/lib/server/contacts/import/report.ts';

const row: ImportedRow = {
	row: 2,
	action: 'leave',
	organisation: 'Furesø Kommune > PPR',
	function: 'Psykolog',
	holder: null,
	created: [],
	changes: []
};

const report: ImportReport = {
	ok: true,
	preview: false,
	rows: [
		row,
		{
			...row,
			row: 3,
			action: 'change',
			holder: 'Anna',
			changes: [{ field: 'kan', before: '', after: 'A\nB' }]
		},
		{
			...row,
			row: 4,
			action: 'create',
			holder: 'Bo',
			created: ['indehaveren (primær)'],
			changes: [{ field: 'til for Anna', before: '', after: '2026-12-31' }]
		}
	],
	faults: [],
	notices: ['Kolonnen "x" kendes ikke og er ikke læst.'],
	counts: { create: 1, change: 1, leave: 1 }
};

test('each row has a line that says what it does, and the last line sums up', () => {
	expect(reportLines(report)).toEqual([
		'Række 2: Psykolog i Furesø Kommune > PPR. Uændret.',
		'Række 3: Psykolog i Furesø Kommune > PPR, Anna. Ændrer kan: (tom) → "A B".',
		'Række 4: Psykolog i Furesø Kommune > PPR, Bo. Opretter indehaveren (primær). Ændrer til for Anna: (tom) → "2026-12-31".',
		'Bemærk: Kolonnen "x" kendes ikke og er ikke læst.',
		'3 rækker: 1 opretter, 1 ændrer, 1 er uændrede. Alt er skrevet.'
	]);
});

test('a preview says that nothing is written, and a long text is told by its beginning', () => {
	const changes = [{ field: 'kan', before: 'a'.repeat(100), after: '' }];
	const lines = reportLines({ ...report, preview: true, rows: [{ ...row, action: 'change', changes }] });
	expect(lines[0]).toContain(`"${'a'.repeat(80)}…" → (tom)`);
	expect(lines.at(-1)).toContain('forhåndsvisning: intet er skrevet');
});

test('with a fault only faults and notices are told, each with its row and column', () => {
	const faults = [
		{ row: 7, column: 'telefon', message: 'Skriv 8 cifre.' },
		{ row: null, column: null, message: 'Filen er tom.' }
	];
	expect(reportLines({ ...report, ok: false, faults })).toEqual([
		'Bemærk: Kolonnen "x" kendes ikke og er ikke læst.',
		'Række 7, kolonne telefon: Skriv 8 cifre.',
		'Filen er tom.',
		'2 fejl. Intet er skrevet. Ret filen, og importér den igen.'
	]);
});
