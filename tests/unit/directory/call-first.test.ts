import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/lib/directory/answer.ts';
import { ask } from '../../support/ask.ts';
import {
	TestNetwork,
	bounced,
	dayAndNight,
	daysBefore,
	officeHours,
	reportedWrong,
	unknownHours,
	wednesdayMorning,
	wednesdayNight
} from '../../support/network.ts';

/** A municipality with a centre, its reception, key person and national lines, and a coordinator elsewhere. */
function municipality() {
	const network = new TestNetwork();
	const gribskov = network.municipality('Gribskov', '0270');
	const helsingoer = network.municipality('Helsingør', '0217');
	const center = network.organisation('Center for Børn', 'centre', { parent: gribskov });
	const lines = network.nationalLines();
	network.fn(gribskov, 'Nøgleperson');
	network.fn(helsingoer, 'Faglig tovholder', { serves: [gribskov, helsingoer] });
	return { network, gribskov, center, lines };
}

function first(network: TestNetwork, situation: string, at = wednesdayMorning): Answer {
	const [answer] = ask(network.directory(), { situation, kommune: 'gribskov' }, at).answers;
	if (!answer) throw new Error('nobody answers');
	return answer;
}

/** The name of whom to call first: the function itself or a link of its chain. */
function called(answer: Answer): string | null {
	if (!answer.callFirst) return null;
	const { fallback } = answer.callFirst;
	return (fallback === null ? answer : answer.fallbacks[fallback])?.function.name ?? 'nobody';
}

describe('the chain', () => {
	test('moves up: deputy, reserves, reception, duty phone, key person, coordinator, and for acute a national line last', () => {
		const { network, gribskov, center } = municipality();
		const last = network.fn(gribskov, 'Reservens reserve');
		const reserve = network.fn(gribskov, 'Reserve', { reserve: last });
		network.line(center, 'Modtagelsen');
		network.line(gribskov, 'Social døgnvagt', { hours: dayAndNight });
		network.fn(center, 'Koordinator', {
			situations: ['selvmordshandling'],
			reserve,
			holders: [network.holder('Mette'), network.holder('Bo', { role: 'deputy' })]
		});

		const answer = first(network, 'selvmordshandling');

		expect(answer.fallbacks.map(({ reason, function: fn }) => [reason, fn.name])).toEqual([
			['deputy', 'Koordinator'],
			['reserve', 'Reserve'],
			['reserve', 'Reservens reserve'],
			['reception', 'Modtagelsen'],
			['dutyPhone', 'Social døgnvagt'],
			['keyPerson', 'Nøgleperson'],
			['coordinator', 'Faglig tovholder'],
			['nationalLine', 'Akuttelefonen 1813'],
			['nationalLine', 'Alarm 112']
		]);
		expect(answer.fallbacks[0]?.person?.name).toBe('Bo');
	});

	test('a situation that is not acute ends without a national line, and a number for citizens is in no chain', () => {
		const { network, center } = municipality();
		network.fn(center, 'Koordinator', { situations: ['udskrivning'] });
		network.fn(center, 'Akut koordinator', { situations: ['selvmordshandling'] });

		expect(first(network, 'udskrivning').fallbacks.map(({ reason }) => reason)).toEqual([
			'keyPerson',
			'coordinator'
		]);
		const acute = first(network, 'selvmordshandling').fallbacks.map((contact) => contact.function.name);
		expect(acute).not.toContain('Livslinien');
	});

	test('a number for citizens is in no chain and never called first, not even as somebody’s reserve', () => {
		const { network, center, lines } = municipality();
		network.fn(center, 'Koordinator', {
			situations: ['udskrivning'],
			holders: [],
			reserve: lines.citizens
		});

		const answer = first(network, 'udskrivning', wednesdayNight);

		expect(answer.fallbacks.map((contact) => contact.function.name)).not.toContain('Livslinien');
		expect(answer.callFirst).toBeNull();
	});

	test('when it opens is when the first who is relied on opens, not a vacant one', () => {
		const { network, center } = municipality();
		const early = { ...officeHours, weekly: officeHours.weekly.map((day) => ({ ...day, opens: 420 })) };
		network.fn(center, 'Koordinator', { situations: ['udskrivning'], holders: [], hours: early });

		expect(first(network, 'udskrivning', wednesdayNight).opensAt).toEqual(new Date('2026-11-26T07:00:00Z'));
	});

	test('where no døgnvagt is registered the police are the way to it', () => {
		const { network, center } = municipality();
		network.fn(center, 'Koordinator', { situations: ['selvmordshandling'] });

		const { fallbacks } = first(network, 'selvmordshandling');

		expect(fallbacks[0]).toMatchObject({ reason: 'police', channels: [{ value: '114', display: '114' }] });
	});

	test('reserves that lead back end the chain instead of going on for ever', () => {
		const { network, center } = municipality();
		const a = network.fn(center, 'A', { situations: ['udskrivning'] });
		const b = network.fn(center, 'B', { reserve: a });
		a.reserveId = b.id;

		expect(first(network, 'udskrivning').fallbacks.map((contact) => contact.function.name)).toEqual([
			'B',
			'Nøgleperson',
			'Faglig tovholder'
		]);
	});
});

