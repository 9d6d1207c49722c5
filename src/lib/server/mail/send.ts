/** Hands one mail to the mail server, and tells how that went in three words: sent, temporary, permanent. */
import { createTransport } from 'nodemailer';
import { type MailAddress, isOneRecipient, returnAddress } from './address.ts';
import { type Judgement, judgeRefusal } from './delivery-status.ts';

/** A mail as it leaves. */
export interface Letter {
	/** Without angle brackets; the same on every try. */
	messageId: string;
	recipient: string;
	subject: string;
	text: string;
	html: string;
}

/**
 * `fault` is the server's reply code or Node's error code; the server's words may quote an address. `refusal` is what a
 * permanent no to this recipient or this mail means for the address.
 */
export type Outcome =
	| { kind: 'sent' }
	| { kind: 'temporary' | 'permanent'; fault: string; refusal?: Judgement & { status: string } };

export interface SmtpOptions {
	/** "smtp://user:password@host:port", or smtps. */
	smtpUrl: string;
	from: MailAddress;
	/** Where answers go. */
	answersTo: string | null;
	/** Where delivery reports go, to an address of its own for each mail; unset: to who the mail is from. */
	returnsTo?: string | null;
	/** How long the server may be silent, and how long one mail may take in all. */
	silentAtMostMs?: number;
	wholeAtMostMs?: number;
}

export interface MailSender {
	/** Never throws. */
	send(letter: Letter): Promise<Outcome>;
	/** The domain that Message-IDs end in. */
	domain: string;
	/** No mail takes longer: what is not noted by then was not sent by a process that lives. */
	wholeAtMostMs: number;
}

/** A sender over SMTP, with a connection for each mail. */
export function smtpSender(options: SmtpOptions): MailSender {
	const { from, answersTo, returnsTo = null, silentAtMostMs = 20_000, wholeAtMostMs = 60_000 } = options;
	const transport = createTransport({
		...serverOf(options.smtpUrl),
		connectionTimeout: silentAtMostMs,
		greetingTimeout: silentAtMostMs,
		dnsTimeout: silentAtMostMs,
		socketTimeout: silentAtMostMs,
		disableFileAccess: true,
		disableUrlAccess: true
	});
	return {
		domain: from.address.slice(from.address.lastIndexOf('@') + 1),
		wholeAtMostMs,
		async send({ messageId, recipient, subject, text, html }) {
			// Nodemailer looks for several recipients in one.
			if (!isOneRecipient(recipient)) return { kind: 'permanent', fault: 'EENVELOPE' };
			try {
				await transport.sendMail({
					messageId: `<${messageId}>`,
					from,
					...(answersTo && answersTo !== from.address && { replyTo: answersTo }),
					to: { name: '', address: recipient },
					envelope: {
						from: returnsTo === null ? from.address : returnAddress(returnsTo, messageId),
						to: [recipient]
					},
					subject,
					text,
					html,
					// So that nobody's absence message answers (RFC 3834).
					headers: { 'Auto-Submitted': 'auto-generated' },
					signal: AbortSignal.timeout(wholeAtMostMs)
				});
				return { kind: 'sent' };
			} catch (error) {
				return classify(error);
			}
		}
	};
}

function serverOf(smtpUrl: string) {
	const url = new URL(smtpUrl);
	const secure = url.protocol === 'smtps:';
	const user = decodeURIComponent(url.username);
	const host = url.hostname.replace(/^\[|\]$/g, '');
	return {
		host,
		port: Number(url.port) || (secure ? 465 : 587),
		secure,
		// A password never goes in the clear, except on this machine.
		requireTLS: user !== '' && !isLoopback(host),
		// A server on this machine has a certificate that nobody signed.
		...(isLoopback(host) && { tls: { rejectUnauthorized: false } }),
		...(user && { auth: { user, pass: decodeURIComponent(url.password) } })
	};
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

interface SmtpError extends Error {
	code?: string;
	/** Node's own code, when nodemailer has put another in its place. */
	originalCode?: string;
	responseCode?: number;
	/** The server's whole reply. */
	response?: string;
	command?: string;
}

/**
 * Permanent is only what the server says of this mail or this recipient. A refused login or sender is about all mails, and
 * somebody may mend it within the hours that are tried.
 */
function classify(error: unknown): Outcome {
	if (!(error instanceof Error)) return { kind: 'temporary', fault: 'unknown' };
	const { code, originalCode, responseCode, response = '', command = '' } = error as SmtpError;
	if (responseCode) {
		const fault = String(responseCode);
		const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
		if (responseCode < 500 || !aboutThisMail) return { kind: 'temporary', fault };
		const refusal = judgeRefusal(response, command === 'DATA' ? 'mail' : 'recipient');
		return { kind: 'permanent', fault, refusal };
	}
	// No server was asked: the address can be none.
	if (code === 'EENVELOPE') return { kind: 'permanent', fault: code };
	if (code === 'EABORT') return { kind: 'temporary', fault: 'ETIMEDOUT' };
	return { kind: 'temporary', fault: originalCode ?? code ?? error.name };
}
