/** What is true of one function at one instant: who has it, how to reach them, whether open and how fresh. */
import { type IsoDate, fromCopenhagen, toCopenhagen } from '../calendar/copenhagen-time.ts';
import { type OpenState, type OpeningHours, openAt } from '../calendar/opening-hours.ts';
import type {
	AcuteNumber,
	Answer,
	AnswerChannel,
	AnswerFunction,
	AnswerPerson,
	Contact,
	Fallback,
	Freshness,
	StaffingState
} from './answer.ts';
import { type Directory, type DirectoryFunction, organisationTitle } from './directory.ts';
import { type Evidence, freshnessAt, isBroken, liftedUntil, mainChannel } from './freshness.ts';
import type { ChannelEntry, EvidenceEntry, HolderEntry } from './snapshot.ts';
import type { ChannelKind } from './vocabulary.ts';

/** The instant asked about, with what has been worked out for it: one question meets the same contacts many times. */
export interface Moment {
	at: Date;
	/** In Copenhagen. */
	date: IsoDate;
	contacts: Map<DirectoryFunction, { contact: Contact; holding: Holding }>;
	open: Map<OpeningHours, OpenState>;
	/** By function's slug, and whether the question is acute. */
	standings: Map<string, Standing>;
	/** By function's slug, side of the adult age and situation asked about. */
	answers: Map<string, Answer>;
	/** Those in others' chains, by reason and function. */
	links: Map<string, Fallback>;
	acuteNumbers: AcuteNumber[] | null;
}

export function momentOf(at: Date): Moment {
	return {
		at,
		date: toCopenhagen(at).date,
		contacts: new Map(),
		open: new Map(),
		standings: new Map(),
		answers: new Map(),
		links: new Map(),
		acuteNumbers: null
	};
}

const minuteMs = 60_000;
/** Beyond this a moment is not shared further: a walk through a huge directory must not fill the memory. */
const mostShared = 5_000;

const shared = new WeakMap<Directory, Moment>();

/**
 * The moment that everybody who asks within the same minute shares, so that what is true of a contact is worked out once:
 * the start of the minute, but never before the snapshot was read, so that all its evidence counts. Hours open and close on
 * whole minutes. A time before the reading is a moment of its own.
 */
export function sharedMoment(directory: Directory, at: Date): Moment {
	const { readAt } = directory;
	if (at.getTime() < readAt) return momentOf(at);
	const start = Math.max(Math.floor(at.getTime() / minuteMs) * minuteMs, readAt);
	const known = shared.get(directory);
	if (known?.at.getTime() === start && known.answers.size < mostShared) return known;
	const moment = momentOf(new Date(start));
	shared.set(directory, moment);
	return moment;
}

/** What of an answer does not depend on who asks: the contact, its chain and whom to call first. */
export type Standing = Omit<Answer, 'why' | 'side'>;

/** Who has a function on a day. `current` is the primary, or the deputy who acts where there is none. */
export interface Holding {
	staffing: StaffingState;
	current: HolderEntry | null;
	/** Deputies who are not `current`. */
	deputies: HolderEntry[];
}

const nobody: readonly EvidenceEntry[] = [];

/** Who has the function on a day. */
export function holdingOn(fn: DirectoryFunction, date: IsoDate): Holding {
	if (fn.entry.staffing === 'line') return { staffing: 'line', current: null, deputies: [] };
	let primary: HolderEntry | null = null;
	const deputies: HolderEntry[] = [];
	for (const holder of fn.entry.holders) {
		if ((holder.from !== null && holder.from > date) || (holder.to !== null && holder.to < date)) continue;
		if (holder.role === 'primary') primary = holder;
		else deputies.push(holder);
	}
	if (primary) return { staffing: 'held', current: primary, deputies };
	const acting = deputies.shift();
	return acting
		? { staffing: 'acting', current: acting, deputies }
		: { staffing: 'vacant', current: null, deputies };
}

/** Whether the function is open at the instant. */
export function openOf(directory: Directory, fn: DirectoryFunction, moment: Moment): OpenState {
	const known = moment.open.get(fn.hours);
	if (known) return known;
	const open = openAt(fn.hours, moment.at, directory.snapshot.settings.halfHolidays);
	moment.open.set(fn.hours, open);
	return open;
}

/** How fresh the function is while `holder` has it; null is a line or a vacant one. */
export function freshnessOf(fn: DirectoryFunction, holder: HolderEntry | null, moment: Moment): Freshness {
	return freshnessAt(evidenceOn(fn, holder, reach(fn.entry.channels, holder)), fn.policy, moment.at);
}

