import { describe, expect, test } from 'vitest';
import { addDays, fromCopenhagen, toCopenhagen } from '../../../src/lib/calendar/copenhagen-time.ts';
import { freshnessAt } from '../../../src/lib/directory/freshness.ts';
import type { EvidenceEntry } from '../../../src/lib/directory/snapshot.ts';
import type { Criticality } from '../../../src/lib/directory/vocabulary.ts';
import { generateDemoNetwork } from '../../../src/lib/server/contacts/demo/generate.ts';
import type { DemoEvidence, DemoFunction, DemoHolder } from '../../../src/lib/server/contacts/demo/rows.ts';

const referenceDay = '2026-11-22';
const morning = fromCopenhagen(referenceDay, 8 * 60);
const network = generateDemoNetwork({ seed: 2018, referenceDay });
const policies: Record<Criticality, [limitDays: number, dueDays: number]> = {
	acute: [30, 7],
	ordinary: [90, 15],
	background: [180, 15]
};

function find(slug: string): DemoFunction {
	const row = network.functions.find((fn) => fn.slug === slug);
	if (!row) throw new Error(`no function ${slug}`);
	return row;
}

function holdersOn(fn: DemoFunction, date: string): DemoHolder[] {
	return network.holders.filter(
		({ functionId, startsOn, endsOn }) =>
			functionId === fn.id && (startsOn === null || startsOn <= date) && (endsOn === null || endsOn >= date)
	);
}

function staffingOf(fn: DemoFunction, date = referenceDay): string {
	if (fn.staffing === 'line') return 'line';
	const roles = holdersOn(fn, date).map(({ role }) => role);
	if (roles.includes('primary')) return 'held';
	return roles.includes('deputy') ? 'acting' : 'vacant';
}

const toEntries = (rows: readonly DemoEvidence[]): EvidenceEntry[] =>
	rows.map(({ at, method, outcome, byRole }) => ({ at: at.getTime(), method, outcome, byRole }));

/** What the directory says of the function on the reference day, worked out from its rows. */
function freshnessOf(fn: DemoFunction, at = morning) {
	const holders = holdersOn(fn, referenceDay);
	const holder = holders.find(({ role }) => role === 'primary') ?? holders[0];
	const channelsOf = (owner: { functionId: number } | { personId: number }) =>
		network.channels
			.filter(
				(row) =>
					row.retiredAt === null &&
					('functionId' in owner ? row.functionId === owner.functionId : row.personId === owner.personId)
			)
			.sort((a, b) => a.position - b.position)
			.map((row) => ({
				...row,
				display: row.value,
				addedAt: row.addedAt.getTime(),
				evidence: toEntries(network.evidence.filter(({ channelId }) => channelId === row.id))
			}));
	const own = channelsOf({ functionId: fn.id });
	const ofHolder = holder ? channelsOf({ personId: holder.personId }) : [];
	const [limitDays, dueDays] = policies[fn.criticality];
	return freshnessAt(
		{
			ofFunction: toEntries(network.evidence.filter(({ functionId }) => functionId === fn.id)),
			ofHolder: ofHolder.flatMap(({ evidence }) => evidence),
			channels: [...own, ...ofHolder].filter(({ visibility }) => visibility === 'public'),
			since: Math.max(
				own.find(({ kind }) => kind === 'phone')?.addedAt ?? own[0]?.addedAt ?? 0,
				holder?.addedAt.getTime() ?? 0,
				holder?.startsOn ? Date.parse(holder.startsOn) : 0
			)
		},
		{ organisationId: null, criticality: fn.criticality, limitDays, dueDays },
		at
	);
}

const counts = new Map<string, number>();
for (const fn of network.functions) {
	const { state } = freshnessOf(fn);
	counts.set(state, (counts.get(state) ?? 0) + 1);
}

describe('what is known about contacts in the demo', () => {
	test('most are fresh, about four of five', () => {
		const share = (counts.get('fresh') ?? 0) / network.functions.length;
		expect(share).toBeGreaterThan(0.75);
		expect(share).toBeLessThan(0.9);
	});

	test.each([
		['fresh', 'furesoe-udskrivningskoordinator-boern'],
		['fresh', 'gribskov-udskrivningskoordinator-boern'],
		['fresh', 'halsnaes-social-doegnvagt'],
		['due', 'alleroed-kontakt-for-psykiatrisk-screening'],
		['due', 'hoersholm-visitation-socialpsykiatri'],
		['overdue', 'rudersdal-koordinator-ved-selvmordshandlinger-voksne'],
		['overdue', 'frederikssund-forloebskoordinator'],
		['unconfirmed', 'hilleroed-ssp-konsulent'],
		['unconfirmed', 'frederikssund-koordinator-ved-selvmordshandlinger-voksne'],
		['broken', 'alleroed-ppr-psykolog'],
		['broken', 'pc-glostrup-udskrivningskoordinator-voksne'],
		['reported', 'hoersholm-ungekoordinator'],
		['reported', 'fredensborg-sundhedsplejerske']
	])('%s: %s, from morning to night', (state, slug) => {
		expect(freshnessOf(find(slug)).state).toBe(state);
		expect(freshnessOf(find(slug), fromCopenhagen(referenceDay, 23 * 60 + 59)).state).toBe(state);
	});

	test('a holder whose mail came back had been confirmed before', () => {
		expect(freshnessOf(find('alleroed-ppr-psykolog')).confirmedAt).not.toBeNull();
	});

	test('a changed number makes an earlier confirmation count for nothing', () => {
		const fn = find('frederikssund-koordinator-ved-selvmordshandlinger-voksne');
		const phones = network.channels.filter(
			({ functionId, kind }) => functionId === fn.id && kind === 'phone'
		);
		expect(phones.map(({ retiredAt }) => retiredAt !== null)).toEqual([true, false]);
		expect(
			network.evidence.some(({ functionId, outcome }) => functionId === fn.id && outcome === 'confirmed')
		).toBe(true);
	});

	test('confirmations come by every way there is, on working days in working hours', () => {
		const ways = new Set(network.evidence.map(({ method, byRole }) => `${method} ${byRole}`));
		for (const way of [
			'confirmedByButton holder',
			'confirmedByPhone keyPerson',
			'confirmedByKeyPerson keyPerson',
			'confirmedInMeeting coordinator',
			'handoverAccepted holder',
			'mailDelivered system',
			'mailBounced system',
			'feedbackRight professional',
			'feedbackNoAnswer professional',
			'feedbackWrong professional'
		]) {
			expect(ways).toContain(way);
		}
		for (const { method, outcome, at } of network.evidence) {
			if (outcome !== 'confirmed' || method === 'feedbackRight') continue;
			const { weekday, minute } = toCopenhagen(at);
			expect(weekday).toBeLessThanOrEqual(5);
			expect(minute >= 8 * 60 && minute <= 16 * 60).toBe(true);
		}
	});
});

