import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import { decideAccess, endMembership } from '../../src/lib/server/accounts/members.ts';
import { removeLeavers, removeSelf } from '../../src/lib/server/accounts/removal.ts';
import { grantRole } from '../../src/lib/server/accounts/role-assignments.ts';
import { accessRequest, account, roleAssignment, session } from '../../src/lib/server/accounts/schema.ts';
import { startSession } from '../../src/lib/server/accounts/sessions.ts';
import { addPerson } from '../../src/lib/server/contacts/people.ts';
import {
	channel,
	contactFunction,
	holder,
	organisation,
	person
} from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { recordEvidence } from '../../src/lib/server/verification/record.ts';
import { verification } from '../../src/lib/server/verification/schema.ts';
import { describeDatabases } from '../support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const frame = { origin: 'https://vejviser.example', networkName: 'Netværket' };

/** Somebody who holds a function, with a number of their own that has been confirmed, and an account. */
async function addHolder(db: Db, name: string) {
	const [unit] = await db.select().from(organisation).limit(1);
	const organisationId = unit?.id ?? 0;
	const personId = await addPerson(db, { name, title: 'Psykolog', professionId: null, organisationId });
	const slug = name.toLowerCase();
	const [fn] = await db
		.insert(contactFunction)
		.values({ organisationId, name: `Funktion ${name}`, slug })
		.returning();
	const functionId = fn?.id ?? 0;
	await db.insert(holder).values({ functionId, personId, startsOn: '2026-01-01' });
	const mail = `${slug}@kommune.example`;
	const [phone] = await db
		.insert(channel)
		.values({ personId, kind: 'phone', value: '+4595110099', visibility: 'network' })
		.returning();
	await db.insert(channel).values({ personId, kind: 'mail', value: mail, visibility: 'network' });
	await recordEvidence(db, [
		{
			channelId: phone?.id ?? 0,
			method: 'confirmedByPhone',
			outcome: 'confirmed',
			at: now,
			byPersonId: personId,
			byRole: 'holder'
		}
	]);
	const [made] = await db
		.insert(account)
		.values({ mail, personId, createdAt: now, lastSignInAt: now })
		.returning();
	const accountId = made?.id ?? 0;
	await grantRole(db, { accountId, role: 'member', organisationId, grantedBy: null }, now);
	await startSession(db, accountId, { browser: 'Firefox', secondFactor: false, now });
	const actor: SignedIn = {
		kind: 'signedIn',
		accountId,
		mail,
		person: { id: personId, name },
		roles: [{ role: 'member', organisationId }],
		secondFactor: true,
		sessionId: 'session',
		sessionEndsAt: now
	};
	return { actor, personId, accountId, organisationId, functionId, mail };
}

async function addCoordinator(db: Db): Promise<SignedIn> {
	const mail = 'tove@kommune.example';
	const [made] = await db.insert(account).values({ mail, createdAt: now }).returning();
	const accountId = made?.id ?? 0;
	const role = { role: 'coordinator' as const, organisationId: null };
	await grantRole(db, { accountId, ...role, grantedBy: null }, now);
	return {
		kind: 'signedIn',
		accountId,
		mail,
		person: null,
		roles: [role],
		secondFactor: true,
		sessionId: 'session',
		sessionEndsAt: now
	};
}

