import { expect, test } from 'vitest';
import { firstContact, isOnlyTransition, titleOf, viewOf } from '../../../src/lib/directory/answer-view.ts';
import { ask } from '../../support/ask.ts';
import { allClosed, onlyTransition } from '../../../src/lib/messages/find.ts';
import { fallbackWords } from '../../../src/lib/messages/contact.ts';
import {
	TestNetwork,
	dayAndNight,
	officeHours,
	reportedWrong,
	wednesdayMorning,
	wednesdayNight
} from '../../support/network.ts';

function discharge() {
	const network = new TestNetwork();
	const gribskov = network.municipality('Gribskov', '0270');
	const deputy = network.holder('Bo Lund', {
		role: 'deputy',
		channels: [network.channel('phone', '+4595110004')]
	});
	const coordinator = network.fn(gribskov, 'Udskrivningskoordinator', {
		situations: ['udskrivning'],
		phone: '+4595110002',
		mandate: 'own'
	});
	return { network, gribskov, coordinator, deputy };
}

const raw = { situation: 'udskrivning', kommune: 'gribskov', alder: '12' };

function firstAnswer(network: TestNetwork, at = wednesdayMorning) {
	const [answer] = ask(network.directory(), raw, at).answers;
	if (!answer) throw new Error('no answer');
	return answer;
}

test('the title states the number to call and what was asked', () => {
	const { network } = discharge();
	expect(titleOf(ask(network.directory(), raw))).toBe('Ring 95 11 00 02 · Udskrivning, Gribskov, 12 år');
});

test('the title says that all is closed rather than give a number that nobody answers', () => {
	const { network } = discharge();
	expect(titleOf(ask(network.directory(), raw, wednesdayNight))).toBe(
		'Lukket nu · Udskrivning, Gribskov, 12 år'
	);
});

test('a question without choices has the list for a title, with its page', () => {
	const { network, gribskov } = discharge();
	for (let count = 0; count < 25; count += 1) network.fn(gribskov, `Funktion ${count}`);
	expect(titleOf(ask(network.directory(), {}))).toBe('Alle kontakter');
	expect(titleOf(ask(network.directory(), { side: '2' }))).toBe('Alle kontakter · side 2');
});

test('an open function shows its own number, and its other channels beside it', () => {
	const { network, coordinator } = discharge();
	coordinator.channels = [...coordinator.channels, network.channel('secureMail', 'sikker@gribskov.example')];
	const view = viewOf(firstAnswer(network), 18);
	expect(view.isItself).toBe(true);
	expect(view.first?.channel.display).toBe('95 11 00 02');
	expect(view.channels.map(({ display }) => display)).toEqual(['sikker@gribskov.example']);
	expect(view.labels).toBe('Kan selv bevilge');
});

test('a deputy who is to be called instead stands on top, and only there', () => {
	const { network, coordinator, deputy } = discharge();
	coordinator.holders = [...coordinator.holders, deputy];
	const answer = firstAnswer(network);
	const index = answer.fallbacks.findIndex(({ reason }) => reason === 'deputy');
	const moved = { ...answer, callFirst: { slug: answer.function.slug, why: '', fallback: index } };
	const view = viewOf(moved, 18);
	expect(view.first?.lead).toBe('Ring i stedet til stedfortræder Bo Lund:');
	expect(view.first?.name).toBe('stedfortræder Bo Lund, Udskrivningskoordinator, Gribskov Kommune');
	expect(view.rest).not.toContain(answer.fallbacks[index]);
	expect(view.channels.map(({ display }) => display)).toContain('95 11 00 02');
});

test('when all is closed the secure mail is what one can use, before ordinary mail', () => {
	const { network, coordinator } = discharge();
	coordinator.channels = [
		...coordinator.channels,
		network.channel('mail', 'post@gribskov.example'),
		network.channel('secureMail', 'sikker@gribskov.example')
	];
	const view = viewOf(firstAnswer(network, wednesdayNight), 18);
	expect(view.first).toBeNull();
	expect(view.mail?.channel.value).toBe('sikker@gribskov.example');
});

test('a web page is never what one is told to press', () => {
	const { network, coordinator } = discharge();
	coordinator.channels = [network.channel('web', 'https://gribskov.example')];
	const answer = firstAnswer(network);
	const callFirst = { slug: answer.function.slug, why: '', fallback: null };
	expect(firstContact(callFirst, answer.fallbacks, answer)).toBeNull();
});

/** A question at night whose function has no mailbox, while another authority's coordinator has one. */
function atNight() {
	const { network, gribskov, coordinator } = discharge();
	const helsingoer = network.municipality('Helsingør', '0217');
	network.fn(helsingoer, 'Faglig tovholder', {
		serves: [gribskov, helsingoer],
		channels: [network.channel('secureMail', 'sikker@helsingoer.example')]
	});
	const nightView = () => viewOf(firstAnswer(network, wednesdayNight), 18);
	return { network, gribskov, coordinator, nightView };
}

test('at night nobody is told to write about a citizen to another authority', () => {
	const { nightView } = atNight();
	expect(nightView()).toMatchObject({ first: null, mail: null });
});

