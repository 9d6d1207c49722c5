/** What follows when a second factor has been added or removed, whichever kind it is. */
import type { FactorChange } from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import type { MailFrame } from '../mail/templates.ts';
import type { SignedIn } from './actor.ts';
import { deleteRecoveryCodes, makeRecoveryCodes } from './recovery-codes.ts';
import { hasSecondFactor, raise, secondFactorsOf } from './second-factor.ts';
import { recipientOf, tellOfChange } from './second-factor-mail.ts';
import type { SessionCookie } from './sessions.ts';

export interface FactorAdded {
	/** Null when the session was raised before. */
	cookie: SessionCookie | null;
	/** With the first factor: recovery codes, to be shown now and never again. */
	codes: string[] | null;
}

/** Having set it up counts as having shown it. */
export async function afterAdding(
	tx: Db,
	actor: SignedIn,
	{ isFirst, change, site }: { isFirst: boolean; change: FactorChange; site: MailFrame },
	now: Date
): Promise<FactorAdded> {
	const codes = isFirst ? await makeRecoveryCodes(tx, actor.accountId) : null;
	await tellOfChange(tx, recipientOf(actor), { change, site }, now);
	return { cookie: actor.secondFactor ? null : await raise(tx, actor, now), codes };
}

/** The codes go with the last factor: they stand in for one. */
export async function afterRemoving(
	tx: Db,
	actor: SignedIn,
	{ change, site }: { change: FactorChange; site: MailFrame },
	now: Date
): Promise<void> {
	if (!hasSecondFactor(await secondFactorsOf(tx, actor))) await deleteRecoveryCodes(tx, actor.accountId);
	await tellOfChange(tx, recipientOf(actor), { change, site }, now);
}
