import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../lib/server/db/project-root.ts';

/** Adds the settings in `.env` beside package.json to the environment, whose own go first. */
export function loadEnvFile(): void {
	const file = join(projectRoot(), '.env');
	if (existsSync(file)) process.loadEnvFile(file);
}
