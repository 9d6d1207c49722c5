import { fold } from './fold.ts';

/** Longer words than this are compared by their beginning: a name is shorter, and the work grows with the square. */
const longest = 60;

/**
 * The known words most like one that is not known, best first; at most `count`, and none that differ in more than half
 * of their letters. Compared folded, with a swap of two neighbours as one mistake.
 */
export function nearest(word: string, known: readonly string[], count = 3): string[] {
	const asked = fold(word).slice(0, longest);
	const best = new Map<string, number>();
	for (const candidate of new Set(known)) {
		const folded = fold(candidate).slice(0, longest);
		const distance = folded.startsWith(asked) && asked.length >= 2 ? 0.5 : mistakes(asked, folded);
		if (distance <= Math.max(asked.length, folded.length) / 2) best.set(candidate, distance);
	}
	return [...best.entries()]
		.sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
		.slice(0, count)
		.map(([candidate]) => candidate);
}

/** Letters left out, added, exchanged or swapped with their neighbour between two words. */
export function mistakes(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_unused, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const exchange = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			let least = Math.min(exchange, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				least = Math.min(least, (before[j - 2] ?? 0) + 1);
			}
			row.push(least);
		}
		before = last;
		last = row;
	}
	return last[b.length] ?? 0;
}
