/**
 * `npm run simulate`: three years of the demo network with and without the stale-contact checker. Prints the share of look-ups in
 * which the number named first reaches somebody who has that function that day, and what it rests on. `--json` prints the two
 * shares alone; `--days` and `--seed` make it shorter or another.
 */
import { parseArgs } from 'node:util';
import { markdownTable } from '../bench/bench.ts';
import { assumptions, variations } from './assumptions.ts';
import { readNetwork } from './network.ts';
import { type Outcome, shareReached, simulate } from './simulate.ts';

const { values: options } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		days: { type: 'string', default: '1095' },
		seed: { type: 'string', default: '2018' }
	}
});
const days = Number(options.days);
const seed = Number(options.seed);
if (!Number.isInteger(days) || days < 1 || !Number.isInteger(seed)) {
	console.error('Usage: npm run simulate -- [--json] [--days 1095] [--seed 2018]');
	process.exit(2);
}

// A fixed day: the figures are the same whenever it is run.
const network = await readNetwork('2026-11-22');
const run = (checker: boolean, change = {}) =>
	simulate(network, { days, seed, checker, assumptions: { ...assumptions, ...change } });
const shares = ({ acute, ordinary }: Outcome) => ({
	acute: shareReached(acute),
	all: shareReached(acute, ordinary)
});

const withChecker = run(true);
const without = run(false);
if (options.json) {
	console.log(JSON.stringify({ with: shares(withChecker), without: shares(without) }));
} else {
	const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
	console.log(`Simulated, not measured: ${days} days of the demo network, seed ${seed}.\n`);
	const row = (name: string, outcome: Outcome) => {
		const { acute, all } = shares(outcome);
		const { nobody } = outcome.ordinary;
		return [name, percent(acute), percent(all), String(outcome.acute.nobody), String(nobody)];
	};
	console.log(
		markdownTable([
			['number named first reaches a holder', 'acute', 'all', 'acute, nobody named', 'other, nobody named'],
			row('with the checker', withChecker),
			row('without', without)
		])
	);
	console.log('\nWhat was wrong, with the checker, by the criticality of the function named:\n');
	for (const [cause, count] of [...withChecker.wrong].sort(([, a], [, b]) => b - a)) {
		console.log(`  ${count}  ${cause}`);
	}
	console.log('\nAssumed:\n');
	for (const [name, value] of Object.entries(assumptions)) console.log(`  ${name}: ${JSON.stringify(value)}`);
	console.log('\nOne thing at a time otherwise:\n');
	console.log(
		markdownTable([
			['', 'with: acute', 'all', 'without: acute', 'all'],
			...variations.map(({ name, change }) => {
				const [one, other] = [shares(run(true, change)), shares(run(false, change))];
				return [name, percent(one.acute), percent(one.all), percent(other.acute), percent(other.all)];
			})
		])
	);
}
