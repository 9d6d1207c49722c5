/** Who is in an organisation, who asks to be, and the key person's say in it. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { type Role, appointableRoles } from '../../accounts/roles.ts';
import * as messages from '../../messages/members.ts';
import { organisationPath, readOrganisation, organisationsBelow } from '../contacts/organisations.ts';
import { readPeople } from '../contacts/people.ts';
import type { Db } from '../db/types.ts';
import { postMail } from '../mail/outbox.ts';
import type { MailFrame } from '../mail/templates.ts';
import { admittedMail, invitationMail, notAdmittedMail, roleMail } from '../mail/account-mails.ts';
import { Refusal } from '../refusal.ts';
import type { Actor } from './actor.ts';
import { invite } from './invitations.ts';
import { plainRoleIn } from './joining.ts';
import { isCoordinator, isKeeper, mayAppoint, requireMay, requireMayChange } from './policy.ts';
import { endRole, grantRole } from './role-assignments.ts';
import { accessRequest, account, invitation, roleAssignment } from './schema.ts';
import { endSessionsOf } from './sessions.ts';

export interface Member {
	accountId: number;
	personId: number;
	name: string;
	title: string | null;
	role: Role;
	organisationId: number | null;
}

export interface Membership {
	members: Member[];
	asking: (Pick<Member, 'accountId' | 'name' | 'title'> & {
		requestId: number;
		organisationId: number;
		/** The address they signed in with: what the key person has to go by. */
		mail: string;
		askedAt: Date;
	})[];
	invited: { id: number; mail: string; role: Role; organisationId: number | null; invitedAt: Date }[];
}

/** What the actor keeps: everything for the coordinator, the own organisations and those below for a key person. */
export async function listMembership(db: Db, actor: Actor): Promise<Membership> {
	requireMay(actor, isKeeper(actor));
	const own = isCoordinator(actor) ? null : await organisationsKept(db, actor);
	const within = (column: typeof roleAssignment.organisationId | typeof accessRequest.organisationId) =>
		own === null ? undefined : inArray(column, own);
	const roles = await db
		.select({ had: roleAssignment, personId: account.personId })
		.from(roleAssignment)
		.innerJoin(account, eq(account.id, roleAssignment.accountId))
		.where(and(isNull(roleAssignment.endedAt), within(roleAssignment.organisationId)))
		.orderBy(asc(roleAssignment.grantedAt));
	const requests = await db
		.select({ request: accessRequest, mail: account.mail, personId: account.personId })
		.from(accessRequest)
		.innerJoin(account, eq(account.id, accessRequest.accountId))
		.where(and(isNull(accessRequest.decidedAt), within(accessRequest.organisationId)))
		.orderBy(asc(accessRequest.askedAt));
	const invited = await db
		.select()
		.from(invitation)
		.where(
			and(
				isNull(invitation.acceptedAt),
				isNull(invitation.withdrawnAt),
				own === null ? undefined : inArray(invitation.organisationId, own)
			)
		)
		.orderBy(asc(invitation.invitedAt));
	const people = await readPeople(
		db,
		[...roles, ...requests].flatMap(({ personId }) => (personId === null ? [] : [personId]))
	);
	return {
		members: roles.flatMap(({ had, personId }) => {
			const person = people.get(personId ?? 0);
			if (!person) return [];
			return {
				accountId: had.accountId,
				personId: person.id,
				name: person.name,
				title: person.title,
				role: had.role,
				organisationId: had.organisationId
			};
		}),
		asking: requests.flatMap(({ request, mail, personId }) => {
			const person = people.get(personId ?? 0);
			if (!person) return [];
			return {
				requestId: request.id,
				accountId: request.accountId,
				organisationId: request.organisationId,
				askedAt: request.askedAt,
				name: person.name,
				title: person.title,
				mail
			};
		}),
		invited
	};
}

/** The organisations that a key person keeps, those below them included. */
async function organisationsKept(db: Db, actor: Actor): Promise<number[]> {
	if (actor.kind === 'anonymous') return [];
	const own = actor.roles.flatMap(({ role, organisationId }) =>
		role === 'keyPerson' && organisationId !== null ? [organisationId] : []
	);
	return organisationsBelow(db, own);
}

