/** What a row changes in the phones, mails and addresses of a function or a person. */
import { oneLine, tidy } from '../../../contacts/import-input.ts';
import type { ChannelKind, Visibility } from '../../../directory/vocabulary.ts';
import { firstOf } from './cells.ts';
import { type Channel, type ContactFunction, type Person, unsaved } from './model.ts';
import type { Planning } from './planning.ts';

/** What a file says of the first channel of a kind. Undefined says nothing; null is an empty cell. */
export interface Wanted {
	value: string | null | undefined;
	/** The text of the cell, and the grouping to show it in; see `EnteredPhone`. */
	entered?: string;
	grouping?: string | null | undefined;
	note?: string | null | undefined;
	/** Set on what is there. */
	visibility?: Visibility | undefined;
	/** Of one that replaces none. */
	visibilityOfNew: Visibility;
	/** Of one that replaces another; the other's when undefined. */
	visibilityOfChanged?: Visibility | undefined;
}

/** Where a channel goes that replaces none: what is quickest comes first. */
const positions: Record<ChannelKind, number> = { phone: 0, mail: 1, secureMail: 2, web: 3 };

/**
 * Makes the wanted channel the first of its kind. A changed value is a new channel and retires the old one: what was
 * confirmed about the one says nothing about the other. Further ones of the kind stay, but an empty cell retires them too,
 * or the next would take the place of the one that was cleared.
 */
export function planChannel(
	planning: Planning,
	owner: ContactFunction | Person,
	kind: ChannelKind,
	wanted: Wanted
): void {
	const first = firstOf(owner.channels, kind);
	if (wanted.value === null) {
		for (const channel of owner.channels.filter((known) => known.kind === kind))
			retire(planning, owner, channel);
		return;
	}
	if (wanted.value === undefined || (first && isSame(first.value, wanted.value))) {
		if (first) adjust(planning, owner, first, wanted);
		return;
	}

	if (first) retire(planning, owner, first);
	const rest = owner.channels.filter((channel) => channel.kind === kind);
	const position = Math.min(
		first?.position ?? positions[kind],
		...rest.map((channel) => channel.position - 1)
	);
	const { value } = wanted;
	const known = rest.find((channel) => isSame(channel.value, value));
	if (known) {
		known.position = position;
		planning.writes.channels.set(known, owner);
		adjust(planning, owner, known, wanted);
	} else {
		const channel: Channel = {
			id: unsaved,
			kind,
			value,
			display: wanted.grouping ?? null,
			note: wanted.note === undefined ? (first?.note ?? null) : wanted.note,
			visibility:
				wanted.visibility ??
				(first ? (wanted.visibilityOfChanged ?? first.visibility) : wanted.visibilityOfNew),
			position,
			addedAt: planning.now
		};
		owner.channels.push(channel);
		planning.writes.channels.set(channel, owner);
	}
	owner.channels.sort(byPosition);
}

/** One of a whole list of channels, as it is to be. */
export interface ListedChannel {
	kind: ChannelKind;
	value: string;
	/** The grouping to show a phone in; undefined leaves it. */
	grouping: string | null | undefined;
	note: string | null;
	visibility: Visibility;
}

/** Makes the owner's channels those of the list, in its order. One that is in both stays itself, with what is known about it. */
export function planChannelList(
	planning: Planning,
	owner: ContactFunction | Person,
	list: readonly ListedChannel[]
): void {
	const before = [...owner.channels];
	const kept = list.map((wanted, position): Channel => {
		const { kind, value, grouping, note, visibility } = wanted;
		const known = before.find((one) => one.kind === kind && isSame(one.value, value));
		const channel = known ?? { id: unsaved, kind, value, display: null, addedAt: planning.now };
		return Object.assign(channel, {
			display: grouping === undefined ? (known?.display ?? null) : grouping,
			note,
			visibility,
			position
		});
	});
	for (const channel of before) if (!kept.includes(channel)) retire(planning, owner, channel);
	owner.channels = kept;
	for (const channel of kept) planning.writes.channels.set(channel, owner);
}

function adjust(planning: Planning, owner: ContactFunction | Person, channel: Channel, wanted: Wanted): void {
	const { note, visibility, grouping, entered } = wanted;
	if (note !== undefined && oneLine(channel.note ?? '') !== (note ?? '')) {
		channel.note = note;
		planning.writes.channels.set(channel, owner);
	}
	if (visibility !== undefined && channel.visibility !== visibility) {
		channel.visibility = visibility;
		planning.writes.channels.set(channel, owner);
	}
	const isAsShown = channel.display !== null && tidy(channel.display) === entered;
	if (grouping !== undefined && channel.display !== grouping && !isAsShown) {
		channel.display = grouping;
		planning.writes.channels.set(channel, owner);
	}
}

function retire(planning: Planning, owner: ContactFunction | Person, channel: Channel): void {
	owner.channels.splice(owner.channels.indexOf(channel), 1);
	planning.writes.channels.delete(channel);
	planning.writes.retired.set(channel, owner);
}

/** Mail addresses do not tell upper from lower case, nor does the database of the others. */
function isSame(a: string, b: string): boolean {
	return a.toLowerCase() === b.toLowerCase();
}

/** As the database will give them back: by position, and among equals the oldest first. */
function byPosition(a: Channel, b: Channel): number {
	const isNew = (channel: Channel) => Number(channel.id === unsaved);
	return a.position - b.position || isNew(a) - isNew(b) || a.id - b.id;
}
