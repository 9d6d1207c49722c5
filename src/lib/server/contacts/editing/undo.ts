/** Undoing one change of the log: its text from before is entered again, the way everything is entered. */
import { eq } from 'drizzle-orm';
import type { Column } from '../../../contacts/import-input.ts';
import { addDays, toCopenhagen } from '../../../calendar/copenhagen-time.ts';
import type { ChangeSubject } from '../../../directory/vocabulary.ts';
import * as messages from '../../../messages/editing.ts';
import type { Actor } from '../../accounts/actor.ts';
import { undoDomain } from '../../accounts/domains.ts';
import { isKeeper, requireMayChange } from '../../accounts/policy.ts';
import { eraseUnlessKnown } from '../../accounts/removal.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { type ChangeSet, isUndoable, mayChange, recordChanges } from '../change-log.ts';
import { forgetHolder } from '../blanking.ts';
import {
	type Fields,
	functionFields,
	holderFields,
	organisationFields,
	personFields
} from '../import/cells.ts';
import type { ChangedField } from '../import/changes-of.ts';
import type { Planning } from '../import/planning.ts';
import { readOrganisationTree } from '../organisation-tree.ts';
import { change } from '../schema.ts';
import { type Change, changeDirectory } from './change-directory.ts';
import { applyFunctionFields, functionFormFields } from './edit-function.ts';
import { applyChannelList } from './edit-channels.ts';
import { applyHolderFields } from './edit-holder.ts';
import { applyOrganisationFields } from './edit-organisation.ts';
import { applyPersonFields } from './edit-person.ts';
import { applyClosing, closingFields } from './closing.ts';
import { undoAcuteNumber } from './acute-numbers.ts';
import { undoSynonyms } from './synonyms.ts';
import { termKinds, undoTerm } from './terms.ts';

/**
 * Puts back what one field said before the change, as a change of its own that the log tells of. Throws `Refusal` when it has
 * been undone already, when the field has been changed since, and when what it said before no longer fits.
 */
export async function undoChange(db: Db, actor: Actor, changeId: number, now: Date): Promise<ChangedField[]> {
	requireMayChange(actor, isKeeper(actor));
	const [row] = await db.select().from(change).where(eq(change.id, changeId));
	if (!row) throw new Refusal(messages.changeUnknown, { status: 404 });
	requireMayChange(actor, mayChange(actor, row.organisationId, await readOrganisationTree(db)));
	if (!isUndoable(row)) throw new Refusal(messages.cannotBeUndone);
	if (!isInModel(row.subject)) {
		await undoNetworkChange(db, actor, row, now);
		return [];
	}
	const { subject, subjectId, field, before, after } = row;
	const undoes = { id: changeId, field };
	const { changes } = await changeDirectory(
		db,
		{ actor, now, source: 'undo', undoes },
		async ({ tx, planning }) => {
			// Under the lock: of two who undo it at once the second sees the first.
			const [undone] = await tx.select({ id: change.id }).from(change).where(eq(change.undoes, changeId));
			if (undone) throw new Refusal(messages.alreadyUndone);
			if (field === 'entry') {
				const set = { at: now, byPersonId: actor.person?.id ?? null, source: 'undo', undoes } as const;
				return undoMaking({ tx, planning }, row, set);
			}
			const entry = entryOf(planning, subject, subjectId);
			if (!entry) throw new Refusal(messages.cannotBeUndone);
			const is = entry.fields[field] ?? '';
			if (is !== (after ?? '')) throw new Refusal(messages.changedSince(is));
			entry.apply({ [field]: before ?? '' });
			// Told as one sentence: the log has no form with fields to point at.
			const [fault] = planning.faults;
			if (fault) throw new Refusal(fault.message);
		}
	);
	return changes;
}

const inModel = ['function', 'organisation', 'holder', 'person'] as const;

function isInModel(subject: ChangeSubject): boolean {
	return inModel.some((one) => one === subject);
}

