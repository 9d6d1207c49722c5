/** What the directory says of an organisation: name, kind, other names, codes, and when it ends. */
import { importRow, oneLine } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/editing.ts';
import { type Fields } from '../import/cells.ts';
import { type Organisation, pathOf } from '../import/model.ts';
import { nameKey } from '../import/organisation-index.ts';
import type { Planning } from '../import/planning.ts';
import { type Entered, planEntered } from './one-row.ts';

/** Plans texts by field; `organisation` is the path, of which the last name is its own. */
export function applyOrganisationFields(planning: Planning, one: Organisation, fields: Fields): void {
	const { organisation: path, ophoerer, afloeser, ...columns } = fields;
	if (Object.keys(columns).length > 0) planEntered(planning, { organisation: one }, columns as Entered);
	if (path !== undefined) moveTo(planning, one, path);
	if (ophoerer !== undefined || afloeser !== undefined) end(planning, one, ophoerer, afloeser);
}

function moveTo(planning: Planning, one: Organisation, path: string): void {
	const { organisations, directory, writes } = planning;
	const addFault = (message: string) => planning.faults.push({ row: null, column: 'organisation', message });
	const read = importRow.safeParse({ organisation: path });
	const names = read.data?.organisation;
	if (!names) return void addFault(read.error?.issues[0]?.message ?? messages.organisationUnknown);
	const name = oneLine(names.at(-1) ?? '');
	const above = names.slice(0, -1);
	const parent = above.length === 0 ? null : organisations.byPath(above);
	if (parent === undefined) return void addFault(messages.parentUnknown(above.join(' > ')));
	const sibling = directory.organisations.find(
		(other) => other !== one && other.parent === parent && nameKey(other.name) === nameKey(name)
	);
	if (sibling) return void addFault(messages.organisationNameTaken(pathOf(sibling)));
	for (let at = parent; at; at = at.parent) {
		if (at === one) return void addFault(messages.organisationBelowItself);
	}
	organisations.move(one, { parent, name });
	writes.organisations.add(one);
}

function end(planning: Planning, one: Organisation, ophoerer?: string, afloeser?: string): void {
	const addFault = (column: string, message: string) => planning.faults.push({ row: null, column, message });
	const read = importRow.safeParse({ til: ophoerer ?? one.validTo ?? '' });
	if (!read.success) return void addFault('ophoerer', read.error.issues[0]?.message ?? '');
	if (afloeser !== undefined) {
		const successor =
			afloeser === '' ? null : planning.directory.organisations.find((known) => pathOf(known) === afloeser);
		if (successor === undefined) return void addFault('afloeser', messages.organisationUnknown);
		for (let at = successor; at; at = at.successor) {
			if (at === one) return void addFault('afloeser', messages.successorIsItself);
		}
		one.successor = successor;
	}
	one.validTo = read.data.til ?? null;
	planning.writes.organisations.add(one);
}
