import { describe, expect, test } from 'vitest';
import { ask, namesOf } from '../../support/ask.ts';
import {
	TestNetwork,
	dayAndNight,
	reportedWrong,
	daysBefore,
	wednesdayMorning
} from '../../support/network.ts';

describe('who is asked', () => {
	test('the municipality and the units below it answer, not a neighbour and not the region', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const center = network.organisation('Center for Børn', 'centre', { parent: gribskov });
		const team = network.organisation('Team Ung', 'team', { parent: center });
		const halsnaes = network.municipality('Halsnæs', '0260');
		const region = network.organisation('Region Hovedstaden', 'region');
		network.fn(gribskov, 'Visitation', { situations: ['udskrivning'] });
		network.fn(team, 'Udskrivningskoordinator', { situations: ['udskrivning'], ageTo: 17 });
		network.fn(halsnaes, 'Naboens koordinator', { situations: ['udskrivning'] });
		network.fn(region, 'Regionens koordinator', { situations: ['udskrivning'] });

		const result = ask(network.directory(), { situation: 'udskrivning', kommune: 'gribskov' });

		expect(namesOf(result)).toEqual(['Udskrivningskoordinator', 'Visitation']);
		expect(result.gap).toBeNull();
	});

	test('a function that a neighbour runs for both municipalities answers in both, after the own one', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const halsnaes = network.municipality('Halsnæs', '0260');
		network.municipality('Hørsholm', '0223');
		network.fn(gribskov, 'Egen', { situations: ['udskrivning'] });
		network.fn(halsnaes, 'Fælles', { situations: ['udskrivning'], serves: [gribskov, halsnaes] });
		const directory = network.directory();

		expect(namesOf(ask(directory, { kommune: 'Gribskov' }))).toEqual(['Egen', 'Fælles']);
		expect(namesOf(ask(directory, { kommune: 'Hørsholm' }))).toEqual([]);
	});

	test('with retning=region the region and hospital units that serve the municipality answer', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const halsnaes = network.municipality('Halsnæs', '0260');
		network.municipality('Hørsholm', '0223');
		const region = network.organisation('Region Hovedstaden', 'region');
		const hospital = network.organisation('Hillerød Hospital', 'hospital', { parent: region });
		network.fn(gribskov, 'Kommunens', { situations: ['udskrivning'] });
		network.fn(hospital, 'For alle', { situations: ['udskrivning'] });
		network.fn(hospital, 'For to', { situations: ['udskrivning'], serves: [gribskov, halsnaes] });
		network.fn(hospital, 'Ikke for Gribskov', { situations: ['udskrivning'], serves: [halsnaes] });

		const result = ask(network.directory(), {
			situation: 'udskrivning',
			kommune: 'gribskov',
			retning: 'region'
		});

		expect(namesOf(result)).toEqual(['For to', 'For alle']);
	});

	test('voluntary organisations answer both ways, after the public ones', () => {
		const network = new TestNetwork();
		network.municipality('Hørsholm', '0223');
		const gribskov = network.municipality('Gribskov', '0270');
		const region = network.organisation('Region Hovedstaden', 'region');
		const voluntary = network.organisation('LMS', 'voluntary');
		network.fn(voluntary, 'Rådgivning', { situations: ['udskrivning'], serves: [gribskov] });
		network.fn(gribskov, 'Kommunens', { situations: ['udskrivning', 'skolefravær'] });
		network.fn(region, 'Regionens', { situations: ['udskrivning', 'skolefravær'] });
		const directory = network.directory();

		const question = { situation: 'udskrivning', kommune: 'gribskov' };
		expect(namesOf(ask(directory, question))).toEqual(['Kommunens', 'Rådgivning']);
		expect(namesOf(ask(directory, { ...question, retning: 'region' }))).toEqual(['Regionens', 'Rådgivning']);
	});
});

