/** Groups of words that mean the same when searching. The coordinator's. */
import { asc, eq } from 'drizzle-orm';
import { changedSince } from '../../../messages/editing.ts';
import * as messages from '../../../messages/network-words.ts';
import type { Actor, SignedIn } from '../../accounts/actor.ts';
import { mayKeepNetwork, requireMayChange } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { type ChangeEntry, type UndoLog, recordChanges } from '../change-log.ts';
import { synonym } from '../schema.ts';

export async function listSynonyms(db: Db, actor: Actor): Promise<{ id: number; words: string[] }[]> {
	requireMayChange(actor, mayKeepNetwork(actor));
	return db.select().from(synonym).orderBy(asc(synonym.id));
}

/** Adds a group (`id` null) or changes one. Throws `Refusal` (404) for one that is gone. */
export async function saveSynonyms(
	db: Db,
	actor: Actor,
	{ id, words }: { id: number | null; words: string[] },
	now: Date,
	undoing: UndoLog = {}
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const before = id === null ? null : await lockGroup(tx, id);
		const [after] =
			id === null
				? await tx.insert(synonym).values({ words }).returning()
				: await tx.update(synonym).set({ words }).where(eq(synonym.id, id)).returning();
		if (!after) throw new Error('The database returned no synonyms.');
		await record(tx, actor, { id: after.id, before, after: words }, { now, undoing });
	});
}

export async function removeSynonyms(
	db: Db,
	actor: Actor,
	id: number,
	now: Date,
	undoing: UndoLog = {}
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const before = await lockGroup(tx, id);
		await tx.delete(synonym).where(eq(synonym.id, id));
		await record(tx, actor, { id, before, after: null }, { now, undoing });
	});
}

/** Puts back what a change did to a group; `row` is that change. Throws `Refusal` when it has been changed since. */
export async function undoSynonyms(
	tx: Db,
	actor: Actor,
	row: ChangeEntry,
	{ now, undoing }: { now: Date; undoing: UndoLog }
): Promise<void> {
	const wordsOf = (text: string) => text.split(' | ');
	if (row.after === null) {
		return saveSynonyms(tx, actor, { id: null, words: wordsOf(row.before ?? '') }, now, undoing);
	}
	const is = (await lockGroup(tx, row.subjectId)).join(' | ');
	if (is !== row.after) throw new Refusal(changedSince(is));
	if (row.before === null) return removeSynonyms(tx, actor, row.subjectId, now, undoing);
	return saveSynonyms(tx, actor, { id: row.subjectId, words: wordsOf(row.before) }, now, undoing);
}

async function lockGroup(tx: Db, id: number): Promise<string[]> {
	const [found] = await tx.select().from(synonym).where(eq(synonym.id, id)).for('update');
	if (!found) throw new Refusal(messages.groupGone, { status: 404 });
	return found.words;
}

async function record(
	tx: Db,
	actor: SignedIn,
	{ id, before, after }: { id: number; before: readonly string[] | null; after: readonly string[] | null },
	{ now, undoing }: { now: Date; undoing: UndoLog }
): Promise<void> {
	const texts = { before: before?.join(' | ') ?? null, after: after?.join(' | ') ?? null };
	if (texts.before === texts.after) return;
	const set = { at: now, byPersonId: actor.person?.id ?? null, source: 'form' as const, ...undoing };
	await recordChanges(tx, set, [
		{
			subject: 'synonym',
			subjectId: id,
			organisationId: null,
			field: before && after ? 'ord' : 'entry',
			...texts
		}
	]);
}
