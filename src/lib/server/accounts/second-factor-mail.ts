/** Tells the account's address of each change to its second factor: whoever did not make it must hear of it. */
import type { FactorChange } from '../../messages/second-factor.ts';
import * as messages from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import { composeMail } from '../mail/compose.ts';
import { type Mail, postMail } from '../mail/outbox.ts';
import type { SignedIn } from './actor.ts';

/** The portal as mails and authenticators name it. */
export interface Site {
	origin: string;
	networkName: string;
}

/** Posts the mail in the transaction of the change. `left`: recovery codes left, when one was used. */
export async function tellOfChange(
	tx: Db,
	actor: SignedIn,
	{ change, left, site }: { change: FactorChange; left?: number; site: Site },
	now: Date
): Promise<void> {
	await postMail(
		tx,
		{
			kind: 'second-factor-changed',
			recipient: actor.mail,
			personId: actor.person?.id ?? null,
			mail: changeMail(change, left, site, now)
		},
		now
	);
}

function changeMail(change: FactorChange, left: number | undefined, site: Site, now: Date): Mail {
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
