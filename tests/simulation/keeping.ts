/** What people do to the directory in the simulation: tell it the truth, confirm it, and hand on. */
import { type IsoDate, addDays } from '../../src/lib/calendar/copenhagen-time.ts';
import type { EvidenceEntry } from '../../src/lib/directory/snapshot.ts';
import type { VerifierRole } from '../../src/lib/directory/vocabulary.ts';
import type { Published, PublishedFunction } from './published.ts';
import type { World } from './world.ts';

/** Whether the directory has the holders and numbers that the function really has. */
export function isRight(published: Published, world: World, functionId: number, date: IsoDate): boolean {
	const fn = published.get(functionId);
	const real = world.get(functionId);
	const hasValues =
		fn.channels.length === real.own.size && fn.channels.every(({ value }) => real.own.has(value));
	return (
		hasValues &&
		real.slots.every(({ role, who }) => (published.holderOn(fn, role, date)?.who ?? null) === who)
	);
}

/** Enters who really has the function, and by which numbers it is reached. Confirms nothing. */
export function correct(published: Published, world: World, functionId: number, date: IsoDate, at: Date) {
	const fn = published.get(functionId);
	const real = world.get(functionId);
	for (const { role, who } of real.slots) {
		const entered = published.holderOn(fn, role, date);
		if ((entered?.who ?? null) === who) continue;
		if (who === null) {
			if (entered) published.endHolder(fn, entered, addDays(date, -1));
			continue;
		}
		// A successor's number is shown where the one before had theirs shown.
		const before = entered ?? fn.holders.findLast((holder) => holder.role === role);
		const isShown = before !== undefined && before.channels.length > 0;
		published.appoint(fn, { who, role, from: date, phone: isShown ? world.phoneOf(who) : null, at });
	}
	const isSame =
		fn.channels.length === real.own.size && fn.channels.every(({ value }) => real.own.has(value));
	if (!isSame) published.replaceChannels(fn, real.own, at);
}

/** Says that the function is right, as the portal's button would have it. */
export function confirm(fn: PublishedFunction, at: Date, byRole: VerifierRole) {
	const method =
		byRole === 'holder' || byRole === 'deputy' ? 'confirmedByButton' : ('confirmedByKeyPerson' as const);
	note(fn.evidence, { at: at.getTime(), method, outcome: 'confirmed', byRole });
}

/** Adds evidence where it belongs in time: an answer of the morning may be noted after a call of the day before. */
export function note(list: EvidenceEntry[], entry: EvidenceEntry) {
	const later = list.findLastIndex(({ at }) => at <= entry.at);
	list.splice(later + 1, 0, entry);
}

/** Enters the last day of everything somebody has. */
export function handOn(published: Published, who: number, lastDay: IsoDate) {
	for (const fn of published.functions.values()) {
		for (const holder of fn.holders) {
			if (holder.who === who && (holder.to === null || holder.to > lastDay)) {
				published.endHolder(fn, holder, lastDay);
			}
		}
	}
}
