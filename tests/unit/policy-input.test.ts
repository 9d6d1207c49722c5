import { expect, test } from 'vitest';
import * as messages from '../../src/lib/messages/freshness-policy.ts';
import { policyInput, policyRemoval, turnoverInput } from '../../src/lib/verification/policy-input.ts';

const given = { organisation: '', hastegrad: 'acute', frist: '30', varsel: '7' };
const faultsOf = (input: Record<string, string>) =>
	policyInput.safeParse(input).error?.issues.map(({ path, message }) => [path[0], message]) ?? [];

test('a limit is a whole number of days, with the first reminder inside it', () => {
	expect(policyInput.parse({ ...given, frist: ' 730 ', varsel: '729' })).toMatchObject({
		...{ frist: 730, varsel: 729 }
	});
	for (const frist of ['', '1', '731', '3.5', '-30', 'tredive', '1e2']) {
		expect(faultsOf({ ...given, frist, varsel: '1' }), frist).toContainEqual([
			'frist',
			messages.limitInvalid
		]);
	}
	for (const varsel of ['', '0', '1,5', 'syv']) {
		expect(faultsOf({ ...given, varsel }), varsel).toEqual([['varsel', messages.dueInvalid]]);
	}
	expect(faultsOf({ ...given, varsel: '30' })).toEqual([['varsel', messages.dueTooEarly]]);
	expect(faultsOf({ ...given, hastegrad: 'vigtig' })).toEqual([['hastegrad', messages.chooseCriticality]]);
});

test('what is added or removed is an organisation’s, never the network’s', () => {
	expect(faultsOf({ ...given, ny: 'ja' })).toEqual([['organisation', messages.chooseOrganisation]]);
	expect(faultsOf({ ...given, ny: 'ja', organisation: 'furesoe-kommune' })).toEqual([]);
	expect(policyRemoval.safeParse({ organisation: '', hastegrad: 'acute' }).success).toBe(false);
});

test('the turnover is typed as people write a percentage', () => {
	const read = (udskiftning: string) => turnoverInput.safeParse({ udskiftning }).data?.udskiftning;
	expect(['21,3', '21.3', ' 20 % ', '0,1', '99,9'].map(read)).toEqual([213, 213, 200, 1, 999]);
	for (const text of ['', '0', '0,0', '100', '21,35', '-3', 'mange'])
		expect(read(text), text).toBeUndefined();
});
