/** Who is to take over: told of until they have answered, and then as any other who has a function from a day on. */
import { type IsoDate, addDays } from '../calendar/copenhagen-time.ts';
import type { DirectoryFunction } from './directory.ts';

/** Days after the first day for which the link to accept by works. Then nobody is awaited any more. */
export const acceptWithinDays = 30;

/**
 * The first day of somebody who has been asked to take over and has not accepted; null when nobody has been, when another
 * has the function from then on, and once the link has run out.
 */
export function successionOn({ entry }: DirectoryFunction, date: IsoDate): IsoDate | null {
	if (!entry.succession) return null;
	const { startsOn } = entry.succession;
	if (date > addDays(startsOn, acceptWithinDays)) return null;
	const isTaken = entry.holders.some(({ role, to }) => role === 'primary' && (to === null || to >= startsOn));
	return isTaken ? null : startsOn;
}
