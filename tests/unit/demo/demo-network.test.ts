import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, fromCopenhagen } from '../../../src/lib/calendar/copenhagen-time.ts';
import { hasCprNumber } from '../../../src/lib/directory/cpr.ts';
import { generateDemoNetwork } from '../../../src/lib/server/contacts/demo/generate.ts';
import type { DemoFunction, DemoNetwork } from '../../../src/lib/server/contacts/demo/rows.ts';
import { municipalities } from '../../../src/lib/server/contacts/reference/municipalities.ts';
import * as terms from '../../../src/lib/server/contacts/reference/terms.ts';

const referenceDay = '2026-11-22';
const network = generateDemoNetwork({ seed: 2018, referenceDay });
const organisations = new Map(network.organisations.map((row) => [row.id, row]));

function findFunction(slug: string): DemoFunction {
	const found = network.functions.find((row) => row.slug === slug);
	if (!found) throw new Error(`no function ${slug}`);
	return found;
}

/** The organisation at the top of a function's tree. */
function topOf(row: DemoFunction) {
	let organisation = organisations.get(row.organisationId);
	while (organisation?.parentId != null) organisation = organisations.get(organisation.parentId);
	return organisation;
}

function phonesOf(slug: string) {
	const { id } = findFunction(slug);
	return network.channels.filter(({ functionId, kind }) => functionId === id && kind === 'phone');
}

describe('the demo network', () => {
	test('is the same whenever it is made, and another with another seed', () => {
		const again = generateDemoNetwork({ seed: 2018, referenceDay });
		expect(JSON.stringify(again)).toBe(JSON.stringify(network));
		const other = generateDemoNetwork({ seed: 2019, referenceDay });
		expect(other.people.map(({ name }) => name)).not.toEqual(network.people.map(({ name }) => name));
	});

	test('has 1,400 registered people and about 260 functions', () => {
		expect(network.people).toHaveLength(1400);
		expect(network.functions.length).toBeGreaterThanOrEqual(250);
		expect(network.functions.length).toBeLessThanOrEqual(270);
	});

	test('has ten municipalities under their own codes, the region and its successor, and six voluntary ones', () => {
		const known = new Map(municipalities);
		const members = network.organisations.filter(({ kind }) => kind === 'municipality');
		expect(members).toHaveLength(10);
		for (const { name, kommunekode } of members) {
			expect(`${known.get(kommunekode ?? '')} Kommune`).toBe(name);
		}
		expect(network.organisations.filter(({ kind }) => kind === 'voluntary')).toHaveLength(6);
		const region = network.organisations.find(({ name }) => name === 'Region Hovedstaden');
		const successor = network.organisations.find(({ name }) => name === 'Region Østdanmark');
		expect(region).toMatchObject({ kommunekode: '1084', validTo: '2026-12-31', successorId: successor?.id });
		expect(successor).toMatchObject({ kommunekode: null, validFrom: '2027-01-01' });
	});

	test('gives nothing and nobody the name of another', () => {
		const lists = [
			network.people.map(({ name }) => name),
			network.organisations.map(({ slug }) => slug),
			network.functions.map(({ slug }) => slug),
			network.functions.map(({ organisationId, name }) => `${organisationId} ${name}`),
			network.channels.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
			network.channels.filter(({ kind }) => kind.endsWith('ail')).map(({ value }) => value)
		];
		for (const list of lists) expect(new Set(list).size).toBe(list.length);
	});

	test('rings nobody and writes to nobody: numbers of the 95 series, addresses that end in .example', () => {
		for (const { kind, value } of network.channels) {
			if (kind === 'phone') expect(value).toMatch(/^\+4595\d{6}$/);
			else if (kind === 'web') expect(value).toMatch(/^https:\/\/[a-z-]+\.example$/);
			else expect(value).toMatch(/^[a-z0-9.-]+@[a-z-]+\.example$/);
		}
	});

	test('holds no text that looks like a CPR number', () => {
		const texts = [
			...network.functions.flatMap(({ name, can, cannot, howTo }) => [name, can, cannot ?? '', howTo]),
			...network.channels.flatMap(({ value, note }) => [value, note ?? '']),
			...network.people.flatMap(({ name, title }) => [name, title])
		];
		expect(texts.filter(hasCprNumber)).toEqual([]);
	});

	test('tells in whole sentences what each function can and how to reach it', () => {
		for (const { can, howTo } of network.functions) {
			expect(can).toMatch(/^[A-ZÆØÅ].{40,}\.$/);
			expect(howTo).toMatch(/^[A-ZÆØÅ].{20,}\.$/);
			expect(can + howTo).not.toContain('{');
		}
	});

	test('names nothing that the vocabulary does not have', () => {
		const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
		for (const row of network.functions) {
			expect(names(terms.situations)).toEqual(expect.arrayContaining([...row.situations]));
			expect(names(terms.topics)).toEqual(expect.arrayContaining([...row.topics]));
			expect(names(terms.welfareAreas)).toEqual(expect.arrayContaining([...row.welfareAreas]));
		}
		const professions = new Set(names(terms.professions));
		for (const { profession } of network.people) expect(professions).toContain(profession);
	});

	test('leads from reserve to reserve within a party and never in a circle', () => {
		const byId = new Map(network.functions.map((row) => [row.id, row]));
		expect(network.functions.filter(({ reserveId }) => reserveId !== null).length).toBeGreaterThan(100);
		for (const row of network.functions) {
			const seen = new Set<number>();
			for (let at: DemoFunction | undefined = row; at;) {
				expect(seen).not.toContain(at.id);
				seen.add(at.id);
				expect(topOf(at)).toBe(topOf(row));
				at = at.reserveId === null ? undefined : byId.get(at.reserveId);
			}
		}
	});
});

