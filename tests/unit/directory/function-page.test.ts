import { describe, expect, test } from 'vitest';
import { type FunctionPage, findFunction, functionPage } from '../../../src/lib/directory/function-page.ts';
import type { FunctionEntry } from '../../../src/lib/directory/snapshot.ts';
import {
	TestNetwork,
	bounced,
	confirmation,
	dayAndNight,
	dayMs,
	daysBefore,
	officeHours,
	unknownHours,
	wednesdayMorning
} from '../../support/network.ts';

function networkWithUnit() {
	const network = new TestNetwork();
	const gribskov = network.municipality('Gribskov', '0270');
	const unit = network.organisation('Center for Børn', 'centre', { parent: gribskov });
	return { network, gribskov, unit };
}

function pageOf(network: TestNetwork, entry: FunctionEntry, at = wednesdayMorning): FunctionPage {
	const directory = network.directory();
	const fn = directory.functions.get(entry.id);
	if (!fn) throw new Error('the function is not in the directory');
	return functionPage(directory, fn, at);
}

describe('who has a function', () => {
	test('holder and deputies now, and who takes over when; a former holder is not shown at all', () => {
		const { network, unit } = networkWithUnit();
		const entry = network.fn(unit, 'Koordinator', {
			holders: [
				network.holder(null, { to: '2026-10-31' }),
				network.holder('Mette Holm', { from: '2026-11-01', to: '2027-01-31' }),
				network.holder('Bo Lund', { role: 'deputy' }),
				network.holder('Sara Kjær', { from: '2027-02-01' })
			]
		});
		const page = pageOf(network, entry);
		expect(page.holders.map(({ person, role }) => [person?.name, role])).toEqual([
			['Mette Holm', 'primary'],
			['Bo Lund', 'deputy']
		]);
		expect(page.upcoming).toEqual([
			{
				role: 'primary',
				person: { name: 'Sara Kjær', title: 'socialrådgiver', until: null },
				from: '2027-02-01',
				to: null
			}
		]);
	});

	test('one who shows only the function is there without a name', () => {
		const { network, unit } = networkWithUnit();
		const page = pageOf(network, network.fn(unit, 'Koordinator', { holders: [network.holder(null)] }));
		expect(page.holders).toEqual([{ role: 'primary', person: null, from: null, to: null }]);
	});
});

