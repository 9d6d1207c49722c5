import { expect, test } from 'vitest';
import { firstContact, titleOf, viewOf } from '../../../src/lib/directory/answer-view.ts';
import { ask } from '../../support/ask.ts';
import { TestNetwork, wednesdayMorning, wednesdayNight } from '../../support/network.ts';

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
	expect(view.labels).toBe('kan selv bevilge');
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
