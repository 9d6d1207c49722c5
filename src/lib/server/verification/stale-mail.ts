/** The one mail a person gets about all their entries. */
import type { Ask } from '../../directory/reminders.ts';
import * as messages from '../../messages/stale-check.ts';
import { type Block, composeMail } from '../mail/compose.ts';
import type { Mail } from '../mail/outbox.ts';
import type { MailFrame } from '../mail/templates.ts';

/** Entries named in a mail; the page has them all. */
const mostNamed = 12;

/** What is asked, in words by who is asked and why: the worst first. `link` is the whole address of the person's page. */
export function staleMail({
	link,
	asks,
	origin,
	networkName
}: MailFrame & { link: string; asks: readonly Ask[] }): Mail {
	const sorted = [...asks].sort((a, b) => Number(b.isUrgent) - Number(a.isUrgent));
	const isOwn = asks.every(({ asRole }) => asRole === 'holder' || asRole === 'deputy');
	const named = sorted
		.slice(0, mostNamed)
		.map(({ fn, cause, rung }) => messages.entryLine(`${fn.entry.name}, ${fn.unit.name}`, cause, rung));
	const more = sorted.length - named.length;
	const blocks: Block[] = [
		isOwn ? messages.introOwn(asks.length) : messages.introKept(asks.length),
		{ list: [...named, ...(more > 0 ? [messages.andMore(more)] : [])] },
		messages.howTo,
		{ link, text: messages.openPage },
		isOwn ? messages.leavingHint : messages.keptHint
	];
	return composeMail({
		subject: messages.subject(
			asks.length,
			asks.some(({ isUrgent }) => isUrgent)
		),
		blocks,
		reason: isOwn ? messages.whyOwn : messages.whyKept,
		networkName,
		origin
	});
}
