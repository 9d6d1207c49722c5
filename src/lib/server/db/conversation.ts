/** What a command and the portal say to each other over the lock's socket: one JSON message a line. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { z } from 'zod';

export const lockUsers = [
	'portal',
	'import',
	'export',
	'backup',
	'restore',
	'admin',
	'bounces',
	'stale-check'
] as const;
/** What a process that has the embedded database open is. */
export type LockUser = (typeof lockUsers)[number];

const bytes = z.string().transform((text): Uint8Array => Buffer.from(text, 'base64'));
const message = z.discriminatedUnion('kind', [
	/** First, from whoever has the lock. */
	z.object({ kind: z.literal('hello'), pid: z.int(), user: z.enum(lockUsers) }),
	/** From the command: do this; `input` with the file it reads follows, if it reads one. */
	z.object({ kind: z.literal('run'), command: z.string(), args: z.array(z.string()) }),
	z.object({ kind: z.literal('input'), bytes }),
	z.object({ kind: z.literal('inputEnd') }),
	/** From the portal: what to print, what to write to the file, and in the end the exit code. */
	z.object({ kind: z.literal('line'), text: z.string() }),
	z.object({ kind: z.literal('fault'), text: z.string() }),
	z.object({ kind: z.literal('output'), bytes }),
	z.object({ kind: z.literal('exit'), code: z.int() })
]);
export type Message = z.infer<typeof message>;

export interface Conversation {
	/** Resolves when there is room for the next. Throws when the other end is gone. */
	send(message: Message): Promise<void>;
	/** The next message, null when the other end has hung up. Reads no further than asked, so a fast sender waits. */
	receive(): Promise<Message | null>;
	/** What was sent still arrives. */
	hangUp(): void;
}

/** Speaks over a connected socket. */
export function converse(socket: Socket): Conversation {
	// Without a listener a reset would end the process; whoever sends or receives is told there.
	socket.on('error', () => socket.destroy());
	const incoming = messagesOf(socket);
	return {
		async send(sent) {
			if (socket.destroyed) throw new Error('the other end of the conversation is gone');
			const wire = 'bytes' in sent ? { ...sent, bytes: Buffer.from(sent.bytes).toString('base64') } : sent;
			if (!socket.write(`${JSON.stringify(wire)}\n`)) {
				await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
			}
		},
		async receive() {
			const next = await incoming.next();
			return next.done ? null : next.value;
		},
		hangUp: () => socket.destroySoon()
	};
}

async function* messagesOf(socket: Socket): AsyncGenerator<Message, void> {
	let rest = '';
	socket.setEncoding('utf8');
	try {
		for await (const text of socket) {
			const lines = (rest + text).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) yield message.parse(JSON.parse(line));
		}
	} catch (error) {
		// A connection that breaks is one that is hung up; anything else is a fault of ours.
		if (!(error instanceof Error && 'code' in error)) throw error;
	}
}
