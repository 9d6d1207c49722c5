/** The order of answers that are equals but for the moment: vacant or stale later, open first, then slug. */
import { type Moment, freshnessOf, holdingOn, momentOf, openOf } from './contact.ts';
import type { Directory, DirectoryFunction } from './directory.ts';

/**
 * `count` functions of a list in the order of answers, from `start`. Only runs of equals that reach into the page are looked
 * at, so that a question without choices stays fast.
 */
export function pageOf(
	directory: Directory,
	functions: readonly DirectoryFunction[],
	start: number,
	count: number,
	moment: Moment
): DirectoryFunction[] {
	const end = Math.min(start + count, functions.length);
	const page: DirectoryFunction[] = [];
	let runStart = start;
	while (runStart > 0 && functions[runStart - 1]?.rank === functions[start]?.rank) runStart -= 1;
	while (runStart < end) {
		const rank = functions[runStart]?.rank;
		let runEnd = runStart + 1;
		while (functions[runEnd]?.rank === rank && runEnd < functions.length) runEnd += 1;
		const run = functions.slice(runStart, runEnd);
		const sorted = run.length > 1 ? sortEquals(directory, run, moment) : run;
		page.push(...sorted.slice(Math.max(0, start - runStart), end - runStart));
		runStart = runEnd;
	}
	return page;
}

/** Equals come by slug; those of the same key stay so. */
function sortEquals(
	directory: Directory,
	run: readonly DirectoryFunction[],
	moment: Moment
): DirectoryFunction[] {
	const byKey: DirectoryFunction[][] = [[], [], [], []];
	for (const fn of run) {
		const isOpen = openOf(directory, fn, moment).now === true;
		byKey[(isStale(directory, fn, moment) ? 2 : 0) + (isOpen ? 0 : 1)]?.push(fn);
	}
	return byKey.flat();
}

/** From when a function is stale, told from the snapshot alone. */
type StaleFrom = number | 'depends on the day';

/** For each directory by place of the function. */
const staleFrom = new WeakMap<Directory, StaleFrom[]>();

/** Whether nobody has the function, or what is known of it has run out or speaks against it. */
function isStale(directory: Directory, fn: DirectoryFunction, moment: Moment): boolean {
	if (moment.at.getTime() < Date.parse(directory.snapshot.readAt)) return isStaleAt(fn, moment);
	let known = staleFrom.get(directory);
	if (!known) {
		known = [];
		staleFrom.set(directory, known);
	}
	const from = (known[fn.place] ??= staleFromOf(directory, fn));
	return from === 'depends on the day' ? isStaleAt(fn, moment) : moment.at.getTime() >= from;
}

/**
 * No evidence is younger than the snapshot, so from its reading on only a confirmation that runs out changes anything, and
 * the day for a function that is to change hands.
 */
function staleFromOf(directory: Directory, fn: DirectoryFunction): StaleFrom {
	const read = momentOf(new Date(directory.snapshot.readAt));
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
