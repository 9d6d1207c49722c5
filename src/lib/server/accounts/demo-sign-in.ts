/** Trying the roles in the demo network with one click. The callers make sure that it is a demo. */
import { eq } from 'drizzle-orm';
import type { Role } from '../../accounts/roles.ts';
import { findOrganisationBySlug } from '../contacts/organisations.ts';
import { addPerson } from '../contacts/people.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import { notFound } from '../../messages/errors.ts';
import { grantRole } from './role-assignments.ts';
import { account } from './schema.ts';
import { type SessionCookie, startSession } from './sessions.ts';

export interface DemoRole {
	key: string;
	role: Role;
	/** Slug of the organisation; null for the coordinator. */
	organisation: string | null;
	name: string;
	title: string;
}

/** One of each role, so that every door can be tried; names are invented and in nobody's directory. */
export const demoRoles: readonly DemoRole[] = [
	{
		key: 'tovholder',
		role: 'coordinator',
		organisation: null,
		name: 'Karen Demo',
		title: 'Faglig tovholder'
	},
	{
		key: 'noegleperson',
		role: 'keyPerson',
		organisation: 'gribskov-kommune',
		name: 'Niels Demo',
		title: 'Nøgleperson'
	},
	{
		key: 'styregruppe',
		role: 'steering',
		organisation: 'helsingoer-kommune',
		name: 'Sanne Demo',
		title: 'Centerchef'
	},
	{
		key: 'fagperson',
		role: 'member',
		organisation: 'region-hovedstaden',
		name: 'Frida Demo',
		title: 'Sygeplejerske'
	},
	{
		key: 'frivillig',
		role: 'voluntary',
		organisation: 'lms',
		name: 'Victor Demo',
		title: 'Frivilligkoordinator'
	}
];

/** Signs in as one of them, with both factors shown. Throws `Refusal` (404) for a role that is not on the list. */
export async function signInAsDemo(
	db: Db,
	key: string,
	{ browser }: { browser: string },
	now: Date
): Promise<SessionCookie> {
	const wanted = demoRoles.find((each) => each.key === key);
	if (!wanted) throw new Refusal(notFound, { status: 404 });
	return db.transaction(async (tx) => {
		const organisation =
			wanted.organisation === null ? null : await findOrganisationBySlug(tx, wanted.organisation);
		if (wanted.organisation !== null && !organisation) throw new Refusal(notFound, { status: 404 });
		const [opened] = await tx
			.insert(account)
			.values({ mail: `${wanted.key}@demo.example`, createdAt: now, lastSignInAt: now })
			.onConflictDoUpdate({ target: account.mail, set: { lastSignInAt: now, closedAt: null } })
			.returning();
		if (!opened) throw new Error('The database returned no account.');
		if (opened.personId === null) {
			const personId = await addPerson(tx, {
				name: wanted.name,
				title: wanted.title,
				professionId: null,
				organisationId: organisation?.id ?? null
			});
			await tx.update(account).set({ personId }).where(eq(account.id, opened.id));
		}
		const grant = { accountId: opened.id, role: wanted.role, organisationId: organisation?.id ?? null };
		await grantRole(tx, { ...grant, grantedBy: null }, now);
		return startSession(tx, opened.id, { browser, secondFactor: true, now });
	});
}