describe('the order of answers', () => {
	test('fewer situations, then fewer municipalities, then the narrower ages, then acute first', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const halsnaes = network.municipality('Halsnæs', '0260');
		network.municipality('Hørsholm', '0223');
		const both = [gribskov, halsnaes];
		const one = ['udskrivning'];
		const two = ['udskrivning', 'skolefravær'];
		network.fn(gribskov, '6 bred', { situations: two, serves: both });
		network.fn(gribskov, '5 to situationer', { situations: two, ageFrom: 15, ageTo: 17 });
		network.fn(gribskov, '4 to kommuner', { situations: one, serves: both, criticality: 'acute' });
		network.fn(gribskov, '3 uden aldersgrænse', { situations: one });
		network.fn(gribskov, '2 almindelig', { situations: one, ageFrom: 0, ageTo: 17 });
		network.fn(gribskov, '1 akut', { situations: one, ageFrom: 0, ageTo: 17, criticality: 'acute' });

		const names = namesOf(
			ask(network.directory(), { situation: 'udskrivning', kommune: 'gribskov', alder: '15' })
		);

		expect(names).toEqual([
			'1 akut',
			'2 almindelig',
			'3 uden aldersgrænse',
			'4 to kommuner',
			'5 to situationer',
			'6 bred'
		]);
	});

	test('among equals a vacant or stale one comes later, an open one first, then by slug; a place in the tree gives nothing', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const unit = network.organisation('Center', 'centre', { parent: gribskov });
		const situations = ['udskrivning'];
		const hours = { alwaysOpen: false, weekly: [{ weekday: 1, opens: 480, closes: 900 }], closures: [] };
		network.fn(gribskov, 'A ubesat', { situations, slug: 'a', holders: [] });
		network.fn(gribskov, 'B meldt forkert', {
			situations,
			slug: 'b',
			evidence: [reportedWrong(daysBefore(wednesdayMorning, 1))]
		});
		network.fn(gribskov, 'C forældet', { situations, slug: 'c', confirmed: 200 });
		network.fn(gribskov, 'D lukket', { situations, slug: 'd', hours });
		network.fn(unit, 'E åben', { situations, slug: 'e' });
		network.fn(gribskov, 'F åben', { situations, slug: 'f' });
		network.fn(gribskov, 'G mere specialiseret men ubesat', { situations, ageTo: 17, holders: [] });

		const names = namesOf(ask(network.directory(), { situation: 'udskrivning', kommune: 'gribskov' }));

		expect(names).toEqual([
			'G mere specialiseret men ubesat',
			'E åben',
			'F åben',
			'D lukket',
			'A ubesat',
			'B meldt forkert',
			'C forældet'
		]);
	});

	test('why says in words what put an answer where it is', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		network.municipality('Halsnæs', '0260');
		network.fn(gribskov, 'Koordinator', { situations: ['udskrivning'], ageFrom: 6, ageTo: 12 });

		const [answer] = ask(network.directory(), { situation: 'udskrivelse', kommune: '270' }).answers;

		expect(answer?.why).toEqual(['Har kun ansvar for udskrivning', 'Dækker kun Gribskov', 'For 6–12 år']);
	});
});

