/** The built portal as users meet it: a process of its own, with a data directory and a port that nothing else uses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment, projectRoot } from './child.ts';

export interface PortalOptions {
	/** Settings of the portal, over those given here: PORT, HOST, ORIGIN, DATA_DIR. */
	env?: NodeJS.ProcessEnv;
	/** Keeps what an earlier portal left; otherwise a new empty directory, removed at the end. */
	dataDir?: string;
	/** What it is called in its address; `localhost` for passkeys, which are bound to a name and not to an address. */
	hostname?: '127.0.0.1' | 'localhost';
	/** Another copy of the project than this one. */
	root?: string;
}

export interface PortalProcess {
	/** Without a slash at the end. */
	url: string;
	dataDir: string;
	/** What it has logged, standard output and standard error; of very much the last part. */
	log: () => string;
	/** Stops it as an operator would (SIGTERM) and waits; with SIGKILL as a power cut would. Returns the exit code. */
	stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<number | null>;
}

/** A build takes half a minute, the demo network some seconds. */
const readyWithinMs = 270_000;
const stopWithinMs = 15_000;
const longestLog = 1_000_000;

/**
 * Starts a portal on 127.0.0.1 and waits until it is ready; it builds itself first when that is needed. Throws with its
 * log when it does not get there.
 */
export async function startPortalProcess(options: PortalOptions = {}): Promise<PortalProcess> {
	const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'vejviser-portal-')));
	const port = await freePort();
	const url = `http://${options.hostname ?? '127.0.0.1'}:${port}`;
	const child = spawn('node', ['src/commands/start.ts'], {
		cwd: options.root ?? projectRoot,
		env: childEnvironment({
			// Empty is unset: what this machine or its .env says about a database is not meant for this portal.
			DATABASE_URL: '',
			DEMO: '',
			HOST: '127.0.0.1',
			PORT: String(port),
			ORIGIN: url,
			DATA_DIR: dataDir,
			...options.env
		}),
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let log = '';
	for (const output of [child.stdout, child.stderr]) {
		output.setEncoding('utf8').on('data', (text: string) => {
			log += text;
			if (log.length > longestLog) log = log.slice(-longestLog / 2);
		});
	}

	const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
		await end(child, signal);
		if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
		return child.exitCode;
	};
	try {
		await untilReady(child, `${url}/readyz`);
	} catch (error) {
		await stop('SIGKILL');
		throw new Error(`The portal did not get ready. Its log:\n${log}`, { cause: error });
	}
	return { url, dataDir, log: () => log, stop };
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

async function untilReady(child: ChildProcess, address: string): Promise<void> {
	const deadline = performance.now() + readyWithinMs;
	while (performance.now() < deadline) {
		if (hasEnded(child)) throw new Error('it ended');
		try {
			if ((await fetch(address)).ok) return;
		} catch {
			// Not listening yet.
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`not ready within ${readyWithinMs} ms`);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
	if (hasEnded(child)) return;
	const exited = once(child, 'exit');
	child.kill(signal);
	const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
	await exited;
	clearTimeout(late);
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}
