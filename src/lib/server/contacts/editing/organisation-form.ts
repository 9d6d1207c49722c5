/** Changing an organisation on a page: name, kind, other names and codes. */
import { type Column, oneLine } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/editing.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { type Fields, organisationCells } from '../import/cells.ts';
import type { ChangedField } from '../import/changes-of.ts';
import type { Organisation } from '../import/model.ts';
import {
	changeDirectory,
	namePath,
	organisationBySlug,
	requireMayKeep,
	throwFaults
} from './change-directory.ts';
import { refuseConflicts } from './conflict.ts';
import { applyOrganisationFields } from './edit-organisation.ts';
import { mergeFields } from './merge.ts';
import { meaningOf } from './one-row.ts';
import { readForKeeper } from './read-form.ts';

/** `navn` is the organisation's own name; its place in the tree stays. */
const organisationFormFields = ['navn', 'organisationstype', 'kode', 'organisationsalias'] as const;

export function readOrganisationForm(
	db: Db,
	actor: Actor,
	slug: string
): Promise<{ name: string; fields: Fields }> {
	return readForKeeper(db, actor, (directory) => {
		const one = organisationBySlug(directory, slug);
		requireMayKeep(actor, one);
		return { name: one.name, fields: fieldsOf(one) };
	});
}

/** Saves what the form changed; see `saveFunction` for two who do so at once. */
export async function saveOrganisation(
	db: Db,
	actor: Actor,
	slug: string,
	{ entered, base }: { entered: Fields; base: Fields },
	now: Date
): Promise<ChangedField[]> {
	const { changes } = await changeDirectory(db, { actor, now }, async ({ tx, planning }) => {
		const one = organisationBySlug(planning.directory, slug);
		requireMayKeep(actor, one);
		const current = fieldsOf(one);
		const known = Object.fromEntries(
			organisationFormFields.flatMap((field) =>
				entered[field] === undefined ? [] : [[field, entered[field]]]
			)
		);
		const merged = mergeFields(known, base, current, (field, text) => meaningOf(field as Column, text));
		await refuseConflicts(tx, { subject: 'organisation', id: one.id }, merged, current);
		const { navn, ...columns } = merged.mine;
		if (Object.keys(merged.mine).length === 0) throw new Refusal(messages.nothingToSave);
		if (navn !== undefined && oneLine(navn) === '') {
			planning.faults.push({ row: null, column: 'navn', message: messages.organisationNameMissing });
			throwFaults(planning);
		}
		const path = [...namePath(one).slice(0, -1), oneLine(navn ?? one.name)].join(' > ');
		applyOrganisationFields(planning, one, {
			...columns,
			...(navn !== undefined && { organisation: path })
		});
		throwFaults({
			faults: planning.faults.map((fault) =>
				fault.column === 'organisation' ? { ...fault, column: 'navn' } : fault
			)
		});
	});
	return changes;
}

function fieldsOf(one: Organisation): Fields {
	const { organisationstype, kode, organisationsalias } = organisationCells(one);
	return { navn: one.name, organisationstype, kode, organisationsalias };
}
