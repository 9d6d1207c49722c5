import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import type { Directory } from '../../src/lib/directory/directory.ts';
import { buildSearchIndex } from '../../src/lib/directory/search-index.ts';
import { search } from '../../src/lib/directory/search.ts';
import { syntheticNow, syntheticSnapshot } from '../support/synthetic-snapshot.ts';
import { type Bench, percentile, round, settle, shown, sizes, timeEach } from './bench.ts';
import { type SearchQuestion, searchQuestions } from './questions.ts';

const calls = 2_000;
const warmUpCalls = 300;
const hitsOnAPage = 20;

interface Figures {
	p50Ms: number;
	p95Ms: number;
	p99Ms: number;
	worstMs: number;
	indexMs: number;
	longestSliceMs: number;
}

export const searchBench: Bench = {
	name: 'search',
	about:
		`Search inside the process: ${shown(calls)} mixed queries a size, half of them words being typed (promise: p99 under ` +
		'5 ms at 1,400 functions, p95 under 100 ms at 140,000); and building the index, which lets others in between slices.',
	run: async () => {
		const figures: Record<string, Figures> = {};
		for (const size of sizes) figures[size] = await measure(size);
		return {
			figures,
			table: [
				['functions', 'p50', 'p95', 'p99', 'worst', 'index built', 'longest slice'],
				...Object.entries(figures).map(([size, row]) => [
					shown(Number(size)),
					...[row.p50Ms, row.p95Ms, row.p99Ms, row.worstMs, row.indexMs, row.longestSliceMs].map((ms) =>
						shown(ms, 'ms')
					)
				])
			]
		};
	}
};

async function measure(size: number): Promise<Figures> {
	const snapshot = syntheticSnapshot(size);
	const directory = prepareDirectory(snapshot);
	const { index, indexMs, longestSliceMs } = await timeBuilding(directory);
	const ask = ({ text, filters }: SearchQuestion) =>
		search(directory, index, { text, filters, at: syntheticNow, limit: hitsOnAPage, offset: 0 });
	const questions = searchQuestions(snapshot, calls);
	timeEach(questions.slice(0, warmUpCalls), ask);
	await settle();
	const times = timeEach(questions, ask);
	return {
		p50Ms: round(percentile(times, 0.5)),
		p95Ms: round(percentile(times, 0.95)),
		p99Ms: round(percentile(times, 0.99)),
		worstMs: round(percentile(times, 1)),
		indexMs: round(indexMs),
		longestSliceMs: round(longestSliceMs)
	};
}

async function timeBuilding(directory: Directory) {
	await settle();
	const began = performance.now();
	let slice = began;
	let longestSliceMs = 0;
	const endOfSlice = () => {
		longestSliceMs = Math.max(longestSliceMs, performance.now() - slice);
	};
	const index = await buildSearchIndex(directory, async () => {
		endOfSlice();
		await new Promise<void>((resolve) => setImmediate(resolve));
		slice = performance.now();
	});
	endOfSlice();
	return { index, indexMs: performance.now() - began, longestSliceMs };
}
