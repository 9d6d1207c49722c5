/** The order of answers that are equals but for the moment: vacant or stale later, open first, then slug. */
import { type Moment, freshnessOf, holdingOn, momentOf, openOf } from './contact.ts';
import type { Directory, DirectoryFunction } from './directory.ts';

/**
 * `count` functions in the order of answers, from `start`, of a list of places. Only runs of equals that reach into the page
 * are looked at, so that a question without choices stays fast.
 */
export function pageOf(
	directory: Directory,
	places: Uint32Array,
	start: number,
	count: number,
	moment: Moment
): DirectoryFunction[] {
	const fnAt = (index: number) => directory.ranked[places[index] ?? -1];
	const end = Math.min(start + count, places.length);
	const page: DirectoryFunction[] = [];
	let runStart = start;
	while (runStart > 0 && fnAt(runStart - 1)?.rank === fnAt(start)?.rank) runStart -= 1;
	while (runStart < end) {
		const run = runFrom(fnAt, runStart);
		const sorted = run.length > 1 ? sortEquals(directory, run, moment) : run;
		page.push(...sorted.slice(Math.max(0, start - runStart), end - runStart));
		runStart += run.length;
	}
	return page;
}

/** The equals from an index on. */
function runFrom(fnAt: (index: number) => DirectoryFunction | undefined, start: number): DirectoryFunction[] {
	const run: DirectoryFunction[] = [];
	for (let index = start; ; index += 1) {
		const fn = fnAt(index);
		if (!fn || (run[0] && fn.rank !== run[0].rank)) return run;
		run.push(fn);
	}
}

/** Equals come by slug; those of the same key stay so. */
function sortEquals(
	directory: Directory,
	run: readonly DirectoryFunction[],
	moment: Moment
): DirectoryFunction[] {
	const byKey: DirectoryFunction[][] = [[], [], [], []];
	const isStale = stalenessAt(directory, moment);
	for (const fn of run) {
		const isOpen = openOf(directory, fn, moment).now === true;
		byKey[(isStale(fn) ? 2 : 0) + (isOpen ? 0 : 1)]?.push(fn);
	}
	return byKey.flat();
}

/** From when a function is stale (ms), told from the snapshot alone. */
type StaleFrom = number | 'depends on the day';

/** For each directory by place of the function. */
const staleFrom = new WeakMap<Directory, StaleFrom[]>();

/** Tells whether nobody has a function, or what is known of it has run out or speaks against it. */
function stalenessAt(directory: Directory, moment: Moment): (fn: DirectoryFunction) => boolean {
	const now = moment.at.getTime();
	if (now < directory.readAt) return (fn) => isStaleAt(fn, moment);
	const known = staleFrom.get(directory) ?? [];
	staleFrom.set(directory, known);
	return (fn) => {
		const from = (known[fn.place] ??= staleFromOf(directory, fn));
		return from === 'depends on the day' ? isStaleAt(fn, moment) : now >= from;
	};
}

/**
 * No evidence is younger than the snapshot, so from its reading on only a confirmation that runs out changes anything, and
 * the day for a function that is to change hands.
 */
function staleFromOf(directory: Directory, fn: DirectoryFunction): StaleFrom {
	const read = momentOf(new Date(directory.readAt));
	const changesHands = fn.entry.holders.some(
		({ from, to }) => (from !== null && from > read.date) || (to !== null && to >= read.date)
	);
	if (changesHands) return 'depends on the day';
	if (isStaleAt(fn, read)) return -Infinity;
	return freshnessOf(fn, holdingOn(fn, read.date).current, read).limitAt?.getTime() ?? Infinity;
}

function isStaleAt(fn: DirectoryFunction, moment: Moment): boolean {
	const { staffing, current } = holdingOn(fn, moment.date);
	const { state } = freshnessOf(fn, current, moment);
	return staffing === 'vacant' || state === 'overdue' || state === 'broken' || state === 'reported';
}
