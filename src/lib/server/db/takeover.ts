/**
 * A short turn that one process at a time has, also after one was killed in the middle of its turn. Made of a file that
 * exists only while somebody has the turn. For work of milliseconds beside a kernel-held lock, and for the build.
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Less than this ago the owner may be running where its process id cannot be seen, in another container say. */
const alwaysAliveMs = 5_000;

/**
 * Runs `work` while no other process does so for the same `file`. Waits its turn. The turn of a process that is gone
 * passes on after five seconds; one older than `longestMs` passes on whatever its process does.
 */
export async function inTurn<T>(file: string, longestMs: number, work: () => Promise<T>): Promise<T> {
	const token = `${process.pid}-${randomUUID()}`;
	const held = await takeTurn(file, token, longestMs);
	try {
		return await work();
	} finally {
		// The first file first: until it is gone nobody else can have the turn.
		for (const each of held) await rm(each, { force: true });
	}
}

/** The files held: the turn itself, and one for each dead owner it was inherited from. */
async function takeTurn(file: string, token: string, longestMs: number): Promise<string[]> {
	for (;;) {
		if (await createWith(file, token)) return [file];
		const owner = await readOwner(file);
		if (owner && isGone(owner, longestMs)) {
			// Whoever gets the file named after the dead owner inherits its turn: one only, and nobody else may end it.
			const heir = await takeTurn(`${file}.${owner.token}`, token, longestMs);
			if ((await readOwner(file))?.token === owner.token) return [file, ...heir];
			for (const each of heir) await rm(each, { force: true });
		}
		await sleep(5 + Math.random() * 20);
	}
}

/** Creates the file with its content in one step, so that nobody ever reads it empty. False when it exists. */
async function createWith(file: string, token: string): Promise<boolean> {
	const draft = `${file}.${token}.draft`;
	await writeFile(draft, token);
	try {
		await link(draft, file);
		return true;
	} catch (error) {
		if (isCode(error, 'EEXIST')) return false;
		throw error;
	} finally {
		await unlink(draft);
	}
}

interface Owner {
	token: string;
	pid: number;
	ageMs: number;
}

async function readOwner(file: string): Promise<Owner | null> {
	try {
		const [token, { mtimeMs }] = [await readFile(file, 'utf8'), await stat(file)];
		return { token, pid: Number.parseInt(token, 10), ageMs: Date.now() - mtimeMs };
	} catch (error) {
		if (isCode(error, 'ENOENT')) return null;
		throw error;
	}
}

function isGone({ pid, ageMs }: Owner, longestMs: number): boolean {
	if (ageMs > longestMs) return true;
	if (ageMs < alwaysAliveMs) return false;
	try {
		process.kill(pid, 0);
		return false;
	} catch (error) {
		return isCode(error, 'ESRCH');
	}
}

export function isCode(error: unknown, ...codes: string[]): boolean {
	return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