/** The network's own words, domains and acute numbers, each undone by those who write it. */
async function undoNetworkChange(
	db: Db,
	actor: Actor,
	row: typeof change.$inferSelect,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		// Of two who undo it at once the second waits here, and sees the first.
		await tx.select({ id: change.id }).from(change).where(eq(change.id, row.id)).for('update');
		const [undone] = await tx.select({ id: change.id }).from(change).where(eq(change.undoes, row.id));
		if (undone) throw new Refusal(messages.alreadyUndone);
		const how = { now, undoing: { source: 'undo', undoes: { id: row.id, field: row.field } } } as const;
		const { subject } = row;
		if (subject === 'synonym') return undoSynonyms(tx, actor, row, how);
		if (subject === 'acuteNumber') return undoAcuteNumber(tx, actor, row, how);
		if (subject === 'domain') return undoDomain(tx, actor, row, how);
		const kind = termKinds.find((one) => one === subject);
		if (!kind) throw new Refusal(messages.cannotBeUndone);
		const siblings = await tx.select().from(change).where(eq(change.setId, row.setId));
		return undoTerm(tx, actor, kind, { row, siblings }, how);
	});
}

/**
 * What was made may have been seen and used, so it is ended as of yesterday; who was to begin later has not been anything
 * and goes altogether. Throws `Refusal` for an organisation that has come to hold something.
 */
async function undoMaking(
	{ tx, planning }: Pick<Change, 'tx' | 'planning'>,
	row: typeof change.$inferSelect,
	set: ChangeSet
): Promise<void> {
	const { subject, subjectId: id } = row;
	const { functions, organisations } = planning.directory;
	const yesterday = addDays(toCopenhagen(set.at).date, -1);
	const fn = subject === 'function' && functions.find((one) => one.id === id);
	if (fn) {
		const isComing = fn.validFrom !== null && fn.validFrom > yesterday;
		applyClosing(planning, fn, { gaelder_til: yesterday, ...(isComing && { gaelder_fra: yesterday }) });
		return;
	}
	const organisation = subject === 'organisation' && organisations.find((one) => one.id === id);
	if (organisation) {
		const holdsSomething =
			functions.some((one) => one.organisation === organisation) ||
			organisations.some(({ parent }) => parent === organisation);
		if (holdsSomething) throw new Refusal(messages.closeInstead);
		applyOrganisationFields(planning, organisation, { ophoerer: yesterday });
		return;
	}
	const held = functions.find(({ holders }) => holders.some((holder) => holder.id === id));
	const holder = held?.holders.find((one) => one.id === id);
	if (!held || !holder || subject !== 'holder') throw new Refusal(messages.cannotBeUndone);
	if ((holder.startsOn ?? '') <= yesterday) applyHolderFields(planning, held, holder, { til: yesterday });
	else {
		await forgetHolder(tx, holder.id);
		await eraseUnlessKnown(tx, holder.person.id, set.at);
		const { organisationId, after: before } = row;
		await recordChanges(tx, set, [
			{ subject, subjectId: id, organisationId, field: 'entry', before, after: null }
		]);
	}
}

/** The entry's fields as they are, and how texts are put into it; null when it is gone. */
function entryOf(
	planning: Planning,
	subject: string,
	id: number
): { fields: Fields; apply: (fields: Fields) => void } | null {
	const { functions, organisations, people } = planning.directory;
	if (subject === 'function') {
		const fn = functions.find((one) => one.id === id);
		return (
			(fn && {
				fields: functionFields(fn),
				apply: (fields) => {
					const { kontaktoplysninger: list } = fields;
					if (list !== undefined) applyChannelList(planning, fn, list);
					else if (onlyHas(fields, closingFields)) applyClosing(planning, fn, fields);
					else if (onlyHas(fields, functionFormFields)) applyFunctionFields(planning, fn, fields);
				}
			}) ??
			null
		);
	}
	if (subject === 'organisation') {
		const one = organisations.find((known) => known.id === id);
		return one
			? { fields: organisationFields(one), apply: (fields) => applyOrganisationFields(planning, one, fields) }
			: null;
	}
	if (subject === 'person') {
		const person = people.find((known) => known.id === id);
		return person
			? {
					fields: personFields(person),
					apply: (fields) => {
						const { kontaktoplysninger: list } = fields;
						if (list !== undefined) applyChannelList(planning, person, list);
						else applyPersonFields(planning, person, fields as Partial<Record<Column, string>>);
					}
				}
			: null;
	}
	for (const fn of functions) {
		const holder = fn.holders.find((known) => known.id === id);
		if (subject === 'holder' && holder) {
			return {
				fields: holderFields(holder),
				apply: (fields) => applyHolderFields(planning, fn, holder, fields)
			};
		}
	}
	return null;
}

function onlyHas(fields: Fields, known: readonly string[]): boolean {
	return Object.keys(fields).every((field) => known.includes(field));
}
