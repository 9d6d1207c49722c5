/** What is known about a function: confirmations spread over the past year, and the failures its state tells of. */
import type { Criticality } from '../../../directory/vocabulary.ts';
import type { NetworkBuilder } from './builder.ts';
import type { PlannedFunction } from './functions.ts';
import type { DemoEvidence, DemoPerson } from './rows.ts';
import type { Staffed } from './staff.ts';

type Span = readonly [min: number, max: number];

/** Days since the last confirmation that give each state under the default policies, with a day to spare. */
const confirmedDaysAgo: Record<Criticality, { fresh: Span; due: Span; overdue: Span }> = {
	acute: { fresh: [1, 20], due: [24, 29], overdue: [32, 80] },
	ordinary: { fresh: [2, 70], due: [77, 88], overdue: [93, 220] },
	background: { fresh: [3, 155], due: [167, 178], overdue: [185, 330] }
};
/** Failures are of the last days, and confirmations before them older than that. */
const failedDaysAgo: Span = [1, 6];
const beforeFailure = 8;
/** No evidence is older than the directory. */
const oldest = 395;

/** Those who may confirm on behalf of a party. */
export interface Verifiers {
	keyPerson: DemoPerson | null;
	coordinator: DemoPerson;
	/** Somebody who looked the function up. */
	professional: DemoPerson;
}

/** Adds the evidence about one function that makes its state what it was planned to be. */
export function addEvidence(
	network: NetworkBuilder,
	fn: PlannedFunction,
	staffed: Staffed,
	verifiers: Verifiers
) {
	const { random } = network;
	const about = { functionId: fn.row.id };
	const { knowledge } = fn.state;
	const confirmed = lastConfirmation(network, fn, staffed);

	if (confirmed !== null) {
		addHistory(network, fn, staffed, verifiers, confirmed);
		if (staffed.cameDaysAgo !== null && staffed.person) {
			network.addEvidence(about, {
				method: 'handoverAccepted',
				outcome: 'confirmed',
				// The same working day as the handover, after nine.
				at: network.instant(confirmed, random.between(9 * 60 + 30, 16 * 60)),
				byPersonId: staffed.person.id,
				byRole: 'holder'
			});
		} else {
			const by = staffed.leftDaysAgo === null ? staffed.person : staffed.former;
			confirm(network, fn, by, verifiers, confirmed);
		}
	} else if (staffed.cameDaysAgo !== null) {
		addHistory(network, fn, staffed, verifiers, staffed.cameDaysAgo);
	}

	if (staffed.mail && (knowledge === 'unconfirmed' || random.chance(0.3))) {
		network.addEvidence(
			{ channelId: staffed.mail.id },
			{ method: 'mailDelivered', outcome: 'inconclusive', ...bySystem(network, [7, 14]) }
		);
	}
	if (knowledge === 'bounced' && staffed.mail) {
		network.addEvidence(
			{ channelId: staffed.mail.id },
			{ method: 'mailBounced', outcome: 'failed', ...bySystem(network, failedDaysAgo) }
		);
	} else if (knowledge === 'reported') {
		network.addEvidence(about, {
			method: 'feedbackWrong',
			outcome: 'failed',
			at: network.instant(network.workdaysAgo(...failedDaysAgo), network.workMinute()),
			byPersonId: verifiers.professional.id,
			byRole: 'professional'
		});
	} else if (random.chance(0.2)) {
		addFeedback(network, fn, verifiers.professional);
	}
}

/** Days since the last confirmation; null where nobody has confirmed what holds now. */
function lastConfirmation(network: NetworkBuilder, fn: PlannedFunction, staffed: Staffed): number | null {
	const spans = confirmedDaysAgo[fn.row.criticality];
	const { knowledge } = fn.state;
	if (knowledge === 'unconfirmed') return null;
	if (staffed.cameDaysAgo !== null) return staffed.cameDaysAgo;
	if (staffed.leftDaysAgo !== null)
		return network.workdaysAgo(staffed.leftDaysAgo + 3, staffed.leftDaysAgo + 50);
	if (knowledge === 'due' || knowledge === 'overdue') return network.workdaysAgo(...spans[knowledge]);
	const earliest = knowledge === 'fresh' ? spans.fresh[0] : beforeFailure;
	return network.workdaysAgo(earliest, spans.fresh[1]);
}

/** Earlier confirmations, about as far apart as the policy asks for. */
function addHistory(
	network: NetworkBuilder,
	fn: PlannedFunction,
	staffed: Staffed,
	verifiers: Verifiers,
	before: number
) {
	const by = staffed.former ?? staffed.person;
	const apart = confirmedDaysAgo[fn.row.criticality].due[1];
	let latest = before;
	for (let count = network.random.between(0, 3); count > 0; count -= 1) {
		const next = latest + apart - 6;
		if (next + 10 > oldest) return;
		latest = network.workdaysAgo(next, next + 10);
		confirm(network, fn, by, verifiers, latest);
	}
}

/** Somebody says that the contact is right: mostly who has it, else a key person or the coordinator. */
function confirm(
	network: NetworkBuilder,
	fn: PlannedFunction,
	holder: DemoPerson | null,
	{ keyPerson, coordinator }: Verifiers,
	daysAgo: number
) {
	const { random } = network;
	const at = network.instant(daysAgo, network.workMinute());
	const way = random.weighted({
		holder: holder ? 60 : 0,
		phone: 22,
		keyPerson: keyPerson && keyPerson !== holder ? 12 : 0,
		meeting: 6
	});
	const caller = keyPerson && keyPerson !== holder ? keyPerson : coordinator;
	const said: Record<typeof way, Pick<DemoEvidence, 'method' | 'byPersonId' | 'byRole'>> = {
		holder: { method: 'confirmedByButton', byPersonId: holder?.id ?? null, byRole: 'holder' },
		phone: {
			method: 'confirmedByPhone',
			byPersonId: caller.id,
			byRole: caller === coordinator ? 'coordinator' : 'keyPerson'
		},
		keyPerson: { method: 'confirmedByKeyPerson', byPersonId: keyPerson?.id ?? null, byRole: 'keyPerson' },
		meeting: { method: 'confirmedInMeeting', byPersonId: coordinator.id, byRole: 'coordinator' }
	};
	network.addEvidence({ functionId: fn.row.id }, { outcome: 'confirmed', at, ...said[way] });
}

function addFeedback(network: NetworkBuilder, fn: PlannedFunction, professional: DemoPerson) {
	const answered = network.random.chance(0.7);
	network.addEvidence(
		{ functionId: fn.row.id },
		{
			method: answered ? 'feedbackRight' : 'feedbackNoAnswer',
			outcome: answered ? 'confirmed' : 'inconclusive',
			at: network.instant(network.random.between(1, 60), network.random.between(0, 24 * 60 - 1)),
			byPersonId: professional.id,
			byRole: 'professional'
		}
	);
}

function bySystem(network: NetworkBuilder, span: Span) {
	const at = network.instant(network.workdaysAgo(...span), 7 * 60 + network.random.between(0, 20));
	return { at, byPersonId: null, byRole: 'system' } as const;
}
