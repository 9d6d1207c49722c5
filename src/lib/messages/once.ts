/**
 * Words that are found once for each object they are about. Everybody who asks within a minute is answered with the same
 * objects (`sharedMoment`), and the same few contacts stand in most answers. A text that is kept is also one text to the
 * engine, which would otherwise join and scan its parts anew for every page.
 */
import { dayNumberAt } from '../calendar/copenhagen-time.ts';
import { OtherTime } from '../calendar/danish-dates.ts';

/** `find`, asked once for each object. The object must not change. */
export function onceFor<About extends object, T extends object>(
	find: (about: About) => T
): (about: About) => T {
	const known = new WeakMap<About, T>();
	return (about) => {
		const found = known.get(about);
		if (found) return found;
		const words = find(about);
		known.set(about, words);
		return words;
	};
}

/** The same for a text that depends on the day as well, as those of `formatWhen` and `formatDaysAgo` do. */
export function onceADay<About extends object>(
	textOf: (about: About, at: Date) => string
): (about: About, at: Date) => string {
	const known = new WeakMap<About, { day: number; text: string }>();
	return (about, at) => {
		// Words as of another time are asked for by few, and are other words.
		if (at instanceof OtherTime) return textOf(about, at);
		const day = dayNumberAt(at);
		const found = known.get(about);
		if (found?.day === day) return found.text;
		const text = textOf(about, at);
		known.set(about, { day, text });
		return text;
	};
}
