/** Dates off as one text, one a line or with `|` between: "2026-12-24", "2026-12-24–2026-12-31", "24.12.2026 - 31.12.2026". */
import type { IsoDate } from '../calendar/copenhagen-time.ts';
import * as messages from '../messages/editing.ts';
import { importRow, tidy } from './import-input.ts';

export interface DatesOff {
	from: IsoDate;
	to: IsoDate;
}

/** In order of time. A text that is none, runs backwards or overlaps another gives a Danish message. */
export function parseClosures(
	text: string
): { ok: true; closures: DatesOff[] } | { ok: false; message: string } {
	const closures: DatesOff[] = [];
	for (const part of tidy(text)
		.split(/[|\n]/)
		.map((one) => one.trim())
		.filter((one) => one !== '')) {
		// A dash with space around it, or the long one, parts two dates; a date has dashes of its own.
		const [first = '', second = first, more] = part.split(/\s+(?:-|til)\s+|\s*[–—]\s*/);
		const [from, to] = [readDate(first), readDate(second)];
		if (!from || !to || more !== undefined) {
			return { ok: false, message: messages.closureNotUnderstood(part) };
		}
		if (from > to) return { ok: false, message: messages.closureBackwards(from, to) };
		closures.push({ from, to });
	}
	closures.sort((a, b) => (a.from < b.from ? -1 : 1));
	for (const [index, next] of closures.entries()) {
		const earlier = closures[index - 1];
		if (earlier && next.from <= earlier.to) {
			return { ok: false, message: messages.closuresOverlap(formatClosure(earlier), formatClosure(next)) };
		}
	}
	return { ok: true, closures };
}

export function formatClosures(closures: readonly DatesOff[]): string {
	return closures.map(formatClosure).join('|');
}

function formatClosure({ from, to }: DatesOff): string {
	return from === to ? from : `${from}–${to}`;
}

function readDate(text: string): IsoDate | null {
	const read = importRow.safeParse({ fra: text.trim() });
	return read.success ? (read.data.fra ?? null) : null;
}
