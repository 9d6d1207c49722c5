import { describe, expect, test } from 'vitest';
import { ask, faultIn } from '../../support/ask.ts';
import { TestNetwork, daysBefore, wednesdayMorning } from '../../support/network.ts';

function directory() {
	const network = new TestNetwork();
	const hoersholm = network.municipality('Hørsholm', '0223');
	network.municipality('Gribskov', '0270');
	network.fn(hoersholm, 'Koordinator', { situations: ['udskrivning'] });
	return network.directory();
}

test('a time without a zone is Copenhagen’s', () => {
	expect(ask(directory(), { tid: '2027-03-19T16:10' }).asOf).toEqual(new Date('2027-03-19T15:10:00Z'));
	expect(ask(directory(), { tid: '2027-07-19T16:10+02:00' }).asOf).toEqual(new Date('2027-07-19T14:10:00Z'));
});

describe('a question', () => {
	test.each(['Hørsholm', 'hørsholm kommune', 'HOERSHOLM', 'Horsholm', '0223', '223', 'hoersholm-kommune'])(
		'takes the municipality as %s',
		(kommune) => {
			expect(ask(directory(), { kommune }).query.municipality).toEqual({
				slug: 'hoersholm-kommune',
				name: 'Hørsholm Kommune',
				code: '0223'
			});
		}
	);

	test.each(['København', 'Københavns Kommune', 'koebenhavn', '101'])(
		'knows %s as a municipality outside the network',
		(kommune) => {
			expect(ask(directory(), { kommune }).gap?.text).toContain('Københavns Kommune er ikke med i netværket');
		}
	);

	test.each(['udskrivning', 'Udskrivelse', 'UDSKRIVNING ', 'overgang-ved-18-aar', 'Overgang ved 18 år'])(
		'takes the situation by name, alias or slug: %s',
		(situation) => {
			expect(ask(directory(), { situation }).query.situation).not.toBeNull();
		}
	);

	test('with an unknown word names the nearest spellings', () => {
		expect(faultIn(directory(), { kommune: 'Gripskov' })).toMatchObject({
			status: 404,
			field: 'kommune',
			nearest: expect.arrayContaining(['Gribskov'])
		});
		const fault = faultIn(directory(), { situation: 'utskrivnig' });
		expect(fault).toMatchObject({ status: 404, field: 'situation' });
		expect(fault.nearest[0]).toBe('udskrivning');
	});

	test.each([
		[{ alder: '400' }, 'alder'],
		[{ alder: '-1' }, 'alder'],
		[{ alder: '17.5' }, 'alder'],
		[{ tid: 'i morgen' }, 'tid'],
		[{ tid: '2026-02-30T99:00' }, 'tid'],
		[{ tid: '2027-02-30' }, 'tid'],
		[{ tid: '2027-03-28T02:30' }, 'tid'],
		[{ retning: 'staten' }, 'retning'],
		[{ side: '0' }, 'side'],
		[{ situation: 'x'.repeat(8_000) }, 'situation']
	])('that is malformed says what to write: %j', (raw, field) => {
		expect(faultIn(directory(), raw)).toMatchObject({ status: 400, field });
	});

	test('with a script in it is an unknown word like any other', () => {
		expect(faultIn(directory(), { situation: '<script>' }).status).toBe(404);
	});

	test('with a CPR-shaped number is refused', () => {
		expect(faultIn(directory(), { kommune: '010203-1234' }).error).toContain('CPR');
	});

	test('in the hour that summer time skips is told so; the hours around it are times', () => {
		expect(faultIn(directory(), { tid: '2027-03-28T02:00' }).error).toContain('sommertid');
		expect(faultIn(directory(), { tid: '2027-03-28T25:00' }).error).toBe(
			'Skriv tidspunktet som 2026-12-24T15:30.'
		);
		expect(ask(directory(), { tid: '2027-03-28T01:59' }).asOf).toEqual(new Date('2027-03-28T00:59:00Z'));
		expect(ask(directory(), { tid: '2027-03-28T03:00' }).asOf).toEqual(new Date('2027-03-28T01:00:00Z'));
	});

	test('may ask about another time: today’s records, evidence up to then', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		network.fn(gribskov, 'Koordinator', {
			situations: ['udskrivning'],
			confirmed: 10,
			holders: [
				network.holder('Før', { to: '2026-11-20' }),
				network.holder('Efter', { from: '2026-11-21', addedAt: daysBefore(wednesdayMorning, 200) })
			]
		});
		const at = (tid: string) => ask(network.directory(), { situation: 'udskrivning', tid }).answers[0];

		expect(at('2026-11-20T12:00:00+01:00')?.holder?.name).toBe('Før');
		expect(at('2026-11-20T12:00:00+01:00')?.freshness.state).toBe('fresh');
		expect(at('2026-11-20T23:30:00Z')?.holder?.name).toBe('Efter');
		expect(at('2026-11-20T23:30:00Z')?.freshness.state).toBe('unconfirmed');
		expect(at('2026-11-01T12:00:00Z')?.freshness.state).toBe('unconfirmed');
	});
});

test('a unit of a party that has ended is shown under its successor from that midnight', () => {
	const network = new TestNetwork();
	network.municipality('Gribskov', '0270');
	const east = network.organisation('Region Østdanmark', 'region', { validFrom: '2027-01-01' });
	const capital = network.organisation('Region Hovedstaden', 'region', {
		validTo: '2026-12-31',
		successorId: east.id
	});
	const hospital = network.organisation('Hillerød Hospital', 'hospital', { parent: capital });
	network.fn(hospital, 'Modtagelsen', { situations: ['udskrivning'] });
	const titleAt = (tid: string) =>
		ask(network.directory(), { retning: 'region', tid }).answers[0]?.function.organisation;

	expect(titleAt('2026-12-31T22:59:59Z')).toBe('Hillerød Hospital, Region Hovedstaden');
	expect(titleAt('2026-12-31T23:00:00Z')).toBe('Hillerød Hospital, Region Østdanmark');
});
