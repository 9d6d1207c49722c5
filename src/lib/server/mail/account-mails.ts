/** What people are told about their access. */
import type { Role } from '../../accounts/roles.ts';
import * as messages from '../../messages/account-mails.ts';
import type { Mail } from './outbox.ts';
import { layOut } from './lay-out.ts';

interface Frame {
	origin: string;
	networkName: string;
}

export function admittedMail({ origin, networkName, organisation }: Frame & { organisation: string }): Mail {
	return layOut({
		networkName,
		subject: messages.admittedSubject(networkName),
		paragraphs: [messages.admitted(organisation)],
		link: { text: messages.signIn, href: `${origin}/log-ind` },
		why: messages.whyAsked
	});
}

export function notAdmittedMail({ networkName, organisation }: Frame & { organisation: string }): Mail {
	return layOut({
		networkName,
		subject: messages.notAdmittedSubject(networkName),
		paragraphs: [messages.notAdmitted(organisation)],
		why: messages.whyAsked
	});
}

export function invitationMail({
	origin,
	networkName,
	role,
	organisation
}: Frame & { role: Role; organisation: string | null }): Mail {
	return layOut({
		networkName,
		subject: messages.invitationSubject(networkName),
		paragraphs: [messages.invitation(networkName, role, organisation), messages.invitationHow],
		link: { text: messages.signIn, href: `${origin}/log-ind` },
		why: messages.whyInvited
	});
}

export function roleMail({
	origin,
	networkName,
	role,
	organisation
}: Frame & { role: Role; organisation: string | null }): Mail {
	return layOut({
		networkName,
		subject: messages.roleSubject(networkName),
		paragraphs: [messages.roleGiven(networkName, role, organisation)],
		link: { text: messages.signIn, href: `${origin}/log-ind` },
		why: messages.whyInvited
	});
}
