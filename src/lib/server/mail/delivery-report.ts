/** Takes a mail that came back apart: is it a delivery report, of which of our mails, and what does it say? */
import PostalMime from 'postal-mime';
import { type RecipientStatus, fieldsOf, parseDeliveryStatus } from './delivery-status.ts';

export interface DeliveryReport {
	/** Tokens of return addresses, in the order to try them: the report's own recipient first. */
	tokens: string[];
	/** Message-IDs that it quotes, without angle brackets. */
	messageIds: string[];
	recipients: RecipientStatus[];
	/** When it was written, as it says itself; null when it does not. */
	writtenAt: Date | null;
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const token = new RegExp(`\\+(${uuid})@`, 'gi');
const ourMessageId = new RegExp(`<(${uuid}@[^<>\\s]{1,255})>`, 'gi');

/** Where mail servers write the envelope recipient of a mail, which here is our return address. */
const recipientHeaders = /^(to|delivered-to|x-original-to|x-envelope-to|envelope-to|x-delivered-to)$/;
const referringHeaders = /^(in-reply-to|references)$/;
const returnedPart = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/(rfc822|global)-headers)$/;
const statusPart = /^message\/(global-)?delivery-status$/;

/** More than this is no delivery report of ours, whatever it says. */
const mostTried = 10;

/** The report in a mail; null when the mail is none. Throws when it is no mail that can be taken apart. */
export async function readDeliveryReport(bytes: Uint8Array): Promise<DeliveryReport | null> {
	const mail = await PostalMime.parse(bytes, {
		forceRfc822Attachments: true,
		maxNestingDepth: 20,
		attachmentEncoding: 'arraybuffer'
	});
	const parts = mail.attachments.map(({ mimeType, content }) => ({ mimeType, text: textOf(content) }));
	const status = parts.filter(({ mimeType }) => statusPart.test(mimeType));
	if (status.length === 0) return null;
	const headers = (names: RegExp) =>
		mail.headers
			.filter(({ key }) => names.test(key))
			.map(({ value }) => value)
			.join('\n');
	const returned = parts
		.filter(({ mimeType }) => returnedPart.test(mimeType))
		.map(({ text }) => fieldsOf(text.split(/\r?\n\r?\n/)[0] ?? ''));
	const returnPaths = returned.map((fields) => fields.get('return-path') ?? '').join('\n');
	const quotedIds = returned.map((fields) => fields.get('message-id') ?? '').join('\n');
	return {
		tokens: allOf(token, `${headers(recipientHeaders)}\n${returnPaths}`).map((each) => each.toLowerCase()),
		messageIds: allOf(ourMessageId, `${quotedIds}\n${headers(referringHeaders)}`),
		recipients: status.flatMap(({ text }) => parseDeliveryStatus(text)),
		writtenAt: dateOf(mail.date)
	};
}

function allOf(pattern: RegExp, text: string): string[] {
	return [...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? ''))].slice(0, mostTried);
}

function textOf(content: ArrayBuffer | Uint8Array | string): string {
	return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function dateOf(text: string | undefined): Date | null {
	const at = Date.parse(text ?? '');
	return Number.isNaN(at) ? null : new Date(at);
}
