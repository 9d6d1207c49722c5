/** Somebody signed in, for tests of what domain functions let them do. */
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import type { RoleHad } from '../../src/lib/server/accounts/actor.ts';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';

/** An actor with a person of that name in the database, signed in with a second factor unless told otherwise. */
export async function actorWith(
	db: Db,
	name: string,
	roles: readonly RoleHad[],
	{ secondFactor = true }: { secondFactor?: boolean } = {}
): Promise<SignedIn> {
	const [row] = await db.insert(tables.person).values({ name }).returning();
	const id = row?.id ?? 0;
	return {
		kind: 'signedIn',
		accountId: id,
		mail: `${id}@example.dk`,
		person: { id, name },
		roles,
		secondFactor,
		sessionId: `session-${id}`,
		sessionEndsAt: new Date('2027-01-01T00:00:00Z')
	};
}

export const coordinatorRole: RoleHad = { role: 'coordinator', organisationId: null };
