/** Tells the account's address of each change to its second factor: whoever did not make it must hear of it. */
import type { FactorChange } from '../../messages/second-factor.ts';
import * as messages from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import { composeMail } from '../mail/compose.ts';
import { type Mail, postMail } from '../mail/outbox.ts';
import type { MailFrame } from '../mail/templates.ts';
import type { SignedIn } from './actor.ts';

export interface Recipient {
	mail: string;
	personId: number | null;
}

/** To the one who made the change. */
export const recipientOf = ({ mail, person }: SignedIn): Recipient => ({
	mail,
	personId: person?.id ?? null
});

/** Posts the mail in the transaction of the change. `left`: recovery codes left, when one was used. */
export async function tellOfChange(
	tx: Db,
	{ mail, personId }: Recipient,
	{ change, left, site }: { change: FactorChange; left?: number; site: MailFrame },
	now: Date
): Promise<void> {
	await postMail(
		tx,
		{
			kind: 'second-factor-changed',
			recipient: mail,
			personId,
			mail: changeMail(change, left, site, now)
		},
		now
	);
}

function changeMail(change: FactorChange, left: number | undefined, site: MailFrame, now: Date): Mail {
	const whatAndWhen = [
		messages.changeTold[change],
		...(left === undefined ? [] : [messages.recoveryLeft(left)]),
		messages.mailWhen(now)
	];
	return composeMail({
		...site,
		subject: messages.mailSubject(site.networkName),
		blocks: [
			whatAndWhen.join(' '),
			messages.mailWasIt,
			messages.mailWasNot,
			{ link: `${site.origin}/to-trin/opsaet`, text: messages.mailLink }
		],
		reason: messages.mailWhy
	});
}
