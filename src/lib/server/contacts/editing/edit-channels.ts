/** All contact details of a function, or of a person who has it: several of a kind, who sees each, and their order. */
import { and, desc, eq } from 'drizzle-orm';
import { type ChannelLine, channelsOf, channelsText } from '../../../contacts/channels-form.ts';
import type { Snapshot } from '../../../directory/snapshot.ts';
import * as words from '../../../messages/channels.ts';
import * as messages from '../../../messages/editing.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { channelLines } from '../import/cells.ts';
import type { ContactFunction, Directory, Person, Writes } from '../import/model.ts';
import { type ListedChannel, planChannelList } from '../import/plan-channels.ts';
import type { Planning } from '../import/planning.ts';
import { change, person } from '../schema.ts';
import {
	type Change,
	changeDirectory,
	functionBySlug,
	requireMayKeep,
	throwFaults
} from './change-directory.ts';
import { type Preview, consequencesIn } from './edit-function.ts';
import { parseEntered } from './one-row.ts';
import { readForKeeper } from './read-form.ts';

/** Whose: the function's own, or those of the person behind one of its holders. */
export interface ChannelsOf {
	slug: string;
	/** Null is the function itself. */
	holderId: number | null;
}

/** The lines as entered, each with its number in the form, and the text of them as the form was opened. */
export interface ChannelsEdit {
	lines: readonly (ChannelLine & { place: number })[];
	base: string;
}

export interface ChannelsShown {
	functionName: string;
	organisation: string;
	/** Null when they are the function's own. */
	personName: string | null;
	lines: ChannelLine[];
	base: string;
}

/** Somebody else changed the list meanwhile; what they wrote is in `current`. */
export class ChannelsConflict extends Refusal {
	readonly current: readonly ChannelLine[];

	constructor(by: string | null, current: readonly ChannelLine[]) {
		super(words.changedMeanwhile(by), { status: 409 });
		this.current = current;
	}
}

/** For whoever keeps the function. Throws the policy's refusals, and 404 when it is not there. */
export function readChannels(db: Db, actor: Actor, whose: ChannelsOf): Promise<ChannelsShown> {
	return readForKeeper(db, actor, (directory) => {
		const { fn, owner } = ownerOf(directory, whose);
		requireMayKeep(actor, fn.organisation);
		const lines = channelLines(owner.channels);
		return {
			functionName: fn.name,
			organisation: fn.organisation.name,
			personName: owner === fn ? null : owner.name,
			lines,
			base: channelsText(lines)
		};
	});
}

/** Tells what saving would do. Throws as `saveChannels` does; writes nothing. */
export async function previewChannels(
	db: Db,
	actor: Actor,
	whose: ChannelsOf,
	edit: ChannelsEdit,
	{ now, snapshot }: { now: Date; snapshot: Snapshot }
): Promise<Preview> {
	const { result: writes, changes } = await changeDirectory(db, { actor, now, preview: true }, (change) =>
		planEdit(change, actor, whose, edit)
	);
	return { changes, consequences: consequencesIn(snapshot, writes, now) };
}

/**
 * Writes the list. Throws `FieldRefusal` for what was entered, `ChannelsConflict` when somebody else has changed it since
 * `base`, and the policy's refusals.
 */
export async function saveChannels(
	db: Db,
	actor: Actor,
	whose: ChannelsOf,
	edit: ChannelsEdit,
	now: Date
): Promise<void> {
	await changeDirectory(db, { actor, now }, (change) => planEdit(change, actor, whose, edit));
}

async function planEdit(
	{ tx, planning }: Change,
	actor: Actor,
	whose: ChannelsOf,
	{ lines, base }: ChannelsEdit
): Promise<Writes> {
	const { fn, owner } = ownerOf(planning.directory, whose);
	requireMayKeep(actor, fn.organisation);
	const list = listFrom(planning, lines);
	throwFaults(planning);
	const current = channelLines(owner.channels);
	const [is, entered] = [channelsText(current), channelsText(lines)];
	if (entered === is || entered === base) throw new Refusal(messages.nothingToSave);
	if (is !== base) {
		const subject = owner === fn ? ('function' as const) : ('person' as const);
		throw new ChannelsConflict(await lastToChange(tx, subject, owner.id), current);
	}
	planChannelList(planning, owner, list);
	return planning.writes;
}

/** Puts back what the change log kept of a list. */
export function applyChannelList(planning: Planning, owner: ContactFunction | Person, text: string): void {
	const lines = channelsOf(text).map((line, index) => ({ ...line, place: index + 1 }));
	const list = listFrom(planning, lines);
	if (planning.faults.length === 0) planChannelList(planning, owner, list);
}

const columnOf = { phone: 'telefon', mail: 'mail', secureMail: 'sikker_mail', web: 'web' } as const;

/** Each line read as the import's column for its kind is; what is wrong with one goes to the planning's faults. */
function listFrom(planning: Planning, lines: readonly (ChannelLine & { place: number })[]): ListedChannel[] {
	const seen = new Set<string>();
	return lines.flatMap(({ place, kind, value: entered, visibility, note }) => {
		const addFault = (field: string, message: string) =>
			planning.faults.push({ row: null, column: `${field}_${place}`, message });
		const column = columnOf[kind];
		const { row, faults } = parseEntered({ [column]: entered, telefon_note: note });
		for (const fault of faults) addFault(fault.column === 'telefon_note' ? 'note' : 'vaerdi', fault.message);
		const read = row.cells[column];
		if (faults.length > 0 || !read) return [];
		const value = typeof read === 'string' ? read : read.value;
		const key = `${kind} ${value.toLowerCase()}`;
		if (seen.has(key)) addFault('vaerdi', words.twice(entered));
		seen.add(key);
		const grouping = typeof read === 'string' ? null : read.grouping;
		return { kind, value, grouping, visibility, note: row.cells.telefon_note ?? null };
	});
}

function ownerOf(
	directory: Directory,
	{ slug, holderId }: ChannelsOf
): { fn: ContactFunction; owner: ContactFunction | Person } {
	const fn = functionBySlug(directory, slug);
	if (holderId === null) return { fn, owner: fn };
	const holder = fn.holders.find(({ id }) => id === holderId);
	if (!holder) throw new Refusal(messages.holderUnknown, { status: 404 });
	return { fn, owner: holder.person };
}

async function lastToChange(tx: Db, subject: 'function' | 'person', id: number): Promise<string | null> {
	const [last] = await tx
		.select({ by: person.name })
		.from(change)
		.leftJoin(person, eq(person.id, change.byPersonId))
		.where(and(eq(change.subject, subject), eq(change.subjectId, id)))
		.orderBy(desc(change.at), desc(change.id))
		.limit(1);
	return last?.by ?? null;
}
