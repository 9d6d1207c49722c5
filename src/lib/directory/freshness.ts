/**
 * How certain it is that a contact is still right: a pure function of evidence, policy and the clock. Editing never
 * counts, and a delivered mail alone makes nothing fresh.
 */
import type { Freshness } from './answer.ts';
import { confirmsInFull, isFailure, weightOf } from './evidence-weights.ts';
import type { ChannelEntry, EvidenceEntry, FreshnessPolicy } from './snapshot.ts';

const dayMs = 86_400_000;

/** What the freshness of one contact is judged from. Lists are oldest first. */
export interface Evidence {
	/** About the function as a whole. */
	ofFunction: readonly EvidenceEntry[];
	/** About the own channels of the one who has it now. */
	ofHolder: readonly EvidenceEntry[];
	/** Channels by which it is reached, main one first. */
	channels: readonly ChannelEntry[];
	/** What was confirmed before this instant (ms) was about somebody else or another number. */
	since: number;
	/**
	 * Who takes a function over may accept it before the first day: an acceptance from `acceptedFrom` on and before
	 * `acceptedBefore` (ms) is theirs, and one before `since` counts from then. Left out: as any other confirmation.
	 */
	acceptedFrom?: number;
	acceptedBefore?: number;
}

/** The state at an instant. Evidence after it is not looked at. */
export function freshnessAt(evidence: Evidence, policy: FreshnessPolicy, at: Date): Freshness {
	const now = at.getTime();
	const confirmation = strongest(evidence, policy.limitDays * dayMs, now);
	const limit = confirmation && limitOf(evidence, confirmation, policy.limitDays * dayMs);
	return {
		state: failingState(evidence, confirmation, now) ?? stateWithin(limit, policy.dueDays * dayMs, now),
		confirmedAt: confirmation && new Date(countedFrom(evidence, confirmation)),
		method: confirmation?.method ?? null,
		byRole: confirmation?.byRole ?? null,
		limitAt: limit === null ? null : new Date(limit)
	};
}

/** The state as it follows from when the confirmation runs out (ms). */
function stateWithin(limit: number | null, dueMs: number, now: number): Freshness['state'] {
	if (limit === null) return 'unconfirmed';
	if (now >= limit) return 'overdue';
	return now >= limit - dueMs ? 'due' : 'fresh';
}

/** What says that it is wrong or does not work, and has not been lifted by a full confirmation later than it. */
function failingState(
	evidence: Evidence,
	confirmation: EvidenceEntry | null,
	now: number
): 'broken' | 'reported' | null {
	// Where the one that lasts longest is a full one, it is the last of those too.
	const lifted =
		confirmation && !confirmsInFull(confirmation)
			? liftedUntil(evidence, now)
			: confirmation && countedFrom(evidence, confirmation);
	const from = lifted ?? evidence.since;
	const failure = latestFailure(evidence.ofFunction, from, now);
	if (failure) return failure.method === 'feedbackWrong' ? 'reported' : 'broken';
	// A holder's dead mailbox is the first sign that the holder has left.
	if (latestFailure(evidence.ofHolder, from, now)) return 'broken';
	const { channels } = evidence;
	return channels.length > 0 && channels.every((channel) => isBroken(channel, from, now)) ? 'broken' : null;
}

/** When the last full confirmation was (ms): it lifts every failure before it. Null without one. */
export function liftedUntil(evidence: Evidence, now: number): number | null {
	const earliest = earliestOfToday(evidence);
	let last: number | null = null;
	for (let source = 0; source < 3; source += 1) {
		const list = listOf(evidence, source);
		for (let index = list.length - 1; index >= 0; index -= 1) {
			const entry = list[index];
			if (!entry || entry.at < earliest || (last !== null && entry.at < last)) break;
			const from = countedFrom(evidence, entry);
			if (from > now || !confirmsInFull(entry) || !isOfToday(evidence, entry)) continue;
			if (last === null || from > last) last = from;
		}
	}
	return last;
}

/**
 * Whether the last thing known about a channel is that it does not work. A failure before `from` (ms) has been lifted, and
 * so is one before a full confirmation of the channel itself.
 */
