import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureBuild } from '../../src/commands/build.ts';

/** Stands in for Vite: counts its runs, and takes long enough for two to meet. */
const countingBuild = `
	const { appendFileSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
	rmSync('build', { recursive: true, force: true });
	appendFileSync('runs', '.');
	setTimeout(() => {
		mkdirSync('build');
		writeFileSync('build/index.js', '');
	}, 200);`;
const failingBuild = `process.exitCode = 1;`;

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'vejviser-build-'));
	write('src/page.ts', 'one');
	write('node_modules/vite/bin/vite.js', countingBuild);
});
afterEach(() => rmSync(root, { recursive: true }));

test('the portal is built when there is no build, and then not again', async () => {
	await ensureBuild(root);
	await ensureBuild(root);
	expect(runs()).toBe(1);
});

test('a changed source is built, also one that was copied with an old time', async () => {
	await ensureBuild(root);
	write('src/page.ts', 'two');
	await ensureBuild(root);
	expect(runs()).toBe(2);
	write('src/page.ts', 'three');
	utimesSync(join(root, 'src/page.ts'), 0, 0);
	await ensureBuild(root);
	expect(runs()).toBe(3);
});

test('a source that is gone is no longer in the build', async () => {
	write('src/more.ts', 'more');
	await ensureBuild(root);
	rmSync(join(root, 'src/more.ts'));
	await ensureBuild(root);
	expect(runs()).toBe(2);
});

test('a build made by hand after the sources counts', async () => {
	write('build/index.js', '');
	const soon = Date.now() / 1000 + 60;
	utimesSync(join(root, 'build/index.js'), soon, soon);
	await ensureBuild(root);
	expect(runs()).toBe(0);
});

test('several that start at once build once', async () => {
	await Promise.all([ensureBuild(root), ensureBuild(root), ensureBuild(root)]);
	expect(runs()).toBe(1);
});

test('a build that fails is said to, and tried again next time', async () => {
	await ensureBuild(root);
	write('src/page.ts', 'broken');
	write('node_modules/vite/bin/vite.js', failingBuild);
	await expect(ensureBuild(root)).rejects.toThrow('kunne ikke bygges');
	write('src/page.ts', 'one');
	write('node_modules/vite/bin/vite.js', countingBuild);
	await ensureBuild(root);
	expect(runs()).toBe(2);
});

test('what the build says is shown, but for its advice to run a command that is not here', async () => {
	write(
		'node_modules/vite/bin/vite.js',
		`${countingBuild} console.log("\\nRun npm run preview to preview your production build locally.\\nA warning")`
	);
	const shown = vi.spyOn(console, 'log').mockImplementation(() => undefined);
	await ensureBuild(root);
	const lines = shown.mock.calls.flat();
	shown.mockRestore();
	expect(lines).toContain('A warning');
	expect(lines.join('\n')).not.toContain('npm run preview');
});

function write(name: string, content: string) {
	const file = join(root, name);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
}

function runs(): number {
	try {
		return readFileSync(join(root, 'runs'), 'utf8').length;
	} catch {
		return 0;
	}
}
