/** Mails: each a plain function from what it tells to its words. */
import * as messages from '../../messages/mail.ts';
import { type Block, composeMail } from './compose.ts';
import type { Mail } from './outbox.ts';

/** How a mail names the portal. */
export interface MailFrame {
	/** Where people reach it, without a slash at the end. */
	origin: string;
	networkName: string;
}

/** Kind 'sign-in'. The code is not in the subject, which a locked phone shows to anyone. */
export function signInMail({
	origin,
	networkName,
	link,
	code,
	minutes
}: MailFrame & {
	/** The whole address. */
	link: string;
	/** Six digits. */
	code: string;
	/** How long both work. */
	minutes: number;
}): Mail {
	return composeMail({
		subject: messages.signInSubject(networkName),
		blocks: [
			messages.signInIntro(networkName),
			messages.signInByLink,
			{ link, text: messages.signInLink },
			messages.signInByCode,
			{ code },
			messages.signInLasts(minutes)
		],
		reason: `${messages.signInReason} ${messages.signInNotYou}`,
		networkName,
		origin
	});
}

/**
 * Kind 'entered-by-other': to somebody whom others have entered in the directory, once (GDPR article 14). Tells what is shown
 * to whom, who is responsible, and how to correct or object.
 */
export function enteredByOtherMail({
	origin,
	networkName,
	name,
	enteredBy,
	shownToAll,
	shownToMembers,
	responsible,
	contactMail
}: MailFrame & {
	/** Whose entry it is. */
	name: string;
	/** "Mette Holm, Gribskov Kommune"; null when nobody in particular did it, as in an import. */
	enteredBy: string | null;
	/** What is shown, each as "Telefon: 95 11 00 02"; empty for nothing. */
	shownToAll: readonly string[];
	shownToMembers: readonly string[];
	/** The organisation that answers for the entry: "Gribskov Kommune". */
	responsible: string;
	/** Where an objection goes; null when answers to the mail are all there is. */
	contactMail: string | null;
}): Mail {
	const shown: Block[] = [
		...(shownToAll.length > 0
			? [messages.enteredShownToAll, { list: shownToAll }]
			: [messages.enteredNothingToAll]),
		...(shownToMembers.length > 0 ? [messages.enteredShownToMembers, { list: shownToMembers }] : [])
	];
	return composeMail({
		subject: messages.enteredSubject(networkName),
		blocks: [
			messages.enteredIntro(name, networkName, enteredBy),
			...shown,
			messages.enteredResponsible(responsible),
			messages.enteredCorrect,
			{ link: `${origin}/min-side`, text: messages.enteredCorrectLink },
			contactMail ? messages.enteredObject(contactMail) : messages.enteredObjectHere,
			messages.enteredPrivacy,
			{ link: `${origin}/privatliv`, text: messages.enteredPrivacyLink }
		],
		reason: messages.enteredReason,
		networkName,
		origin
	});
}
