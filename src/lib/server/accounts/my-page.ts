/** A person's own page, and the file with everything that is stored about them. */
import { eq } from 'drizzle-orm';
import type { PersonInput } from '../../accounts/person-input.ts';
import { toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { isCurrent, listHoldings, personalData, setShowName } from '../contacts/holdings.ts';
import { readPerson } from '../contacts/people.ts';
import type { Db } from '../db/types.ts';
import { listMailsTo } from '../mail/retention.ts';
import { listHandoversOf } from '../verification/handover-erasing.ts';
import { listEvidenceBy } from '../verification/read.ts';
import type { Actor } from './actor.ts';
import { saveSelf } from './joining.ts';
import { requireMay } from './policy.ts';
import {
	accessRequest,
	account,
	authenticatorApp,
	invitation,
	passkey,
	recoveryCode,
	roleAssignment,
	session
} from './schema.ts';
import { endSession, endSessionsOf, listSessions } from './sessions.ts';

/** Throws `SignInNeeded`. */
export async function readMyPage(db: Db, actor: Actor, now: Date) {
	requireMay(actor, actor.kind === 'signedIn');
	const personId = actor.person?.id ?? null;
	const today = toCopenhagen(now).date;
	const holdings = personId === null ? [] : await listHoldings(db, personId);
	const sessions = await listSessions(db, actor.accountId);
	return {
		mail: actor.mail,
		roles: actor.roles,
		person: personId === null ? null : await readPerson(db, personId),
		holdings: holdings.filter((holding) => isCurrent(holding, today)),
		sessions: sessions.map(({ id, ...rest }) => ({ ...rest, key: keyOf(id), isThis: id === actor.sessionId }))
	};
}

/** What a form names a session by: not its id, which is half of what opens it. */
const keyOf = (sessionId: string) => sessionId.slice(0, 12);

export async function saveMyDetails(db: Db, actor: Actor, input: PersonInput, now: Date): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn');
	await db.transaction((tx) => saveSelf(tx, actor, input, null, now));
}

/** "Vis kun funktionen", for what one holds oneself. Throws `Refusal` (404) for what another holds. */
export async function showMyName(
	db: Db,
	actor: Actor,
	{ holderId, showName }: { holderId: number; showName: boolean },
	now: Date
): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn' && actor.person !== null);
	const personId = actor.person?.id ?? 0;
	await db.transaction((tx) => setShowName(tx, personId, holderId, showName, now));
}

/** Ends one of one's own sessions, by the key that the page shows; without a key, all but this one. */
export async function endMySession(db: Db, actor: Actor, key: string | null): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn');
	if (key === null) return endSessionsOf(db, actor.accountId, actor.sessionId);
	const own = await listSessions(db, actor.accountId);
	const found = own.find(({ id }) => keyOf(id) === key);
	if (found) await endSession(db, found.id);
}

/** Everything stored about the actor, as plain data; secrets and hashes are left out. Throws `SignInNeeded`. */
export async function myData(db: Db, actor: Actor, now: Date): Promise<object> {
	requireMay(actor, actor.kind === 'signedIn');
	const { accountId, mail } = actor;
	const personId = actor.person?.id ?? null;
	const [own] = await db.select().from(account).where(eq(account.id, accountId));
	return {
		storedAt: now.toISOString(),
		account: own,
		roles: await db.select().from(roleAssignment).where(eq(roleAssignment.accountId, accountId)),
		accessRequests: await db.select().from(accessRequest).where(eq(accessRequest.accountId, accountId)),
		invitations: await db.select().from(invitation).where(eq(invitation.mail, mail)),
		sessions: await db
			.select({
				browser: session.browser,
				createdAt: session.createdAt,
				lastUsedAt: session.lastUsedAt,
				endsAt: session.endsAt
			})
			.from(session)
			.where(eq(session.userId, accountId)),
		passkeys: await db
			.select({ name: passkey.name, createdAt: passkey.createdAt, lastUsedAt: passkey.lastUsedAt })
			.from(passkey)
			.where(eq(passkey.accountId, accountId)),
		authenticatorApp: await db
			.select({ createdAt: authenticatorApp.createdAt, confirmedAt: authenticatorApp.confirmedAt })
			.from(authenticatorApp)
			.where(eq(authenticatorApp.accountId, accountId)),
		recoveryCodes: await db
			.select({ usedAt: recoveryCode.usedAt })
			.from(recoveryCode)
			.where(eq(recoveryCode.accountId, accountId)),
		mails: await listMailsTo(db, mail),
		handovers: await listHandoversOf(db, { personId, mail }),
		...(personId === null
			? {}
			: { directory: await personalData(db, personId), confirmations: await listEvidenceBy(db, personId) })
	};
}
