/** Look-ups in the simulation: drawn at random, answered by the portal's own lookup, and rung. */
import {
	type IsoDate,
	dayNumberOf,
	fromCopenhagen,
	weekdayOf
} from '../../src/lib/calendar/copenhagen-time.ts';
import type { CallFirst, Contact, Fallback } from '../../src/lib/directory/answer.ts';
import type { Directory } from '../../src/lib/directory/directory.ts';
import { lookup } from '../../src/lib/directory/lookup.ts';
import type { LookupQuery } from '../../src/lib/directory/query.ts';
import type { Dice } from '../support/dice.ts';
import type { Assumptions } from './assumptions.ts';

export interface Question {
	query: LookupQuery;
	at: Date;
	acute: boolean;
}

/** The questions of a day. What is asked does not depend on what the directory answers. */
export function questionsOf(
	directory: Directory,
	date: IsoDate,
	dice: Dice,
	{ lookupsADay, acuteShare, inOfficeHours }: Assumptions
): Question[] {
	const { situations } = directory.snapshot;
	const ofKind = (acute: boolean) => situations.filter((situation) => situation.acute === acute);
	const weekday = weekdayOf(dayNumberOf(date));
	const isWeekend = weekday >= 6;
	return Array.from({ length: lookupsADay }, () => {
		const acute = dice.chance(acuteShare);
		const situation = dice.pick(ofKind(acute));
		const member = dice.pick(directory.members);
		const age = dice.range(6, 24);
		const direction = dice.chance(0.3) ? ('region' as const) : ('municipality' as const);
		const isOffice = dice.chance(inOfficeHours);
		const minute = isOffice && !isWeekend ? dice.range(8 * 60, 15 * 60 - 1) : dice.range(0, 24 * 60 - 1);
		const municipality = { name: member.name, code: null, member };
		return {
			query: { situation, municipality, age, direction, page: 1 },
			at: fromCopenhagen(date, minute),
			acute
		};
	});
}

/** Whom the portal names as the one to call first, and by which number; null when it names nobody. */
export function calledFirst(
	directory: Directory,
	{ query, at }: Question
): { slug: string; value: string } | null {
	const { answers, gap } = lookup(directory, query, at);
	const [answer] = answers;
	const named = answer
		? contactNamed(answer.callFirst, answer.fallbacks, answer)
		: contactNamed(gap?.callFirst ?? null, gap?.fallbacks ?? [], null);
	const channel = named?.channels.find(({ broken }) => !broken);
	if (!named || !channel) return null;
	return { slug: named.function.slug, value: channel.value };
}

function contactNamed(
	callFirst: CallFirst | null,
	fallbacks: readonly Fallback[],
	itself: Contact | null
): Contact | null {
	if (!callFirst) return null;
	return callFirst.fallback === null ? itself : (fallbacks[callFirst.fallback] ?? null);
}

/** When somebody says how a call went: a quarter of an hour after it. */
export const afterCall = (at: Date) => new Date(at.getTime() + 15 * 60_000);
