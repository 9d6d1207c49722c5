/** A mail server for tests, which takes mail or fails to as a test says. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/**
 * accept: takes the mail. silent: greets nobody. hang: takes the mail and never says so. A number: the reply to the recipient,
 * or with 'after DATA' to the whole mail.
 */
export type Behaviour = 'accept' | 'silent' | 'hang' | number | { afterData: number };

export interface ReceivedMail {
	messageId: string;
	/** Of the envelope. */
	from: string;
	recipients: string[];
	/** Headers and body as they came. */
	raw: string;
}

export interface SmtpSink {
	url: string;
	/** What it has taken, in order; also what it took without saying so. */
	received: ReceivedMail[];
	/** The Message-IDs of every mail that got as far as its words, taken or not. */
	offered: string[];
	/** How often somebody connected. */
	connections: () => number;
	behave(behaviour: Behaviour): void;
	/** Called for each mail before it is taken; what it returns is waited for. */
	onMail: ((mail: ReceivedMail) => unknown) | null;
	/** Stops listening: connections are refused until `open`. */
	shut(): Promise<void>;
	open(): Promise<void>;
	close(): Promise<void>;
}

/** Starts a mail server on 127.0.0.1. */
export async function startSmtpSink(): Promise<SmtpSink> {
	let behaviour: Behaviour = 'accept';
	let server: SMTPServer | null = null;
	let port = 0;
	let connections = 0;
	const sockets = new Set<Socket>();

	const reply = (code: number) =>
		Object.assign(new Error(`<hemmelig@example.dk> ${code} no`), { responseCode: code });
	const sink: SmtpSink = {
		url: '',
		received: [],
		offered: [],
		onMail: null,
		connections: () => connections,
		behave: (next) => {
			behaviour = next;
		},
		async open() {
			if (server) return;
			server = newServer();
			server.listen(port, '127.0.0.1');
			await once(server.server, 'listening');
			port = (server.server.address() as AddressInfo).port;
			sink.url = `smtp://127.0.0.1:${port}`;
		},
		async shut() {
			const closing = server;
			server = null;
			if (!closing) return;
			const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
		close: () => sink.shut()
	};

	const newServer = () => {
		const made = new SMTPServer({
			authOptional: true,
			// Takes a tenth of a second.
			disableReverseLookup: true,
			disabledCommands: ['AUTH', 'STARTTLS'],
			logger: false,
			closeTimeout: 100,
			onConnect: (_session, done) => {
				connections += 1;
				if (behaviour !== 'silent') done();
			},
			onRcptTo: (_address, _session, done) => {
				if (typeof behaviour === 'number') done(reply(behaviour));
				else done();
			},
			onData: async (stream, session, done) => {
				const raw = await text(stream);
				const messageId = /^Message-ID: <([^>]+)>/im.exec(raw)?.[1] ?? '';
				const { mailFrom, rcptTo } = session.envelope;
				const mail = {
					messageId,
					from: mailFrom ? mailFrom.address : '',
					recipients: rcptTo.map(({ address }) => address),
					raw
				};
				sink.offered.push(messageId);
				if (typeof behaviour === 'object') return done(reply(behaviour.afterData));
				sink.received.push(mail);
				await sink.onMail?.(mail);
				if (behaviour !== 'hang') done();
			}
		});
		// A client that is killed breaks its connection off.
		made.on('error', () => undefined);
		made.server.on('connection', (socket: Socket) => {
			sockets.add(socket);
			socket.on('close', () => sockets.delete(socket));
		});
		return made;
	};

	await sink.open();
	return sink;
}
