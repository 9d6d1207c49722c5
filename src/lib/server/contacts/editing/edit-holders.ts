/** Who has a function: appointing, ending, mending what is said of them. */
import { oneLine } from '../../../contacts/import-input.ts';
import type { Snapshot } from '../../../directory/snapshot.ts';
import * as messages from '../../../messages/editing.ts';
import * as words from '../../../messages/import.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { type Fields, holderFields, personFields } from '../import/cells.ts';
import type { ChangedField } from '../import/changes-of.ts';
import type { ContactFunction, Directory, Holder, Writes } from '../import/model.ts';
import {
	type Change,
	changeDirectory,
	functionBySlug,
	requireMayKeep,
	throwFaults
} from './change-directory.ts';
import { type Preview, consequencesIn } from './edit-function.ts';
import { refuseConflicts } from './conflict.ts';
import { applyHolderFields } from './edit-holder.ts';
import { applyPersonFields, personColumns } from './edit-person.ts';
import { mergeFields } from './merge.ts';
import { type Entered, meaningOf, planEntered } from './one-row.ts';
import { readForKeeper } from './read-form.ts';
import type { TellFrame } from './tell-entered.ts';

export interface HolderShown {
	id: number;
	name: string;
	fields: Fields;
	/** By the day asked about. */
	phase: 'former' | 'current' | 'coming';
}

/** Texts of a holder's form: the period and "vis kun funktionen", and what is said of the person. */
const holderFormFields = ['fra', 'til', 'vis_navn', ...personColumns] as const;

/** Everyone who has, had or will have a function, for those who keep it. Throws the policy's refusals. */
export function readHolders(
	db: Db,
	actor: Actor,
	slug: string,
	today: string
): Promise<{
	name: string;
	organisation: string;
	isLine: boolean;
	holders: HolderShown[];
	professions: string[];
}> {
	return readForKeeper(db, actor, (directory) => {
		const fn = functionBySlug(directory, slug);
		requireMayKeep(actor, fn.organisation);
		return {
			name: fn.name,
			organisation: fn.organisation.name,
			isLine: fn.staffing === 'line',
			professions: directory.professions.map(({ name }) => name),
			holders: fn.holders.map((holder) => ({
				id: holder.id,
				name: holder.person.name,
				fields: { ...holderFields(holder), ...personFields(holder.person) },
				phase: phaseOf(holder, today)
			}))
		};
	});
}

function phaseOf({ startsOn, endsOn }: Holder, today: string): HolderShown['phase'] {
	if (endsOn !== null && endsOn < today) return 'former';
	return startsOn !== null && startsOn > today ? 'coming' : 'current';
}

/**
 * Gives somebody a function, as a row of an import would: somebody known is recognised by mail or name, and a new primary
 * with a first day ends the one before. Whoever is entered by another is told by mail.
 */
export async function appointHolder(
	db: Db,
	actor: Actor,
	slug: string,
	entered: Fields,
	{ now, frame }: { now: Date; frame: TellFrame }
): Promise<ChangedField[]> {
	const { changes } = await changeDirectory(db, { actor, now, frame }, (change) =>
		planAppointment(change, actor, slug, entered)
	);
	return changes;
}

/** Tells what appointing would do. Throws as `appointHolder` does; writes nothing and tells nobody. */
export async function previewAppointment(
	db: Db,
	actor: Actor,
	slug: string,
	entered: Fields,
	{ now, snapshot }: { now: Date; snapshot: Snapshot }
): Promise<Preview> {
	const { result: writes, changes } = await changeDirectory(db, { actor, now, preview: true }, (change) =>
		planAppointment(change, actor, slug, entered)
	);
	return {
		changes: [...changes, ...spelledOut(entered)],
		consequences: consequencesIn(snapshot, writes, now)
	};
}

/** Of somebody new the change log says only that they were entered: what is shown of them is told before. */
function spelledOut(entered: Fields): Preview['changes'] {
	return ['navn', 'titel', 'indehaver_telefon', 'indehaver_mail', 'synlighed', 'vis_navn'].flatMap((field) =>
		entered[field]
			? { subject: 'person', subjectId: 0, organisationId: null, field, before: null, after: entered[field] }
			: []
	);
}

function planAppointment(
	{ planning }: Change,
	actor: Actor,
	slug: string,
	{ vis_navn: showName, ...entered }: Fields
): Writes {
	const fn = functionBySlug(planning.directory, slug);
	requireMayKeep(actor, fn.organisation);
	if (oneLine(entered.navn ?? '') === '') {
		planning.faults.push({ row: null, column: 'navn', message: messages.nameMissing });
		throwFaults(planning);
	}
	const row = planEntered(planning, { organisation: fn.organisation, fn }, entered as Entered);
	if (row.holder && showName === words.no) {
		row.holder.showName = false;
		planning.writes.holders.set(row.holder, fn);
	}
	return planning.writes;
}

/** What a holder's form sends. */
export interface HolderEdit {
	holderId: number;
	entered: Fields;
	base: Fields;
}

/** Changes what the form changed; see `saveFunction` for two who do so at once. */
export async function saveHolder(
	db: Db,
	actor: Actor,
	slug: string,
	edit: HolderEdit,
	now: Date
): Promise<ChangedField[]> {
	const { changes } = await changeDirectory(db, { actor, now }, (change) =>
		planHolderEdit(change, actor, slug, edit)
	);
	return changes;
}

/** Tells what saving would do. Throws as `saveHolder` does; writes nothing. */
export async function previewHolder(
	db: Db,
	actor: Actor,
	slug: string,
	edit: HolderEdit,
	{ now, snapshot }: { now: Date; snapshot: Snapshot }
): Promise<Preview> {
	const { result: writes, changes } = await changeDirectory(db, { actor, now, preview: true }, (change) =>
		planHolderEdit(change, actor, slug, edit)
	);
	return { changes, consequences: consequencesIn(snapshot, writes, now) };
}

async function planHolderEdit(
	{ tx, planning }: Change,
	actor: Actor,
	slug: string,
	{ holderId, entered, base }: HolderEdit
): Promise<Writes> {
	const { fn, holder } = holderOf(planning.directory, slug, holderId);
	requireMayKeep(actor, fn.organisation);
	const fields: Fields = { ...holderFields(holder), ...personFields(holder.person) };
	const current = pick(fields, holderFormFields);
	const merged = mergeFields(pick(entered, holderFormFields), base, current, meaning);
	await refuseConflicts(tx, { subject: 'holder', id: holderId }, merged, current);
	if (Object.keys(merged.mine).length === 0) throw new Refusal(messages.nothingToSave);
	const ofHolder = pick(merged.mine, ['fra', 'til', 'vis_navn']);
	if (Object.keys(ofHolder).length > 0) applyHolderFields(planning, fn, holder, ofHolder);
	const ofPerson = pick(merged.mine, personColumns);
	if (Object.keys(ofPerson).length > 0) applyPersonFields(planning, holder.person, ofPerson as Entered);
	return planning.writes;
}

function holderOf(
	directory: Directory,
	slug: string,
	holderId: number
): { fn: ContactFunction; holder: Holder } {
	const fn = functionBySlug(directory, slug);
	const holder = fn.holders.find(({ id }) => id === holderId);
	if (!holder) throw new Refusal(messages.holderUnknown, { status: 404 });
	return { fn, holder };
}

function pick(fields: Fields, names: readonly string[]): Fields {
	return Object.fromEntries(
		names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]]))
	);
}

function meaning(field: string, text: string): string {
	return field === 'vis_navn' ? text : meaningOf(field as keyof Entered, text);
}