describe('whom to call first', () => {
	test('a function that is held, confirmed and open is called itself', () => {
		const { network, center } = municipality();
		network.fn(center, 'Koordinator', { situations: ['udskrivning'] });

		expect(first(network, 'udskrivning').callFirst).toMatchObject({ fallback: null, why: 'Åben nu' });
	});

	test.each([
		['vacant', { holders: [] }],
		['reported', { evidence: [reportedWrong(daysBefore(wednesdayMorning, 1))] }],
		['without a number', { phone: null }]
	])('one that is %s keeps its place and its chain moves up', (_state, options) => {
		const { network, center } = municipality();
		network.line(center, 'Modtagelsen');
		network.fn(center, 'Koordinator', { situations: ['udskrivning'], ...options });

		const answer = first(network, 'udskrivning');

		expect(answer.function.name).toBe('Koordinator');
		expect(called(answer)).toBe('Modtagelsen');
	});

	test("a holder's dead mailbox moves the chain up, until somebody confirms again", () => {
		const { network, center } = municipality();
		network.line(center, 'Modtagelsen');
		const mailbox = network.holder('Mette', { evidence: [bounced(daysBefore(wednesdayMorning, 3))] });
		network.fn(center, 'Koordinator', { situations: ['udskrivning'], holders: [mailbox], confirmed: 10 });
		expect(first(network, 'udskrivning').freshness.state).toBe('broken');
		expect(called(first(network, 'udskrivning'))).toBe('Modtagelsen');

		const again = municipality();
		again.network.fn(again.center, 'Koordinator', {
			situations: ['udskrivning'],
			holders: [again.network.holder('Mette', { evidence: mailbox.evidence })],
			confirmed: 2
		});
		expect(first(again.network, 'udskrivning').freshness.state).toBe('fresh');
	});

	test('an acting deputy is relied on', () => {
		const { network, center } = municipality();
		const deputy = network.holder('Bo', { role: 'deputy' });
		network.fn(center, 'Koordinator', { situations: ['udskrivning'], holders: [deputy] });

		const answer = first(network, 'udskrivning');

		expect(answer).toMatchObject({
			staffing: 'acting',
			holder: { name: 'Bo' },
			callFirst: { fallback: null }
		});
	});

	test('an overdue one stays, marked, unless the next of its own organisation is fresh and open', () => {
		const alone = municipality();
		alone.network.line(alone.gribskov, 'Modtagelsen');
		alone.network.fn(alone.center, 'Koordinator', { situations: ['udskrivning'], confirmed: 100 });
		const stays = first(alone.network, 'udskrivning');
		expect(stays.freshness.state).toBe('overdue');
		expect(called(stays)).toBe('Koordinator');

		const helped = municipality();
		helped.network.line(helped.center, 'Modtagelsen');
		helped.network.fn(helped.center, 'Koordinator', { situations: ['udskrivning'], confirmed: 100 });
		expect(called(first(helped.network, 'udskrivning'))).toBe('Modtagelsen');

		const stale = municipality();
		stale.network.line(stale.center, 'Modtagelsen', { confirmed: 100 });
		stale.network.fn(stale.center, 'Koordinator', { situations: ['udskrivning'], confirmed: 100 });
		expect(called(first(stale.network, 'udskrivning'))).toBe('Koordinator');
	});

	test('not known whether open counts only when nobody is known to be open', () => {
		const { network, center } = municipality();
		network.fn(center, 'Koordinator', { situations: ['udskrivning'], hours: unknownHours });
		expect(called(first(network, 'udskrivning'))).toBe('Nøgleperson');
		expect(called(first(network, 'udskrivning', wednesdayNight))).toBe('Koordinator');
	});

	test('at night a situation that is not acute has nobody to call; the answer says when the first opens', () => {
		const { network, center } = municipality();
		network.fn(center, 'Koordinator', {
			situations: ['udskrivning'],
			hours: officeHours
		});

		const answer = first(network, 'udskrivning', wednesdayNight);

		expect(answer.callFirst).toBeNull();
		expect(answer.open).toEqual({ now: false, changesAt: new Date('2026-11-26T07:00:00Z') });
		expect(answer.opensAt).toEqual(new Date('2026-11-26T07:00:00Z'));
	});

	test('at night an acute situation goes to the døgnvagt, else the police, before anyone who is closed', () => {
		const registered = municipality();
		registered.network.line(registered.gribskov, 'Social døgnvagt', { hours: dayAndNight });
		registered.network.fn(registered.center, 'Koordinator', {
			situations: ['selvmordshandling'],
			holders: []
		});
		expect(called(first(registered.network, 'selvmordshandling', wednesdayNight))).toBe('Social døgnvagt');

		const without = municipality();
		without.network.fn(without.center, 'Koordinator', { situations: ['selvmordshandling'] });
		const answer = first(without.network, 'selvmordshandling', wednesdayNight);
		expect(called(answer)).toBe('Politiet 114');
		expect(answer.callFirst?.why).toContain('Lukket nu');
	});

	test('a number that only the network may see is told of, never shown, and not relied on', () => {
		const { network, center } = municipality();
		network.line(center, 'Modtagelsen');
		network.fn(center, 'Koordinator', {
			situations: ['udskrivning'],
			phone: null,
			holders: [network.holder('Mette', { networkOnly: true })]
		});

		const answer = first(network, 'udskrivning');

		expect(answer).toMatchObject({ networkOnly: true, channels: [] });
		expect(called(answer)).toBe('Modtagelsen');
	});
});
