import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromCopenhagen } from '../../../src/lib/calendar/copenhagen-time.ts';
import type { Freshness } from '../../../src/lib/directory/answer.ts';
import { freshnessOf, holdingOn, momentOf } from '../../../src/lib/directory/contact.ts';
import { confirmsInFull, isFailure, weightOf } from '../../../src/lib/directory/evidence-weights.ts';
import { type Evidence, freshnessAt } from '../../../src/lib/directory/freshness.ts';
import type { EvidenceEntry } from '../../../src/lib/directory/snapshot.ts';
import {
	verificationMethods,
	verificationOutcomes,
	verifierRoles
} from '../../../src/lib/directory/vocabulary.ts';
import { TestNetwork, confirmation, dayMs, reportedWrong, wednesdayMorning } from '../../support/network.ts';

const policy = { organisationId: null, criticality: 'ordinary' as const, limitDays: 90, dueDays: 15 };
const now = wednesdayMorning;
const runs = { numRuns: 10_000 };

/** Days from now; on so coarse a grid that many fall on the same instant and on the limits. */
const day = (min: number, max: number) =>
	fc.integer({ min: min / 5, max: max / 5 }).map((fifths) => now.getTime() + fifths * 5 * dayMs);
const entry: fc.Arbitrary<EvidenceEntry> = fc.record({
	at: day(-200, 50),
	method: fc.constantFrom(...verificationMethods),
	outcome: fc.constantFrom(...verificationOutcomes),
	byRole: fc.constantFrom(...verifierRoles)
});
const entries = fc.array(entry, { maxLength: 10 });
const since = day(-150, -50);

/** Each piece of evidence is about the function, the holder's own mailbox or the number, one after the other. */
function evidenceOf(all: readonly EvidenceEntry[], from: number): Evidence {
	const sorted = all.toSorted((a, b) => a.at - b.at);
	const about = (place: number) => sorted.filter((one) => all.indexOf(one) % 3 === place);
	const channel = {
		...{ id: 1, kind: 'phone' as const, value: '+4595110002', display: '95 11 00 02', note: null },
		addedAt: 0
	};
	return {
		ofFunction: about(0),
		ofHolder: about(1),
		channels: [{ ...channel, evidence: about(2) }],
		since: from
	};
}

const judge = (all: readonly EvidenceEntry[], from: number, at = now) =>
	freshnessAt(evidenceOf(all, from), policy, at);
/** With something more about the function itself. */
function judgeWith(all: readonly EvidenceEntry[], more: readonly EvidenceEntry[], from: number, at = now) {
	const evidence = evidenceOf(all, from);
	const ofFunction = [...evidence.ofFunction, ...more].sort((a, b) => a.at - b.at);
	return freshnessAt({ ...evidence, ofFunction }, policy, at);
}

const staleness = { fresh: 0, due: 1, overdue: 2, unconfirmed: 3, broken: 4, reported: 4 };
const isFailing = ({ state }: Freshness) => state === 'broken' || state === 'reported';

describe('freshness, whatever the evidence', () => {
	test('is not changed by evidence that settles nothing', () => {
		const inconclusive = fc.oneof(
			entry.map((one) => ({ ...one, outcome: 'inconclusive' as const })),
			entry.map((one) => ({ ...one, byRole: 'anonymous' as const })),
			entry.map((one) => ({ ...one, method: 'feedbackNoAnswer' as const })),
			entry.map((one) => ({ ...one, method: 'mailDelivered' as const }))
		);
		fc.assert(
			fc.property(entries, inconclusive, since, (all, more, from) => {
				expect(judgeWith(all, [more], from)).toEqual(judge(all, from));
			}),
			runs
		);
	});

	test('only gets better by a confirmation', () => {
		const confirming = entry.filter((one) => weightOf(one) > 0);
		fc.assert(
			fc.property(entries, confirming, since, (all, more, from) => {
				const before = judge(all, from);
				const after = judgeWith(all, [more], from);
				expect(staleness[after.state]).toBeLessThanOrEqual(staleness[before.state]);
				expect(after.limitAt?.getTime() ?? 0).toBeGreaterThanOrEqual(before.limitAt?.getTime() ?? 0);
			}),
			runs
		);
	});

	test('is never reached by delivered mail alone', () => {
		const delivered = entry.map((one) => ({ ...one, method: 'mailDelivered' as const }));
		fc.assert(
			fc.property(fc.array(delivered, { maxLength: 10 }), since, (all, from) => {
				expect(judge(all, from)).toMatchObject({ state: 'unconfirmed', confirmedAt: null, limitAt: null });
			}),
			runs
		);
	});

	test('goes one way while nothing new is known: fresh, due, overdue', () => {
		fc.assert(
			fc.property(entries, since, day(0, 150), day(0, 150), (all, from, one, other) => {
				const known = all.filter(({ at }) => at <= now.getTime());
				const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
				const before = judge(known, from, new Date(earlier));
				const after = judge(known, from, new Date(later));
				expect(staleness[after.state]).toBeGreaterThanOrEqual(staleness[before.state]);
				expect(after.limitAt).toEqual(before.limitAt);
			}),
			runs
		);
	});

	test('once failed is lifted by a full confirmation later than the failure, and by nothing else', () => {
		const failing = entry.filter((one) => isFailure(one) && one.at < now.getTime());
		fc.assert(
			fc.property(entries, failing, since, fc.boolean(), (all, failure, from, isLifted) => {
				fc.pre(failure.at >= from);
				// Another failure after it would have to be lifted too.
				const rest = all.filter((one) => one.at <= failure.at || !(confirmsInFull(one) || isFailure(one)));
				expect(isFailing(judgeWith(rest, [failure], from))).toBe(true);
				if (isLifted) {
					const lifting = confirmation(failure.at + 1);
					expect(isFailing(judgeWith(rest, [failure, lifting], from))).toBe(false);
				}
			}),
			runs
		);
	});

	test('looks at nothing that comes after the time asked about', () => {
		fc.assert(
			fc.property(entries, since, (all, from) => {
				const { ofFunction, ofHolder, channels, ...rest } = evidenceOf(all, from);
				const past = (list: readonly EvidenceEntry[]) => list.filter(({ at }) => at <= now.getTime());
				const until = {
					...rest,
					ofFunction: past(ofFunction),
					ofHolder: past(ofHolder),
					channels: channels.map((channel) => ({ ...channel, evidence: past(channel.evidence) }))
				};
				expect(judge(all, from)).toEqual(freshnessAt(until, policy, now));
			}),
			runs
		);
	});

	test('does not depend on the order of what happened at the same instant', () => {
		fc.assert(
			fc.property(entries, since, (all, from) => {
				const evidence = evidenceOf(all, from);
				const turned = (list: readonly EvidenceEntry[]) => list.toReversed().sort((a, b) => a.at - b.at);
				const other = {
					...evidence,
					ofFunction: turned(evidence.ofFunction),
					ofHolder: turned(evidence.ofHolder),
					channels: evidence.channels.map((channel) => ({ ...channel, evidence: turned(channel.evidence) }))
				};
				expect(freshnessAt(other, policy, now)).toEqual(freshnessAt(evidence, policy, now));
			}),
			runs
		);
	});
});

