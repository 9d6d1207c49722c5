import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder that holds package.json, drizzle/ and build/. Searched for upward from this file, which is somewhere else in
 * the built portal than in the sources, then from the working directory. Throws when there is none.
 */
export function projectRoot(): string {
	for (const start of [import.meta.dirname, process.cwd()]) {
		for (let folder = start; ; folder = dirname(folder)) {
			if (existsSync(join(folder, 'drizzle/meta/_journal.json'))) return folder;
			if (folder === dirname(folder)) break;
		}
	}
	throw new Error(
		'The folder drizzle/ with the database migrations is missing; it belongs beside package.json.'
	);
}
