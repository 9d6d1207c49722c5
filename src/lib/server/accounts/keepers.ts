/** Who keeps an organisation, for telling them of something. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { invite } from './invitations.ts';
import { plainRoleIn } from './joining.ts';
import { grantRole } from './role-assignments.ts';
import { account, roleAssignment } from './schema.ts';

export interface Keeper {
	personId: number;
	mail: string;
}

/**
 * The key persons nearest to the organisation, else the coordinators; whoever is in `except` is passed over, as if they were
 * not there.
 * @param path the organisation and those above it, nearest first
 */
export async function listKeepersOf(
	db: Db,
	path: readonly number[],
	except: readonly number[] = []
): Promise<Keeper[]> {
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
				inArray(roleAssignment.role, ['keyPerson', 'coordinator']),
				isNull(roleAssignment.endedAt),
				isNull(account.closedAt)
			)
		);
	const keepers = rows.flatMap(({ personId, ...row }) =>
		personId === null || except.includes(personId) ? [] : [{ ...row, personId }]
	);
	const nearest = path.find((id) =>
		keepers.some(({ role, organisationId }) => role === 'keyPerson' && organisationId === id)
	);
	return keepers
		.filter(({ role, organisationId }) =>
			nearest === undefined ? role === 'coordinator' : role === 'keyPerson' && organisationId === nearest
		)
		.map(({ personId, mail }) => ({ personId, mail }));
}

/** The person whose account has the address; null when there is none, or nobody yet behind it. */
export async function personOfAccount(db: Db, mail: string): Promise<number | null> {
	const [known] = await db.select({ personId: account.personId }).from(account).where(eq(account.mail, mail));
	return known?.personId ?? null;
}

/**
 * Makes a plain member of whoever has taken a function over: at once when they sign in here, else when they first do. An
 * account that somebody closed stays closed.
 */
export async function letSuccessorIn(
	tx: Db,
	{ mail, organisationId }: { mail: string; organisationId: number },
	now: Date
): Promise<void> {
	const role = await plainRoleIn(tx, organisationId);
	const [known] = await tx.select().from(account).where(eq(account.mail, mail));
	if (!known) await invite(tx, { mail, role, organisationId, invitedBy: null }, now);
	else if (!known.closedAt) {
		await grantRole(tx, { accountId: known.id, role, organisationId, grantedBy: null }, now);
	}
}

/** The address that the person signs in with; null when they do not, or no more. */
export async function mailOfPerson(db: Db, personId: number): Promise<string | null> {
	const [known] = await db
		.select({ mail: account.mail })
		.from(account)
		.where(and(eq(account.personId, personId), isNull(account.closedAt)));
	return known?.mail ?? null;
}
