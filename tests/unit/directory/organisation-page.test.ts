import { describe, expect, test } from 'vitest';
import { findOrganisation, organisationPage, parties } from '../../../src/lib/directory/organisation-page.ts';
import type { OrganisationEntry } from '../../../src/lib/directory/snapshot.ts';
import { TestNetwork, wednesdayMorning } from '../../support/network.ts';

const newYearNoon = new Date('2027-01-01T11:00:00Z');

/** The region that ends with 2026, with a hospital, and the one that takes over. */
function regions() {
	const network = new TestNetwork();
	const after = network.organisation('Region Østdanmark', 'region', { validFrom: '2027-01-01' });
	const before = network.organisation('Region Hovedstaden', 'region', {
		validTo: '2026-12-31',
		successorId: after.id
	});
	const hospital = network.organisation('Hillerød Hospital', 'hospital', { parent: before });
	const ward = network.organisation('Børneafdelingen', 'centre', { parent: hospital });
	network.fn(before, 'Visitation');
	network.fn(ward, 'Koordinator');
	return { network, before, after, hospital, ward };
}

function pageOf(network: TestNetwork, entry: OrganisationEntry, at = wednesdayMorning) {
	return organisationPage(network.directory(), entry, at);
}

describe('an organisation', () => {
	test('lists its own functions and those of every unit below, unit by unit', () => {
		const { network, before } = regions();
		const { groups } = pageOf(network, before);
		expect(
			groups.map(({ unit, depth, lines }) => [unit.name, depth, lines.map((line) => line.function.name)])
		).toEqual([
			['Region Hovedstaden', 0, ['Visitation']],
			['Børneafdelingen', 2, ['Koordinator']]
		]);
		expect(groups[0]?.lines[0]).toMatchObject({
			person: { title: 'socialrådgiver' },
			hours: 'man-fre 08.00-15.00',
			open: { now: true },
			freshness: { state: 'fresh' }
		});
	});

	test('lists deputies with the numbers that everyone may see', () => {
		const { network, hospital } = regions();
		network.fn(hospital, 'Mentor', {
			holders: [
				network.holder('Mette Holm'),
				network.holder('Bo Lund', { role: 'deputy', channels: [network.channel('phone', '+4595110004')] }),
				network.holder(null, { role: 'deputy', networkOnly: true })
			]
		});
		expect(pageOf(network, hospital).groups[0]?.lines[0]?.deputies).toMatchObject([
			{ person: { name: 'Bo Lund' }, phone: { display: '95 11 00 04' } },
			{ person: null, phone: null }
		]);
	});

	test('shows where it stands in the tree', () => {
		const { network, hospital } = regions();
		const page = pageOf(network, hospital);
		expect(page.above.map(({ name }) => name)).toEqual(['Region Hovedstaden']);
		expect(page.units.map(({ name }) => name)).toEqual(['Børneafdelingen']);
	});

	test('tells who takes over from it and when', () => {
		const { network, before, after } = regions();
		expect(pageOf(network, before).successor).toMatchObject({
			name: 'Region Østdanmark',
			from: '2027-01-01',
			done: false
		});
		const coming = pageOf(network, after);
		expect(coming.phase).toBe('coming');
		expect(coming.groups).toEqual([]);
		expect(coming.predecessors).toMatchObject([{ name: 'Region Hovedstaden', done: false }]);
	});

	test('has its predecessor’s units and functions from the day it takes over', () => {
		const { network, before, after } = regions();
		expect(pageOf(network, before, newYearNoon).phase).toBe('ended');
		const page = pageOf(network, after, newYearNoon);
		expect(page.phase).toBe('current');
		expect(page.units.map(({ name }) => name)).toEqual(['Hillerød Hospital']);
		expect(page.groups.map(({ unit }) => unit.name)).toEqual(['Region Østdanmark', 'Børneafdelingen']);
	});

	test('leaves out units that have ended, whose functions stand with the successor', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const merged = network.organisation('Familiecentret', 'centre', { parent: gribskov });
		const old = network.organisation('Børnecentret', 'centre', {
			parent: gribskov,
			validTo: '2026-06-30',
			successorId: merged.id
		});
		network.fn(old, 'Koordinator');
		const page = pageOf(network, gribskov);
		expect(page.units.map(({ name }) => name)).toEqual(['Familiecentret']);
		expect(page.groups.map(({ unit, lines }) => [unit.name, lines.length])).toEqual([['Familiecentret', 1]]);
		expect(pageOf(network, merged).predecessors).toMatchObject([
			{ name: 'Børnecentret', from: '2026-07-01', done: true }
		]);
	});
});

test('the index lists today’s parties by kind, and those to come with their first day', () => {
	const { network } = regions();
	network.municipality('Ølstykke', '0001');
	network.municipality('Allerød', '0201');
	const shown = (at: Date) =>
		parties(network.directory(), at).map(({ kind, organisations }) => [
			kind,
			...organisations.map(({ name, functions, from }) => [name, functions, from])
		]);
	expect(shown(wednesdayMorning)).toEqual([
		['municipality', ['Allerød Kommune', 0, null], ['Ølstykke Kommune', 0, null]],
		['region', ['Region Hovedstaden', 2, null], ['Region Østdanmark', 0, '2027-01-01']]
	]);
	expect(shown(newYearNoon)[1]).toEqual(['region', ['Region Østdanmark', 2, null]]);
});

test('an organisation is found by its address in any spelling; an unknown one brings the nearest by name or alias', () => {
	const { network, ward } = regions();
	ward.aliases = ['BUC'];
	const directory = network.directory();
	const found = findOrganisation(directory, 'Børneafdelingen');
	expect(found.organisation?.id).toBe(ward.id);
	const near = findOrganisation(directory, 'hillerød-hospitl');
	expect(near.nearest.map(({ name }) => name)).toEqual(['Hillerød Hospital']);
});
