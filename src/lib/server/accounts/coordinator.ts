/** The first coordinator, and any other that whoever runs the machine wants. */
import { eq } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { invite } from './invitations.ts';
import { grantRole } from './role-assignments.ts';
import { account } from './schema.ts';

/** Makes the address a coordinator's: at once when it has signed in before, else when it first does. */
export async function makeCoordinator(db: Db, mail: string, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		const [known] = await tx.select({ id: account.id }).from(account).where(eq(account.mail, mail));
		const role = { role: 'coordinator' as const, organisationId: null };
		if (known) await grantRole(tx, { accountId: known.id, ...role, grantedBy: null }, now);
		else await invite(tx, { mail, ...role, invitedBy: null }, now);
	});
}
