/** Leaving: at once when somebody asks for it, after a month when somebody has stopped. */
import { and, eq, inArray, isNull, lt, notExists, or } from 'drizzle-orm';
import { retention } from '../../accounts/retention.ts';
import { addDays, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { lastCoordinator } from '../../messages/members.ts';
import { blankPerson, formerHolders, hasHoldings, holdsSomething } from '../contacts/blanking.ts';
import type { Db } from '../db/types.ts';
import { deleteMailsTo } from '../mail/retention.ts';
import { Refusal } from '../refusal.ts';
import { forgetHandoversTo } from '../verification/handover-erasing.ts';
import type { Actor } from './actor.ts';
import { requireMay } from './policy.ts';
import { accessRequest, account, invitation, roleAssignment, signInRequest } from './schema.ts';

/**
 * Erases whoever asks: their functions are left vacant, sessions end at once, and history stays without a name. Throws
 * `Refusal` for the last coordinator, without whom nobody could let others in.
 */
export async function removeSelf(db: Db, actor: Actor, now: Date): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn');
	await db.transaction(async (tx) => {
		const coordinators = await tx
			.select({ accountId: roleAssignment.accountId })
			.from(roleAssignment)
			.where(and(eq(roleAssignment.role, 'coordinator'), isNull(roleAssignment.endedAt)))
			.for('update');
		if (coordinators.length === 1 && coordinators[0]?.accountId === actor.accountId) {
			throw new Refusal(lastCoordinator);
		}
		await remove(
			tx,
			{ accountId: actor.accountId, mail: actor.mail, personId: actor.person?.id ?? null },
			now
		);
	});
}

/** Erases somebody whose only holding was taken back, when nobody signs in as them: nothing is left that they stand for. */
export async function eraseUnlessKnown(tx: Db, personId: number, now: Date): Promise<void> {
	const [known] = await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId));
	if (known || (await hasHoldings(tx, personId))) return;
	await blankPerson(tx, personId, toCopenhagen(now).date, now);
}

/** Erases those who stopped a month ago; a retention job calls it. Returns how many. */
export async function removeLeavers(db: Db, now: Date): Promise<number> {
	const today = toCopenhagen(now).date;
	const since = new Date(now.getTime() - retention.leaverDays * 86_400_000);
	return db.transaction(async (tx) => {
		const closed = await tx
			.select({ accountId: account.id, mail: account.mail, personId: account.personId })
			.from(account)
			.where(or(lt(account.closedAt, since), and(lt(account.lastSignInAt, since), isNotLetIn(tx))));
		for (const leaver of closed) {
			// Somebody may stand in the directory without access to it.
			const stays = leaver.personId !== null && (await holdsSomething(tx, leaver.personId, today));
			await remove(tx, stays ? { ...leaver, personId: null } : leaver, now);
		}
		const former = await formerHolders(tx, addDays(today, -retention.leaverDays));
		const open = new Set(
			former.length === 0
				? []
				: (
						await tx
							.select({ personId: account.personId })
							.from(account)
							.where(inArray(account.personId, former))
					).map(({ personId }) => personId)
		);
		const gone = former.filter((personId) => !open.has(personId));
		for (const personId of gone) await blankPerson(tx, personId, today, now);
		return closed.length + gone.length;
	});
}

/** Nobody let them in, and nobody is asked to any more. */
function isNotLetIn(tx: Db) {
	const roles = tx.select({ id: roleAssignment.id }).from(roleAssignment);
	const requests = tx.select({ id: accessRequest.id }).from(accessRequest);
	return and(
		notExists(roles.where(eq(roleAssignment.accountId, account.id))),
		notExists(requests.where(and(eq(accessRequest.accountId, account.id), isNull(accessRequest.decidedAt))))
	);
}

async function remove(
	tx: Db,
	{ accountId, mail, personId }: { accountId: number; mail: string; personId: number | null },
	now: Date
): Promise<void> {
	if (personId !== null) await blankPerson(tx, personId, toCopenhagen(now).date, now);
	// With it go sessions, roles, second factors and requests.
	await tx.delete(account).where(eq(account.id, accountId));
	await tx.delete(invitation).where(eq(invitation.mail, mail));
	await tx.delete(signInRequest).where(eq(signInRequest.mail, mail));
	await forgetHandoversTo(tx, mail, now);
	await deleteMailsTo(tx, mail);
}