export function isBroken(channel: ChannelEntry, from: number, now: number): boolean {
	for (let index = channel.evidence.length - 1; index >= 0; index -= 1) {
		const entry = channel.evidence[index];
		if (!entry || entry.at < from) return false;
		if (entry.at > now) continue;
		if (isFailure(entry)) return true;
		if (confirmsInFull(entry)) {
			// Of two at the same instant the failure stands, in whichever order they came.
			from = Math.max(from, entry.at);
		}
	}
	return false;
}

/** The channel a contact stands or falls with: the first phone, else the first of any kind. */
export function mainChannel(channels: readonly ChannelEntry[]): ChannelEntry | null {
	return channels.find((channel) => channel.kind === 'phone') ?? channels[0] ?? null;
}

/** The confirmation that lasts longest: adding another can only make the contact fresher. */
function strongest(evidence: Evidence, limitMs: number, now: number): EvidenceEntry | null {
	const earliest = earliestOfToday(evidence);
	let found: EvidenceEntry | null = null;
	let until = -Infinity;
	for (let source = 0; source < 3; source += 1) {
		const list = listOf(evidence, source);
		for (let index = list.length - 1; index >= 0; index -= 1) {
			const entry = list[index];
			// Even in full it could not last longer than the one found.
			if (!entry || entry.at < earliest || Math.max(entry.at, evidence.since) + limitMs < until) break;
			if (weightOf(entry) === 0 || !isOfToday(evidence, entry)) continue;
			if (countedFrom(evidence, entry) > now) continue;
			const limit = limitOf(evidence, entry, limitMs);
			if (limit < until || (limit === until && found && !isBefore(evidence, found, entry))) continue;
			found = entry;
			until = limit;
		}
	}
	return found;
}

/** Of two that last equally long the later one is told of; of two at the same instant always the same one. */
function isBefore(evidence: Evidence, one: EvidenceEntry, other: EvidenceEntry): boolean {
	const later = countedFrom(evidence, other) - countedFrom(evidence, one);
	if (later !== 0) return later > 0;
	return one.method === other.method ? one.byRole > other.byRole : one.method > other.method;
}

/** Whether it is about today's holder and today's main number. */
function isOfToday(evidence: Evidence, { at, method }: EvidenceEntry): boolean {
	const { since, acceptedFrom = since, acceptedBefore = Infinity } = evidence;
	return method === 'handoverAccepted' ? at >= acceptedFrom && at < acceptedBefore : at >= since;
}

/** Nothing before this instant (ms) is about today's holder and number. */
function earliestOfToday({ since, acceptedFrom = since }: Evidence): number {
	return Math.min(since, acceptedFrom);
}

/** When a confirmation begins to count (ms): an acceptance before the first day, from that day. */
function countedFrom({ since }: Evidence, { at, method }: EvidenceEntry): number {
	return method === 'handoverAccepted' ? Math.max(at, since) : at;
}

function limitOf(evidence: Evidence, entry: EvidenceEntry, limitMs: number): number {
	return countedFrom(evidence, entry) + limitMs * weightOf(entry);
}

const nothing: readonly EvidenceEntry[] = [];

/** The three places where a confirmation may stand. By number: a list of lists would be made anew for every contact. */
function listOf(evidence: Evidence, source: number): readonly EvidenceEntry[] {
	if (source === 0) return evidence.ofFunction;
	if (source === 1) return evidence.ofHolder;
	return mainChannel(evidence.channels)?.evidence ?? nothing;
}

/** The latest failure from `from` to `now` (ms, inclusive). Of several at the same instant a report counts before the rest. */
function latestFailure(list: readonly EvidenceEntry[], from: number, now: number): EvidenceEntry | null {
	let found: EvidenceEntry | null = null;
	for (let index = list.length - 1; index >= 0; index -= 1) {
		const entry = list[index];
		if (!entry || entry.at < from || (found && entry.at < found.at)) break;
		if (entry.at <= now && isFailure(entry) && (!found || entry.method === 'feedbackWrong')) found = entry;
	}
	return found;
}