describe('opening hours of a function', () => {
	test('are a week from Monday to Sunday, closed days among them', () => {
		const { network, unit } = networkWithUnit();
		const page = pageOf(network, network.fn(unit, 'Koordinator', { hours: officeHours }));
		expect(page.week.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(page.week[0]?.intervals).toEqual([{ opens: 480, closes: 900 }]);
		expect(page.week[6]?.intervals).toEqual([]);
	});

	test('that are not known are no week of closed days', () => {
		const { network, unit } = networkWithUnit();
		expect(pageOf(network, network.fn(unit, 'Koordinator', { hours: unknownHours })).week).toEqual([]);
	});

	test('tell of the next days off that it would else be open on, and of no later ones', () => {
		const { network, unit } = networkWithUnit();
		const page = pageOf(network, network.fn(unit, 'Koordinator', { hours: officeHours }));
		// 26 December 2026 is a Saturday. What follows the first within eight days belongs to the same holidays.
		expect(page.daysOff).toEqual([
			{ date: '2026-12-24', holiday: null },
			{ date: '2026-12-25', holiday: '1. juledag' },
			{ date: '2027-01-01', holiday: 'nytårsdag' }
		]);
	});

	test('of a line that never closes have no days off', () => {
		const { network, unit } = networkWithUnit();
		expect(pageOf(network, network.line(unit, 'Døgnvagt', { hours: dayAndNight })).daysOff).toEqual([]);
	});

	test('tell of its own dates off until they are over', () => {
		const { network, unit } = networkWithUnit();
		const closures = [
			{ from: '2026-11-01', to: '2026-11-24' },
			{ from: '2026-11-20', to: '2026-11-25' },
			{ from: '2026-12-28', to: '2026-12-30' }
		];
		const page = pageOf(network, network.fn(unit, 'Koordinator', { hours: { ...officeHours, closures } }));
		expect(page.closures).toEqual(closures.slice(1));
	});
});

describe('what is known about a contact', () => {
	test('is told newest first, with the number it was about', () => {
		const { network, unit } = networkWithUnit();
		const entry = network.fn(unit, 'Koordinator', { confirmed: 10 });
		entry.channels = [
			network.channel('mail', 'koordinator@gribskov.example', [bounced(daysBefore(wednesdayMorning, 2))])
		];
		const { history } = pageOf(network, entry);
		expect(history.map(({ method, about }) => [method, about])).toEqual([
			['mailBounced', 'koordinator@gribskov.example'],
			['confirmedByPhone', null]
		]);
	});

	test('about a holder’s own number is told once, and without the number when only the network may see it', () => {
		const { network, unit } = networkWithUnit();
		const about = confirmation(daysBefore(wednesdayMorning, 3));
		const hidden = bounced(daysBefore(wednesdayMorning, 1));
		const entry = network.fn(unit, 'Koordinator', {
			confirmed: null,
			holders: [
				network.holder('Mette Holm', {
					channels: [network.channel('phone', '+4595110002', [about])],
					networkOnly: true,
					evidence: [about, hidden]
				})
			]
		});
		expect(pageOf(network, entry).history.map(({ method, about: shown }) => [method, shown])).toEqual([
			['mailBounced', null],
			['confirmedByPhone', '95 11 00 02']
		]);
	});

	test('does not hold what happens after the time asked about', () => {
		const { network, unit } = networkWithUnit();
		const entry = network.fn(unit, 'Koordinator', {
			evidence: [confirmation(wednesdayMorning.getTime() + dayMs)]
		});
		expect(pageOf(network, entry).history).toEqual([]);
	});
});

describe('a correction', () => {
	function withMail(
		network: TestNetwork,
		unit: ReturnType<TestNetwork['organisation']>,
		name: string,
		mail: string
	) {
		const entry = network.fn(unit, name);
		entry.channels = [network.channel('mail', mail)];
		return entry;
	}

	test('goes to the party’s key person, else to the coordinator, else nowhere', () => {
		const { network, gribskov, unit } = networkWithUnit();
		const entry = network.fn(unit, 'Koordinator');
		expect(pageOf(network, entry).correction).toBeNull();

		const secretariat = network.organisation('Sekretariatet', 'region');
		withMail(network, secretariat, 'Faglig tovholder', 'tovholder@netvaerk.example');
		expect(pageOf(network, entry).correction).toEqual({
			mail: 'tovholder@netvaerk.example',
			to: 'coordinator'
		});

		const keyPerson = withMail(network, gribskov, 'Nøgleperson', 'noegle@gribskov.example');
		expect(pageOf(network, entry).correction).toEqual({ mail: 'noegle@gribskov.example', to: 'keyPerson' });
		expect(pageOf(network, keyPerson).correction?.to).toBe('coordinator');
	});

	test('does not go to a key person who has left', () => {
		const { network, gribskov, unit } = networkWithUnit();
		const entry = network.fn(unit, 'Koordinator');
		withMail(network, gribskov, 'Nøgleperson', 'noegle@gribskov.example').holders = [];
		expect(pageOf(network, entry).correction).toBeNull();
	});
});

describe('the address of a function', () => {
	function named(...names: string[]) {
		const { network, unit } = networkWithUnit();
		for (const name of names) network.fn(unit, name).slug = name;
		return network.directory();
	}

	test('is found in any spelling', () => {
		const directory = named('udskrivningskoordinator-alleroed', 'boernefaglig-raadgiver');
		for (const spelling of ['Udskrivningskoordinator-Allerød', 'udskrivningskoordinator_allerod']) {
			expect(findFunction(directory, spelling).fn?.entry.slug).toBe('udskrivningskoordinator-alleroed');
		}
		expect(findFunction(directory, 'Børnefaglig rådgiver').fn?.entry.slug).toBe('boernefaglig-raadgiver');
	});

	test('that is not known brings the nearest, and no other function’s page', () => {
		const found = findFunction(
			named('udskrivningskoordinator-alleroed', 'ssp'),
			'udskrivningskordinator-alerød'
		);
		expect(found.fn).toBeNull();
		expect(found.nearest.map(({ entry }) => entry.slug)).toEqual(['udskrivningskoordinator-alleroed']);
	});
});

test('a function tells which municipalities it serves, and that it serves all of them', () => {
	const { network, gribskov, unit } = networkWithUnit();
	network.municipality('Furesø', '0190');
	const own = network.fn(unit, 'Koordinator');
	const all = network.fn(network.organisation('Hovedstaden', 'region'), 'Visitation');
	expect(pageOf(network, own).serves).toEqual([{ name: gribskov.name, slug: gribskov.slug }]);
	expect(pageOf(network, all).serves).toBeNull();
	expect(pageOf(network, own).organisations.map(({ name }) => name)).toEqual([
		'Gribskov Kommune',
		'Center for Børn'
	]);
});
