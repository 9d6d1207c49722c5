import { Secret, TOTP } from 'otpauth';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { recoveryCodeInput } from '../../src/lib/accounts/second-factor-input.ts';
import * as messages from '../../src/lib/messages/second-factor.ts';
import { anonymous } from '../../src/lib/server/accounts/actor.ts';
import {
	beginApp,
	confirmApp,
	readAppSetUp,
	removeApp,
	showAppCode
} from '../../src/lib/server/accounts/authenticator-app.ts';
import { beginPasskey } from '../../src/lib/server/accounts/passkeys.ts';
import { replaceRecoveryCodes, showRecoveryCode } from '../../src/lib/server/accounts/recovery-codes.ts';
import { authenticatorApp, passkeyChallenge, recoveryCode } from '../../src/lib/server/accounts/schema.ts';
import { resetSecondFactor, resetSecondFactorOf } from '../../src/lib/server/accounts/second-factor-reset.ts';
import { readSecondFactorSetUp, secondFactorsOf } from '../../src/lib/server/accounts/second-factor.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { Refusal, SecondFactorNeeded, SignInNeeded } from '../../src/lib/server/refusal.ts';
import { actorWith, addAccount, signIn } from '../support/sessions.ts';
import { describeDatabases } from '../support/database.ts';

