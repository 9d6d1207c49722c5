import { beforeAll, describe, expect, test } from 'vitest';
import { assumptions } from '../simulation/assumptions.ts';
import { type Network, readNetwork } from '../simulation/network.ts';
import { shareReached, simulate } from '../simulation/simulate.ts';

let network: Network;
beforeAll(async () => {
	network = await readNetwork('2026-11-22');
}, 60_000);

const run = (checker: boolean, change = {}, days = 90) =>
	simulate(network, { days, seed: 7, checker, assumptions: { ...assumptions, ...change } });

describe('the simulation', { timeout: 60_000 }, () => {
	test('gives the same from the same seed', () => {
		expect(run(true)).toEqual(run(true));
	});

	test('reaches everybody where everybody stays and no number changes', () => {
		const { firstDay, snapshot } = network;
		// Those who have their functions today keep them; what stands vacant is left out.
		const functions = snapshot.functions.flatMap((fn) => {
			const holders = fn.holders
				.filter(({ from, to }) => (from ?? '') <= firstDay && (to ?? '9999') >= firstDay)
				.map((holder) => ({ ...holder, to: null }));
			const isHeld = fn.staffing === 'line' || holders.some(({ role }) => role === 'primary');
			return isHeld ? [{ ...fn, holders }] : [];
		});
		const { acute, ordinary } = simulate(
			{ ...network, snapshot: { ...snapshot, functions } },
			{
				days: 30,
				seed: 7,
				checker: true,
				assumptions: { ...assumptions, yearlyTurnover: 0, yearlyLineChanges: 0 }
			}
		);
		expect(shareReached(acute, ordinary)).toBe(1);
		expect(acute.named + ordinary.named).toBeGreaterThan(1_000);
	});

	test('finds wrong numbers where people leave and nobody tells, and fewer with the checker', () => {
		// Nobody is told of wrong numbers by those who call, so that only the checker finds them.
		const hard = { yearlyTurnover: 0.6, tellsUnasked: 0, correctedUnasked: 0, reportsWrong: 0 };
		const [checked, alone] = [run(true, hard, 240), run(false, hard, 240)];
		const share = ({ acute, ordinary }: typeof checked) => shareReached(acute, ordinary);
		expect(share(alone)).toBeLessThan(0.97);
		expect(share(checked)).toBeGreaterThan(share(alone));
	});

	test('asks the same questions with and without the checker', () => {
		const count = ({ acute, ordinary }: ReturnType<typeof run>) => [
			acute.named + acute.nobody,
			ordinary.named + ordinary.nobody
		];
		expect(count(run(true, {}, 30))).toEqual(count(run(false, {}, 30)));
	});
});
