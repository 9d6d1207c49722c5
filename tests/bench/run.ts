/**
 * `npm run bench`: what the promises are held against, with a printed table. `--only NAME` runs one of them; `--json`
 * prints one JSON object on standard output and the tables on standard error.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Bench, markdownTable } from './bench.ts';
import { lookupBench } from './lookup.ts';
import { pageBench } from './page.ts';
import { searchBench } from './search.ts';
import { snapshotBench } from './snapshot.ts';

const benches: readonly Bench[] = [lookupBench, searchBench, snapshotBench, pageBench];

const { values: options } = parseArgs({
	options: { only: { type: 'string' }, json: { type: 'boolean', default: false } }
});
const chosen = benches.filter(({ name }) => options.only === undefined || name === options.only);
if (chosen.length === 0) {
	console.error(
		`There is no benchmark "${options.only}"; there are ${benches.map(({ name }) => name).join(', ')}.`
	);
	process.exit(2);
}

const print = options.json ? console.error : console.log;
const machine = {
	cpu: cpus()[0]?.model.trim() ?? 'unknown',
	cores: cpus().length,
	node: process.version,
	platform: `${process.platform} ${process.arch}`
};
print(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node} on ${machine.platform}\n`);

const figures: Record<string, unknown> = { machine };
for (const bench of chosen) {
	const began = performance.now();
	const result = await bench.run();
	figures[bench.name] = result.figures;
	const seconds = Math.round((performance.now() - began) / 1000);
	print(`## ${bench.name}\n\n${bench.about}\n\n${markdownTable(result.table)}\n\n(${seconds} s)\n`);
}
if (options.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
