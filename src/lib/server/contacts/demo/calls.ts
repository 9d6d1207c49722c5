/** The weekly calls by which the demo's accuracy was measured: five a week for the past half year, with what they showed. */
import { addDays, dayNumberOf, toCopenhagen, weekdayOf } from '../../../calendar/copenhagen-time.ts';
import type { AccuracyResult } from '../../../directory/vocabulary.ts';
import type { NetworkBuilder } from './builder.ts';
import type { DemoCall, DemoPerson } from './rows.ts';

const weeks = 26;
const callsAWeek = 5;
/** Of those who answer and had no new holder about to be told of: now and then the number had gone to somebody else. */
const otherResults: Record<Exclude<AccuracyResult, 'wrongPerson'>, number> = {
	right: 88,
	wrongNumber: 3,
	noAnswer: 9
};

/** This week's are drawn by the portal itself. */
export function callsOf(network: NetworkBuilder, coordinator: DemoPerson): DemoCall[] {
	const monday = weekdayOf(dayNumberOf(network.referenceDay)) - 1;
	const changes = new Map(
		network.evidence
			.filter(({ method }) => method === 'handoverAccepted')
			.map(({ functionId, at }) => [functionId, toCopenhagen(at).date])
	);
	return Array.from({ length: weeks }, (_, index) => monday + 7 * (index + 1)).flatMap((mondayAgo) => {
		const week = network.day(mondayAgo);
		const chosen = network.random.shuffle(network.functions).slice(0, callsAWeek);
		return chosen.map(({ id }) => {
			const change = changes.get(id);
			// The one before had left, and nobody had said so yet.
			const hadLeft = change !== undefined && week < change && change <= addDays(week, 28);
			return {
				week,
				functionId: id,
				drawnAt: network.instant(mondayAgo, 6 * 60),
				calledAt: network.instant(mondayAgo - network.random.between(0, 3), network.workMinute()),
				calledByPersonId: coordinator.id,
				result: hadLeft ? ('wrongPerson' as const) : network.random.weighted(otherResults)
			};
		});
	});
}
