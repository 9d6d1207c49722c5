/** The first sign-in: who one is, and whether the address or somebody lets one in. */
import { and, eq, isNull } from 'drizzle-orm';
import type { PersonInput } from '../../accounts/person-input.ts';
import { toCopenhagen } from '../../calendar/copenhagen-time.ts';
import * as messages from '../../messages/sign-in.ts';
import { readOrganisation } from '../contacts/organisations.ts';
import {
	type PersonDetails,
	addPerson,
	changePerson,
	findPersonByMail,
	listProfessions,
	readPerson
} from '../contacts/people.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import type { Actor, SignedIn } from './actor.ts';
import { organisationOfAddress } from './domains.ts';
import { requireMay } from './policy.ts';
import { grantRole } from './role-assignments.ts';
import { accessRequest, account } from './schema.ts';

export interface Welcome {
	/** `let in`: only name and title are missing. `ask`: nobody has let them in yet. */
	state: 'let in' | 'ask' | 'member';
	/** The organisation of the address's domain. */
	organisationId: number | null;
	/** Organisations that have been asked and have not answered. */
	asked: number[];
	/** What the directory says of the person with that address already. */
	known: { name: string; title: string | null; professionId: number | null } | null;
}

/** What the page after a first sign-in has to ask. Throws `SignInNeeded`. */
export async function readWelcome(db: Db, actor: Actor, now: Date): Promise<Welcome> {
	requireMay(actor, actor.kind === 'signedIn');
	const organisationId = await organisationOfAddress(db, actor.mail, toCopenhagen(now).date);
	const asked = await db
		.select({ organisationId: accessRequest.organisationId })
		.from(accessRequest)
		.where(and(eq(accessRequest.accountId, actor.accountId), isNull(accessRequest.decidedAt)));
	const personId = actor.person?.id ?? (await findFreePerson(db, actor.mail));
	const known = personId === null ? null : await readPerson(db, personId);
	const isLetIn = actor.roles.length > 0 || organisationId !== null;
	return {
		state: !isLetIn ? 'ask' : actor.person && actor.roles.length > 0 ? 'member' : 'let in',
		organisationId,
		asked: asked.map((row) => row.organisationId),
		known: known && { name: known.name, title: known.title, professionId: known.professionId }
	};
}

/**
 * Makes a member of somebody whose address's domain belongs to an organisation, or who has been invited.
 * Throws `Refusal` when neither is so.
 */
export async function join(db: Db, actor: Actor, input: PersonInput, now: Date): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn');
	await db.transaction(async (tx) => {
		const organisationId = await organisationOfAddress(tx, actor.mail, toCopenhagen(now).date);
		if (organisationId === null && actor.roles.length === 0) throw new Refusal(messages.chooseOrganisation);
		const home =
			organisationId ?? actor.roles.find((had) => had.organisationId !== null)?.organisationId ?? null;
		await saveSelf(tx, actor, input, home, now);
		if (organisationId !== null) {
			const role = await plainRoleIn(tx, organisationId);
			await grantRole(tx, { accountId: actor.accountId, role, organisationId, grantedBy: null }, now);
		}
	});
}

/** Asks an organisation's key person to be let in. Asking twice changes nothing. */
export async function askToBeLetIn(
	db: Db,
	actor: Actor,
	{ organisationId, ...input }: PersonInput & { organisationId: number },
	now: Date
): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn');
	await db.transaction(async (tx) => {
		if (!(await readOrganisation(tx, organisationId))) {
			throw new Refusal(messages.chooseOrganisation, { field: 'organisation' });
		}
		await saveSelf(tx, actor, input, organisationId, now);
		await tx
			.insert(accessRequest)
			.values({ accountId: actor.accountId, organisationId, askedAt: now })
			.onConflictDoNothing();
	});
}

/** What somebody is who belongs to an organisation and no more. */
export async function plainRoleIn(db: Db, organisationId: number): Promise<'member' | 'voluntary'> {
	return (await readOrganisation(db, organisationId))?.kind === 'voluntary' ? 'voluntary' : 'member';
}

/** The person behind the account: the one the directory knows by that address, or a new one. */
export async function saveSelf(
	tx: Db,
	actor: SignedIn,
	input: PersonInput,
	organisationId: number | null,
	now: Date
): Promise<void> {
	const details = await detailsOf(tx, input);
	const known = actor.person?.id ?? (await findFreePerson(tx, actor.mail));
	if (known === null) {
		const personId = await addPerson(tx, { ...details, organisationId });
		await tx.update(account).set({ personId }).where(eq(account.id, actor.accountId));
	} else {
		await changePerson(tx, known, details, now);
		await tx.update(account).set({ personId: known }).where(eq(account.id, actor.accountId));
	}
}

/** Who can be reached at the address and has no account yet. */
async function findFreePerson(db: Db, mail: string): Promise<number | null> {
	const personId = await findPersonByMail(db, mail);
	if (personId === null) return null;
	const [taken] = await db.select({ id: account.id }).from(account).where(eq(account.personId, personId));
	return taken ? null : personId;
}

/** Throws `Refusal` for a profession that is not on the list. */
async function detailsOf(db: Db, { navn, stilling, faggruppe }: PersonInput): Promise<PersonDetails> {
	const professions = await listProfessions(db);
	const profession = professions.find(({ slug }) => slug === faggruppe);
	if (faggruppe !== '' && !profession) throw new Refusal(messages.chooseProfession, { field: 'faggruppe' });
	return { name: navn, title: stilling, professionId: profession?.id ?? null };
}