/** Lets in somebody who asked, or says no; they get a mail either way. A second answer is refused. */
export async function decideAccess(
	db: Db,
	actor: Actor,
	{ requestId, admit }: { requestId: number; admit: boolean },
	frame: MailFrame,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		const [request] = await tx
			.select()
			.from(accessRequest)
			.where(eq(accessRequest.id, requestId))
			.for('update');
		if (!request) throw new Refusal(messages.requestGone, { status: 404 });
		requireMayChange(actor, mayAppoint(actor, await organisationPath(tx, request.organisationId)));
		if (request.decidedAt) throw new Refusal(messages.requestDecided);
		await tx
			.update(accessRequest)
			.set({ decidedAt: now, decidedBy: actor.accountId, admitted: admit ? 'yes' : 'no' })
			.where(eq(accessRequest.id, requestId));
		const [asker] = await tx.select().from(account).where(eq(account.id, request.accountId));
		const organisation = await readOrganisation(tx, request.organisationId);
		if (!asker || !organisation) throw new Refusal(messages.requestGone, { status: 404 });
		if (admit) {
			const role = await plainRoleIn(tx, organisation.id);
			await grantRole(
				tx,
				{ accountId: asker.id, role, organisationId: organisation.id, grantedBy: actor.accountId },
				now
			);
		} else await closeWithoutRoles(tx, asker.id, now);
		await postMail(
			tx,
			{
				kind: admit ? 'admitted' : 'not-admitted',
				recipient: asker.mail,
				personId: asker.personId,
				mail: (admit ? admittedMail : notAdmittedMail)({ ...frame, organisation: organisation.name })
			},
			now
		);
	});
}

/**
 * Appoints an address to a role in an organisation: at once when it is an account's, else by an invitation that holds when
 * they first sign in. They get a mail. Key persons appoint members, voluntary delegates and key persons in what they keep;
 * the coordinator all roles. Throws `Refusal`.
 */
export async function appoint(
	db: Db,
	actor: Actor,
	wanted: { mail: string; role: Role; organisationId: number | null },
	frame: MailFrame,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		const { mail, role, organisationId } = wanted;
		await requireMayGive(tx, actor, role, organisationId);
		const organisation = organisationId === null ? null : await readOrganisation(tx, organisationId);
		const [known] = await tx.select().from(account).where(eq(account.mail, mail));
		if (known && !known.closedAt) {
			await grantRole(
				tx,
				{
					accountId: known.id,
					role,
					organisationId,
					grantedBy: actor.kind === 'signedIn' ? actor.accountId : null
				},
				now
			);
		} else {
			if (known) await tx.update(account).set({ closedAt: null }).where(eq(account.id, known.id));
			await invite(
				tx,
				{ mail, role, organisationId, invitedBy: actor.kind === 'signedIn' ? actor.accountId : null },
				now
			);
		}
		const props = { ...frame, role, organisation: organisation?.name ?? null };
		await postMail(
			tx,
			{
				kind: known ? 'role-given' : 'invitation',
				recipient: mail,
				personId: known?.personId ?? null,
				mail: known ? roleMail(props) : invitationMail(props)
			},
			now
		);
	});
}

/** Ends a role. Who has none left is signed out at once. The last coordinator cannot be ended. */
export async function endMembership(
	db: Db,
	actor: Actor,
	ended: { accountId: number; role: Role; organisationId: number | null },
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		await requireMayGive(tx, actor, ended.role, ended.organisationId);
		if (ended.role === 'coordinator') {
			const coordinators = await tx
				.select({ id: roleAssignment.id })
				.from(roleAssignment)
				.where(and(eq(roleAssignment.role, 'coordinator'), isNull(roleAssignment.endedAt)))
				.for('update');
			if (coordinators.length <= 1) throw new Refusal(messages.lastCoordinator);
		}
		const by = actor.kind === 'signedIn' ? actor.accountId : null;
		if (!(await endRole(tx, ended, by, now))) throw new Refusal(messages.roleGone);
		await closeWithoutRoles(tx, ended.accountId, now);
	});
}

/** Signs out and closes who has no role left; else the address's domain would let them in again at the next sign-in. */
async function closeWithoutRoles(tx: Db, accountId: number, now: Date): Promise<void> {
	const left = await tx
		.select({ id: roleAssignment.id })
		.from(roleAssignment)
		.where(and(eq(roleAssignment.accountId, accountId), isNull(roleAssignment.endedAt)));
	if (left.length > 0) return;
	await tx.update(account).set({ closedAt: now }).where(eq(account.id, accountId));
	await endSessionsOf(tx, accountId);
}

/** Takes back an invitation that has not been used. */
export async function withdrawInvitation(db: Db, actor: Actor, id: number, now: Date): Promise<void> {
	await db.transaction(async (tx) => {
		const [found] = await tx.select().from(invitation).where(eq(invitation.id, id)).for('update');
		if (!found || found.acceptedAt || found.withdrawnAt) throw new Refusal(messages.invitationGone);
		await requireMayGive(tx, actor, found.role, found.organisationId);
		await tx.update(invitation).set({ withdrawnAt: now }).where(eq(invitation.id, id));
	});
}

async function requireMayGive(tx: Db, actor: Actor, role: Role, organisationId: number | null) {
	if (organisationId === null || !appointableRoles.includes(role)) {
		requireMayChange(actor, isCoordinator(actor));
	} else {
		requireMayChange(actor, mayAppoint(actor, await organisationPath(tx, organisationId)));
	}
	if ((role === 'coordinator') !== (organisationId === null)) throw new Refusal(messages.chooseOrganisation);
}
