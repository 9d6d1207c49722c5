/** What the directory says of a person: name, title, profession and the own numbers. */
import { oneLine } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/editing.ts';
import { planPerson } from '../import/plan-people.ts';
import type { Person } from '../import/model.ts';
import type { Planning } from '../import/planning.ts';
import { type Entered, parseEntered } from './one-row.ts';

export const personColumns = [
	'navn',
	'titel',
	'faggruppe',
	'indehaver_telefon',
	'indehaver_mail',
	'synlighed'
] as const;

/** Plans texts by column as what is to be written of a person; what is wrong with them goes to the planning's faults. */
export function applyPersonFields(planning: Planning, person: Person, fields: Entered): void {
	if (fields.navn !== undefined && oneLine(fields.navn) === '') {
		planning.faults.push({ row: null, column: 'navn', message: messages.nameMissing });
		return;
	}
	const parsed = parseEntered(fields);
	planning.faults.push(...parsed.faults);
	planPerson(planning, person, { ...parsed.row, created: [], changes: [], named: {} });
}
