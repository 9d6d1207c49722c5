/** Writes what was planned, with the change log, whoever planned it: an import, or a form. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../db/types.ts';
import { type ChangeSet, recordChanges } from '../change-log.ts';
import { applyWrites } from './apply.ts';
import { type Remembered, changesOf } from './changes-of.ts';
import type { Directory, Writes } from './model.ts';

export interface Planned {
	directory: Directory;
	before: Remembered;
	writes: Writes;
}

/**
 * From here to the end of the transaction nobody else writes the directory, between reading it and writing it least of all;
 * readers go on.
 */
export async function lockDirectory(tx: Db): Promise<void> {
	await tx.execute(sql`lock table organisation, organisation_code, person, contact_function, function_situation,
		function_topic, function_welfare_area, function_served, opening_interval, closure, holder, channel
		in share row exclusive mode`);
}

/** Call it in the transaction that locked and read the directory. What was new has its id in the model afterwards. */
export async function commitWrites(
	tx: Db,
	{ directory, before, writes }: Planned,
	set: ChangeSet
): Promise<void> {
	await applyWrites(tx, writes, set.at);
	// What is checked when a transaction ends is checked here, where its fault can still be told of.
	await tx.execute(sql`set constraints all immediate`);
	await recordChanges(tx, set, changesOf(directory, writes, before));
}
