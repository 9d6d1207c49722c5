/** Changing an organisation on a page: name, kind, place in the tree, other names and codes. */
import { type Column, oneLine } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/editing.ts';
import type { Snapshot } from '../../../directory/snapshot.ts';
import { compareDanish } from '../../../directory/fold.ts';
import type { Actor } from '../../accounts/actor.ts';
import { mayKeep, mayKeepNetwork } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { type Fields, organisationCells } from '../import/cells.ts';
import type { ChangedField } from '../import/changes-of.ts';
import {
	type Directory,
	type Organisation,
	type Writes,
	idPath,
	isNational,
	pathOf
} from '../import/model.ts';
import {
	type Change,
	changeDirectory,
	namePath,
	organisationBySlug,
	requireMayKeep,
	throwFaults
} from './change-directory.ts';
import { refuseConflicts } from './conflict.ts';
import { type Preview, consequencesIn } from './edit-function.ts';
import { applyOrganisationFields } from './edit-organisation.ts';
import { mergeFields } from './merge.ts';
import { meaningOf } from './one-row.ts';
import { readForKeeper } from './read-form.ts';

/** `navn` is the organisation's own name, `under` the path of what it stands below: empty at the top. */
const organisationFormFields = ['navn', 'organisationstype', 'under', 'kode', 'organisationsalias'] as const;

export function readOrganisationForm(
	db: Db,
	actor: Actor,
	slug: string
): Promise<{ name: string; fields: Fields; parents: string[] }> {
	return readForKeeper(db, actor, (directory) => {
		const one = organisationBySlug(directory, slug);
		requireMayKeep(actor, one);
		return { name: one.name, fields: fieldsOf(one), parents: parentsFor(directory, actor, one) };
	});
}

/** Paths of those that the actor may put it below; empty is the top, which is the coordinator's to give. */
function parentsFor({ organisations }: Directory, actor: Actor, one: Organisation): string[] {
	const isBelowIt = (other: Organisation | null): boolean =>
		other !== null && (other === one || isBelowIt(other.parent));
	const kept = organisations
		.filter((other) => !isBelowIt(other) && mayKeep(actor, idPath(other)) && !isNational(other))
		.map(pathOf);
	const now = one.parent ? pathOf(one.parent) : '';
	return [...new Set([now, ...(mayKeepNetwork(actor) ? [''] : []), ...kept])].sort(compareDanish);
}

/** Saves what the form changed; see `saveFunction` for two who do so at once. */
export async function saveOrganisation(
	db: Db,
	actor: Actor,
	slug: string,
	edit: OrganisationEdit,
	now: Date
): Promise<ChangedField[]> {
	const { changes } = await changeDirectory(db, { actor, now }, (change) =>
		planOrganisationEdit(change, actor, slug, edit)
	);
	return changes;
}

/** Tells what saving would do. Throws as `saveOrganisation` does; writes nothing. */
export async function previewOrganisation(
	db: Db,
	actor: Actor,
	slug: string,
	edit: OrganisationEdit,
	{ now, snapshot }: { now: Date; snapshot: Snapshot }
): Promise<Preview> {
	const { result: writes, changes } = await changeDirectory(db, { actor, now, preview: true }, (change) =>
		planOrganisationEdit(change, actor, slug, edit)
	);
	return { changes, consequences: consequencesIn(snapshot, writes, now) };
}

export interface OrganisationEdit {
	entered: Fields;
	base: Fields;
}

async function planOrganisationEdit(
	{ tx, planning }: Change,
	actor: Actor,
	slug: string,
	{ entered, base }: OrganisationEdit
): Promise<Writes> {
	const one = organisationBySlug(planning.directory, slug);
	requireMayKeep(actor, one);
	const current = fieldsOf(one);
	const known = Object.fromEntries(
		organisationFormFields.flatMap((field) => (entered[field] === undefined ? [] : [[field, entered[field]]]))
	);
	const merged = mergeFields(known, base, current, (field, text) => meaningOf(field as Column, text));
	await refuseConflicts(tx, { subject: 'organisation', id: one.id }, merged, current);
	const { navn, under, ...columns } = merged.mine;
	if (Object.keys(merged.mine).length === 0) throw new Refusal(messages.nothingToSave);
	if (navn !== undefined && oneLine(navn) === '') {
		planning.faults.push({ row: null, column: 'navn', message: messages.organisationNameMissing });
	}
	if (under !== undefined && !parentsFor(planning.directory, actor, one).includes(under)) {
		planning.faults.push({ row: null, column: 'under', message: messages.chooseParent });
	}
	throwFaults(planning);
	const above = under === undefined ? namePath(one).slice(0, -1).join(' > ') : under;
	const path = [...(above === '' ? [] : [above]), oneLine(navn ?? one.name)].join(' > ');
	applyOrganisationFields(planning, one, {
		...columns,
		...((navn !== undefined || under !== undefined) && { organisation: path })
	});
	throwFaults({
		faults: planning.faults.map((fault) =>
			fault.column === 'organisation' ? { ...fault, column: navn === undefined ? 'under' : 'navn' } : fault
		)
	});
	return planning.writes;
}

function fieldsOf(one: Organisation): Fields {
	const { organisationstype, kode, organisationsalias } = organisationCells(one);
	const under = one.parent ? pathOf(one.parent) : '';
	return { navn: one.name, organisationstype, under, kode, organisationsalias };
}
