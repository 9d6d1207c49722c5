/**
 * For somebody who has lost app, passkeys and recovery codes: all of it is taken away, and they set up anew after signing in by
 * mail. A coordinator does it for another, never for themselves; for the only coordinator, whoever runs the machine does.
 */
import { eq } from 'drizzle-orm';
import * as messages from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import type { MailFrame } from '../mail/templates.ts';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { isCoordinator, requireMayChange } from './policy.ts';
import { account, authenticatorApp, passkey, recoveryCode } from './schema.ts';
import { tellOfChange } from './second-factor-mail.ts';
import { endSessionsOf } from './sessions.ts';

/** Throws `Refusal` for an account that is not there, one's own, and one that has nothing to take away. */
export async function resetSecondFactor(
	db: Db,
	actor: Actor,
	{ accountId, site }: { accountId: number; site: MailFrame },
	now: Date
): Promise<void> {
	requireMayChange(actor, isCoordinator(actor));
	if (actor.accountId === accountId) throw new Refusal(messages.resetByAnother);
	await reset(db, eq(account.id, accountId), site, now);
}

/** The same from the command line, by address. Throws as `resetSecondFactor`. */
export async function resetSecondFactorOf(db: Db, mail: string, site: MailFrame, now: Date): Promise<void> {
	await reset(db, eq(account.mail, mail), site, now);
}

async function reset(db: Db, which: ReturnType<typeof eq>, site: MailFrame, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		const [found] = await tx.select().from(account).where(which).for('update');
		if (!found) throw new Refusal(messages.resetOfNobody, { status: 404 });
		const { id: accountId, mail, personId } = found;
		const removed = [
			...(await tx.delete(authenticatorApp).where(eq(authenticatorApp.accountId, accountId)).returning()),
			...(await tx.delete(passkey).where(eq(passkey.accountId, accountId)).returning())
		];
		if (removed.length === 0) throw new Refusal(messages.nothingToReset);
		await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
		// Whoever holds the lost phone may be signed in on it.
		await endSessionsOf(tx, accountId);
		await tellOfChange(tx, { mail, personId }, { change: 'reset', site }, now);
	});
}
