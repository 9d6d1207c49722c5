/** One change of the directory from a form: planned on the model as an import is, then written and logged, or only told. */
import * as messages from '../../../messages/editing.ts';
import type { Actor } from '../../accounts/actor.ts';
import { isKeeper, mayKeep, requireMayChange } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { FieldRefusal, Refusal } from '../../refusal.ts';
import type { ChangeSet } from '../change-log.ts';
import { type ChangedField, type Remembered, changesOf, remember } from '../import/changes-of.ts';
import { commitWrites, lockDirectory } from '../import/commit-writes.ts';
import { databaseFault } from '../import/database-fault.ts';
import { loadDirectory } from '../import/load-directory.ts';
import { type ContactFunction, type Directory, type Organisation, idPath } from '../import/model.ts';
import { startPlanning } from '../import/plan.ts';
import type { Planning } from '../import/planning.ts';
import { type TellFrame, tellEntered } from './tell-entered.ts';

/** The directory while one change of it is planned. */
export interface Change {
	tx: Db;
	planning: Planning;
	before: Remembered;
}

/** By whom, when, and whether it is written. */
export interface ChangeOptions {
	actor: Actor;
	now: Date;
	preview?: boolean;
	source?: ChangeSet['source'];
	undoes?: ChangeSet['undoes'];
	/** What the mail to whoever is given a function says besides; without it nobody is told. */
	frame?: TellFrame;
}

/**
 * Reads the directory under the lock that imports take, lets `plan` change the model, and writes and logs what it changed,
 * all in one transaction: two who save at once come one after the other, and the second plans on what the first wrote. With
 * `preview` nothing is locked or written. Throws `FieldRefusal` for the faults that planning found, and lets nobody near the
 * lock who keeps nothing; `plan` asks whether the actor keeps this.
 */
export async function changeDirectory<T>(
	db: Db,
	{ actor, now, preview = false, source = 'form', undoes, frame }: ChangeOptions,
	plan: (change: Change) => T | Promise<T>
): Promise<{ result: T; changes: ChangedField[] }> {
	requireMayChange(actor, isKeeper(actor));
	const set = { at: now, byPersonId: actor.person?.id ?? null, source, ...(undoes && { undoes }) };
	return orRefused(() =>
		db.transaction(
			(tx) => planAndWrite(tx, set, plan, { preview, ...(frame && { frame }) }),
			preview ? { isolationLevel: 'repeatable read', accessMode: 'read only' } : undefined
		)
	);
}

/**
 * As `changeDirectory`, in the transaction of what else belongs to the change, by anyone: the caller has asked the policy.
 * Wrap the whole transaction in `orRefused`.
 */
export function changeWithin<T>(
	tx: Db,
	set: ChangeSet,
	plan: (change: Change) => T | Promise<T>
): Promise<{ result: T; changes: ChangedField[] }> {
	return planAndWrite(tx, set, plan, { preview: false });
}

/** Turns what the database refuses into a `Refusal`. */
export async function orRefused<T>(change: () => Promise<T>): Promise<T> {
	try {
		return await change();
	} catch (error) {
		if (error instanceof Refusal || databaseFault(error) === null) throw error;
		throw new Refusal(messages.refusedByDatabase);
	}
}

async function planAndWrite<T>(
	tx: Db,
	set: ChangeSet,
	plan: (change: Change) => T | Promise<T>,
	{ preview, frame }: { preview: boolean; frame?: TellFrame }
): Promise<{ result: T; changes: ChangedField[] }> {
	if (!preview) await lockDirectory(tx);
	const directory = await loadDirectory(tx);
	const before = remember(directory);
	const planning = startPlanning(directory, [], set.at);
	const result = await plan({ tx, planning, before });
	throwFaults(planning);
	const { writes } = planning;
	if (!preview) {
		await commitWrites(tx, { directory, before, writes }, set);
		if (frame) await tellEntered(tx, { writes, before }, frame, set);
	}
	return { result, changes: changesOf(directory, writes, before) };
}

/** Throws unless the actor may change what the directory says about the organisation. */
export function requireMayKeep(actor: Actor, organisation: Organisation): void {
	requireMayChange(actor, mayKeep(actor, idPath(organisation)));
}

/** Throws what planning found wrong, each at its column. */
export function throwFaults({ faults }: Pick<Planning, 'faults'>): void {
	if (faults.length === 0) return;
	throw new FieldRefusal(faults.map(({ message, column }) => ({ message, field: column ?? undefined })));
}

/** Throws a 404 `Refusal` when there is none. */
export function functionBySlug({ functions }: Directory, slug: string): ContactFunction {
	const found = functions.find((fn) => fn.slug === slug);
	if (!found) throw new Refusal(messages.functionUnknown, { status: 404 });
	return found;
}

/** Throws a 404 `Refusal` when there is none. */
export function organisationBySlug({ organisations }: Directory, slug: string): Organisation {
	const found = organisations.find((one) => one.slug === slug);
	if (!found) throw new Refusal(messages.organisationUnknown, { status: 404 });
	return found;
}

/** The names from the top, as a parsed cell `organisation` has them. */
export function namePath(organisation: Organisation): string[] {
	return organisation.parent ? [...namePath(organisation.parent), organisation.name] : [organisation.name];
}
