/** A command that finds the portal running hands its work over; the portal does it and answers. */
import { commandFailed, portalWentAway } from '../messages/commands.ts';
import type { OpenDatabase } from './db/connect.ts';
import type { Conversation } from './db/conversation.ts';
import { isOperatorFault, OperatorFault } from './db/operator-fault.ts';
import { type Logger, describeError } from './log.ts';
import { type CommandContext, type CommandIo, type CommandName, portalCommands } from './portal-commands.ts';

/** The portal's side: from now on does the work of commands that find it. Does nothing with PostgreSQL. */
export function serveCommands(
	open: OpenDatabase,
	log: Logger,
	now: () => Date,
	frame: CommandContext['frame']
): void {
	const context: CommandContext = { db: open.db, now, frame };
	open.lock?.serve(async (conversation) => {
		try {
			await answer(conversation, context, log);
		} catch (error) {
			// The command was stopped: whatever it had begun was rolled back, and nobody is there to be told.
			log.warn('command went away', describeError(error));
		} finally {
			conversation.hangUp();
		}
	});
}

/** The command's side: has the portal do it, and returns the exit code. Throws `OperatorFault` when the portal stops. */
export async function handOver(
	conversation: Conversation,
	command: CommandName,
	args: string[],
	io: CommandIo
): Promise<number> {
	await conversation.send({ kind: 'run', command, args });
	if (/^reads/.test(portalCommands[command].file)) {
		const bytes = await io.input();
		// Not waited for: the portal may answer before it has read everything.
		sendFile(conversation, bytes).catch(() => undefined);
	}
	for (;;) {
		const message = await conversation.receive();
		if (message?.kind === 'line') await io.line(message.text);
		else if (message?.kind === 'output') await io.output(message.bytes);
		else if (message?.kind === 'fault') throw new OperatorFault(message.text);
		else if (message?.kind === 'exit') return message.code;
		else throw new OperatorFault(portalWentAway);
	}
}

const pieceSize = 48 * 1024;

async function sendFile(conversation: Conversation, bytes: Uint8Array) {
	for (let at = 0; at < bytes.length; at += pieceSize) {
		await conversation.send({ kind: 'input', bytes: bytes.subarray(at, at + pieceSize) });
	}
	await conversation.send({ kind: 'inputEnd' });
}

async function answer(conversation: Conversation, context: CommandContext, log: Logger) {
	const request = await conversation.receive();
	if (request?.kind !== 'run') return;
	const command = Object.entries(portalCommands).find(([name]) => name === request.command)?.[1];
	const args = command?.parse(request.args);
	if (!command || !args) return;
	const started = performance.now();
	const done = (code: number) =>
		log.info('command', { command: request.command, code, ms: Math.round(performance.now() - started) });
	try {
		const code = await command.run(context, args, ioOver(conversation));
		await conversation.send({ kind: 'exit', code });
		done(code);
	} catch (error) {
		if (!isOperatorFault(error)) log.error('command failed', describeError(error));
		await conversation.send({ kind: 'fault', text: isOperatorFault(error) ? error.message : commandFailed });
		done(1);
	}
}

function ioOver(conversation: Conversation): CommandIo {
	return {
		line: (text) => conversation.send({ kind: 'line', text }),
		output: async (chunk) => {
			for (let at = 0; at < chunk.length; at += pieceSize) {
				await conversation.send({ kind: 'output', bytes: chunk.subarray(at, at + pieceSize) });
			}
		},
		async input() {
			const pieces: Uint8Array[] = [];
			for (;;) {
				const message = await conversation.receive();
				if (message?.kind === 'inputEnd') return Buffer.concat(pieces);
				if (message?.kind !== 'input') throw new Error('the command went away before its file was read');
				pieces.push(message.bytes);
			}
		}
	};
}