describeDatabases(
	'leaving',
	(getDb) => {
		test('erases name and contact details, ends sessions, and keeps what was confirmed', async () => {
			const db = getDb();
			const { actor, personId, accountId, functionId, mail } = await addHolder(db, 'Pauline');
			await removeSelf(db, actor, now);

			const stored = JSON.stringify([
				await db.select().from(person),
				await db.select().from(channel),
				await db.select().from(account),
				await db.select().from(outbox)
			]);
			for (const trace of ['Pauline', '95110099', mail]) expect(stored).not.toContain(trace);
			expect(await db.select().from(session).where(eq(session.userId, accountId))).toEqual([]);
			expect(await db.select().from(holder).where(eq(holder.functionId, functionId))).toMatchObject([
				{ endsOn: '2026-11-21', showName: false }
			]);
			expect(await db.select().from(verification).where(eq(verification.byPersonId, personId))).toHaveLength(
				1
			);
		});

		test('is not for the last coordinator', async () => {
			const db = getDb();
			const coordinator = await addCoordinator(db);
			await expect(removeSelf(db, coordinator, now)).rejects.toThrow('mindst én faglig tovholder');
		});

		test('somebody whose access ended is signed out at once, and forgotten after thirty days', async () => {
			const db = getDb();
			const coordinator = await addCoordinator(db);
			const { personId, accountId, organisationId } = await addHolder(db, 'Louise');
			await db.update(holder).set({ endsOn: '2026-11-21' }).where(eq(holder.personId, personId));
			await endMembership(db, coordinator, { accountId, role: 'member', organisationId }, now);
			expect(await db.select().from(session).where(eq(session.userId, accountId))).toEqual([]);

			await removeLeavers(db, days(29));
			expect(await db.select().from(person).where(eq(person.id, personId))).toMatchObject([
				{ name: 'Louise' }
			]);
			await removeLeavers(db, days(31));
			await removeLeavers(db, days(31));
			expect(await db.select().from(person).where(eq(person.id, personId))).toMatchObject([
				{ name: 'Slettet person', title: null }
			]);
			expect(await db.select().from(account).where(eq(account.id, accountId))).toEqual([]);
		});

		test('who still holds a function stays in the directory when only the access ended', async () => {
			const db = getDb();
			const coordinator = await addCoordinator(db);
			const { personId, accountId, organisationId } = await addHolder(db, 'Helle');
			await endMembership(db, coordinator, { accountId, role: 'member', organisationId }, now);
			await removeLeavers(db, days(31));
			expect(await db.select().from(account).where(eq(account.id, accountId))).toEqual([]);
			expect(await db.select().from(person).where(eq(person.id, personId))).toMatchObject([
				{ name: 'Helle' }
			]);
		});

		test('who was not let in is told so, and forgotten; who never came further than the first page as well', async () => {
			const db = getDb();
			const coordinator = await addCoordinator(db);
			const [unit] = await db.select().from(organisation).limit(1);
			const organisationId = unit?.id ?? 0;
			const personId = await addPerson(db, {
				name: 'Ukendt',
				title: 'Vikar',
				professionId: null,
				organisationId
			});
			const [asker, passer] = await db
				.insert(account)
				.values([
					{ mail: 'ukendt@privat.example', personId, createdAt: now, lastSignInAt: now },
					{ mail: 'forbi@privat.example', createdAt: now, lastSignInAt: now }
				])
				.returning();
			const [request] = await db
				.insert(accessRequest)
				.values({ accountId: asker?.id ?? 0, organisationId, askedAt: now })
				.returning();
			await removeLeavers(db, days(31));
			// Somebody still has to answer.
			expect(
				await db
					.select()
					.from(account)
					.where(eq(account.id, asker?.id ?? 0))
			).toHaveLength(1);
			expect(
				await db
					.select()
					.from(account)
					.where(eq(account.id, passer?.id ?? 0))
			).toEqual([]);

			const decision = { requestId: request?.id ?? 0, admit: false };
			await decideAccess(db, coordinator, decision, frame, days(31));
			await expect(decideAccess(db, coordinator, decision, frame, days(31))).rejects.toThrow(
				'allerede svaret'
			);
			expect(
				await db.select().from(outbox).where(eq(outbox.recipient, 'ukendt@privat.example'))
			).toHaveLength(1);
			expect(
				await db
					.select()
					.from(roleAssignment)
					.where(eq(roleAssignment.accountId, asker?.id ?? 0))
			).toEqual([]);
			await removeLeavers(db, days(62));
			expect(
				await db
					.select()
					.from(account)
					.where(eq(account.id, asker?.id ?? 0))
			).toEqual([]);
			expect(await db.select().from(person).where(eq(person.id, personId))).toMatchObject([
				{ name: 'Slettet person' }
			]);
		});
	},
	{ eachTest: true }
);
