/** What the rows about a person say of name, title, profession and own numbers, and what that changes. */
import { type Column, oneLine } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/import.ts';
import { differences, firstOf, personCells } from './cells.ts';
import { type Person, unsaved } from './model.ts';
import { TermNames } from './names.ts';
import { nameKey } from './organisation-index.ts';
import { planChannel } from './plan-channels.ts';
import { type PlannedRow, type Planning, addFault, keyOf } from './planning.ts';
import { type HolderRow, groupBy } from './recognise-holders.ts';

/**
 * Applies what the file says of each person. Several rows may name one; they say the same or nothing. An empty cell
 * clears only where the row is about a function that the person held already: a new function of somebody known says
 * nothing of the rest.
 */
export function planPeople(planning: Planning, rows: readonly HolderRow[]): void {
	const professions = new TermNames(planning.directory.professions);
	for (const { row } of rows) nameProfession(planning, row, professions);
	for (const [person, own] of groupBy(rows, ({ person: known }) => known)) {
		const said = gather(planning, person, own);
		const [first] = own;
		if (!first) continue;
		const before = person.id === unsaved ? null : personCells(person);
		applyTo(planning, person, said, professions);
		if (before) first.row.changes.push(...differences(before, personCells(person)));
	}
}

/** What one row says of a person who is known: an empty cell clears. */
export function planPerson(planning: Planning, person: Person, row: PlannedRow): void {
	const professions = new TermNames(planning.directory.professions);
	nameProfession(planning, row, professions);
	const said = gather(planning, person, [{ row, isKnownHere: true }]);
	applyTo(planning, person, said, professions);
}

/** By column the row that says something of the person; null when all that may clear it are empty. */
type Said = Partial<Record<Column, PlannedRow | null>>;

const columns = ['navn', 'titel', 'faggruppe', 'indehaver_telefon', 'indehaver_mail'] as const;

function nameProfession(planning: Planning, row: PlannedRow, professions: TermNames): void {
	const { faggruppe } = row.cells;
	if (!faggruppe) return;
	const [term] = professions.resolve(planning, row, 'faggruppe', [faggruppe]) ?? [];
	if (term) row.named.faggruppe = term.name;
}

function gather(
	planning: Planning,
	person: Person,
	rows: readonly Pick<HolderRow, 'row' | 'isKnownHere'>[]
): Said & { visibility: PlannedRow[] } {
	const said: Said & { visibility: PlannedRow[] } = { visibility: [] };
	for (const { row, isKnownHere } of rows) {
		for (const column of columns) {
			const key = keyOf(row, column);
			if (key === undefined) continue;
			const earlier = said[column];
			if (key === '') {
				if (isKnownHere && earlier === undefined) said[column] = null;
			} else if (!earlier) {
				said[column] = row;
			} else {
				refuseDifference(planning, person, earlier, row, column);
			}
		}
		if (row.cells.synlighed) said.visibility.push(row);
	}
	const [first, ...later] = said.visibility;
	for (const row of later) {
		if (first) refuseDifference(planning, person, first, row, 'synlighed');
	}
	return said;
}

function refuseDifference(
	planning: Planning,
	person: Person,
	first: PlannedRow,
	row: PlannedRow,
	column: (typeof columns)[number] | 'synlighed'
): void {
	const same = (key: string | undefined) => (column === 'navn' ? nameKey(key ?? '') : key);
	if (same(keyOf(first, column)) === same(keyOf(row, column))) return;
	const there = first.entered[column] ?? '';
	const mail = row.entered.indehaver_mail ?? '';
	const message =
		column === 'navn' && mail !== ''
			? messages.mailOfAnother(mail, there, first.row)
			: messages.personDiffers(oneLine(person.name), first.row, there);
	addFault(planning, row, column === 'navn' && mail !== '' ? 'indehaver_mail' : column, message);
}

function applyTo(
	planning: Planning,
	person: Person,
	said: ReturnType<typeof gather>,
	professions: TermNames
): void {
	const { writes } = planning;
	const name = said.navn?.cells.navn;
	if (name && oneLine(person.name) !== name) {
		person.name = name;
		writes.people.add(person);
	}
	const title = said.titel === undefined ? undefined : (said.titel?.cells.titel ?? null);
	if (title !== undefined && oneLine(person.title ?? '') !== (title ?? '')) {
		person.title = title;
		writes.people.add(person);
	}
	const profession =
		said.faggruppe === undefined
			? undefined
			: (professions.find(said.faggruppe?.named.faggruppe ?? '') ?? null);
	if (profession !== undefined && profession !== person.profession) {
		person.profession = profession;
		writes.people.add(person);
	}
	applyChannels(planning, person, said);
}

function applyChannels(planning: Planning, person: Person, said: ReturnType<typeof gather>): void {
	const { indehaver_telefon: phoneRow, indehaver_mail: mailRow } = said;
	const visibility = said.visibility[0]?.cells.synlighed ?? undefined;
	const phone = phoneRow === undefined ? undefined : (phoneRow?.cells.indehaver_telefon ?? null);
	const mail = mailRow === undefined ? undefined : (mailRow?.cells.indehaver_mail ?? null);
	for (const [kind, value, row] of [
		['phone', phone && phone.value, phoneRow],
		['mail', mail, mailRow]
	] as const) {
		if (value === undefined && (visibility === undefined || !firstOf(person.channels, kind))) continue;
		planChannel(planning, person, kind, {
			value,
			visibility,
			visibilityOfNew: 'network',
			// A file with the column, and nothing in it, says the default of a number that is new.
			visibilityOfChanged: row?.cells.synlighed === undefined ? undefined : 'network'
		});
	}
}