describe('age', () => {
	function network18() {
		const network = new TestNetwork();
		const furesoe = network.municipality('Furesø', '0190');
		network.fn(furesoe, 'Børn', { situations: ['udskrivning'], ageFrom: 0, ageTo: 17 });
		network.fn(furesoe, 'Voksne', { situations: ['udskrivning'], ageFrom: 18, ageTo: 24 });
		network.fn(furesoe, 'Unge', { situations: ['udskrivning', 'skolefravær'], ageFrom: 10, ageTo: 30 });
		network.fn(furesoe, 'Overgang', { situations: ['overgang ved 18 år'], ageFrom: 16, ageTo: 20 });
		return network.directory();
	}
	const answersAt = (alder: string) =>
		ask(network18(), { situation: 'udskrivning', kommune: 'furesø', alder }).answers.map((answer) => [
			answer.function.name,
			answer.side
		]);

	test('both ends of an age range are inside it', () => {
		expect(answersAt('10')).toEqual([
			['Børn', null],
			['Unge', null]
		]);
		expect(answersAt('30')).toEqual([['Unge', null]]);
		expect(answersAt('31')).toEqual([]);
	});

	test('within two years of 18 both sides and the transition function answer, the own side first, labelled', () => {
		const at17 = [
			['Børn', 'child'],
			['Unge', 'both'],
			['Voksne', 'adult'],
			['Overgang', 'transition']
		];
		expect(answersAt('17')).toEqual(at17);
		expect(answersAt('16')).toEqual(at17);
		expect(answersAt('15')).toHaveLength(2);
		expect(answersAt('20').map(([name]) => name)).toEqual(['Voksne', 'Unge', 'Børn', 'Overgang']);
		expect(answersAt('21')).toEqual([
			['Voksne', null],
			['Unge', null]
		]);
	});
});

describe('a gap', () => {
	test('nobody at all is said in words, with the chain to try and the acute numbers', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		network.nationalLines();
		network.line(gribskov, 'Modtagelsen');
		network.line(gribskov, 'Social døgnvagt', { hours: dayAndNight });
		network.fn(gribskov, 'Nøgleperson');

		const result = ask(network.directory(), {
			situation: 'selvmordshandling',
			kommune: 'gribskov',
			alder: '14'
		});

		expect(result.answers).toEqual([]);
		expect(result.gap?.text).toContain('til selvmordshandling i Gribskov Kommune for 14-årige');
		expect(result.gap?.fallbacks.map(({ reason }) => reason)).toEqual([
			'reception',
			'dutyPhone',
			'keyPerson',
			'nationalLine',
			'nationalLine'
		]);
		expect(result.gap?.callFirst?.fallback).toBe(0);
		expect(result.acuteNumbers.map(({ value }) => value)).toEqual(['112', '1813', '114', '+4570201201']);
	});

	test('a municipality outside the network is named as such and never answered with a neighbour', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		network.nationalLines();
		network.fn(gribskov, 'Koordinator', { situations: ['selvmordshandling'] });

		const result = ask(network.directory(), { situation: 'selvmordshandling', kommune: 'Egedal' });

		expect(result.answers).toEqual([]);
		expect(result.gap?.kind).toBe('outsideNetwork');
		expect(result.gap?.text).toContain('Egedal Kommune er ikke med i netværket');
		expect(result.gap?.fallbacks.map((contact) => contact.function.name)).toEqual([
			'Akuttelefonen 1813',
			'Alarm 112'
		]);
	});
});

test('without choices the answers come in pages of twenty, every function once', () => {
	const network = new TestNetwork();
	const gribskov = network.municipality('Gribskov', '0270');
	for (let number = 0; number < 47; number += 1) {
		network.fn(gribskov, `Funktion ${number}`, {
			situations: ['udskrivning'],
			...(number % 3 ? {} : { holders: [] })
		});
	}
	const directory = network.directory();
	const pages = ['1', '2', '3', '4'].map((side) => ask(directory, { side }));

	expect(pages.map(({ answers }) => answers.length)).toEqual([20, 20, 7, 0]);
	expect(pages[0]).toMatchObject({ page: 1, pages: 3, total: 47 });
	expect(new Set(pages.flatMap((page) => page.answers.map((answer) => answer.function.slug))).size).toBe(47);
	// Vacant ones come last among equals, across pages.
	const staffings = pages.flatMap((page) => page.answers.map(({ staffing }) => staffing));
	expect(staffings.slice(0, 31).every((staffing) => staffing === 'held')).toBe(true);
	expect(staffings.slice(31).every((staffing) => staffing === 'vacant')).toBe(true);
});
