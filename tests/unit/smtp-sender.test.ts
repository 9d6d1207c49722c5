import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { smtpSender } from '../../src/lib/server/mail/send.ts';

const letter = {
	messageId: 'nr-1@example.dk',
	recipient: 'mette@example.dk',
	subject: 'Emne',
	text: 'Hej',
	html: '<p>Hej</p>'
};

interface Login {
	user: string | null | undefined;
	password: string | null | undefined;
	encrypted: boolean;
}

let server: SMTPServer | null = null;
afterEach(() => {
	server?.close();
	server = null;
});

/** A server that takes the password "p@ss:ord/%"; returns its port and who has tried to log in. */
async function startServer(options: SMTPServerOptions = {}) {
	const logins: Login[] = [];
	server = new SMTPServer({
		logger: false,
		disableReverseLookup: true,
		closeTimeout: 100,
		onAuth: ({ username, password }, session, done) => {
			logins.push({ user: username, password, encrypted: session.secure });
			if (password === 'p@ss:ord/%') done(null, { user: username });
			else done(Object.assign(new Error('535 no'), { responseCode: 535 }));
		},
		...options
	});
	server.on('error', () => undefined);
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	return { port: (server.server.address() as AddressInfo).port, logins };
}

const send = (smtpUrl: string) =>
	smtpSender({
		smtpUrl,
		from: { name: 'Netværket', address: 'vejviser@example.dk' },
		answersTo: null,
		silentAtMostMs: 2_000
	}).send(letter);

test('logs in with name and password as they were meant, over a connection that has become encrypted', async () => {
	const { port, logins } = await startServer();
	expect(await send(`smtp://vej%40viser:p%40ss%3Aord%2F%25@127.0.0.1:${port}`)).toEqual({ kind: 'sent' });
	expect(logins).toEqual([{ user: 'vej@viser', password: 'p@ss:ord/%', encrypted: true }]);
});

test('speaks to a server that begins with TLS', async () => {
	const { port, logins } = await startServer({ secure: true });
	expect(await send(`smtps://vejviser:p%40ss%3Aord%2F%25@localhost:${port}`)).toEqual({ kind: 'sent' });
	expect(logins).toMatchObject([{ encrypted: true }]);
});

test('a password that is refused may be mended: the mail is tried again', async () => {
	const { port } = await startServer();
	expect(await send(`smtp://vejviser:forkert@127.0.0.1:${port}`)).toEqual({
		kind: 'temporary',
		fault: '535'
	});
});

test('sends no password in the clear to another machine', async () => {
	const { port, logins } = await startServer({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
	// To this machine, which the sender cannot tell from the address.
	const outcome = await send(`smtp://vejviser:p%40ss%3Aord%2F%25@0.0.0.0:${port}`);
	expect(outcome.kind).toBe('temporary');
	expect(logins).toEqual([]);
});

test('trusts no certificate that nobody signed, except on this machine', async () => {
	const { port, logins } = await startServer();
	const outcome = await send(`smtp://vejviser:p%40ss%3Aord%2F%25@0.0.0.0:${port}`);
	expect(outcome.kind).toBe('temporary');
	expect(logins).toEqual([]);
});

test('a server whose name is not found counts as one that is away', async () => {
	expect(await send('smtp://findes-ikke.invalid:25')).toMatchObject({ kind: 'temporary' });
});
