import type { LookupError, LookupResult } from '../../src/lib/directory/answer.ts';
import type { Directory } from '../../src/lib/directory/directory.ts';
import { lookup } from '../../src/lib/directory/lookup.ts';
import { type RawQuery, readQuery } from '../../src/lib/directory/query.ts';
import { wednesdayMorning } from './network.ts';

/** Asks as the address of /find would; fails the test when the question is not understood. */
export function ask(directory: Directory, raw: RawQuery, at: Date = wednesdayMorning): LookupResult {
	const read = readQuery(directory, raw, at);
	if (!read.ok) throw new Error(read.fault.error);
	return lookup(directory, read.query, read.at);
}

/** The fault in a question; fails the test when it is understood. */
export function faultIn(directory: Directory, raw: RawQuery): Omit<LookupError, 'acuteNumbers'> {
	const read = readQuery(directory, raw, wednesdayMorning);
	if (read.ok) throw new Error('the question was understood');
	return read.fault;
}

/** Names of those who answer, in order. */
export function namesOf(result: LookupResult): string[] {
	return result.answers.map((answer) => answer.function.name);
}
