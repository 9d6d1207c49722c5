/** Which browser the journeys run in: the first of those a machine may have. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { runShown } from './child.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const howToGetOne =
	'No browser for the journeys. Install Chromium (Debian and Ubuntu: apt-get install chromium; elsewhere: ' +
	'npx playwright install chromium), or set CHROMIUM_PATH to the browser you have.';

/** The browser that is there: CHROMIUM_PATH, an installed Chromium or Chrome, or Playwright's own; null without one. */
export function installedBrowser(): string | null {
	const named = process.env.CHROMIUM_PATH;
	if (named) {
		if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH is ${named}, which is no program.`);
		return named;
	}
	return onPath(names) ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : null);
}

/** As `installedBrowser`, but installs Debian's package where that is possible. Throws with what to install otherwise. */
export async function ensureBrowser(): Promise<string> {
	const installed = installedBrowser();
	if (installed) return installed;
	if (!onPath(['apt-get']) || process.getuid?.() !== 0) throw new Error(howToGetOne);
	console.log("No browser is installed; installing Debian's Chromium.");
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	await runShown('apt-get', ['update', '--quiet'], env);
	await runShown('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], env);
	const fresh = installedBrowser();
	if (!fresh) throw new Error(howToGetOne);
	return fresh;
}

function onPath(programs: string[]): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
	return candidates.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
