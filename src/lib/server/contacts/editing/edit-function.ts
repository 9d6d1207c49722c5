/** Changing a function on a page: a row of an import with only the fields that the form changed. */
import { parseClosures } from '../../../contacts/closures.ts';
import { type Column, oneLine, tidy } from '../../../contacts/import-input.ts';
import { consequencesOf } from '../../../directory/consequences.ts';
import { prepareDirectory } from '../../../directory/directory.ts';
import type { Snapshot } from '../../../directory/snapshot.ts';
import * as messages from '../../../messages/editing.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import type { ChangeSet } from '../change-log.ts';
import { type Fields, functionFields } from '../import/cells.ts';
import type { ChangedField } from '../import/changes-of.ts';
import type { ContactFunction, Writes } from '../import/model.ts';
import { nameKey } from '../import/organisation-index.ts';
import type { Planning } from '../import/planning.ts';
import { changedSnapshot } from './changed-snapshot.ts';
import {
	type Change,
	changeDirectory,
	functionBySlug,
	requireMayKeep,
	throwFaults
} from './change-directory.ts';
import { refuseConflicts } from './conflict.ts';
import { mergeFields } from './merge.ts';
import { type Entered, meaningOf, parseEntered, planEntered } from './one-row.ts';

/** What a form sends: its fields, and the same as they were when it was opened. */
export interface FunctionEdit {
	entered: Fields;
	base: Fields;
}

/** A change told before it is made. */
export interface Preview {
	changes: ChangedField[];
	/** What changes in lookup, in words; empty when nothing does. */
	consequences: string[];
}

/** Columns of the import format that the form has. */
const functionColumns = [
	...(['bemanding', 'kan', 'kan_ikke', 'saadan', 'situationer', 'emner', 'velfaerdsomraader'] as const),
	...(['alder_fra', 'alder_til', 'betjener', 'kritikalitet', 'mandat', 'telefon', 'telefon_note'] as const),
	...(['mail', 'sikker_mail', 'web', 'aabningstid', 'reserve'] as const)
] satisfies Column[];

/** In the order of the form. `funktion` is its name and `lukkedage` its dates off, which import cannot change. */
export const functionFormFields: readonly string[] = ['funktion', ...functionColumns, 'lukkedage'];

const mostConsequences = 12;

/** Tells what saving would do, field by field and in lookup. Throws as `saveFunction` does; writes nothing. */
export async function previewFunction(
	db: Db,
	actor: Actor,
	slug: string,
	edit: FunctionEdit,
	{ now, snapshot }: { now: Date; snapshot: Snapshot }
): Promise<Preview> {
	const { result: writes, changes } = await changeDirectory(db, { actor, now, preview: true }, (change) =>
		planFunctionEdit(change, actor, slug, edit)
	);
	return { changes, consequences: consequencesIn(snapshot, writes, now) };
}

/**
 * Saves the fields that the form changed. Throws `EditConflict` when somebody else has changed one of them meanwhile,
 * `FieldRefusal` for what was entered, and the policy's refusals.
 */
export async function saveFunction(
	db: Db,
	actor: Actor,
	slug: string,
	edit: FunctionEdit,
	{ now, ...log }: { now: Date } & Partial<Pick<ChangeSet, 'source' | 'undoes'>>
): Promise<ChangedField[]> {
	const { changes } = await changeDirectory(db, { actor, now, ...log }, (change) =>
		planFunctionEdit(change, actor, slug, edit)
	);
	return changes;
}

/** What a change does to lookup, in words: the worst first. */
export function consequencesIn(snapshot: Snapshot, writes: Writes, now: Date): string[] {
	const after = changedSnapshot(snapshot, writes);
	const found = consequencesOf(prepareDirectory(snapshot), prepareDirectory(after), now);
	const told = found.slice(0, mostConsequences).map(messages.consequenceText);
	const more = found.length - told.length;
	return more > 0 ? [...told, messages.moreConsequences(more)] : told;
}

async function planFunctionEdit(
	{ tx, planning }: Change,
	actor: Actor,
	slug: string,
	{ entered, base }: FunctionEdit
): Promise<Writes> {
	const fn = functionBySlug(planning.directory, slug);
	requireMayKeep(actor, fn.organisation);
	const current = formFieldsOf(fn);
	const known = Object.fromEntries(
		functionFormFields.flatMap((field) => (entered[field] === undefined ? [] : [[field, entered[field]]]))
	);
	// Faults first: two who disagree about a number are not asked to choose one that is none.
	planning.faults.push(...faultsIn(known));
	throwFaults(planning);
	const merged = mergeFields(known, base, current, meaningOfField, [['telefon', 'telefon_note']]);
	await refuseConflicts(tx, { subject: 'function', id: fn.id }, merged, current);
	if (Object.keys(merged.mine).length === 0) throw new Refusal(messages.nothingToSave);
	applyFunctionFields(planning, fn, merged.mine);
	return planning.writes;
}

/** The form's fields as texts. */
export function formFieldsOf(fn: ContactFunction): Fields {
	const fields = functionFields(fn);
	return Object.fromEntries(functionFormFields.map((field) => [field, fields[field] ?? '']));
}

/** Plans texts by field as what is to be written of a function; what is wrong with them goes to the planning's faults. */
export function applyFunctionFields(planning: Planning, fn: ContactFunction, fields: Fields): void {
	const { funktion, lukkedage, ...columns } = fields;
	// Before it gets its new name: the row finds it by the old one.
	if (Object.keys(columns).length > 0) {
		planEntered(planning, { organisation: fn.organisation, fn }, columns as Entered);
	}
	if (funktion !== undefined) rename(planning, fn, oneLine(funktion));
	if (lukkedage !== undefined) {
		const parsed = parseClosures(lukkedage);
		if (parsed.ok) {
			fn.closures = parsed.closures;
			planning.writes.closures.add(fn);
			planning.writes.functions.add(fn);
		}
	}
}

function rename(planning: Planning, fn: ContactFunction, name: string): void {
	const namesake = planning.directory.functions.find(
		(other) => other !== fn && other.organisation === fn.organisation && nameKey(other.name) === nameKey(name)
	);
	if (namesake) {
		planning.faults.push({ row: null, column: 'funktion', message: messages.functionNameTaken(name) });
		return;
	}
	fn.name = name;
	planning.writes.functions.add(fn);
}

function faultsIn({ lukkedage, ...columns }: Fields): Planning['faults'] {
	const parsed = lukkedage === undefined ? null : parseClosures(lukkedage);
	return [
		...parseEntered(columns).faults,
		...(parsed && !parsed.ok ? [{ row: null, column: 'lukkedage', message: parsed.message }] : [])
	];
}

function meaningOfField(field: string, text: string): string {
	if (field !== 'lukkedage') return meaningOf(field as Column, text);
	const parsed = parseClosures(text);
	return parsed.ok ? parsed.closures.map(({ from, to }) => `${from}–${to}`).join('|') : tidy(text);
}
