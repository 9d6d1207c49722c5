/** Who a session belongs to, with the roles had now. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { readPersonName } from '../contacts/people.ts';
import type { SignedIn } from './actor.ts';
import { account, roleAssignment } from './schema.ts';
import { endSessionsOf, type OpenSession } from './sessions.ts';

/** Null when the account has been closed; its sessions are ended then. */
export async function readActor(db: Db, open: OpenSession): Promise<SignedIn | null> {
	const [found] = await db.select().from(account).where(eq(account.id, open.accountId));
	if (!found || found.closedAt) {
		await endSessionsOf(db, open.accountId);
		return null;
	}
	const roles = await db
		.select({ role: roleAssignment.role, organisationId: roleAssignment.organisationId })
		.from(roleAssignment)
		.where(and(eq(roleAssignment.accountId, found.id), isNull(roleAssignment.endedAt)));
	const name = found.personId === null ? null : await readPersonName(db, found.personId);
	return {
		kind: 'signedIn',
		accountId: found.id,
		mail: found.mail,
		person: found.personId === null || name === null ? null : { id: found.personId, name },
		roles,
		secondFactor: open.secondFactor,
		sessionId: open.id,
		sessionEndsAt: open.endsAt
	};
}
