/** One-time codes for when app and passkeys are out of reach. Made ten at a time, shown once, kept as hashes. */
import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import * as messages from '../../messages/second-factor.ts';
import type { Db } from '../db/types.ts';
import type { MailFrame } from '../mail/templates.ts';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { requireMay } from './policy.ts';
import { recoveryCode } from './schema.ts';
import {
	countCodeTry,
	hasSecondFactor,
	raise,
	requireMayChangeFactors,
	secondFactorsOf
} from './second-factor.ts';
import { recipientOf, tellOfChange } from './second-factor-mail.ts';
import type { SessionCookie } from './sessions.ts';
import { hashOf } from './tokens.ts';

const codesAtATime = 10;
/** Crockford's base 32, without i, l, o and u: 16 of them are 80 random bits, so that a hash without a salt is enough. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const codeLength = 16;

/** Makes an account's codes, in place of those it had. They cannot be read again: show them now. */
export async function makeRecoveryCodes(tx: Db, accountId: number): Promise<string[]> {
	const codes = Array.from({ length: codesAtATime }, newRecoveryCode);
	await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
	await tx.insert(recoveryCode).values(codes.map((code) => ({ accountId, codeHash: hashOf(code) })));
	return codes.map(inGroups);
}

export async function deleteRecoveryCodes(tx: Db, accountId: number): Promise<void> {
	await tx.delete(recoveryCode).where(eq(recoveryCode.accountId, accountId));
}

/** New codes for old ones, by somebody who has shown a factor. Throws `Refusal` without a factor for them to stand in for. */
export async function replaceRecoveryCodes(
	db: Db,
	actor: Actor,
	{ site }: { site: MailFrame },
	now: Date
): Promise<string[]> {
	return db.transaction(async (tx) => {
		const changer = await requireMayChangeFactors(tx, actor);
		if (!hasSecondFactor(await secondFactorsOf(tx, changer))) throw new Refusal(messages.factorFirst);
		const codes = await makeRecoveryCodes(tx, changer.accountId);
		await tellOfChange(tx, recipientOf(changer), { change: 'recoveryReplaced', site }, now);
		return codes;
	});
}

/**
 * Shows a code in place of app or passkey, which stay as they are; it raises the session and works no second time.
 * @param code as `recoveryCodeInput` reads it: 16 signs, lower case
 * Throws `Refusal` for a code that is wrong or used, and for too many tries. `db` is no transaction: a try counts in any case.
 */
export async function showRecoveryCode(
	db: Db,
	actor: Actor,
	{ code, site }: { code: string; site: MailFrame },
	now: Date
): Promise<{ cookie: SessionCookie; left: number }> {
	requireMay(actor, actor.kind === 'signedIn');
	await countCodeTry(db, actor, 'reservekode', now);
	return db.transaction(async (tx) => {
		const used = await tx
			.update(recoveryCode)
			.set({ usedAt: now })
			.where(
				and(
					eq(recoveryCode.accountId, actor.accountId),
					eq(recoveryCode.codeHash, hashOf(code)),
					isNull(recoveryCode.usedAt)
				)
			)
			.returning({ codeHash: recoveryCode.codeHash });
		if (used.length === 0) throw new Refusal(messages.wrongRecoveryCode, { field: 'reservekode' });
		const { recoveryCodesLeft: left } = await secondFactorsOf(tx, actor);
		await tellOfChange(tx, recipientOf(actor), { change: 'recoveryUsed', left, site }, now);
		return { cookie: await raise(tx, actor, now), left };
	});
}

function newRecoveryCode(): string {
	return Array.from(randomBytes(codeLength), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}

/** "k3f9-77ab-…": easier to copy by hand. */
function inGroups(code: string): string {
	return (code.match(/.{4}/g) ?? []).join('-');
}