describe('what the chains lead to', () => {
	test('eight of ten municipalities have a social duty phone, open day and night and for no situation', () => {
		const dutyPhones = network.functions.filter(({ name }) => name === 'Social døgnvagt');
		expect(dutyPhones).toHaveLength(8);
		for (const row of dutyPhones) {
			expect(row).toMatchObject({ staffing: 'line', alwaysOpen: true, criticality: 'acute', situations: [] });
			expect(topOf(row)?.id).toBe(row.organisationId);
		}
	});

	test('each municipality has a reception for children and a key person whom everyone can ring', () => {
		const publicPhones = new Set(
			network.channels.flatMap(({ kind, visibility, retiredAt, functionId }) =>
				kind === 'phone' && visibility === 'public' && retiredAt === null ? (functionId ?? []) : []
			)
		);
		for (const { id, kind } of network.organisations) {
			if (kind !== 'municipality') continue;
			const own = network.functions.filter((row) => topOf(row)?.id === id);
			expect(own.find(({ name }) => name === 'Modtagelsen, børn og unge')?.staffing).toBe('line');
			const keyPerson = own.find(({ name }) => name === 'Nøgleperson');
			expect(keyPerson).toMatchObject({ staffing: 'person', criticality: 'background', situations: [] });
			expect(publicPhones).toContain(keyPerson?.id);
		}
	});

	test('one coordinator at Helsingør Kommune serves all ten municipalities', () => {
		const coordinators = network.functions.filter(({ name }) => name === 'Faglig tovholder');
		expect(coordinators.map(({ slug }) => slug)).toEqual(['helsingoer-faglig-tovholder']);
		const served = coordinators[0]?.servedIds.map((id) => organisations.get(id)?.kind);
		expect(served).toEqual(Array(10).fill('municipality'));
	});
});

describe('what the journeys meet', () => {
	test('in Furesø the discharge coordinator has gone home on Friday afternoon, and the reception has not', () => {
		const friday = (slug: string) => findFunction(slug).weekly.filter(({ weekday }) => weekday === 5);
		const atTen = 16 * 60 + 10;
		expect(friday('furesoe-udskrivningskoordinator-boern').every(({ closes }) => closes < atTen)).toBe(true);
		expect(friday('furesoe-modtagelsen-boern-og-unge').some(({ closes }) => closes > atTen)).toBe(true);
		expect(findFunction('furesoe-modtagelsen-boern-og-unge').organisationId).toBe(
			findFunction('furesoe-udskrivningskoordinator-boern').organisationId
		);
		expect(findFunction('furesoe-udskrivningsmentor')).toMatchObject({ ageFrom: 10, ageTo: 30 });
		expect(findFunction('furesoe-koordinator-for-overgang-ved-18-aar').situations).toContain(
			'overgang ved 18 år'
		);
	});

	test('in Gribskov the discharge coordinator and the reception have the numbers of the sketches', () => {
		const [coordinator] = phonesOf('gribskov-udskrivningskoordinator-boern');
		const [reception] = phonesOf('gribskov-modtagelsen-boern-og-unge');
		expect(coordinator).toMatchObject({ value: '+4595110002', note: 'tast 2', visibility: 'public' });
		expect(reception).toMatchObject({ value: '+4595110001', visibility: 'public' });
	});

	test('in Hørsholm nobody answers when a young person drops out of school', () => {
		const own = network.functions.filter((row) => topOf(row)?.name === 'Hørsholm Kommune');
		expect(own.length).toBeGreaterThan(15);
		expect(own.filter(({ situations }) => situations.includes('frafald'))).toEqual([]);
	});

	test('only municipalities grant anything, so the region’s functions have no mandate', () => {
		const ofRegion = network.functions.filter((row) => topOf(row)?.kind === 'region');
		expect(ofRegion.length).toBeGreaterThan(20);
		expect(ofRegion.filter(({ mandate }) => mandate !== null)).toEqual([]);
		expect(network.functions.some(({ mandate }) => mandate === 'own')).toBe(true);
	});

	test('the hospital ward and the child psychiatry go by the names that people use', () => {
		const aliases = (name: string) => network.organisations.find((row) => row.name === name)?.aliases;
		expect(aliases('Børne- og Ungeafdelingen, Hillerød Hospital')).toContain('Børneafdelingen');
		expect(aliases('Gribskov Kommune')).toEqual(['Helsinge', 'Gilleleje', 'Græsted']);
		expect(aliases('BUC Bispebjerg')).toEqual(expect.arrayContaining(['BUC', 'Bispebjerg']));
	});
});

test('on whatever day it is made, nothing is known later than eight that morning', () => {
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4 * 365 }), fc.integer(), (days, seed) => {
			const day = addDays('2026-01-01', days);
			const made: DemoNetwork = generateDemoNetwork({ seed, referenceDay: day });
			const morning = fromCopenhagen(day, 8 * 60);
			expect(made.evidence.filter(({ at }) => at > morning)).toEqual([]);
			expect(made.acuteNumbersChecked.at < morning).toBe(true);
			const late = [...made.channels, ...made.holders].filter(({ addedAt }) => addedAt > morning);
			expect(late).toEqual([]);
			const closures = made.functions.flatMap(({ closures }) => closures);
			for (const { from, to } of closures) expect(day < from && from <= to).toBe(true);
		}),
		{ numRuns: 20 }
	);
}, 30_000);
