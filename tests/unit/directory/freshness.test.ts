import { describe, expect, test } from 'vitest';
import { freshnessAt } from '../../../src/lib/directory/freshness.ts';
import type { EvidenceEntry } from '../../../src/lib/directory/snapshot.ts';
import { ask } from '../../support/ask.ts';
import {
	TestNetwork,
	bounced,
	confirmation,
	dayMs,
	daysBefore,
	reportedWrong,
	wednesdayMorning
} from '../../support/network.ts';

const policy = { organisationId: null, criticality: 'ordinary' as const, limitDays: 90, dueDays: 15 };
const at = wednesdayMorning;

function state(ofFunction: EvidenceEntry[], moment = at) {
	return freshnessAt({ ofFunction, ofHolder: [], channels: [], since: 0 }, policy, moment).state;
}

describe('freshness', () => {
	test('is due from the first reminder and overdue from the limit, to the millisecond', () => {
		const confirmed = new Date('2026-09-01T08:00:00Z').getTime();
		const after = (ms: number) => state([confirmation(confirmed)], new Date(confirmed + ms));
		expect(after(75 * dayMs - 1)).toBe('fresh');
		expect(after(75 * dayMs)).toBe('due');
		expect(after(90 * dayMs - 1)).toBe('due');
		expect(after(90 * dayMs)).toBe('overdue');
	});

	test('never confirmed is its own state, and a delivered mail makes nothing fresh', () => {
		expect(state([])).toBe('unconfirmed');
		const delivered = {
			at: at.getTime(),
			method: 'mailDelivered',
			outcome: 'confirmed',
			byRole: 'system'
		} as const;
		expect(state([delivered])).toBe('unconfirmed');
	});

	test('a report of a wrong number stands until somebody confirms again', () => {
		const confirmed = confirmation(daysBefore(at, 10));
		const reported = reportedWrong(daysBefore(at, 5));
		expect(state([confirmed, reported])).toBe('reported');
		expect(state([confirmed, reported, confirmation(daysBefore(at, 1))])).toBe('fresh');
	});

	test('evidence from before the present holder or number says nothing', () => {
		const evidence = [confirmation(daysBefore(at, 10))];
		const judge = (since: number) =>
			freshnessAt({ ofFunction: evidence, ofHolder: [], channels: [], since }, policy, at).state;
		expect(judge(daysBefore(at, 11))).toBe('fresh');
		expect(judge(daysBefore(at, 9))).toBe('unconfirmed');
	});

	test('a dead mailbox of a function with a working phone is marked on the mailbox alone', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const phone = network.channel('phone', '+4595110002');
		const mail = network.channel('mail', 'x@gribskov.example', [bounced(daysBefore(at, 2))]);
		network.fn(gribskov, 'Koordinator', { situations: ['udskrivning'], channels: [mail, phone] });

		const [answer] = ask(network.directory(), { situation: 'udskrivning' }).answers;

		expect(answer?.freshness.state).toBe('fresh');
		expect(answer?.channels).toMatchObject([
			{ kind: 'phone', broken: false },
			{ kind: 'mail', broken: true }
		]);
	});

	test('an organisation may have limits of its own, for itself and all below it', () => {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const unit = network.organisation('Team', 'team', { parent: gribskov });
		network.policies = [{ organisationId: gribskov.id, criticality: 'ordinary', limitDays: 9, dueDays: 2 }];
		network.fn(unit, 'Koordinator', { situations: ['udskrivning'], confirmed: 10 });

		const [answer] = ask(network.directory(), { situation: 'udskrivning' }).answers;

		expect(answer?.freshness.state).toBe('overdue');
	});
});
