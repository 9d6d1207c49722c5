/** What is known about a contact, drawn along a line of time: where each event stands, and for how long it was confirmed. */
import { confirmsInFull, isFailure, weightOf } from './evidence-weights.ts';
import type { HistoryEntry } from './function-page.ts';

const dayMs = 86_400_000;
/** A line shorter than this would show one call in the middle of nothing. */
const shortestDays = 30;

export interface Timeline {
	/** What the ends of the line stand for. */
	from: Date;
	to: Date;
	/** The places, 0 to 1, oldest first. */
	events: { at: number; kind: 'confirmed' | 'failed' | 'inconclusive' }[];
	/** From a confirmation until it ran out, or something failed. */
	confirmed: { from: number; to: number }[];
	now: number;
}

/**
 * The timeline of a history, from its oldest entry until now or until the last confirmation runs out.
 * @param limitDays how long a full confirmation lasts
 */
export function timelineOf(history: readonly HistoryEntry[], limitDays: number, now: Date): Timeline {
	const entries = [...history].sort((a, b) => a.at.getTime() - b.at.getTime());
	const spans = confirmedSpans(entries, limitDays * dayMs);
	const oldest = entries[0]?.at.getTime() ?? now.getTime();
	const from = Math.min(oldest, now.getTime() - shortestDays * dayMs);
	const to = Math.max(now.getTime(), ...spans.map((span) => span.to));
	const place = (at: number) => (at - from) / (to - from);
	return {
		from: new Date(from),
		to: new Date(to),
		events: entries.map((entry) => ({ at: place(entry.at.getTime()), kind: kindOf(entry) })),
		confirmed: spans.map((span) => ({ from: place(span.from), to: place(span.to) })),
		now: place(now.getTime())
	};
}

function kindOf(entry: HistoryEntry): Timeline['events'][number]['kind'] {
	if (isFailure(entry)) return 'failed';
	return weightOf(entry) > 0 ? 'confirmed' : 'inconclusive';
}

/** In milliseconds. What failed ends the one before it, and stands until a full confirmation. */
function confirmedSpans(entries: readonly HistoryEntry[], limitMs: number): { from: number; to: number }[] {
	const spans: { from: number; to: number }[] = [];
	let isFailing = false;
	for (const entry of entries) {
		const from = entry.at.getTime();
		const last = spans.at(-1);
		if (isFailure(entry)) {
			isFailing = true;
			if (last) last.to = Math.min(last.to, from);
			continue;
		}
		if (confirmsInFull(entry)) isFailing = false;
		const to = from + limitMs * weightOf(entry);
		if (isFailing || to === from) continue;
		if (last && last.to >= from) last.to = Math.max(last.to, to);
		else spans.push({ from, to });
	}
	return spans;
}
