/** A function asked for by its address on a day when it does not answer: links and prints live longer than functions. */
import { type IsoDate, toCopenhagen } from '../calendar/copenhagen-time.ts';
import { type Directory, type DirectoryFunction, organisationOn, organisationTitle } from './directory.ts';
import { directoryOn, phaseOfFunction } from './validity.ts';

export interface FunctionLink {
	name: string;
	slug: string;
	organisation: string;
}

export interface ClosedFunction {
	phase: 'coming' | 'closed';
	name: string;
	/** Its first day when it is coming, else its last. */
	date: IsoDate;
	/** What answers instead now; null when nothing does. */
	successor: FunctionLink | null;
	/** Its own reserve, when nothing took over. */
	reserve: FunctionLink | null;
	organisation: { name: string; slug: string };
}

/** Null when it answers on the day. */
export function functionOutsideItsTime(
	everything: Directory,
	fn: DirectoryFunction,
	at: Date
): ClosedFunction | null {
	const { entry } = fn;
	const { date } = toCopenhagen(at);
	const phase = phaseOfFunction(entry, date);
	if (phase === 'current') return null;
	const unit = organisationOn(everything, fn.unit, date);
	const directory = directoryOn(everything, date);
	const linkTo = (id: number | null): FunctionLink | null => {
		const found = id === null ? undefined : directory.functions.get(id);
		return found
			? {
					name: found.entry.name,
					slug: found.entry.slug,
					organisation: organisationTitle(directory, found, date)
				}
			: null;
	};
	const successor = linkTo(successorOn(everything, directory, entry.successorId));
	return {
		phase,
		name: entry.name,
		date: (phase === 'coming' ? entry.validFrom : entry.validTo) ?? date,
		successor,
		reserve: successor ? null : linkTo(entry.reserveId),
		organisation: { name: unit.name, slug: unit.slug }
	};
}

/** The first in the line of successors that answers. */
function successorOn(everything: Directory, current: Directory, first: number | null): number | null {
	const seen = new Set<number>();
	for (let id = first; id !== null && !seen.has(id);) {
		if (current.functions.has(id)) return id;
		seen.add(id);
		id = everything.functions.get(id)?.entry.successorId ?? null;
	}
	return null;
}
