/** What handovers hold about people: for how long, for whom, and how it goes. */
import { and, eq, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { retention } from '../../accounts/retention.ts';
import type { Db } from '../db/types.ts';
import { handover } from './schema.ts';

/** Before a holding that has not begun is taken away: what was agreed stays, without pointing at it. */
export async function releaseHolder(tx: Db, holderId: number): Promise<void> {
	await tx.update(handover).set({ holderId: null }).where(eq(handover.holderId, holderId));
	await tx.update(handover).set({ leavingHolderId: null }).where(eq(handover.leavingHolderId, holderId));
}

/** Erases somebody from what they asked, approved or took over. */
export async function forgetHandoversOf(tx: Db, personId: number): Promise<void> {
	await tx
		.update(handover)
		.set({ successorMail: null, successorPersonId: null })
		.where(eq(handover.successorPersonId, personId));
	await tx.update(handover).set({ askedByPersonId: null }).where(eq(handover.askedByPersonId, personId));
	await tx
		.update(handover)
		.set({ approvedByPersonId: null })
		.where(eq(handover.approvedByPersonId, personId));
}

/** Erases an address that was asked to take over; what they had not answered is left vacant. */
export async function forgetHandoversTo(tx: Db, mail: string, now: Date): Promise<void> {
	await tx
		.update(handover)
		.set({ endedAt: now })
		.where(and(eq(handover.successorMail, mail), isNull(handover.acceptedAt), isNull(handover.endedAt)));
	await tx.update(handover).set({ successorMail: null }).where(eq(handover.successorMail, mail));
}

/**
 * Forgets the addresses of those who have answered, or whose link ran out, some weeks ago; a retention job calls it. What
 * nobody answered ends with it.
 */
export async function forgetOldHandovers(db: Db, now: Date): Promise<void> {
	const since = new Date(now.getTime() - retention.handoverMailDays * 86_400_000);
	await db.transaction(async (tx) => {
		await tx
			.update(handover)
			.set({ endedAt: now, successorMail: null })
			.where(and(lt(handover.expiresAt, since), isNull(handover.acceptedAt), isNull(handover.endedAt)));
		await tx
			.update(handover)
			.set({ successorMail: null })
			.where(
				and(
					isNotNull(handover.successorMail),
					or(lt(handover.acceptedAt, since), lt(handover.endedAt, since))
				)
			);
	});
}

/** What somebody asked for, approved, or was asked, without what opens the link. */
export async function listHandoversOf(db: Db, { personId, mail }: { personId: number | null; mail: string }) {
	const rows = await db
		.select()
		.from(handover)
		.where(
			or(
				eq(handover.successorMail, mail),
				personId === null
					? undefined
					: or(
							...[handover.askedByPersonId, handover.approvedByPersonId, handover.successorPersonId].map(
								(column) => inArray(column, [personId])
							)
						)
			)
		)
		.orderBy(handover.askedAt);
	return rows.map((row) => ({
		functionId: row.functionId,
		startsOn: row.startsOn,
		// Another's address is theirs to fetch.
		successorMail: row.successorMail === mail || row.askedByPersonId === personId ? row.successorMail : null,
		askedAt: row.askedAt,
		approvedAt: row.approvedAt,
		acceptedAt: row.acceptedAt,
		endedAt: row.endedAt
	}));
}
