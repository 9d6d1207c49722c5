import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/lib/calendar/copenhagen-time.ts';
import { type PhoneFact, type PrivateFacts, findFindings } from '../../../src/lib/directory/findings.ts';
import type { FunctionEntry, HolderEntry, OrganisationEntry } from '../../../src/lib/directory/snapshot.ts';
import type { FindingKind } from '../../../src/lib/directory/vocabulary.ts';
import { judgePhone } from '../../../src/lib/server/verification/phone-numbers.ts';
import { TestNetwork, bounced, daysBefore, wednesdayMorning } from '../../support/network.ts';

const today = '2026-11-25';

/** A network with facts that only the server knows; people are named by numbers of the test's own. */
class CheckedNetwork extends TestNetwork {
	readonly personOf = new Map<number, number>();
	readonly phones: PhoneFact[] = [];
	readonly handedOn = new Set<number>();

	gribskov = this.municipality('Gribskov', '0270');
	family = this.organisation('Familieafdelingen', 'centre', { parent: this.gribskov });
	youth = this.organisation('Ungeenheden', 'centre', { parent: this.gribskov });
	hillerod = this.municipality('Hillerød', '0219');

	/** A function that somebody holds, with a reserve so that it lacks nothing. */
	held(unit: OrganisationEntry, person: number, options: Partial<HolderEntry> = {}): FunctionEntry {
		const fn = this.fn(unit, `Funktion ${person}`, { holders: [this.by(person, options)], phone: null });
		fn.reserveId = fn.id;
		return fn;
	}

	by(person: number, options: Partial<HolderEntry> = {}): HolderEntry {
		const holder = this.holder(null, options);
		this.personOf.set(holder.id, person);
		return holder;
	}

	phoneOf(owner: FunctionEntry | number, value: string, note: string | null = null): number {
		const channelId = 10_000 + this.phones.length;
		const functionId = typeof owner === 'number' ? null : owner.id;
		this.phones.push({
			channelId,
			functionId,
			personId: functionId === null ? Number(owner) : null,
			value,
			note
		});
		return channelId;
	}

	found(kind: FindingKind, at = wednesdayMorning) {
		const facts: PrivateFacts = {
			personOf: this.personOf,
			phones: this.phones,
			handedOn: this.handedOn,
			judgePhone: (value) => judgePhone(value, false)
		};
		return [...findFindings(this.directory(), facts, at)].flatMap((each) =>
			each?.kind === kind ? each.subjectId : []
		);
	}
}

describe('a number', () => {
	test.each([
		['+4548220000', 'fine'],
		['+4570201201', 'fine'],
		['+46812345678', 'fine'],
		['112', 'fine'],
		['114', 'fine'],
		['1813', 'fine'],
		['116111', 'fine'],
		['+4510203040', 'unassigned'],
		['+4595110002', 'unassigned'],
		['+45482200', 'malformed'],
		['+99948220000', 'malformed'],
		['4567', 'malformed']
	])('%s is %s', (value, state) => expect(judgePhone(value, false)).toBe(state));

	test('of the 95 series is fine in a demo, and other numbers that are not in use are not', () => {
		expect(judgePhone('+4595110002', true)).toBe('fine');
		expect(judgePhone('+459511000', true)).toBe('malformed');
		expect(judgePhone('+4510203040', true)).toBe('unassigned');
	});

	test('that cannot be called is found, a person’s own too when somebody is to call it', () => {
		const network = new CheckedNetwork();
		const own = network.phoneOf(network.held(network.family, 1), '4567');
		const persons = network.phoneOf(1, '+4510203040');
		network.phoneOf(99, '+4510203040');
		expect(network.found('numberMalformed')).toEqual([own]);
		expect(network.found('numberUnassigned')).toEqual([persons]);
	});
});

