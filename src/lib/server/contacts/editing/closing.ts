/** When a function stops, or an organisation, and what takes over. */
import { importRow } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/editing.ts';
import { type Fields, referenceTo } from '../import/cells.ts';
import type { ContactFunction } from '../import/model.ts';
import type { Planning } from '../import/planning.ts';

export const closingFields: readonly string[] = ['gaelder_fra', 'gaelder_til', 'afloeser'];

/** Plans texts by field: first and last day, and what took over as `organisation > funktion`. */
export function applyClosing(planning: Planning, fn: ContactFunction, fields: Fields): void {
	const { gaelder_fra: fra, gaelder_til: til, afloeser } = fields;
	const addFault = (column: string, message: string) => planning.faults.push({ row: null, column, message });
	const read = importRow.safeParse({ fra: fra ?? fn.validFrom ?? '', til: til ?? fn.validTo ?? '' });
	if (!read.success) {
		for (const { path, message } of read.error.issues) {
			addFault(path[0] === 'fra' ? 'gaelder_fra' : 'gaelder_til', message);
		}
		return;
	}
	const { fra: validFrom = null, til: validTo = null } = read.data;
	if (validFrom !== null && validTo !== null && validFrom > validTo) {
		addFault('gaelder_til', messages.closesBeforeItOpens(validFrom));
		return;
	}
	if (afloeser !== undefined) {
		const successor = afloeser === '' ? null : findReference(planning, afloeser);
		if (successor === undefined) return void addFault('afloeser', messages.successorUnknown);
		for (let at = successor; at; at = at.successor) {
			if (at === fn) return void addFault('afloeser', messages.successorIsItself);
		}
		fn.successor = successor;
	}
	fn.validFrom = validFrom;
	fn.validTo = validTo;
	planning.writes.functions.add(fn);
}

function findReference({ directory }: Planning, reference: string): ContactFunction | undefined {
	return directory.functions.find((fn) => referenceTo(fn) === reference);
}
