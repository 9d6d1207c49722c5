/** Which lines are acute numbers, for whom and in what order. The coordinator's. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { AcuteNumberInput } from '../../../contacts/network-input.ts';
import { acuteAudiences } from '../../../directory/vocabulary.ts';
import { changedSince } from '../../../messages/editing.ts';
import * as messages from '../../../messages/network-words.ts';
import type { Actor, SignedIn } from '../../accounts/actor.ts';
import { mayKeepNetwork, requireMayChange } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { type ChangeEntry, type UndoLog, recordChanges } from '../change-log.ts';
import { acuteNumber, channel, contactFunction } from '../schema.ts';

/** The acute numbers in their order, and the lines that could be made one. */
export async function listAcuteNumbers(db: Db, actor: Actor) {
	requireMayChange(actor, mayKeepNetwork(actor));
	const numbers = await db
		.select({
			slug: contactFunction.slug,
			name: contactFunction.name,
			audience: acuteNumber.audience,
			source: acuteNumber.source,
			position: acuteNumber.position
		})
		.from(acuteNumber)
		.innerJoin(contactFunction, eq(contactFunction.id, acuteNumber.functionId))
		.orderBy(asc(acuteNumber.position));
	const lines = await db
		.select({ slug: contactFunction.slug, name: contactFunction.name })
		.from(contactFunction)
		.leftJoin(acuteNumber, eq(acuteNumber.functionId, contactFunction.id))
		.where(and(eq(contactFunction.staffing, 'line'), isNull(acuteNumber.functionId)))
		.orderBy(asc(contactFunction.name), asc(contactFunction.id));
	return { numbers, lines };
}

/** Makes a line an acute number, or changes how it is one. Throws `Refusal` for what is no line with a phone. */
export async function saveAcuteNumber(
	db: Db,
	actor: Actor,
	slug: string,
	input: AcuteNumberInput,
	now: Date,
	undoing: UndoLog = {}
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const [line] = await tx
			.select()
			.from(contactFunction)
			.where(and(eq(contactFunction.slug, slug), eq(contactFunction.staffing, 'line')))
			.for('update');
		if (!line) throw new Refusal(messages.chooseLine, { field: 'funktion' });
		const phones = await tx
			.select({ id: channel.id })
			.from(channel)
			.where(
				and(
					eq(channel.functionId, line.id),
					eq(channel.kind, 'phone'),
					eq(channel.visibility, 'public'),
					isNull(channel.retiredAt)
				)
			);
		if (phones.length === 0) throw new Refusal(messages.lineWithoutPhone, { field: 'funktion' });
		const [before] = await tx.select().from(acuteNumber).where(eq(acuteNumber.functionId, line.id));
		await tx
			.insert(acuteNumber)
			.values({ functionId: line.id, ...input })
			.onConflictDoUpdate({ target: acuteNumber.functionId, set: input });
		await record(tx, actor, line, { before: before ?? null, after: input }, { now, undoing });
	});
}

/** The line stays; it is no longer shown as acute. Throws `Refusal` for the last one: an acute page is never empty. */
export async function removeAcuteNumber(
	db: Db,
	actor: Actor,
	slug: string,
	now: Date,
	undoing: UndoLog = {}
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const numbers = await tx
			.select({ number: acuteNumber, line: contactFunction })
			.from(acuteNumber)
			.innerJoin(contactFunction, eq(contactFunction.id, acuteNumber.functionId))
			.for('update');
		const found = numbers.find(({ line }) => line.slug === slug);
		if (!found) throw new Refusal(messages.acuteGone, { status: 404 });
		if (numbers.length === 1) throw new Refusal(messages.lastAcute);
		await tx.delete(acuteNumber).where(eq(acuteNumber.functionId, found.line.id));
		await record(tx, actor, found.line, { before: found.number, after: null }, { now, undoing });
	});
}

/** Puts back what a change did; `row` is that change. Throws `Refusal` when it has been changed since. */
export async function undoAcuteNumber(
	tx: Db,
	actor: Actor,
	row: ChangeEntry,
	{ now, undoing }: { now: Date; undoing: UndoLog }
): Promise<void> {
	const [line] = await tx
		.select({ slug: contactFunction.slug, number: acuteNumber })
		.from(contactFunction)
		.leftJoin(acuteNumber, eq(acuteNumber.functionId, contactFunction.id))
		.where(eq(contactFunction.id, row.subjectId));
	const is = line?.number ? textOf(line.number) : null;
	if (!line || is !== row.after) throw new Refusal(changedSince(is ?? ''));
	const before = row.before === null ? null : numberOf(row.before);
	if (!before) return removeAcuteNumber(tx, actor, line.slug, now, undoing);
	return saveAcuteNumber(tx, actor, line.slug, before, now, undoing);
}

/** As the log tells of it: "Alle, 1, https://…". */
const textOf = ({ audience, position, source }: AcuteNumberInput) =>
	`${messages.audienceName[audience]}, ${position}, ${source}`;

function numberOf(text: string): AcuteNumberInput | null {
	const audience = acuteAudiences.find((one) => text.startsWith(`${messages.audienceName[one]}, `));
	const [, position, source] = /, (\d+), (https:\/\/.*)$/.exec(text) ?? [];
	return audience && source ? { audience, source, position: Number(position) } : null;
}

async function record(
	tx: Db,
	actor: SignedIn,
	line: { id: number; organisationId: number },
	{ before, after }: { before: AcuteNumberInput | null; after: AcuteNumberInput | null },
	{ now, undoing }: { now: Date; undoing: UndoLog }
): Promise<void> {
	const text = (number: AcuteNumberInput | null) => number && textOf(number);
	if (text(before) === text(after)) return;
	const set = { at: now, byPersonId: actor.person?.id ?? null, source: 'form' as const, ...undoing };
	await recordChanges(tx, set, [
		{
			subject: 'acuteNumber',
			subjectId: line.id,
			organisationId: line.organisationId,
			field: before && after ? 'akut' : 'entry',
			before: text(before),
			after: text(after)
		}
	]);
}