describe('one number in several places', () => {
	const number = '+4548220000';

	test('is found in functions of different units, on each of them', () => {
		const network = new CheckedNetwork();
		const here = network.phoneOf(network.held(network.family, 1), number);
		const there = network.phoneOf(network.held(network.hillerod, 2), number);
		expect(network.found('numberShared')).toEqual([here, there]);
	});

	test('is right in functions of one unit', () => {
		const network = new CheckedNetwork();
		network.phoneOf(network.held(network.family, 1), number);
		network.phoneOf(network.held(network.family, 2), number);
		expect(network.found('numberShared')).toEqual([]);
	});

	test('is right when it is a reception’s, for all below it and for nobody else', () => {
		const network = new CheckedNetwork();
		const reception = network.line(network.gribskov, 'Modtagelsen', { phone: null });
		network.phoneOf(reception, number);
		network.phoneOf(network.held(network.family, 1), number);
		network.phoneOf(network.held(network.youth, 2), number);
		expect(network.found('numberShared')).toEqual([]);
		network.phoneOf(network.held(network.hillerod, 3), number);
		expect(network.found('numberShared')).toHaveLength(4);
	});

	test('is found with two people', () => {
		const network = new CheckedNetwork();
		network.held(network.family, 1);
		network.held(network.family, 2);
		const both = [network.phoneOf(1, number), network.phoneOf(2, number)];
		expect(network.found('numberShared')).toEqual(both);
	});

	test('is right with one person, wherever that person has functions', () => {
		const network = new CheckedNetwork();
		network.phoneOf(network.held(network.family, 1), number);
		network.phoneOf(network.held(network.hillerod, 1), number);
		expect(network.found('numberShared')).toEqual([]);
		network.phoneOf(1, number);
		expect(network.found('numberShared')).toEqual([]);
	});

	test('is another number with another extension, and nobody’s with who holds nothing', () => {
		const network = new CheckedNetwork();
		network.phoneOf(network.held(network.family, 1), number, 'tast 1');
		network.phoneOf(network.held(network.hillerod, 2), number, 'tast 2');
		network.phoneOf(99, number, 'tast 1');
		expect(network.found('numberShared')).toEqual([]);
	});
});

describe('who holds', () => {
	test('is found as primary in more than five functions', () => {
		const network = new CheckedNetwork();
		for (let count = 0; count < 5; count += 1) network.held(network.family, 1);
		network.fn(network.family, 'Stedfortræder', {
			holders: [network.by(2), network.by(1, { role: 'deputy' })]
		});
		expect(network.found('primaryOfMany')).toEqual([]);
		network.held(network.hillerod, 1);
		expect(network.found('primaryOfMany')).toEqual([1]);
	});

	test('is found where the same person is primary and deputy, also when the name is not shown', () => {
		const network = new CheckedNetwork();
		const twice = network.fn(network.family, 'To gange', {
			holders: [network.by(1), network.by(1, { role: 'deputy' })]
		});
		network.fn(network.family, 'To personer', {
			holders: [network.by(1), network.by(2, { role: 'deputy' })]
		});
		expect(network.found('deputyIsPrimary')).toEqual([twice.id]);
	});

	test('is found without a deputy or a reserve', () => {
		const network = new CheckedNetwork();
		const alone = network.fn(network.family, 'Alene', { holders: [network.by(1)] });
		network.fn(network.family, 'Med stedfortræder', {
			holders: [network.by(1), network.by(2, { role: 'deputy' })]
		});
		network.fn(network.family, 'Med reserve', { holders: [network.by(1)], reserve: alone });
		network.fn(network.family, 'Ubesat', { holders: [] });
		network.line(network.family, 'Vagt');
		expect(network.found('noDeputy')).toEqual([alone.id]);
	});
});

