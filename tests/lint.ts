/**
 * `npm run lint`: everything that can be said about the code without running it. All checks run, also after one has
 * failed. With `--report FILE` the totals are written there as JSON, for `npm test`.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Outcome, runCaptured } from './support/child.ts';

const steps: { name: string; command: string; args: string[] }[] = [
	// The slowest first, so that the others run beside it.
	{
		name: 'svelte-check',
		command: 'svelte-check',
		args: ['--tsconfig', './tsconfig.json', '--output', 'human', '--fail-on-warnings']
	},
	{ name: 'eslint', command: 'eslint', args: ['.', '--max-warnings', '0'] },
	{ name: 'tsc', command: 'tsc', args: ['--noEmit', '--project', 'tsconfig.json'] },
	{ name: 'prettier', command: 'prettier', args: ['--check', '.'] },
	{ name: 'rooms', command: 'depcruise', args: ['--config', 'tests/rooms.config.js', 'src', 'tests'] },
	{
		name: 'knip',
		command: 'knip',
		args: ['--config', 'tests/knip.config.js', '--treat-config-hints-as-errors']
	}
];

const { values: options } = parseArgs({ options: { report: { type: 'string' } } });

// Route types and the tsconfig that the others extend are generated.
const sync = await runCaptured('svelte-kit', ['sync']);
show('svelte-kit sync', sync);
const outcomes = sync.ok ? await runSteps() : [sync];
const failed = outcomes.filter(({ ok }) => !ok).length;
if (options.report) {
	writeFileSync(options.report, JSON.stringify({ passed: outcomes.length - failed, failed }));
}
console.log(
	failed === 0 ? 'lint: nothing to mend' : `lint: ${failed} of ${outcomes.length} checks found something`
);
process.exitCode = failed === 0 ? 0 : 1;

async function runSteps(): Promise<Outcome[]> {
	const waiting = [...steps];
	const outcomes: Outcome[] = [];
	const worker = async () => {
		for (let step = waiting.shift(); step; step = waiting.shift()) {
			const outcome = await runCaptured(step.command, step.args);
			show(step.name, outcome);
			outcomes.push(outcome);
		}
	};
	await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
	return outcomes;
}

function show(name: string, outcome: Outcome) {
	console.log(`── ${name}: ${outcome.ok ? 'ok' : 'FAILED'} (${(outcome.ms / 1000).toFixed(1)} s)`);
	const output = outcome.output.trim();
	if (output) console.log(output);
}