const site = { origin: 'https://vejviser.example', networkName: 'Netværket' };
/** The beginning of a 30-second step, and of a quarter of an hour. */
const start = new Date('2026-11-25T09:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const codeOf = (secret: string, at: Date) =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
const entered = (code: string) => recoveryCodeInput.parse({ reservekode: code }).reservekode;
const refusal = (text: string) => expect.objectContaining({ message: text });

/** Somebody signed in by mail at `at`. */
async function signedIn(db: Db, account: { accountId: number }, at = start) {
	const token = await signIn(db, account, at);
	const actor = await actorWith(db, token, at);
	if (!actor) throw new Error('not signed in');
	return { token, actor };
}

/** Somebody with an app set up and a day gone by, signed in anew by mail alone. */
async function withApp(db: Db) {
	const account = await addAccount(db, start);
	const { actor } = await signedIn(db, account);
	const { setUp, secret } = await beginApp(db, actor, { site }, start);
	const added = await confirmApp(db, actor, { setUp, code: codeOf(secret, start), site }, start);
	const again = await signedIn(db, account, later(86_400));
	return { ...again, account, secret, codes: added.codes ?? [] };
}
const nextDay = (seconds: number) => later(86_400 + seconds);

/** The same after a code has been shown. */
async function raised(db: Db) {
	const had = await withApp(db);
	const cookie = await showAppCode(db, had.actor, { code: codeOf(had.secret, nextDay(0)) }, nextDay(0));
	const actor = await actorWith(db, cookie.value, nextDay(1));
	if (!actor) throw new Error('not raised');
	return { ...had, actor, token: cookie.value };
}

async function changesTold(db: Db, mail: string) {
	const mails = await db
		.select()
		.from(outbox)
		.where(and(eq(outbox.recipient, mail), eq(outbox.kind, 'second-factor-changed')))
		.orderBy(outbox.id);
	return mails.map(({ text }) => text);
}

describeDatabases('the second factor', (getDb) => {
	describe('setting an authenticator app up', () => {
		test('the first one needs a recent sign-in, raises the session under a new token and gives ten codes once', async () => {
			const db = getDb();
			const account = await addAccount(db, start);
			const { actor, token } = await signedIn(db, account);
			const { setUp, secret, uri } = await beginApp(db, actor, { site }, later(60));
			expect(uri).toContain('issuer=Netv%C3%A6rket');
			expect(decodeURIComponent(uri)).toContain(account.mail);
			expect((await secondFactorsOf(db, actor)).appSince).toBeNull();

			const { cookie, codes } = await confirmApp(
				db,
				actor,
				{ setUp, code: codeOf(secret, later(60)), site },
				later(60)
			);

			expect(new Set(codes).size).toBe(10);
			expect(await secondFactorsOf(db, actor)).toMatchObject({ appSince: later(60), recoveryCodesLeft: 10 });
			expect(await actorWith(db, token, later(61))).toBeNull();
			expect(await actorWith(db, cookie?.value ?? '', later(61))).toMatchObject({ secondFactor: true });
			const stored = await db
				.select()
				.from(recoveryCode)
				.where(eq(recoveryCode.accountId, account.accountId));
			for (const code of codes ?? []) {
				expect(JSON.stringify(stored)).not.toContain(code);
				expect(JSON.stringify(stored)).not.toContain(entered(code));
			}
			expect(await changesTold(db, account.mail)).toEqual([expect.stringContaining('kodeapp er sat op')]);
		});

		test('a quarter of an hour after signing in it is too late, for pages and for what they send', async () => {
			const db = getDb();
			const { actor } = await signedIn(db, await addAccount(db, start));
			expect(await readSecondFactorSetUp(db, actor, later(900))).toMatchObject({ canAdd: true });
			expect(await readSecondFactorSetUp(db, actor, later(901))).toMatchObject({ canAdd: false });
			await expect(beginApp(db, actor, { site }, later(901))).rejects.toEqual(refusal(messages.signInAgain));
			await expect(beginPasskey(db, actor, { site }, later(901))).rejects.toEqual(
				refusal(messages.signInAgain)
			);
		});

		test('only keepers need one, and nobody signs in with it', async () => {
			const db = getDb();
			const { actor } = await signedIn(db, await addAccount(db, start, { isCoordinator: false }));
			await expect(beginApp(db, actor, { site }, start)).rejects.toMatchObject({ status: 403 });
			await expect(beginApp(db, anonymous, { site }, start)).rejects.toBeInstanceOf(SignInNeeded);
			await expect(showAppCode(db, anonymous, { code: '123456' }, start)).rejects.toBeInstanceOf(
				SignInNeeded
			);
		});

		test('a wrong code adds nothing, and the same QR code can be shown again', async () => {
			const db = getDb();
			const { actor } = await signedIn(db, await addAccount(db, start));
			const { setUp, secret } = await beginApp(db, actor, { site }, start);
			const wrong = codeOf(secret, later(600));
			await expect(confirmApp(db, actor, { setUp, code: wrong, site }, start)).rejects.toEqual(
				refusal(messages.wrongCode)
			);
			expect((await secondFactorsOf(db, actor)).appSince).toBeNull();
			expect(await readAppSetUp(db, actor, { setUp, site }, start)).toMatchObject({ secret });
		});

		test('a secret that another session put in the place of the one shown is not taken', async () => {
			const db = getDb();
			const account = await addAccount(db, start);
			const { actor } = await signedIn(db, account);
			const { actor: other } = await signedIn(db, account);
			const shown = await beginApp(db, actor, { site }, start);
			const planted = await beginApp(db, other, { site }, start);
			expect(await readAppSetUp(db, actor, { setUp: shown.setUp, site }, start)).toBeNull();
			for (const { secret } of [shown, planted]) {
				const given = { setUp: shown.setUp, code: codeOf(secret, start), site };
				await expect(confirmApp(db, actor, given, start)).rejects.toEqual(refusal(messages.setUpIsOver));
			}
		});
	});

	describe('showing a code', () => {
		test('raises the session: the new token may more, the old one is dead, a waiting challenge is gone', async () => {
			const db = getDb();
			const { actor, token, secret } = await withApp(db);
			expect(actor.secondFactor).toBe(false);
			await db
				.insert(passkeyChallenge)
				.values({ sessionId: actor.sessionId, challenge: 'x', expiresAt: nextDay(300) });
			const cookie = await showAppCode(db, actor, { code: codeOf(secret, nextDay(0)) }, nextDay(0));
			expect(cookie.value).not.toBe(token);
			expect(await actorWith(db, token, nextDay(1))).toBeNull();
			const after = await actorWith(db, cookie.value, nextDay(1));
			expect(after).toMatchObject({ secondFactor: true, accountId: actor.accountId });
			const challenges = await db.select().from(passkeyChallenge);
			expect(challenges.map(({ sessionId }) => sessionId)).not.toContain(after?.sessionId);
		});

		test('no code is taken twice, nor the one before it, in this session or another', async () => {
			const db = getDb();
			const { actor, account, secret } = await withApp(db);
			const { actor: other } = await signedIn(db, account, nextDay(0));
			const now = nextDay(60);
			await showAppCode(db, actor, { code: codeOf(secret, now) }, now);
			for (const at of [now, nextDay(30)]) {
				await expect(showAppCode(db, other, { code: codeOf(secret, at) }, now)).rejects.toEqual(
					refusal(messages.codeIsUsed)
				);
			}
			await showAppCode(db, other, { code: codeOf(secret, nextDay(90)) }, nextDay(90));
		});

		test('of two that send the same code at once, one gets in', async () => {
			const db = getDb();
			const { actor, account, secret } = await withApp(db);
			const { actor: other } = await signedIn(db, account, nextDay(0));
			const code = codeOf(secret, nextDay(0));
			const results = await Promise.allSettled(
				[actor, other].map((each) => showAppCode(db, each, { code }, nextDay(0)))
			);
			expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
		});

		test('the code that set the app up does not open it as well', async () => {
			const db = getDb();
			const account = await addAccount(db, start);
			const { actor } = await signedIn(db, account);
			const { actor: other } = await signedIn(db, account);
			const { setUp, secret } = await beginApp(db, actor, { site }, start);
			const code = codeOf(secret, start);
			await confirmApp(db, actor, { setUp, code, site }, start);
			await expect(showAppCode(db, other, { code }, start)).rejects.toEqual(refusal(messages.codeIsUsed));
		});

		test.each([
			[-60, false],
			[-30, true],
			[0, true],
			[30, true],
			[60, false]
		])('a phone whose clock is off by %i seconds: taken %s', async (off, taken) => {
			const db = getDb();
			const { actor, secret } = await withApp(db);
			const shown = showAppCode(db, actor, { code: codeOf(secret, nextDay(off)) }, nextDay(0));
			if (taken) expect((await shown).value).toBeTruthy();
			else await expect(shown).rejects.toEqual(refusal(messages.wrongCode));
		});

		test('the sixth try within a quarter of an hour is refused, even with the right code, then it works again', async () => {
			const db = getDb();
			const { actor, secret, codes } = await withApp(db);
			const wrong = codeOf(secret, nextDay(5_000));
			for (let tried = 0; tried < 5; tried += 1) {
				await expect(showAppCode(db, actor, { code: wrong }, nextDay(tried))).rejects.toEqual(
					refusal(messages.wrongCode)
				);
			}
			const right = { code: codeOf(secret, nextDay(60)) };
			await expect(showAppCode(db, actor, right, nextDay(60))).rejects.toMatchObject({ status: 429 });
			const recovery = { code: entered(codes[0] ?? ''), site };
			await expect(showRecoveryCode(db, actor, recovery, nextDay(60))).rejects.toMatchObject({ status: 429 });
			await showAppCode(db, actor, { code: codeOf(secret, nextDay(901)) }, nextDay(901));
		});

		test('many guesses at once do not get past the limit', async () => {
			const db = getDb();
			const { actor, secret } = await withApp(db);
			const wrong = codeOf(secret, nextDay(5_000));
			const results = await Promise.allSettled(
				Array.from({ length: 20 }, () => showAppCode(db, actor, { code: wrong }, nextDay(0)))
			);
			const statuses = results.map((result) =>
				result.status === 'rejected' && result.reason instanceof Refusal ? result.reason.status : null
			);
			expect(statuses.filter((status) => status === 409)).toHaveLength(5);
			expect(statuses.filter((status) => status === 429)).toHaveLength(15);
		});

		test("another's app opens nothing, nor does one that was never confirmed", async () => {
			const db = getDb();
			const { secret } = await withApp(db);
			const { actor } = await withApp(db);
			await expect(
				showAppCode(db, actor, { code: codeOf(secret, nextDay(0)) }, nextDay(0))
			).rejects.toBeInstanceOf(Refusal);

			const { actor: beginner } = await signedIn(db, await addAccount(db, start));
			const waiting = await beginApp(db, beginner, { site }, start);
			await expect(showAppCode(db, beginner, { code: codeOf(waiting.secret, start) }, start)).rejects.toEqual(
				refusal(messages.noApp)
			);
		});
	});

	describe('recovery codes', () => {
		test('each raises a session once, removes nothing, tells how many are left, and sends a mail', async () => {
			const db = getDb();
			const { actor, account, codes, token } = await withApp(db);
			const [first = '', second = ''] = codes;
			const { cookie, left } = await showRecoveryCode(db, actor, { code: entered(first), site }, nextDay(0));
			expect(left).toBe(9);
			expect(await actorWith(db, token, nextDay(1))).toBeNull();
			expect(await actorWith(db, cookie.value, nextDay(1))).toMatchObject({ secondFactor: true });
			expect((await secondFactorsOf(db, actor)).appSince).not.toBeNull();
			expect((await changesTold(db, account.mail)).at(-1)).toMatch(/reservekode er brugt.*9 reservekoder/);

			const { actor: again } = await signedIn(db, account, nextDay(10));
			await expect(showRecoveryCode(db, again, { code: entered(first), site }, nextDay(10))).rejects.toEqual(
				refusal(messages.wrongRecoveryCode)
			);
			expect(await showRecoveryCode(db, again, { code: entered(second), site }, nextDay(11))).toMatchObject({
				left: 8
			});
		});

		test('as people write them: capitals, spaces, letters for digits', async () => {
			const db = getDb();
			const { actor, codes } = await withApp(db);
			const code = codes.find((each) => /[01]/.test(each)) ?? codes[0] ?? '';
			const written = ` ${code.replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l').toUpperCase()} `;
			await showRecoveryCode(db, actor, { code: entered(written), site }, nextDay(0));
		});

		test("another's code is wrong, and a refused one sends no mail", async () => {
			const db = getDb();
			const { codes } = await withApp(db);
			const { actor, account } = await withApp(db);
			const before = await changesTold(db, account.mail);
			const given = { code: entered(codes[0] ?? ''), site };
			await expect(showRecoveryCode(db, actor, given, nextDay(0))).rejects.toEqual(
				refusal(messages.wrongRecoveryCode)
			);
			expect(await changesTold(db, account.mail)).toEqual(before);
		});

		test('new ones replace old ones, and take a factor to make', async () => {
			const db = getDb();
			const had = await withApp(db);
			await expect(replaceRecoveryCodes(db, had.actor, { site }, nextDay(0))).rejects.toBeInstanceOf(
				SecondFactorNeeded
			);
			const { actor, account, codes } = await raised(db);
			const fresh = await replaceRecoveryCodes(db, actor, { site }, nextDay(2));
			expect((await secondFactorsOf(db, actor)).recoveryCodesLeft).toBe(10);
			expect((await changesTold(db, account.mail)).at(-1)).toContain('nye reservekoder');
			const old = { code: entered(codes[0] ?? ''), site };
			await expect(showRecoveryCode(db, actor, old, nextDay(3))).rejects.toEqual(
				refusal(messages.wrongRecoveryCode)
			);
			await showRecoveryCode(db, actor, { code: entered(fresh[0] ?? ''), site }, nextDay(4));
		});
	});

	describe('removing', () => {
		test('takes a shown factor; the codes go with the last one, and another can be set up at once', async () => {
			const db = getDb();
			const had = await withApp(db);
			await expect(removeApp(db, had.actor, { site }, nextDay(0))).rejects.toBeInstanceOf(SecondFactorNeeded);
			await expect(readSecondFactorSetUp(db, had.actor, nextDay(0))).rejects.toBeInstanceOf(
				SecondFactorNeeded
			);

			const { actor, account } = await raised(db);
			await expect(beginApp(db, actor, { site }, nextDay(2))).rejects.toEqual(refusal(messages.appIsThere));
			await removeApp(db, actor, { site }, nextDay(2));
			expect(await secondFactorsOf(db, actor)).toEqual({
				appSince: null,
				passkeys: [],
				recoveryCodesLeft: 0
			});
			expect((await changesTold(db, account.mail)).at(-1)).toContain('Kodeappen er fjernet');
			await expect(removeApp(db, actor, { site }, nextDay(3))).rejects.toBeInstanceOf(Refusal);
			await expect(replaceRecoveryCodes(db, actor, { site }, nextDay(3))).rejects.toEqual(
				refusal(messages.factorFirst)
			);

			const { setUp, secret } = await beginApp(db, actor, { site }, nextDay(3_600));
			const code = codeOf(secret, nextDay(3_600));
			const added = await confirmApp(db, actor, { setUp, code, site }, nextDay(3_600));
			expect(added.codes).toHaveLength(10);
			expect(added.cookie).toBeNull();
		});

		test("one's own only", async () => {
			const db = getDb();
			const other = await raised(db);
			const { actor } = await raised(db);
			await removeApp(db, actor, { site }, nextDay(2));
			const rows = await db
				.select()
				.from(authenticatorApp)
				.where(eq(authenticatorApp.accountId, other.account.accountId));
			expect(rows).toHaveLength(1);
		});
	});
});

describeDatabases('a second factor that is lost', (getDb) => {
	test('is reset by the coordinator: all of it is gone, every session has ended, and its owner is told', async () => {
		const db = getDb();
		const { actor: owner, token } = await raised(db);
		const { actor: coordinator } = await raised(db);
		await resetSecondFactor(db, coordinator, { accountId: owner.accountId, site }, nextDay(10));
		expect(await secondFactorsOf(db, owner)).toEqual({ appSince: null, passkeys: [], recoveryCodesLeft: 0 });
		expect(await actorWith(db, token, nextDay(11))).toBeNull();
		const mails = await db.select().from(outbox).where(eq(outbox.recipient, owner.mail));
		expect(mails.at(-1)?.text).toContain(messages.changeTold.reset);
	});

	test('lets its owner set up a first one again after signing in', async () => {
		const db = getDb();
		const { actor: owner, account } = await raised(db);
		await resetSecondFactorOf(db, owner.mail, site, nextDay(10));
		const { actor: again } = await signedIn(db, account, nextDay(20));
		expect((await readSecondFactorSetUp(db, again, nextDay(21))).canAdd).toBe(true);
	});

	test('cannot be reset by its owner, by a coordinator without a second factor, or by a key person', async () => {
		const db = getDb();
		const { actor: owner } = await raised(db);
		const { actor: plain } = await signedIn(db, await addAccount(db, start));
		const keyPerson = { ...owner, roles: [{ role: 'keyPerson' as const, organisationId: 1 }] };
		const other = { accountId: plain.accountId, site };
		await expect(resetSecondFactor(db, owner, { accountId: owner.accountId, site }, start)).rejects.toEqual(
			refusal(messages.resetByAnother)
		);
		await expect(
			resetSecondFactor(db, plain, { accountId: owner.accountId, site }, start)
		).rejects.toBeInstanceOf(SecondFactorNeeded);
		await expect(resetSecondFactor(db, keyPerson, other, start)).rejects.toBeInstanceOf(Refusal);
		await expect(resetSecondFactor(db, owner, other, start)).rejects.toEqual(
			refusal(messages.nothingToReset)
		);
	});
});
