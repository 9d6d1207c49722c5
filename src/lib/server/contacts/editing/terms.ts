/** The network's own words: situations, topics, welfare areas, professions and synonyms. The coordinator's. */
import { count, eq } from 'drizzle-orm';
import { oneLine } from '../../../contacts/import-input.ts';
import { hasCprNumber } from '../../../directory/cpr.ts';
import { fold } from '../../../directory/fold.ts';
import { freeSlug } from '../../../directory/slug.ts';
import { changedSince } from '../../../messages/editing.ts';
import * as messages from '../../../messages/terms.ts';
import * as words from '../../../messages/import.ts';
import type { Actor } from '../../accounts/actor.ts';
import { mayKeepNetwork, requireMayChange } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { FieldRefusal, Refusal } from '../../refusal.ts';
import { type ChangeEntry, type UndoLog, recordChanges } from '../change-log.ts';
import * as tables from '../schema.ts';

export const termKinds = ['situation', 'topic', 'welfareArea', 'profession'] as const;
export type TermKind = (typeof termKinds)[number];

const tableOf = {
	situation: tables.situation,
	topic: tables.topic,
	welfareArea: tables.welfareArea,
	profession: tables.profession
} as const;
/** What refers to a term, and by which column. */
const usesOf = {
	situation: [tables.functionSituation, tables.functionSituation.situationId],
	topic: [tables.functionTopic, tables.functionTopic.topicId],
	welfareArea: [tables.functionWelfareArea, tables.functionWelfareArea.welfareAreaId],
	profession: [tables.person, tables.person.professionId]
} as const;

export interface TermEdit {
	/** Null for a new one. */
	id: number | null;
	name: string;
	/** With `|` between. */
	aliases: string;
	/** Of situations only. */
	acute: boolean;
	position: number;
}

export async function listTerms(db: Db, actor: Actor, kind: TermKind) {
	requireMayChange(actor, mayKeepNetwork(actor));
	const rows = await readTerms(db, kind);
	return rows.map(({ id, name, aliases, acute, position }) => ({ id, name, aliases, acute, position }));
}

/** Adds or changes a term; its address stays. Throws `FieldRefusal` for a name or alias that is another's. */
export async function saveTerm(
	db: Db,
	actor: Actor,
	kind: TermKind,
	edit: TermEdit,
	now: Date,
	undoing: UndoLog = {}
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		// One at a time: that a name is free must still hold when it is written.
		const rows = await readTerms(tx, kind, true);
		const before = rows.find(({ id }) => id === edit.id);
		if (edit.id !== null && !before) throw new Refusal(messages.termUnknown, { status: 404 });
		const after = {
			name: oneLine(edit.name),
			aliases: [...new Set(edit.aliases.split('|').map(oneLine))].filter((one) => one !== ''),
			acute: kind === 'situation' && edit.acute,
			position: edit.position
		};
		refuseFaults(
			after,
			rows.filter((row) => row !== before)
		);
		const values = { name: after.name, aliases: after.aliases };
		const more = kind === 'situation' ? { acute: after.acute, position: after.position } : {};
		const table = tableOf[kind] as typeof tables.situation;
		let { id } = edit;
		if (id === null) {
			const slug = freeSlug(after.name, new Set(rows.map((row) => row.slug)));
			const [added] = await tx
				.insert(table)
				.values({ slug, ...values, ...more })
				.returning({ id: table.id });
			id = added?.id ?? 0;
		} else {
			await tx
				.update(table)
				.set({ ...values, ...more })
				.where(eq(table.id, id));
		}
		const texts = { before: before ? fieldsOf(before) : null, after: fieldsOf(after) };
		await log(tx, actor, { kind, id, ...texts }, { now, undoing });
	});
}

/** Removes a term that nothing uses. Throws `Refusal` (409) when something does. */
export async function removeTerm(
	db: Db,
	actor: Actor,
	kind: TermKind,
	id: number,
	now: Date,
	undoing: UndoLog = {}
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const before = (await readTerms(tx, kind, true)).find((row) => row.id === id);
		if (!before) throw new Refusal(messages.termUnknown, { status: 404 });
		const [from, column] = usesOf[kind];
		const [used] = await tx.select({ rows: count() }).from(from).where(eq(column, id));
		if ((used?.rows ?? 0) > 0) throw new Refusal(messages.termInUse(before.name, used?.rows ?? 0));
		await tx.delete(tableOf[kind]).where(eq(tableOf[kind].id, id));
		// Its other fields are told as well, so that it can come back whole.
		const fields = fieldsOf(before);
		const gone = Object.fromEntries(Object.keys(fields).map((field) => [field, '']));
		const texts = { before: { entry: before.name, ...fields }, after: { entry: '', ...gone } };
		await log(tx, actor, { kind, id, ...texts }, { now, undoing });
	});
}

