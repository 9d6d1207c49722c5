/**
 * How certain it is that a contact is still right: a pure function of evidence, policy and the clock. Editing never
 * counts, and a delivered mail alone makes nothing fresh.
 */
import type { Freshness } from './answer.ts';
import type { ChannelEntry, EvidenceEntry, FreshnessPolicy } from './snapshot.ts';
import type { VerificationMethod } from './vocabulary.ts';

const dayMs = 86_400_000;

/** Methods by which a person has said or shown that the contact is right. */
const confirming: ReadonlySet<VerificationMethod> = new Set([
	'confirmedByButton',
	'confirmedByPhone',
	'confirmedByKeyPerson',
	'confirmedInMeeting',
	'handoverAccepted'
]);

/** What the freshness of one contact is judged from. */
export interface Evidence {
	/** About the function as a whole. */
	ofFunction: readonly EvidenceEntry[];
	/** About the own channels of the one who has it now. */
	ofHolder: readonly EvidenceEntry[];
	/** Channels by which it is reached, main one first. */
	channels: readonly ChannelEntry[];
	/** What was confirmed before this instant (ms) was about somebody else or another number. */
	since: number;
}

/** The state at an instant. Evidence after it is not looked at. */
export function freshnessAt(evidence: Evidence, policy: FreshnessPolicy, at: Date): Freshness {
	const now = at.getTime();
	const main = mainChannel(evidence.channels);
	const confirmation = latest(
		[evidence.ofFunction, evidence.ofHolder, main?.evidence ?? []],
		evidence.since,
		now,
		(entry) => entry.outcome === 'confirmed' && confirming.has(entry.method)
	);
	const after = confirmation?.at ?? evidence.since - 1;
	const limit = confirmation ? confirmation.at + policy.limitDays * dayMs : null;
	return {
		state: stateAt(),
		confirmedAt: confirmation ? new Date(confirmation.at) : null,
		method: confirmation?.method ?? null,
		byRole: confirmation?.byRole ?? null,
		limitAt: limit === null ? null : new Date(limit)
	};

	function stateAt(): Freshness['state'] {
		const failure = latest([evidence.ofFunction], after + 1, now, (entry) => entry.outcome === 'failed');
		if (failure) return failure.method === 'feedbackWrong' ? 'reported' : 'broken';
		// A holder's dead mailbox is the first sign that the holder has left.
		if (latest([evidence.ofHolder], after + 1, now, (entry) => entry.outcome === 'failed')) return 'broken';
		if (evidence.channels.length > 0 && evidence.channels.every((channel) => isBroken(channel, after, now))) {
			return 'broken';
		}
		if (limit === null) return 'unconfirmed';
		if (now >= limit) return 'overdue';
		return now >= limit - policy.dueDays * dayMs ? 'due' : 'fresh';
	}
}

/** Whether the last thing known about a channel, later than `after` (ms), is that it does not work. */
export function isBroken(channel: ChannelEntry, after: number, now: number): boolean {
	if (channel.evidence.length === 0) return false;
	const last = latest(
		[channel.evidence],
		after + 1,
		now,
		(entry) => entry.outcome === 'failed' || (entry.outcome === 'confirmed' && confirming.has(entry.method))
	);
	return last?.outcome === 'failed';
}

/** The channel a contact stands or falls with: the first phone, else the first of any kind. */
export function mainChannel(channels: readonly ChannelEntry[]): ChannelEntry | null {
	return channels.find((channel) => channel.kind === 'phone') ?? channels[0] ?? null;
}

/** The latest entry from `from` to `to` (ms, inclusive) that fits. Lists are oldest first. */
function latest(
	lists: readonly (readonly EvidenceEntry[])[],
	from: number,
	to: number,
	fits: (entry: EvidenceEntry) => boolean
): EvidenceEntry | null {
	let found: EvidenceEntry | null = null;
	for (const list of lists) {
		for (let index = list.length - 1; index >= 0; index -= 1) {
			const entry = list[index];
			if (!entry || entry.at < from) break;
			if (entry.at > to || !fits(entry)) continue;
			if (!found || entry.at > found.at) found = entry;
			break;
		}
	}
	return found;
}
