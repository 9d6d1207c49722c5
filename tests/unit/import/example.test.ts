import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { columns } from '../../../src/lib/contacts/import-input.ts';
import { parseRows } from '../../../src/lib/server/contacts/import/parse-rows.ts';
import { planImport } from '../../../src/lib/server/contacts/import/plan.ts';
import { readTable } from '../../../src/lib/server/contacts/import/read-table.ts';
import { projectRoot } from '../../support/child.ts';
import { emptyDirectory } from '../../support/import-files/plan.ts';

const documented = (file: string) => readFileSync(join(projectRoot, 'docs', file));

test('the documented example goes into a new network without a fault or a question', async () => {
	const table = await readTable(documented('import-example.csv'));
	if (!table.ok) throw new Error(table.message);
	const parsed = parseRows(table);
	const plan = planImport(emptyDirectory(), parsed.rows, new Date('2026-11-22T12:00:00Z'));
	expect([...parsed.faults, ...plan.faults]).toEqual([]);
	expect([...parsed.notices, ...plan.notices]).toEqual([]);
	expect(plan.rows).toHaveLength(5);
	expect(plan.rows.every(({ action }) => action === 'create')).toBe(true);
});

test('the documentation names every column, and the example has them all', () => {
	const text = documented('import-format.md').toString();
	const [header = ''] = documented('import-example.csv').toString().split('\n');
	for (const column of columns) expect(text).toContain(`\`${column}\``);
	expect(header.split(';').toSorted()).toEqual([...columns].toSorted());
});
