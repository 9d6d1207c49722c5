/** What the benchmarks share: their form, their sizes, and how many numbers become a few. */
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';

export interface Bench {
	/** As in `--only NAME` and in the JSON. */
	name: string;
	/** What is measured and what it is held against, in one sentence above the table. */
	about: string;
	run: () => Promise<Result>;
}

export interface Result {
	/** Under the bench's name in the JSON. */
	figures: Record<string, unknown>;
	/** The first row is the header. */
	table: readonly (readonly string[])[];
}

/** Functions in the network: our model's directory at its largest, a region's, and the whole country's many times over. */
export const sizes = [1_400, 14_000, 140_000] as const;

/** The value that `share` of the sorted values are at most; 1 is the worst. */
export function percentile(sorted: readonly number[], share: number): number {
	const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
	if (value === undefined) throw new Error('nothing was measured');
	return value;
}

/** Calls `call` once for each item and gives how long each call took, in milliseconds, shortest first. */
export function timeEach<T>(items: readonly T[], call: (item: T) => unknown): number[] {
	const times = items.map((item) => {
		const began = performance.now();
		call(item);
		return performance.now() - began;
	});
	return times.sort((a, b) => a - b);
}

/** Waits for whatever else the process has to do, and takes away what earlier measurements left behind. */
export async function settle(): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, 20));
	collectGarbage();
}

/** Megabytes that are alive on the heap, arrays outside it included. */
export function liveMegabytes(): number {
	collectGarbage();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** Two or three digits that mean something: 0.123, 1.23, 12.3, 123. */
export function round(value: number): number {
	return Number(value.toPrecision(3));
}

/** A number as a table shows it. */
export function shown(value: number, unit = ''): string {
	const text = value >= 1000 ? Math.round(value).toLocaleString('en') : String(round(value));
	return unit ? `${text} ${unit}` : text;
}

/** A table as Markdown, aligned for a terminal too. */
export function markdownTable(rows: Result['table']): string {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => (row[column] ?? '').length))
	);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
	const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
	const [header, ...body] = rows;
	return [line(header ?? []), rule, ...body.map(line)].join('\n');
}

let collect: (() => void) | null = null;

function collectGarbage() {
	if (!collect) {
		setFlagsFromString('--expose-gc');
		collect = runInNewContext('gc') as () => void;
	}
	collect();
}