describe('somebody who got through', () => {
	const right = (at: number): EvidenceEntry => ({
		...{ at, method: 'feedbackRight', outcome: 'confirmed', byRole: 'professional' }
	});
	const after = (all: EvidenceEntry[], days: number, from = now.getTime()) =>
		freshnessAt(
			{ ofFunction: all, ofHolder: [], channels: [], since: 0 },
			policy,
			new Date(from + days * dayMs)
		);

	test('makes it fresh for half the limit', () => {
		const said = [right(now.getTime())];
		expect(after(said, 29).state).toBe('fresh');
		expect(after(said, 30).state).toBe('due');
		expect(after(said, 44.9).state).toBe('due');
		expect(after(said, 45)).toMatchObject({ state: 'overdue', method: 'feedbackRight' });
	});

	test('does not shorten what somebody who answers for it confirmed, and lengthens it near its end', () => {
		const confirmed = confirmation(now.getTime());
		const limitAt = (all: EvidenceEntry[]) => after(all, 80).limitAt?.getTime();
		expect(limitAt([confirmed, right(now.getTime() + 10 * dayMs)])).toBe(now.getTime() + 90 * dayMs);
		expect(limitAt([confirmed, right(now.getTime() + 80 * dayMs)])).toBe(now.getTime() + 125 * dayMs);
	});

	test('does not lift a report of a wrong number', () => {
		const said = [reportedWrong(now.getTime()), right(now.getTime() + dayMs)];
		expect(after(said, 2).state).toBe('reported');
	});
});

describe('an acceptance before the first day', () => {
	const firstDay = '2026-12-01';
	const accepted = (at: number): EvidenceEntry => ({
		...{ at, method: 'handoverAccepted', outcome: 'confirmed', byRole: 'holder' }
	});
	/** The function on a day, when its successor accepted it today; the number was entered that many days before. */
	function on(date: string, { numberEntered = 100 } = {}) {
		const network = new TestNetwork();
		const gribskov = network.municipality('Gribskov', '0270');
		const phone = {
			...network.channel('phone', '+4595110002'),
			addedAt: now.getTime() - numberEntered * dayMs
		};
		const entry = network.fn(gribskov, 'Koordinator', {
			channels: [phone],
			holders: [
				network.holder('Mette Holm', { to: '2026-11-30' }),
				network.holder('Bo Lund', { from: firstDay, addedAt: now.getTime() })
			],
			evidence: [accepted(now.getTime())]
		});
		const fn = network.directory().functions.get(entry.id);
		if (!fn) throw new Error('the function is not there');
		return freshnessOf(fn, holdingOn(fn, date).current, momentOf(fromCopenhagen(date, 12 * 60)));
	}

	test('counts from that day', () => {
		const start = fromCopenhagen(firstDay, 0);
		expect(on(firstDay)).toMatchObject({
			state: 'fresh',
			confirmedAt: start,
			limitAt: new Date(start.getTime() + 90 * dayMs)
		});
	});

	test('says nothing about whoever has it until then', () => {
		expect(on('2026-11-30').state).toBe('unconfirmed');
	});

	test('says nothing about a number entered since', () => {
		expect(on(firstDay, { numberEntered: -1 }).state).toBe('unconfirmed');
	});
});
