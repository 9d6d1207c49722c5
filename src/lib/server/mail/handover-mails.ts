/** What people are told about functions that are handed on. */
import * as messages from '../../messages/handover.ts';
import { type Block, composeMail } from './compose.ts';
import type { Mail } from './outbox.ts';
import type { MailFrame } from './templates.ts';

/** Kind 'handover-ask': to the successor, with a link for each function. */
export function handoverAskMail({
	origin,
	networkName,
	by,
	functions,
	until
}: MailFrame & {
	by: string | null;
	functions: readonly (messages.HandedOn & { startsOn: string; token: string })[];
	/** The last day that the links work. */
	until: string;
}): Mail {
	return composeMail({
		...{ origin, networkName },
		subject: messages.askSubject(functions),
		blocks: [
			messages.askIntro(by, networkName),
			messages.askWhat,
			...functions.flatMap((fn): Block[] => [
				messages.askFrom(fn, fn.startsOn),
				{ link: `${origin}/overtag/${fn.token}`, text: messages.askLink }
			]),
			messages.askLasts(until)
		],
		reason: messages.askReason
	});
}

/** Kind 'handover-told': to those who keep what somebody leaves. */
export function handoverToldMail({
	origin,
	networkName,
	lines,
	functions,
	outcome
}: MailFrame & {
	lines: readonly string[];
	functions: readonly (messages.HandedOn & { slug: string })[];
	/** Who follows, or that nobody does. */
	outcome: string | null;
}): Mail {
	return composeMail({
		...{ origin, networkName },
		subject: messages.toldSubject(functions),
		blocks: [
			...lines,
			...(outcome === null ? [] : [outcome]),
			...functions.map(({ slug }) => ({
				link: `${origin}/kontakter/${slug}/overdrag`,
				text: messages.toldLink
			})),
			messages.toldRole
		],
		reason: messages.toldReason
	});
}

/** Kinds 'handover-accepted' and 'handover-declined': how the successor answered. */
export function handoverAnswerMail({
	origin,
	networkName,
	subject,
	text,
	slug,
	reason
}: MailFrame & { subject: string; text: string; slug: string; reason: string }): Mail {
	return composeMail({
		...{ origin, networkName, subject, reason },
		blocks: [text, { link: `${origin}/kontakter/${slug}`, text: messages.toldLink }]
	});
}

/** Kind 'handover-withdrawn': to somebody who had been asked. */
export function handoverWithdrawnMail({ origin, networkName, ...fn }: MailFrame & messages.HandedOn): Mail {
	return composeMail({
		...{ origin, networkName },
		subject: messages.withdrawnSubject(fn),
		blocks: [messages.withdrawnText(fn)],
		reason: messages.askReason
	});
}
