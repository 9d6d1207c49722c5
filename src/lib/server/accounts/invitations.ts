/** Roles: who gets them and how. By invitation to an address, by asking to be let in, or from the command line. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Role } from '../../accounts/roles.ts';
import type { Db } from '../db/types.ts';
import { grantRole } from './role-assignments.ts';
import { invitation } from './schema.ts';

/** Gives an account what its address has been invited to. */
export async function acceptInvitations(
	tx: Db,
	{ id, mail }: { id: number; mail: string },
	now: Date
): Promise<void> {
	const open = await tx
		.update(invitation)
		.set({ acceptedAt: now })
		.where(and(eq(invitation.mail, mail), isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)))
		.returning();
	for (const { role, organisationId, invitedBy } of open) {
		await grantRole(tx, { accountId: id, role, organisationId, grantedBy: invitedBy }, now);
	}
}

/** Invites an address to a role; a second time changes nothing. */
export async function invite(
	tx: Db,
	wanted: { mail: string; role: Role; organisationId: number | null; invitedBy: number | null },
	now: Date
): Promise<void> {
	await tx
		.insert(invitation)
		.values({ ...wanted, mail: wanted.mail.toLowerCase(), invitedAt: now })
		.onConflictDoNothing();
}
