/** Who has the roles that others turn to, with the addresses they sign in with. */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Role } from '../../accounts/roles.ts';
import type { Db } from '../db/types.ts';
import { account, roleAssignment } from './schema.ts';

export interface RoleHolder {
	role: Role;
	/** Null for a coordinator. */
	organisationId: number | null;
	personId: number;
	mail: string;
}

/** Everyone who has one of the roles now, in the order they got it. Those who have not said who they are yet are left out. */
export async function listRoleHolders(db: Db, roles: readonly Role[]): Promise<RoleHolder[]> {
	const rows = await db
		.select({
			role: roleAssignment.role,
			organisationId: roleAssignment.organisationId,
			personId: account.personId,
			mail: account.mail
		})
		.from(roleAssignment)
		.innerJoin(account, eq(account.id, roleAssignment.accountId))
		.where(
			and(
				inArray(roleAssignment.role, [...roles]),
				isNull(roleAssignment.endedAt),
				isNull(account.closedAt),
				isNotNull(account.personId)
			)
		)
		.orderBy(roleAssignment.id);
	return rows.flatMap(({ personId, ...row }) => (personId === null ? [] : { ...row, personId }));
}
