/** Builds the portal when the build is missing or does not match the sources. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { type Dirent, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { portalDidNotBuild, portalIsBuilding } from '../lib/messages/commands.ts';
import { OperatorFault } from '../lib/server/db/operator-fault.ts';
import { inTurn } from '../lib/server/db/takeover.ts';

/** What the build is made from, below the project's root. */
const sources = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
const buildAtMostMs = 15 * 60_000;

/**
 * Makes `build/` when it is missing or older than its sources, and shows what Vite says. Several may call it at once: one
 * builds, the others wait for it. Throws `OperatorFault` when the sources do not build.
 */
export async function ensureBuild(root: string): Promise<void> {
	if (isFresh(root)) return;
	await mkdir(join(root, '.svelte-kit'), { recursive: true });
	await inTurn(join(root, '.svelte-kit/build.turn'), buildAtMostMs, async () => {
		if (isFresh(root)) return;
		console.log(portalIsBuilding);
		// Taken before: what is changed while it builds is not in it.
		const hash = hashSources(root);
		writeFileSync(unfinishedFile(root), '');
		if (!(await runVite(root))) throw new OperatorFault(portalDidNotBuild);
		writeFileSync(stampFile(root), hash);
		rmSync(unfinishedFile(root));
	});
}

/** Times catch an edit; contents catch files that were copied with old times. A build by hand has no stamp. */
function isFresh(root: string): boolean {
	const entry = join(root, 'build/index.js');
	if (!existsSync(entry) || existsSync(unfinishedFile(root))) return false;
	const stamped = existsSync(stampFile(root));
	const builtMs = statSync(stamped ? stampFile(root) : entry).mtimeMs;
	if (listSources(root).some((file) => statSync(file).mtimeMs > builtMs)) return false;
	return !stamped || readFileSync(stampFile(root), 'utf8') === hashSources(root);
}

function stampFile(root: string): string {
	return join(root, 'build/sources.sha256');
}

/** Stands there while it builds, and after a build that was stopped half-way. */
function unfinishedFile(root: string): string {
	return join(root, '.svelte-kit/build.unfinished');
}

function hashSources(root: string): string {
	const hash = createHash('sha256');
	for (const file of listSources(root))
		hash.update(`${file.slice(root.length)}\0`).update(readFileSync(file));
	return hash.digest('hex');
}

function listSources(root: string): string[] {
	return sources.flatMap((name) => {
		const path = join(root, name);
		if (!existsSync(path)) return [];
		if (!statSync(path).isDirectory()) return [path];
		return readdirSync(path, { recursive: true, withFileTypes: true }).filter(isFile).map(pathOf).sort();
	});
}

function isFile(entry: Dirent): boolean {
	return entry.isFile();
}

function pathOf(entry: Dirent): string {
	return join(entry.parentPath, entry.name);
}

function runVite(root: string): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const vite = join(root, 'node_modules/vite/bin/vite.js');
		const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
			cwd: root,
			stdio: ['inherit', 'pipe', 'inherit']
		});
		createInterface({ input: child.stdout }).on('line', (line) => {
			// SvelteKit's own advice, whatever the log level; there is no such command here.
			if (!line.includes('npm run preview')) console.log(line);
		});
		child.once('error', reject);
		child.once('close', (code) => resolve(code === 0));
	});
}