test('at night the mailbox may be one of the chain in the same party, and says whose it is', () => {
	const { network, gribskov, nightView } = atNight();
	network.line(gribskov, 'Modtagelsen', {
		channels: [network.channel('secureMail', 'modtagelsen@gribskov.example')]
	});
	expect(nightView().mail).toMatchObject({
		channel: { value: 'modtagelsen@gribskov.example' },
		name: 'Modtagelsen, Gribskov Kommune'
	});
});

test('the mailbox of a vacant or reported function is not the one to write to, its reception’s is', () => {
	const { network, gribskov, coordinator, nightView } = atNight();
	coordinator.channels = [network.channel('secureMail', 'sikker@gribskov.example')];
	coordinator.holders = [];
	expect(nightView().mail).toBeNull();
	network.line(gribskov, 'Modtagelsen', {
		channels: [network.channel('secureMail', 'modtagelsen@gribskov.example')]
	});
	expect(nightView().mail?.channel.value).toBe('modtagelsen@gribskov.example');

	coordinator.holders = [network.holder('Mette Holm')];
	expect(nightView().mail?.channel.value).toBe('sikker@gribskov.example');
	coordinator.evidence = [reportedWrong(wednesdayMorning.getTime())];
	expect(nightView().mail?.channel.value).toBe('modtagelsen@gribskov.example');
});

test('that a function is vacant is said before that all is closed', () => {
	const { network, gribskov, coordinator } = discharge();
	const closed = () => {
		const answer = firstAnswer(network, wednesdayNight);
		return allClosed(answer, answer.opensAt, wednesdayNight);
	};
	network.fn(gribskov, 'Nøgleperson');
	expect(closed()).toBe('Alle er lukket nu. Den første, du kan få fat i, åbner i morgen kl. 8.00.');
	coordinator.holders = [];
	expect(closed()).toBe(
		'Funktionen er ubesat. Alle andre er lukket nu. Den første, du kan få fat i, åbner i morgen kl. 8.00.'
	);
	coordinator.holders = [network.holder('Mette Holm')];
	coordinator.evidence = [reportedWrong(wednesdayMorning.getTime())];
	expect(closed()).toMatch(/^Kontakten er meldt forkert\. Alle andre er lukket nu\./);
});

test('one in the chain whom nobody can reach is left out, one with a number for the network is told of', () => {
	const { network, gribskov, coordinator } = discharge();
	const early = { ...officeHours, weekly: officeHours.weekly.map((day) => ({ ...day, opens: 420 })) };
	network.fn(gribskov, 'Nøgleperson', { phone: null, networkOnly: true, hours: early });
	network.line(gribskov, 'Modtagelsen', { phone: null });
	coordinator.holders = [];
	const answer = firstAnswer(network, wednesdayNight);
	const { rest } = viewOf(answer, 18);
	expect(rest.map(({ function: fn }) => fn.name)).toEqual(['Nøgleperson']);
	// Said once, with the way to it, in the number's place.
	expect(rest.map((fallback) => fallbackWords(fallback).detail).join()).not.toContain('kun for netværket');
	// It opens first, and cannot be reached without signing in.
	expect(answer.opensAt).toBeNull();
});

test('where the police stand in for a døgnvagt, one is told what to ask for', () => {
	const { network, gribskov } = discharge();
	network.nationalLines();
	network.fn(gribskov, 'Akut koordinator', { situations: ['selvmordshandling'] });
	const [answer] = ask(
		network.directory(),
		{ situation: 'selvmordshandling', kommune: 'gribskov' },
		wednesdayNight
	).answers;
	expect(answer && viewOf(answer, 18).first?.lead).toBe(
		'Ring i stedet til Politiet 114, og bed om den sociale døgnvagt:'
	);
	network.line(gribskov, 'Social døgnvagt', { hours: dayAndNight });
	const [guarded] = ask(
		network.directory(),
		{ situation: 'selvmordshandling', kommune: 'gribskov' },
		wednesdayNight
	).answers;
	expect(guarded && viewOf(guarded, 18).first?.lead).toBe('Ring i stedet til Social døgnvagt:');
});

test('without a municipality the title gives no number: it would be that of the first of them', () => {
	const { network } = discharge();
	expect(titleOf(ask(network.directory(), { situation: 'udskrivning' }))).toBe('Udskrivning');
	expect(titleOf(ask(network.directory(), { situation: 'udskrivning', retning: 'region' }))).toMatch(
		/^Ingen funktion/
	);
});

test('where only the transition function answers, it is said that nobody answers the situation itself', () => {
	const { network, gribskov } = discharge();
	network.fn(gribskov, 'Overgangskoordinator', {
		situations: ['overgang ved 18 år'],
		ageFrom: 15,
		ageTo: 24
	});
	const result = ask(network.directory(), { situation: 'skolefravær', kommune: 'gribskov', alder: '17' });
	expect(result.answers).toHaveLength(1);
	expect(isOnlyTransition(result)).toBe(true);
	// To the API it is an answer, with its side.
	expect(result.gap).toBeNull();
	expect(onlyTransition(result.query, 18)).toBe(
		'Ingen funktion i netværket er registreret til skolefravær i Gribskov Kommune for 17-årige. Der er en kontakt for overgangen ved 18 år:'
	);
	expect(isOnlyTransition(ask(network.directory(), { ...raw, alder: '17' }))).toBe(false);
});
