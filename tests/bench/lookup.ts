import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import { lookup } from '../../src/lib/directory/lookup.ts';
import { readQuery } from '../../src/lib/directory/query.ts';
import { syntheticSnapshot } from '../support/synthetic-snapshot.ts';
import { type Bench, percentile, round, settle, shown, sizes, timeEach } from './bench.ts';
import { type LookupQuestion, lookupQuestions } from './questions.ts';

const calls = 5_000;

export const lookupBench: Bench = {
	name: 'lookup',
	about:
		`Lookup inside the process, from the address's words to the answer: ${shown(calls)} mixed questions a size ` +
		'(promise: p99 under 1 ms at 1,400 functions, under 10 ms at 140,000).',
	run: async () => {
		const figures: Record<string, { p50Us: number; p99Us: number; worstUs: number }> = {};
		for (const size of sizes) {
			const snapshot = syntheticSnapshot(size);
			const directory = prepareDirectory(snapshot);
			const questions = lookupQuestions(snapshot, calls);
			const ask = ({ raw, now }: LookupQuestion) => {
				const read = readQuery(directory, raw, now);
				return read.ok ? lookup(directory, read.query, read.at) : read.fault;
			};
			timeEach(questions.slice(0, calls / 4), ask);
			await settle();
			const times = timeEach(questions, ask);
			figures[size] = {
				p50Us: round(percentile(times, 0.5) * 1000),
				p99Us: round(percentile(times, 0.99) * 1000),
				worstUs: round(percentile(times, 1) * 1000)
			};
		}
		return {
			figures,
			table: [
				['functions', 'p50', 'p99', 'worst'],
				...Object.entries(figures).map(([size, { p50Us, p99Us, worstUs }]) => [
					shown(Number(size)),
					shown(p50Us, 'µs'),
					shown(p99Us, 'µs'),
					shown(worstUs, 'µs')
				])
			]
		};
	}
};
