/** An import without a database: what a file makes of a directory in memory. */
import { planImport } from '../../../src/lib/server/contacts/import/plan.ts';
import { parseRows } from '../../../src/lib/server/contacts/import/parse-rows.ts';
import { readTable } from '../../../src/lib/server/contacts/import/read-table.ts';
import { type Directory, type Term } from '../../../src/lib/server/contacts/import/model.ts';
import { municipalities } from '../../../src/lib/server/contacts/reference/municipalities.ts';
import * as terms from '../../../src/lib/server/contacts/reference/terms.ts';
import { type Row, fileOf } from './csv.ts';

/** A directory with the vocabulary of a new network and nobody in it. */
export function emptyDirectory(): Directory {
	const list = (known: readonly { name: string; aliases?: readonly string[] }[]) =>
		known.map(({ name, aliases = [] }, index): Term => ({ id: index + 1, name, aliases: [...aliases] }));
	return {
		organisations: [],
		functions: [],
		people: [],
		situations: list(terms.situations),
		topics: list(terms.topics),
		welfareAreas: list(terms.welfareAreas),
		professions: list(terms.professions),
		municipalities: municipalities.map(([code, name]) => ({ code, name }))
	};
}

/** Plans the rows on the directory, which then is as the database would be after the import, faults or not. */
export async function plan(
	directory: Directory,
	rows: readonly Row[],
	now = new Date('2026-11-22T12:00:00Z')
) {
	const table = await readTable(fileOf(rows).bytes);
	if (!table.ok) throw new Error(table.message);
	const parsed = parseRows(table);
	const planned = planImport(directory, parsed.rows, now);
	giveIds(directory);
	return {
		...planned,
		faults: [...parsed.faults, ...planned.faults],
		notices: [...parsed.notices, ...planned.notices]
	};
}

function giveIds({ organisations, functions, people }: Directory): void {
	const channels = [...functions, ...people].flatMap((owner) => owner.channels);
	const holders = functions.flatMap((fn) => fn.holders);
	for (const list of [organisations, functions, people, channels, holders]) {
		for (const [index, item] of list.entries()) item.id = index + 1;
	}
}
