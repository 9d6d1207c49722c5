/** Gives and takes roles. Who may is for the callers, which know on whose behalf it happens. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Role } from '../../accounts/roles.ts';
import type { Db } from '../db/types.ts';
import { roleAssignment } from './schema.ts';

export interface RoleGrant {
	accountId: number;
	role: Role;
	/** Null for the coordinator alone. */
	organisationId: number | null;
	/** Null: the address's domain, an invitation from the command line, or the demo. */
	grantedBy: number | null;
}

/** Gives a role; one that is had already stays as it is. */
export async function grantRole(tx: Db, grant: RoleGrant, now: Date): Promise<void> {
	await tx
		.insert(roleAssignment)
		.values({ ...grant, grantedAt: now })
		.onConflictDoNothing();
}

/** Ends a role that is had now. Returns whether there was one. */
export async function endRole(
	tx: Db,
	{ accountId, role, organisationId }: Omit<RoleGrant, 'grantedBy'>,
	endedBy: number | null,
	now: Date
): Promise<boolean> {
	const ended = await tx
		.update(roleAssignment)
		.set({ endedAt: now, endedBy })
		.where(
			and(
				eq(roleAssignment.accountId, accountId),
				eq(roleAssignment.role, role),
				organisationId === null
					? isNull(roleAssignment.organisationId)
					: eq(roleAssignment.organisationId, organisationId),
				isNull(roleAssignment.endedAt)
			)
		)
		.returning({ id: roleAssignment.id });
	return ended.length > 0;
}
