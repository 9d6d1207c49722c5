/** What people are told about their access. */
import type { Role } from '../../accounts/roles.ts';
import * as messages from '../../messages/account-mails.ts';
import type { Mail } from './outbox.ts';
import type { MailFrame } from './templates.ts';
import { composeMail } from './compose.ts';

export function admittedMail({
	origin,
	networkName,
	organisation
}: MailFrame & { organisation: string }): Mail {
	return composeMail({
		networkName,
		subject: messages.admittedSubject(networkName),
		blocks: [messages.admitted(organisation), { link: `${origin}/log-ind`, text: messages.signIn }],
		origin,
		reason: messages.whyAsked
	});
}

export function notAdmittedMail({
	origin,
	networkName,
	organisation
}: MailFrame & { organisation: string }): Mail {
	return composeMail({
		networkName,
		subject: messages.notAdmittedSubject(networkName),
		blocks: [messages.notAdmitted(organisation)],
		origin,
		reason: messages.whyAsked
	});
}

export function invitationMail({
	origin,
	networkName,
	role,
	organisation
}: MailFrame & { role: Role; organisation: string | null }): Mail {
	return composeMail({
		networkName,
		subject: messages.invitationSubject(networkName),
		blocks: [
			messages.invitation(networkName, role, organisation),
			messages.invitationHow,
			{ link: `${origin}/log-ind`, text: messages.signIn }
		],
		origin,
		reason: messages.whyInvited
	});
}

export function roleMail({
	origin,
	networkName,
	role,
	organisation
}: MailFrame & { role: Role; organisation: string | null }): Mail {
	return composeMail({
		networkName,
		subject: messages.roleSubject(networkName),
		blocks: [
			messages.roleGiven(networkName, role, organisation),
			{ link: `${origin}/log-ind`, text: messages.signIn }
		],
		origin,
		reason: messages.whyInvited
	});
}

export function machineReadingMail({ origin, networkName, lookups }: MailFrame & { lookups: number }): Mail {
	return composeMail({
		networkName,
		origin,
		subject: messages.machineReadingSubject,
		blocks: [messages.machineReading(lookups), messages.machineReadingWhat],
		reason: messages.whyCoordinator
	});
}
