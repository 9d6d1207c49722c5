/** The mails of signing in. */
import * as messages from '../../messages/mail.ts';
import { layOut } from './lay-out.ts';
import type { Mail } from './outbox.ts';

export function signInMail({
	networkName,
	link,
	code,
	minutes
}: {
	networkName: string;
	link: string;
	code: string;
	minutes: number;
}): Mail {
	return layOut({
		networkName,
		subject: messages.signInSubject(code),
		paragraphs: [messages.signInIntro(minutes), messages.signInWarning],
		link: { text: messages.signInLink, href: link },
		code,
		why: messages.whySignIn
	});
}