/** What is known about the function while `holder` has it and it is reached by `channels`. */
function evidenceOn(
	fn: DirectoryFunction,
	holder: HolderEntry | null,
	channels: readonly ChannelEntry[]
): Evidence {
	return {
		ofFunction: fn.entry.evidence,
		ofHolder: holder?.evidence ?? nobody,
		channels,
		since: knownSince(fn, holder),
		acceptedFrom: enteredAt(fn, holder),
		acceptedBefore: holder ? nextEnteredAt(fn, holder) : -Infinity
	};
}

/** The function as an answer tells of it. */
export function describeFunction(
	directory: Directory,
	fn: DirectoryFunction,
	moment: Moment
): AnswerFunction {
	const { entry } = fn;
	return {
		slug: entry.slug,
		name: entry.name,
		organisation: organisationTitle(directory, fn, moment.date),
		organisationSlug: fn.unit.slug,
		partySlug: fn.top.slug,
		mandate: entry.mandate,
		criticality: entry.criticality,
		staffing: entry.staffing,
		ages: [entry.ageFrom, entry.ageTo]
	};
}

/** The function with whoever has it now. */
export function contactOf(
	directory: Directory,
	fn: DirectoryFunction,
	moment: Moment
): { contact: Contact; holding: Holding } {
	const known = moment.contacts.get(fn);
	if (known) return known;
	const holding = holdingOn(fn, moment.date);
	const found = { contact: describeContact(directory, fn, holding, moment), holding };
	moment.contacts.set(fn, found);
	return found;
}

function describeContact(
	directory: Directory,
	fn: DirectoryFunction,
	holding: Holding,
	moment: Moment
): Contact {
	const { entry } = fn;
	const evidence = evidenceOn(fn, holding.current, reach(entry.channels, holding.current));
	return {
		function: describeFunction(directory, fn, moment),
		staffing: holding.staffing,
		channels: showChannels(evidence, moment),
		networkOnly: entry.networkOnly || (holding.current?.networkOnly ?? false),
		open: openOf(directory, fn, moment),
		freshness: freshnessAt(evidence, fn.policy, moment.at)
	};
}

/** The function's deputy as somebody to try: reached by the deputy's own channels. */
export function deputyContact(
	directory: Directory,
	fn: DirectoryFunction,
	deputy: HolderEntry,
	moment: Moment
): Contact {
	const evidence = evidenceOn(fn, deputy, deputy.channels);
	return {
		function: describeFunction(directory, fn, moment),
		staffing: 'held',
		channels: showChannels(evidence, moment),
		networkOnly: deputy.networkOnly,
		open: openOf(directory, fn, moment),
		freshness: freshnessAt(evidence, fn.policy, moment.at)
	};
}

/** The holder as everyone may see them; null when only the function is shown. */
export function describeHolder(directory: Directory, holder: HolderEntry | null): AnswerPerson | null {
	const person = holder?.personId == null ? null : directory.people.get(holder.personId);
	return person ? { name: person.name, title: person.title, until: holder?.to ?? null } : null;
}

/** The function's own channels first, then the holder's. */
function reach(own: readonly ChannelEntry[], holder: HolderEntry | null): readonly ChannelEntry[] {
	return holder && holder.channels.length > 0 ? [...own, ...holder.channels] : own;
}

/** A confirmation counts from when today's holder came and today's main number was entered (ms). */
export function knownSince(fn: DirectoryFunction, holder: HolderEntry | null): number {
	const entered = enteredAt(fn, holder);
	const from = holder?.from ?? null;
	return from === null ? entered : Math.max(entered, fromCopenhagen(from, 0).getTime());
}

/** When today's holder and today's main number were both entered (ms): the holder's first day may come later. */
function enteredAt(fn: DirectoryFunction, holder: HolderEntry | null): number {
	return Math.max(mainChannel(fn.entry.channels)?.addedAt ?? 0, holder?.addedAt ?? 0);
}

/** When the next one after `holder` was entered (ms), who accepts for themselves; infinite while there is none. */
function nextEnteredAt({ entry }: DirectoryFunction, holder: HolderEntry): number {
	let next = Infinity;
	for (const { addedAt } of entry.holders) if (addedAt > holder.addedAt && addedAt < next) next = addedAt;
	return next;
}

const kindOrder: Record<ChannelKind, number> = { phone: 0, secureMail: 1, mail: 2, web: 3 };

/** Working ones before broken ones, phones first, otherwise as they stand. */
function showChannels(evidence: Evidence, { at }: Moment): AnswerChannel[] {
	const isKnown = evidence.channels.some((channel) => channel.evidence.length > 0);
	const lifted = (isKnown ? liftedUntil(evidence, at.getTime()) : null) ?? -Infinity;
	return evidence.channels
		.map((channel) => ({
			kind: channel.kind,
			value: channel.value,
			display: channel.display,
			note: channel.note,
			broken: isBroken(channel, lifted, at.getTime())
		}))
		.sort((a, b) => Number(a.broken) - Number(b.broken) || kindOrder[a.kind] - kindOrder[b.kind]);
}