interface TermRow {
	id: number;
	slug: string;
	name: string;
	aliases: string[];
	acute: boolean;
	position: number;
}

async function readTerms(tx: Db, kind: TermKind, locked = false): Promise<TermRow[]> {
	const table = tableOf[kind];
	const query = tx.select().from(table).orderBy(table.id);
	const rows: (Partial<TermRow> & Pick<TermRow, 'id' | 'slug' | 'name' | 'aliases'>)[] = locked
		? await query.for('update')
		: await query;
	return rows
		.map((row) => ({ acute: false, position: 0, ...row }))
		.sort((a, b) => a.position - b.position || a.id - b.id);
}

function refuseFaults(
	{ name, aliases }: Pick<TermRow, 'name' | 'aliases'>,
	others: readonly TermRow[]
): void {
	const taken = (text: string) =>
		others.find((other) => [other.name, ...other.aliases].some((known) => fold(known) === fold(text)));
	const faults: FieldRefusal['faults'][number][] = [];
	const other = taken(name);
	if (name === '') faults.push({ field: 'navn', message: messages.termNameMissing });
	else if (other) faults.push({ field: 'navn', message: messages.termTaken(name, other.name) });
	for (const alias of aliases) {
		const owner = taken(alias);
		if (owner) faults.push({ field: 'aliasser', message: messages.termTaken(alias, owner.name) });
	}
	for (const [field, text] of [
		['navn', name],
		['aliasser', aliases.join(' ')]
	] as const) {
		if (hasCprNumber(text)) faults.push({ field, message: words.textHasCprNumber });
		if (text.length > 1000) faults.push({ field, message: words.textTooLong(1000, text.length) });
	}
	if (faults.length > 0) throw new FieldRefusal(faults);
}

function fieldsOf({ name, aliases, acute, position }: Omit<TermRow, 'id' | 'slug'>): Record<string, string> {
	return {
		name,
		aliases: aliases.join('|'),
		acute: acute ? words.yes : words.no,
		position: String(position)
	};
}

/** Puts back what one change of a term did. `row` is that change; `siblings` are those made with it. Throws `Refusal`. */
export async function undoTerm(
	tx: Db,
	actor: Actor,
	kind: TermKind,
	{ row, siblings }: { row: ChangeEntry; siblings: readonly ChangeEntry[] },
	{ now, undoing }: { now: Date; undoing: UndoLog }
): Promise<void> {
	const current = (await readTerms(tx, kind, true)).find(({ id }) => id === row.subjectId);
	if (row.field === 'entry' && (row.after ?? '') !== '') {
		await removeTerm(tx, actor, kind, row.subjectId, now, undoing);
	} else if (row.field === 'entry') {
		const was = Object.fromEntries(siblings.map(({ field, before }) => [field, before ?? '']));
		await saveTerm(tx, actor, kind, editOf(null, was), now, undoing);
	} else {
		if (!current) throw new Refusal(messages.termUnknown, { status: 404 });
		const fields = fieldsOf(current);
		const is = fields[row.field] ?? '';
		if (is !== (row.after ?? '')) throw new Refusal(changedSince(is));
		const edit = editOf(current.id, { ...fields, [row.field]: row.before ?? '' });
		await saveTerm(tx, actor, kind, edit, now, undoing);
	}
}

function editOf(id: number | null, fields: Record<string, string>): TermEdit {
	const { name = '', aliases = '', acute, position } = fields;
	return { id, name, aliases, acute: acute === words.yes, position: Number(position ?? 0) };
}

async function log(
	tx: Db,
	actor: Actor,
	{
		kind: subject,
		id: subjectId,
		before,
		after
	}: {
		kind: TermKind;
		id: number;
		before: Record<string, string> | null;
		after: Record<string, string>;
	},
	{ now: at, undoing }: { now: Date; undoing: UndoLog }
): Promise<void> {
	const about = { subject, subjectId, organisationId: null };
	const entries: ChangeEntry[] = before
		? Object.keys(after).flatMap((field) =>
				before[field] === after[field]
					? []
					: [{ ...about, field, before: before[field] ?? null, after: after[field] ?? null }]
			)
		: [{ ...about, field: 'entry', before: null, after: after.name ?? '' }];
	const byPersonId = actor.kind === 'signedIn' ? (actor.person?.id ?? null) : null;
	await recordChanges(tx, { at, byPersonId, source: 'form', ...undoing }, entries);
}
