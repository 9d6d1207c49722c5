/** Which functions answer on a day: one that is closed, or does not exist yet, is in nobody's answer and nobody's chain. */
import { type IsoDate, toCopenhagen } from '../calendar/copenhagen-time.ts';
import { type Directory, type DirectoryFunction, prepareDirectory } from './directory.ts';
import type { FunctionEntry } from './snapshot.ts';

/** 'coming' before its first day, 'closed' after its last. */
export function phaseOfFunction(
	{ validFrom, validTo }: Pick<FunctionEntry, 'validFrom' | 'validTo'>,
	date: IsoDate
): 'coming' | 'current' | 'closed' {
	if (validFrom !== null && validFrom > date) return 'coming';
	return validTo !== null && validTo < date ? 'closed' : 'current';
}

/** The directory of an instant; see `directoryOn`. */
export function directoryAt(directory: Directory, at: Date): Directory {
	return limitedIn(directory).length === 0 ? directory : directoryOn(directory, toCopenhagen(at).date);
}

/**
 * The directory as it is on a day: without the functions that do not answer then. Where one of those is somebody's reserve,
 * what took over from it is, else its own reserve. The directory itself while nothing has been closed; else worked out once
 * for each set of functions that are left out, of which there is a new one only when a day begins or ends one.
 */
export function directoryOn(directory: Directory, date: IsoDate): Directory {
	const absent = limitedIn(directory).filter(({ entry }) => phaseOfFunction(entry, date) !== 'current');
	if (absent.length === 0) return directory;
	const known = workedOut.get(directory) ?? new Map<string, Directory>();
	workedOut.set(directory, known);
	const key = absent.map(({ entry }) => entry.id).join();
	const found = known.get(key) ?? prepareDirectory(without(directory, absent));
	if (known.size >= mostKept) known.clear();
	known.set(key, found);
	return found;
}

/** People ask about today and a few days around it. */
const mostKept = 8;
const workedOut = new WeakMap<Directory, Map<string, Directory>>();
const limited = new WeakMap<Directory, readonly DirectoryFunction[]>();

function limitedIn(directory: Directory): readonly DirectoryFunction[] {
	let known = limited.get(directory);
	if (!known) {
		known = [...directory.functions.values()].filter(
			({ entry }) => entry.validFrom !== null || entry.validTo !== null
		);
		limited.set(directory, known);
	}
	return known;
}

function without({ snapshot, functions }: Directory, absent: readonly DirectoryFunction[]) {
	const ids = new Set(absent.map(({ entry }) => entry.id));
	const reserveOf = ({ reserveId }: FunctionEntry): number | null => {
		const seen = new Set<number>();
		let at = reserveId;
		while (at !== null && ids.has(at) && !seen.has(at)) {
			seen.add(at);
			const entry = functions.get(at)?.entry;
			at = entry?.successorId ?? entry?.reserveId ?? null;
		}
		return at !== null && ids.has(at) ? null : at;
	};
	return {
		...snapshot,
		functions: snapshot.functions
			.filter(({ id }) => !ids.has(id))
			.map((entry) =>
				entry.reserveId !== null && ids.has(entry.reserveId)
					? { ...entry, reserveId: reserveOf(entry) }
					: entry
			)
	};
}
