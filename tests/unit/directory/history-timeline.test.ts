import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../../src/lib/directory/function-page.ts';
import { timelineOf } from '../../../src/lib/directory/history-timeline.ts';
import { timelineLabel } from '../../../src/lib/messages/function-page.ts';
import { dayMs, wednesdayMorning as now } from '../../support/network.ts';

const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
const confirmed = (days: number): HistoryEntry => ({
	...{ at: daysAgo(days), method: 'confirmedByPhone', outcome: 'confirmed' },
	...{ byRole: 'keyPerson', about: null }
});
const right = (days: number): HistoryEntry => ({
	...{ at: daysAgo(days), method: 'feedbackRight', outcome: 'confirmed' },
	...{ byRole: 'professional', about: null }
});
const wrong = (days: number): HistoryEntry => ({
	...{ at: daysAgo(days), method: 'feedbackWrong', outcome: 'failed' },
	...{ byRole: 'professional', about: null }
});
/** Days before now, negative ones ahead. */
function inDays(history: HistoryEntry[]) {
	const { from, to, confirmed: spans, events } = timelineOf(history, 90, now);
	const days = (place: number) =>
		Math.round((now.getTime() - (from.getTime() + place * (to.getTime() - from.getTime()))) / dayMs);
	return {
		spans: spans.map((span) => [days(span.from), days(span.to)]),
		events: events.map(({ at, kind }) => [days(at), kind])
	};
}

test('the line runs from the oldest until the last confirmation runs out, and shows how long each lasted', () => {
	const line = inDays([confirmed(10), confirmed(200)]);
	expect(line.spans).toEqual([
		[200, 110],
		[10, -80]
	]);
	expect(line.events).toEqual([
		[200, 'confirmed'],
		[10, 'confirmed']
	]);
});

test('what failed ends a confirmation, and only a full one begins the next', () => {
	expect(inDays([confirmed(10), right(30), wrong(40), confirmed(60)]).spans).toEqual([
		[60, 40],
		[10, -80]
	]);
});

test('who got through lasts half, and joins what was confirmed', () => {
	expect(inDays([right(10), confirmed(50)]).spans).toEqual([[50, -40]]);
	expect(inDays([right(60), confirmed(50)]).spans).toEqual([[60, -40]]);
});

test('the drawing is told in words, and one call has a month around it', () => {
	const line = timelineOf([wrong(1), confirmed(2), right(3)], 90, now);
	expect(timelineLabel(line)).toBe(
		'Tidslinje siden 26. oktober 2026: bekræftet 2 gange, virkede ikke 1 gang, uafklaret 0 gange. Listen under siger det samme.'
	);
	expect(timelineOf([], 90, now).events).toEqual([]);
});
