/** Moments that journeys ask about, near enough to today that the demo network's states still hold. */
import { addDays, fromCopenhagen, toCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import { isDayOff } from '../../src/lib/calendar/holidays.ts';

/** The next weekday of that number (1 is Monday) that is an ordinary working day, at that minute of the day. */
export function nextOrdinary(weekday: number, minute: number): Date {
	for (let date = toCopenhagen(new Date()).date; ; date = addDays(date, 1)) {
		const isThatDay = toCopenhagen(fromCopenhagen(date, 720)).weekday === weekday;
		// Between Christmas and New Year much of the demo network is closed.
		const isHolidaySeason = date.slice(5) >= '12-22' || date.slice(5) <= '01-02';
		if (isThatDay && !isHolidaySeason && !isDayOff(date, [])) return fromCopenhagen(date, minute);
	}
}

/** As an address carries it. */
export function asParameter(at: Date): string {
	return `tid=${encodeURIComponent(at.toISOString())}`;
}
