/**
 * What a delivery report says of each recipient (RFC 3464), and what that means for the address (RFC 3463). Pure: the mail
 * around it is taken apart in delivery-report.ts.
 */
import type { DeliveryReason } from '../../messages/bounces.ts';

export interface RecipientStatus {
	/** The address as it was written to, when the report tells. */
	originalRecipient: string | null;
	/** The address in the end, after forwarding. */
	finalRecipient: string | null;
	/** 'failed', 'delayed', 'delivered', 'relayed' or 'expanded'; lower case. */
	action: string;
	/** "5.1.1"; the most telling of those the report gives. */
	status: string;
	/** The reply of the mail server that refused; null when none was asked. */
	diagnostic: string | null;
}

/**
 * dead: nobody gets mail there. temporary: not this time, and too often is dead. inconclusive: says nothing of the address.
 * arrived: it was delivered, or handed on.
 */
export type Verdict = 'dead' | 'temporary' | 'inconclusive' | 'arrived';

export interface Judgement {
	verdict: Verdict;
	reason: DeliveryReason;
}

const addressedBlock = /^(final-recipient|action|status)$/;

/** The recipients that the text of a message/delivery-status part tells of. The part about the whole mail is left out. */
export function parseDeliveryStatus(text: string): RecipientStatus[] {
	return text
		.split(/\r?\n[ \t]*\r?\n/)
		.map(fieldsOf)
		.filter((fields) => [...fields.keys()].some((name) => addressedBlock.test(name)))
		.map((fields) => {
			const diagnostic = fields.get('diagnostic-code') ?? null;
			const given = enhancedStatus(fields.get('status') ?? '');
			return {
				originalRecipient: addressOf(fields.get('original-recipient')),
				finalRecipient: addressOf(fields.get('final-recipient')),
				action: /^[a-z]+/.exec((fields.get('action') ?? '').toLowerCase())?.[0] ?? 'failed',
				status: moreTelling(given, diagnostic) ?? '',
				diagnostic
			};
		});
}

/** Names in lower case, values unfolded. */
export function fieldsOf(block: string): Map<string, string> {
	const fields = new Map<string, string>();
	for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
		const [, name, value] = /^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? [];
		if (name !== undefined && !fields.has(name.toLowerCase()))
			fields.set(name.toLowerCase(), (value ?? '').trim());
	}
	return fields;
}

/** "rfc822; mette@kommune.example" or "<mette@kommune.example>". */
function addressOf(value: string | undefined): string | null {
	const address = value
		?.replace(/^[^;@]*;/, '')
		.replace(/[<>\s]/g, '')
		.toLowerCase();
	return address?.includes('@') ? address : null;
}

/** "5.1.1" out of a reply or a field, and not out of an IP address. */
function enhancedStatus(text: string): string | null {
	return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/.exec(text)?.[1] ?? null;
}

/** Some mail servers write 5.0.0 whatever it was, and quote the reply that says more. */
function moreTelling(given: string | null, diagnostic: string | null): string | null {
	if (given !== null && !given.endsWith('.0.0')) return given;
	const quoted = /[245]\d\d[ -]#?([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/.exec(diagnostic ?? '')?.[1];
	return quoted ?? given;
}

/** Words with which a mail server says that it minds the mail or who sends it, and not the address, where it gives no status of its own. */
const mindsTheMail =
	/spam|polic|block|black|reputation|dmarc|\bspf\b|dkim|virus|content|\brate\b|too many|relay|auth|denied|permit|sender/i;

/** What one recipient's status means for the address. */
export function judgeStatus({ action, status, diagnostic }: RecipientStatus): Judgement {
	if (/^(delivered|relayed|expanded)$/.test(action)) return { verdict: 'arrived', reason: 'arrived' };
	const [level, subject, detail] = status.split('.').map(Number);
	if (subject === 7) return { verdict: 'inconclusive', reason: 'refusedByRules' };
	if (subject === 2 && detail === 2) return { verdict: 'temporary', reason: 'mailboxFull' };
	if (action === 'delayed' || level === 4) return { verdict: 'temporary', reason: 'notNow' };
	if (action !== 'failed' || level !== 5) return { verdict: 'inconclusive', reason: 'unclear' };
	switch (subject) {
		case 0:
			return judgeReply(diagnostic);
		case 1:
			// The sender's address, or a relay on the way.
			if (detail !== undefined && [7, 8, 9].includes(detail))
				return { verdict: 'inconclusive', reason: 'mailOrSender' };
			return { verdict: 'dead', reason: 'addressDead' };
		case 2:
			if (detail === 3) return { verdict: 'inconclusive', reason: 'mailOrSender' };
			return { verdict: 'dead', reason: 'addressDead' };
		case 4:
			// Office 365 says 5.4.1 of an address that does not exist; 5.4.4 and 5.4.310: the domain does not.
			if (detail !== undefined && [1, 4, 310].includes(detail))
				return { verdict: 'dead', reason: 'addressDead' };
			return { verdict: 'temporary', reason: 'expired' };
		default:
			return { verdict: 'inconclusive', reason: 'mailOrSender' };
	}
}

/** A permanent failure without a status of its own: the reply code is all there is (RFC 5321, 4.2.3). */
function judgeReply(diagnostic: string | null): Judgement {
	const code = /(?<!\d)([45]\d\d)(?![\d.])/.exec(diagnostic ?? '')?.[1];
	if (code === '552') return { verdict: 'temporary', reason: 'mailboxFull' };
	if (code === '554' || mindsTheMail.test(diagnostic ?? ''))
		return { verdict: 'inconclusive', reason: 'refusedByRules' };
	return { verdict: 'dead', reason: 'addressDead' };
}

/**
 * What a mail server's permanent refusal while we were sending means for the address.
 * @param reply the server's whole reply, "550 5.1.1 User unknown"
 * @param at what was refused: the recipient, or the mail once it had been read
 */
export function judgeRefusal(reply: string, at: 'recipient' | 'mail'): Judgement & { status: string } {
	const [, code = '', own = null] =
		/^(\d{3})(?:[ -]([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d))?/.exec(reply) ?? [];
	const status = own ?? `${code.slice(0, 1)}.0.0`;
	// Of a mail that it has read a server may mind anything.
	if (at === 'mail' && status.endsWith('.0.0'))
		return { verdict: 'inconclusive', reason: 'refusedByRules', status };
	const asReported = { originalRecipient: null, finalRecipient: null, action: 'failed', status };
	return { ...judgeStatus({ ...asReported, diagnostic: reply }), status };
}

const order: readonly Verdict[] = ['arrived', 'inconclusive', 'temporary', 'dead'];

/**
 * What a report means for the address that was written to. Of several recipients (a mailbox that hands on to others) the one
 * written to counts, else the mildest: a mail that reached one of them found somebody.
 */
export function judgeReport(
	recipients: readonly RecipientStatus[],
	writtenTo: string
): (Judgement & { status: string }) | null {
	const address = writtenTo.toLowerCase();
	const named = recipients.filter(
		({ originalRecipient, finalRecipient }) => originalRecipient === address || finalRecipient === address
	);
	const [mildest] = (named.length > 0 ? named : recipients)
		.map((recipient) => ({ ...judgeStatus(recipient), status: recipient.status }))
		.sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
	return mildest ?? null;
}
