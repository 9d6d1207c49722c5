/** People signed in, for tests: the real sign-in, with the mail read from the outbox. */
import { desc, eq } from 'drizzle-orm';
import type { Role } from '../../src/lib/accounts/roles.ts';
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import { readActor } from '../../src/lib/server/accounts/read-actor.ts';
import { grantRole } from '../../src/lib/server/accounts/role-assignments.ts';
import { account } from '../../src/lib/server/accounts/schema.ts';
import { raiseSession, readSession, startSession } from '../../src/lib/server/accounts/sessions.ts';
import { askToSignIn } from '../../src/lib/server/accounts/sign-in.ts';
import { addPerson } from '../../src/lib/server/contacts/people.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';

export const origin = 'https://vejviser.example';

/** Asks for a mail and reads it: the browser's token, and what the mail says. */
export async function askForMail(db: Db, mail: string, now: Date, networkAddress = '192.0.2.1') {
	const asked = await askToSignIn(
		db,
		{ mail, networkAddress, origin, networkName: 'Netværket', onward: '/min-side' },
		now
	);
	return { ...asked, ...(await lastMailTo(db, mail)) };
}

/** Link token and code of the last sign-in mail to an address. Throws when there is none. */
export async function lastMailTo(db: Db, mail: string): Promise<{ linkToken: string; code: string }> {
	const [posted] = await db
		.select()
		.from(outbox)
		.where(eq(outbox.recipient, mail.toLowerCase()))
		.orderBy(desc(outbox.id))
		.limit(1);
	const linkToken = /\/log-ind\/([\w-]{43})/.exec(posted?.text ?? '')?.[1];
	const code = /^ {4}(\d{6})$/m.exec(posted?.text ?? '')?.[1];
	if (!linkToken || !code) throw new Error(`no sign-in mail to ${mail}`);
	return { linkToken, code };
}

/** Somebody with a session and roles. */
export async function signedIn(
	db: Db,
	{
		mail,
		roles = [],
		secondFactor = false,
		now
	}: {
		mail: string;
		roles?: readonly { role: Role; organisationId: number | null }[];
		secondFactor?: boolean;
		now: Date;
	}
): Promise<SignedIn> {
	const personId = await addPerson(db, {
		name: `Person ${mail}`,
		title: 'Konsulent',
		professionId: null,
		organisationId: null
	});
	const [made] = await db.insert(account).values({ mail, personId, createdAt: now }).returning();
	if (!made) throw new Error('no account');
	for (const role of roles) await grantRole(db, { accountId: made.id, ...role, grantedBy: null }, now);
	let cookie = await startSession(db, made.id, { browser: 'Firefox på Linux', secondFactor: false, now });
	const first = await readSession(db, cookie.value, now);
	if (secondFactor && first) cookie = (await raiseSession(db, first.id, now)) ?? cookie;
	const open = await readSession(db, cookie.value, now);
	const actor = open && (await readActor(db, open));
	if (!actor) throw new Error('not signed in');
	return actor;
}
