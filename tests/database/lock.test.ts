import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Interface, createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseInUse, holdLock } from '../../src/lib/server/db/lock.ts';
import { inTurn } from '../../src/lib/server/db/takeover.ts';

/** No process has it: Linux gives none above four million. */
const deadPid = 99_999_999;

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'vejviser-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the lock on the embedded database', () => {
	test('goes to exactly one of eight processes at once, also after the last one was killed', async () => {
		let processes = await Promise.all(Array.from({ length: 8 }, () => start(folder)));
		try {
			for (let round = 0; round < 5; round += 1) {
				const answers = await Promise.all(processes.map((each) => each.ask()));
				expect(answers.toSorted()).toEqual(['held', ...Array(7).fill('refused')]);
				const winner = processes[answers.indexOf('held')];
				await winner?.kill();
				processes = [...processes.filter((each) => each !== winner), await start(folder)];
			}
		} finally {
			await Promise.all(processes.map((each) => each.kill()));
		}
	}, 120_000);

	test('is refused in words that name who has it and say what to do', async () => {
		const lock = await holdLock(folder, 'import');
		const refusal = await refusalOf(folder);
		expect(refusal.message).toContain('en import');
		expect(refusal.message).toContain(String(process.pid));
		expect(refusal.message).toContain('prøv igen');
		await lock.release();
	});

	test('is free again when it is let go of', async () => {
		await (await holdLock(folder, 'import')).release();
		await (await holdLock(folder, 'export')).release();
	});

	test('is one lock however the folder is spelled', async () => {
		const lock = await holdLock(join(folder, '..', folder.split('/').at(-1) ?? ''), 'import');
		expect((await refusalOf(`${folder}/`)).user).toBe('import');
		await lock.release();
	});

	test('works in a folder with a name longer than the address of a socket', async () => {
		const deep = join(folder, 'a'.repeat(80), 'b'.repeat(80));
		mkdirSync(deep, { recursive: true });
		const lock = await holdLock(deep, 'import');
		expect((await refusalOf(deep)).user).toBe('import');
		await lock.release();
		await (await holdLock(deep, 'import')).release();
	});

	test('is taken although a process was killed while it was taking it', async () => {
		const turn = join(folder, 'pglite.turn');
		writeFileSync(turn, `${deadPid}-killed`);
		const tenSecondsAgo = Date.now() / 1000 - 10;
		utimesSync(turn, tenSecondsAgo, tenSecondsAgo);
		const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => holdLock(folder, 'import')));
		const held = outcomes.filter((outcome) => outcome.status === 'fulfilled');
		expect(held).toHaveLength(1);
		await held[0]?.value.release();
	});
});

test('turns never overlap, also when one is inherited from a process that is gone', async () => {
	const file = join(folder, 'turn');
	writeFileSync(file, `${deadPid}-killed`);
	utimesSync(file, 0, 0);
	let inside = 0;
	let most = 0;
	let done = 0;
	const visit = async () => {
		most = Math.max(most, (inside += 1));
		await new Promise((resolve) => setTimeout(resolve, 2));
		inside -= 1;
		done += 1;
	};
	await Promise.all(Array.from({ length: 20 }, () => inTurn(file, 60_000, visit)));
	expect({ most, done }).toEqual({ most: 1, done: 20 });
});

async function refusalOf(dataDir: string): Promise<DatabaseInUse> {
	try {
		await holdLock(dataDir, 'export');
	} catch (error) {
		if (!(error instanceof DatabaseInUse)) throw error;
		error.conversation.hangUp();
		return error;
	}
	throw new Error('the lock was given twice');
}

class LockTaker {
	private readonly child: ChildProcess;
	private readonly lines: Interface;

	constructor(child: ChildProcess) {
		this.child = child;
		if (!child.stdout) throw new Error('its output is needed');
		this.lines = createInterface({ input: child.stdout });
	}

	async line(): Promise<string> {
		const [text] = await once(this.lines, 'line', { signal: AbortSignal.timeout(60_000) });
		return String(text);
	}

	ask(): Promise<string> {
		const answer = this.line();
		this.child.stdin?.write('go\n');
		return answer;
	}

	async kill() {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const gone = once(this.child, 'exit');
		this.child.kill('SIGKILL');
		await gone;
	}
}

async function start(dataDir: string): Promise<LockTaker> {
	const script = join(import.meta.dirname, '../support/hold-lock.ts');
	const child = spawn(process.execPath, [script, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] });
	const taker = new LockTaker(child);
	await taker.line();
	return taker;
}
