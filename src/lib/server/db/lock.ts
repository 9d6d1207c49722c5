/**
 * The lock on PGlite's folder. Two processes that open it at once lose data without a word, so a process holds a socket in
 * the folder while it has it open: the kernel lets go of it however the process ends. The same socket is where commands
 * find the portal, which does their work for them.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, realpath, rm } from 'node:fs/promises';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataDirNotWritable, databaseInUse, databaseInUseSilently } from '../../messages/commands.ts';
import { type Conversation, type LockUser, converse } from './conversation.ts';
import { OperatorFault } from './operator-fault.ts';
import { inTurn, isCode } from './takeover.ts';

export interface DirectoryLock {
	/** From now on, and for those that wait already: answers commands. Once; only the portal does. */
	serve(answer: (conversation: Conversation) => Promise<void>): void;
	/** Answers no further command, and waits for those under way. */
	stopServing(): Promise<void>;
	release(): Promise<void>;
}

/** Another process has the folder open. When it is the portal, `conversation` may ask it to do the work; hang up after. */
export class DatabaseInUse extends OperatorFault {
	readonly user: LockUser | null;
	readonly pid: number | null;
	readonly conversation: Conversation;

	constructor(folder: string, holder: { user: LockUser; pid: number } | null, conversation: Conversation) {
		super(holder ? databaseInUse(folder, holder.user, holder.pid) : databaseInUseSilently(folder));
		this.user = holder?.user ?? null;
		this.pid = holder?.pid ?? null;
		this.conversation = conversation;
	}
}

/** Opening a new PGlite keeps its process from answering for some seconds. */
const helloWithinMs = 20_000;
/** A turn lasts milliseconds. */
const turnAtMostMs = 60_000;
/** The address of a Unix socket has 108 bytes on Linux, 104 elsewhere. */
const longestAddress = 100;

/**
 * Locks PGlite's folder, which is made when missing. Throws `DatabaseInUse` when another process holds it, and
 * `OperatorFault` when the folder cannot be written. One left by a process that was killed is taken over.
 */
export async function holdLock(dataDir: string, user: LockUser): Promise<DirectoryLock> {
	try {
		await mkdir(dataDir, { recursive: true, mode: 0o700 });
		return await holdLockIn(await realpath(dataDir), dataDir, user);
	} catch (error) {
		throw isCode(error, 'EACCES', 'EPERM', 'EROFS') ? new OperatorFault(dataDirNotWritable(dataDir)) : error;
	}
}

async function holdLockIn(folder: string, shown: string, user: LockUser): Promise<DirectoryLock> {
	const address = await addressIn(folder);
	let lock: DirectoryLock | null = null;
	try {
		// Everyone looks and listens in turn: between the two, another's new socket looks like one left behind.
		const taken = await inTurn(join(folder, 'pglite.turn'), turnAtMostMs, async () => {
			const holder = await knock(address.path);
			if (holder) return holder;
			if (address.isFile) await rm(address.path, { force: true });
			return (lock = await listen(address.path, user, address.forget));
		});
		if ('serve' in taken) return taken;
		const conversation = converse(taken);
		const holder = await hello(conversation, taken);
		if (holder?.user !== 'portal') conversation.hangUp();
		throw new DatabaseInUse(shown, holder, conversation);
	} finally {
		if (!lock) await address.forget();
	}
}

interface Address {
	path: string;
	/** Whether it is left in the file system by a process that was killed. */
	isFile: boolean;
	/** Call when nothing listens at it any more. */
	forget: () => Promise<void>;
}

async function addressIn(folder: string): Promise<Address> {
	const forget = async () => undefined;
	const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
	if (process.platform === 'win32') return { path: `\\\\.\\pipe\\vejviser-${hash}`, isFile: false, forget };
	const path = join(folder, 'pglite.sock');
	if (Buffer.byteLength(path) <= longestAddress) return { path, isFile: true, forget };
	if (process.platform === 'linux') {
		// The same file by a short name. Not in /tmp, which a service often has to itself.
		const handle = await open(folder);
		return { path: `/proc/self/fd/${handle.fd}/pglite.sock`, isFile: true, forget: () => handle.close() };
	}
	return { path: join(tmpdir(), `vejviser-${hash}.sock`), isFile: true, forget };
}

/** A connection to whoever listens there; null when nobody does. */
function knock(path: string): Promise<Socket | null> {
	return new Promise((resolve, reject) => {
		const socket = connect(path);
		socket.once('connect', () => resolve(socket));
		socket.once('error', (error) => {
			socket.destroy();
			if (isCode(error, 'ENOENT', 'ECONNREFUSED')) resolve(null);
			else reject(error);
		});
	});
}

async function hello(conversation: Conversation, socket: Socket) {
	const timer = setTimeout(() => socket.destroy(), helloWithinMs);
	const greeting = await conversation.receive();
	clearTimeout(timer);
	return greeting?.kind === 'hello' ? greeting : null;
}

async function listen(path: string, user: LockUser, forget: Address['forget']): Promise<DirectoryLock> {
	const sockets = new Set<Socket>();
	const underWay = new Set<Promise<void>>();
	let answer: ((conversation: Conversation) => Promise<void>) | null = null;
	const waiting: Conversation[] = [];

	const start = (conversation: Conversation) => {
		if (!answer) return;
		const done = answer(conversation).finally(() => underWay.delete(done));
		underWay.add(done);
	};
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		const conversation = converse(socket);
		// Whoever has hung up already does not need to know.
		conversation.send({ kind: 'hello', pid: process.pid, user }).catch(() => undefined);
		if (user !== 'portal') conversation.hangUp();
		else if (answer) start(conversation);
		else waiting.push(conversation);
	});
	await listening(server, path);
	return {
		serve(given) {
			answer = given;
			waiting.splice(0).forEach(start);
		},
		async stopServing() {
			answer = null;
			await Promise.all(underWay);
		},
		async release() {
			const closed = new Promise((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
			await forget();
		}
	};
}

function listening(server: Server, path: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(path, () => {
			server.off('error', reject);
			// The lock alone does not keep a command from ending.
			server.unref();
			resolve();
		});
	});
}