describe('a period that ends', () => {
	const ends = (days: number) => ({ to: addDays(today, days) });

	test('within 30 days is found, and not the day before', () => {
		const network = new CheckedNetwork();
		const soon = network.held(network.family, 1, ends(30));
		network.held(network.family, 2, ends(31));
		network.held(network.family, 3);
		const last = network.held(network.family, 4, ends(0));
		expect(network.found('endsWithoutSuccessor')).toEqual([soon.id, last.id]);
	});

	test('is not found when the next is entered, or has been asked, or the function ends too', () => {
		const network = new CheckedNetwork();
		const entered = network.held(network.family, 1, ends(5));
		entered.holders = [...entered.holders, network.by(2, { from: addDays(today, 6) })];
		network.handedOn.add(network.held(network.family, 3, ends(5)).id);
		network.held(network.family, 4, ends(5)).validTo = addDays(today, 5);
		expect(network.found('endsWithoutSuccessor')).toEqual([]);
	});

	test('is found though a deputy stays, and not of a deputy when another stays', () => {
		const network = new CheckedNetwork();
		const left = network.held(network.family, 1, ends(5));
		left.holders = [...left.holders, network.by(2, { role: 'deputy' })];
		const acting = network.held(network.family, 3, { role: 'deputy', ...ends(5) });
		acting.holders = [...acting.holders, network.by(4, { role: 'deputy' })];
		expect(network.found('endsWithoutSuccessor')).toEqual([left.id]);
	});
});

describe('a chain', () => {
	/** In Hillerød nothing else is in the chain; a key person and a coordinator stand at the end of all. */
	const chained = () => {
		const network = new CheckedNetwork();
		network.nationalLines();
		network.fn(network.hillerod, 'Nøgleperson');
		const reception = network.line(network.hillerod, 'Modtagelsen', { confirmed: 100 });
		return { network, reception };
	};

	test('is found when neither the function nor any of its own links is confirmed', () => {
		const { network, reception } = chained();
		const stale = network.fn(network.hillerod, 'Koordinator', { confirmed: 91, criticality: 'acute' });
		const vacant = network.fn(network.hillerod, 'Ubesat', { holders: [] });
		network.fn(network.hillerod, 'Bekræftet', { confirmed: 89 });
		expect(network.found('chainDead').sort()).toEqual([stale.id, vacant.id].sort());
		expect(network.found('chainDead')).not.toContain(reception.id);
	});

	test('lives as long as one link does', () => {
		const { network, reception } = chained();
		network.fn(network.hillerod, 'Ubesat', { holders: [] });
		reception.evidence = [
			{ ...bounced(daysBefore(wednesdayMorning, 5)), method: 'confirmedByPhone', outcome: 'confirmed' }
		];
		expect(network.found('chainDead')).toEqual([]);
	});

	test('of one link alone is the reminders’ to chase', () => {
		const network = new CheckedNetwork();
		network.fn(network.hillerod, 'Alene', { confirmed: null });
		expect(network.found('chainDead')).toEqual([]);
	});
});

describe('an organisation past its last day', () => {
	test('is found with functions in it or below, when nobody followed it', () => {
		const network = new CheckedNetwork();
		network.hillerod.validTo = '2026-11-24';
		expect(network.found('organisationEnded')).toEqual([]);
		network.held(network.organisation('Team', 'team', { parent: network.hillerod }), 1);
		expect(network.found('organisationEnded')).toEqual([network.hillerod.id]);
		network.hillerod.successorId = network.gribskov.id;
		expect(network.found('organisationEnded')).toEqual([]);
	});

	test('is not found on its last day', () => {
		const network = new CheckedNetwork();
		network.hillerod.validTo = today;
		network.held(network.hillerod, 1);
		expect(network.found('organisationEnded')).toEqual([]);
	});

	test('whose functions are all closed is done with', () => {
		const network = new CheckedNetwork();
		network.hillerod.validTo = '2026-11-20';
		network.held(network.hillerod, 1).validTo = '2026-11-20';
		expect(network.found('organisationEnded')).toEqual([]);
	});
});
