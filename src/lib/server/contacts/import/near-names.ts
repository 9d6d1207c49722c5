/** New parties whose name is so like a known one that the file has most likely misspelt it. */
import { fold } from '../../../directory/fold.ts';
import { nearestPhrase } from '../../../directory/near-words.ts';
import * as messages from '../../../messages/import.ts';
import { type Organisation, unsaved } from './model.ts';
import type { Planning } from './planning.ts';

/**
 * A notice for each new organisation at the top whose name is near another's there, or near one of the 98 municipalities:
 * a party made by a slip takes no part in anybody's lookup. No fault, since two may well be called almost the same.
 */
export function nearNameNotices({ directory, rows }: Planning): string[] {
	const register = new Map(directory.municipalities.map(({ name }) => [fold(name), `${name} Kommune`]));
	const tops = directory.organisations.filter(({ parent }) => parent === null);
	const known = new Map(register);
	for (const { id, name, aliases } of tops) {
		if (id !== unsaved) for (const word of [name, ...aliases]) known.set(bare(word), name);
	}
	const notices: string[] = [];
	for (const organisation of tops) {
		if (organisation.id !== unsaved) continue;
		const { name } = organisation;
		const near = isOneOf(register, name) ? null : nearestPhrase(bare(name), known.keys());
		const row = rows.find((planned) => topOf(planned.organisation) === organisation)?.row;
		if (near !== null && row !== undefined) {
			notices.push(messages.createsNearName(row, name, known.get(near) ?? near));
		}
		known.set(bare(name), name);
	}
	return notices;
}

/** "Københavns Kommune" too is in the register. */
function isOneOf(register: ReadonlyMap<string, string>, name: string): boolean {
	const word = bare(name);
	return word !== fold(name) && (register.has(word) || register.has(word.replace(/s$/, '')));
}

function bare(name: string): string {
	return fold(name).replace(/ (regions)?kommune$/, '');
}

function topOf(organisation: Organisation | undefined): Organisation | undefined {
	let top = organisation;
	while (top?.parent) top = top.parent;
	return top;
}