describe('who has the functions of the demo', () => {
	test.each([
		['held', 'furesoe-udskrivningskoordinator-boern'],
		['vacant', 'halsnaes-koordinator-ved-selvmordshandlinger'],
		['vacant', 'furesoe-gadeplansmedarbejder'],
		['acting', 'fredensborg-udskrivningskoordinator-boern'],
		['acting', 'rudersdal-koordinator-for-overgang-ved-18-aar'],
		['line', 'furesoe-modtagelsen-boern-og-unge']
	])('%s: %s', (staffing, slug) => {
		expect(staffingOf(find(slug))).toBe(staffing);
	});

	test('a function that was handed over has somebody new since, who has accepted it', () => {
		const fn = find('gribskov-sundhedsplejerske');
		const primaries = network.holders.filter(
			({ functionId, role }) => functionId === fn.id && role === 'primary'
		);
		const [before, now] = primaries;
		expect(now?.startsOn).toBe(addDays(before?.endsOn ?? '', 1));
		expect(freshnessOf(fn)).toMatchObject({ state: 'fresh', method: 'handoverAccepted', byRole: 'holder' });
	});

	test('one who leaves within a month has a successor entered already', () => {
		const fn = find('gribskov-koordinator-ved-selvmordshandlinger');
		const [now] = holdersOn(fn, referenceDay).filter(({ role }) => role === 'primary');
		expect(now?.endsOn).not.toBeNull();
		const lastDay = now?.endsOn ?? '';
		expect(lastDay > referenceDay && lastDay <= addDays(referenceDay, 30)).toBe(true);
		const next = holdersOn(fn, addDays(lastDay, 1)).find(({ role }) => role === 'primary');
		expect(next?.personId).not.toBe(now?.personId);
		expect(next).toBeDefined();
	});

	test('the coordinator in Gribskov has a deputy whom everyone can ring', () => {
		const fn = find('gribskov-udskrivningskoordinator-boern');
		const deputy = holdersOn(fn, referenceDay).find(({ role }) => role === 'deputy');
		const phones = network.channels.filter(
			({ personId, kind, visibility }) =>
				personId === deputy?.personId && kind === 'phone' && visibility === 'public'
		);
		expect(phones).toHaveLength(1);
	});

	test('one holder shows the function alone', () => {
		const hidden = network.holders.filter(({ showName }) => !showName);
		expect(hidden.map(({ functionId }) => functionId)).toEqual([find('helsingoer-gadeplansmedarbejder').id]);
	});

	test('most numbers of holders are for the network, some for everyone', () => {
		const mobiles = network.channels.filter(({ personId, kind }) => personId !== null && kind === 'phone');
		const open = mobiles.filter(({ visibility }) => visibility === 'public').length;
		expect(open).toBeGreaterThan(5);
		expect(open).toBeLessThan(mobiles.length / 2);
	});

	test('merged units have ended, have a successor and hold nothing any more', () => {
		const merged = network.organisations.filter(({ validTo }) => validTo !== null && validTo < referenceDay);
		expect(merged.map(({ name }) => name)).toEqual([
			'Familierådgivningen Helsingør',
			'Ungerådgivningen Birkerød'
		]);
		for (const { id, successorId } of merged) {
			expect(successorId).not.toBeNull();
			expect(network.functions.filter(({ organisationId }) => organisationId === id)).toEqual([]);
		}
	});

	test('opening hours are of every kind: unknown, with a break, day and night, closed at Christmas', () => {
		const intervalsOnMonday = (fn: DemoFunction) => fn.weekly.filter(({ weekday }) => weekday === 1).length;
		expect(network.functions.some((fn) => !fn.alwaysOpen && fn.weekly.length === 0)).toBe(true);
		expect(network.functions.some((fn) => intervalsOnMonday(fn) === 2)).toBe(true);
		expect(network.functions.filter(({ alwaysOpen }) => alwaysOpen).length).toBeGreaterThan(10);
		expect(network.functions.flatMap(({ closures }) => closures)).toContainEqual({
			from: '2026-12-27',
			to: '2026-12-30'
		});
	});
});
