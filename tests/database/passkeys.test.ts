import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as messages from '../../src/lib/messages/second-factor.ts';
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import {
	addPasskey,
	beginPasskey,
	beginShowingPasskey,
	removePasskey,
	showPasskey
} from '../../src/lib/server/accounts/passkeys.ts';
import { passkeyChallenge } from '../../src/lib/server/accounts/schema.ts';
import { secondFactorsOf } from '../../src/lib/server/accounts/second-factor.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { SecondFactorNeeded } from '../../src/lib/server/refusal.ts';
import { actorWith, addAccount, signIn } from '../support/sessions.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { describeDatabases } from '../support/database.ts';

const site = { origin: 'https://vejviser.example', networkName: 'Netværket' };
const start = new Date('2026-11-25T09:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const refused = expect.objectContaining({ message: messages.passkeyRefused });

async function signedIn(db: Db, account: { accountId: number }): Promise<{ actor: SignedIn; token: string }> {
	const token = await signIn(db, account, start);
	const actor = await actorWith(db, token, start);
	if (!actor) throw new Error('not signed in');
	return { actor, token };
}

/** Somebody with a passkey: the session in which it was added, and a new one by mail alone. */
async function withPasskey(db: Db) {
	const account = await addAccount(db, start);
	const { actor, token } = await signedIn(db, account);
	const authenticator = new SoftwareAuthenticator(site.origin);
	const answer = authenticator.create(await beginPasskey(db, actor, { site }, start));
	const added = await addPasskey(db, actor, { answer, name: 'Chrome på Windows', site }, later(10));
	const raised = await actorWith(db, added.cookie?.value ?? '', later(11));
	if (!raised) throw new Error('not raised');
	return { account, authenticator, added, raised, oldToken: token, ...(await signedIn(db, account)) };
}

describeDatabases('passkeys', (getDb) => {
	test('the first one raises the session, gives recovery codes and is told by mail', async () => {
		const db = getDb();
		const { added, account, oldToken, raised } = await withPasskey(db);
		expect(added.codes).toHaveLength(10);
		expect(raised.secondFactor).toBe(true);
		expect(await actorWith(db, oldToken, later(11))).toBeNull();
		expect((await secondFactorsOf(db, account)).passkeys).toMatchObject([
			{ name: 'Chrome på Windows', createdAt: later(10), lastUsedAt: null }
		]);
		const mails = await db.select().from(outbox).where(eq(outbox.recipient, account.mail));
		expect(mails).toMatchObject([
			{ kind: 'second-factor-changed', text: expect.stringContaining('adgangsnøgle') }
		]);
	});

	test('what it signs raises a later session under a new token', async () => {
		const db = getDb();
		const { actor, token, account, authenticator } = await withPasskey(db);
		const options = await beginShowingPasskey(db, actor, { site }, later(20));
		expect(options).toMatchObject({ rpId: 'vejviser.example', userVerification: 'required' });
		expect(options.allowCredentials).toHaveLength(1);
		const cookie = await showPasskey(db, actor, { answer: authenticator.get(options), site }, later(30));
		expect(await actorWith(db, cookie.value, later(31))).toMatchObject({ secondFactor: true });
		expect(await actorWith(db, token, later(31))).toBeNull();
		expect((await secondFactorsOf(db, account)).passkeys).toMatchObject([{ lastUsedAt: later(30) }]);
	});

	test.each([
		['without finger, face or PIN', { verified: false }],
		['for another site', { origin: 'https://vejviser.example.evil.example' }],
		['with a counter that goes back, as a copy has', { counter: 1 }]
	])('an answer %s is refused', async (_, circumstances) => {
		const db = getDb();
		const { actor, authenticator } = await withPasskey(db);
		const options = await beginShowingPasskey(db, actor, { site }, later(20));
		const answer = authenticator.get(options, circumstances);
		await expect(showPasskey(db, actor, { answer, site }, later(30))).rejects.toEqual(refused);
	});

	test.each([
		['without finger, face or PIN', { verified: false }],
		['for another site', { origin: 'http://vejviser.example' }]
	])('a passkey made %s is refused', async (_, circumstances) => {
		const db = getDb();
		const { actor } = await signedIn(db, await addAccount(db, start));
		const options = await beginPasskey(db, actor, { site }, start);
		const answer = new SoftwareAuthenticator(site.origin).create(options, circumstances);
		await expect(addPasskey(db, actor, { answer, name: 'x', site }, later(10))).rejects.toEqual(refused);
		expect((await secondFactorsOf(db, actor)).passkeys).toEqual([]);
	});

	test('a challenge is good once, for five minutes, in the session that asked', async () => {
		const db = getDb();
		const { actor, account, authenticator } = await withPasskey(db);
		const { actor: other } = await signedIn(db, account);
		const ask = () => beginShowingPasskey(db, actor, { site }, later(20));

		const elsewhere = authenticator.get(await ask());
		await expect(showPasskey(db, other, { answer: elsewhere, site }, later(30))).rejects.toEqual(refused);

		const late = authenticator.get(await ask());
		await expect(showPasskey(db, actor, { answer: late, site }, later(320))).rejects.toEqual(refused);

		const wrong = authenticator.get(await ask(), { verified: false });
		await expect(showPasskey(db, actor, { answer: wrong, site }, later(30))).rejects.toEqual(refused);
		const left = await db
			.select()
			.from(passkeyChallenge)
			.where(eq(passkeyChallenge.sessionId, actor.sessionId));
		expect(left).toEqual([]);

		const right = authenticator.get(await ask());
		const cookie = await showPasskey(db, actor, { answer: right, site }, later(30));
		const raised = await actorWith(db, cookie.value, later(31));
		if (!raised) throw new Error('not raised');
		await expect(showPasskey(db, raised, { answer: right, site }, later(40))).rejects.toEqual(refused);
	});

	test("another's passkey is refused, also when it signs the right challenge", async () => {
		const db = getDb();
		const { actor } = await withPasskey(db);
		const { authenticator } = await withPasskey(db);
		const options = await beginShowingPasskey(db, actor, { site }, later(20));
		await expect(
			showPasskey(db, actor, { answer: authenticator.get(options), site }, later(30))
		).rejects.toEqual(refused);
	});

	test('a second one takes the first to be shown, gives no new codes, and no passkey is added twice', async () => {
		const db = getDb();
		const { actor, raised, authenticator } = await withPasskey(db);
		await expect(beginPasskey(db, actor, { site }, later(20))).rejects.toBeInstanceOf(SecondFactorNeeded);

		const options = await beginPasskey(db, raised, { site }, later(20));
		expect(options.excludeCredentials).toHaveLength(1);
		const same = { answer: authenticator.create(options), name: 'x', site };
		await expect(addPasskey(db, raised, same, later(21))).rejects.toMatchObject({
			message: messages.passkeyIsThere
		});

		const second = new SoftwareAuthenticator(site.origin);
		const answer = second.create(await beginPasskey(db, raised, { site }, later(22)));
		const added = await addPasskey(db, raised, { answer, name: 'x', site }, later(23));
		expect(added).toEqual({ cookie: null, codes: null });
		expect(await secondFactorsOf(db, raised)).toMatchObject({ recoveryCodesLeft: 10 });
	});

	test('removing one takes a shown factor; a removed one opens nothing', async () => {
		const db = getDb();
		const { actor, raised, authenticator, account } = await withPasskey(db);
		const [{ id } = { id: '' }] = (await secondFactorsOf(db, account)).passkeys;
		await expect(removePasskey(db, actor, { id, site }, later(20))).rejects.toBeInstanceOf(
			SecondFactorNeeded
		);
		const other = await withPasskey(db);
		await expect(removePasskey(db, other.raised, { id, site }, later(20))).rejects.toMatchObject({
			message: messages.nothingToRemove
		});

		const options = await beginShowingPasskey(db, actor, { site }, later(20));
		await removePasskey(db, raised, { id, site }, later(21));
		expect(await secondFactorsOf(db, account)).toEqual({
			appSince: null,
			passkeys: [],
			recoveryCodesLeft: 0
		});
		await expect(
			showPasskey(db, actor, { answer: authenticator.get(options), site }, later(30))
		).rejects.toEqual(refused);
	});
});
