import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { readActor } from '../../src/lib/server/accounts/read-actor.ts';
import { account, organisationDomain, session, signInRequest } from '../../src/lib/server/accounts/schema.ts';
import {
	endSessionsOf,
	raiseSession,
	readSession,
	startSession
} from '../../src/lib/server/accounts/sessions.ts';
import { askToSignIn, linkState, signInByCode, signInByLink } from '../../src/lib/server/accounts/sign-in.ts';
import { hashOf } from '../../src/lib/server/accounts/tokens.ts';
import { organisation } from '../../src/lib/server/contacts/schema.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { askForMail, origin } from '../support/accounts.ts';
import { describeDatabases } from '../support/database.ts';

const browserOf = (browserToken: string | null, networkAddress = '192.0.2.1') => ({
	browserToken,
	sessionId: null,
	browser: 'Firefox på Windows',
	networkAddress
});
const minutes = (count: number) => count * 60_000;

describeDatabases('signing in by mail', (getDb) => {
	let now: Date;
	let mail: string;
	let count = 0;
	beforeEach(() => {
		// An hour apart, so that no test meets another's limits; Lucia reads the real clock.
		count += 1;
		now = new Date(Date.now() + count * 1_000);
		mail = `person${count}@kommune.example`;
	});

	test('the link signs in the browser that asked, once', async () => {
		const db = getDb();
		const { browserToken, linkToken } = await askForMail(db, mail, now);
		expect(await linkState(db, { linkToken, browserToken }, now)).toBe('ready');
		const cookie = await signInByLink(db, linkToken, browserOf(browserToken), now);
		const open = await readSession(db, cookie.value, now);
		expect(open && (await readActor(db, open))?.mail).toBe(mail);
		expect(await linkState(db, { linkToken, browserToken }, now)).toBe('over');
		await expect(signInByLink(db, linkToken, browserOf(browserToken), now)).rejects.toThrow(
			'Linket er brugt'
		);
	});

	test('the code does the same, whatever the mail program made of the letters of the address', async () => {
		const db = getDb();
		const { browserToken, code } = await askForMail(db, mail.toUpperCase(), now);
		const cookie = await signInByCode(db, code, browserOf(browserToken), now);
		expect(await readSession(db, cookie.value, now)).not.toBeNull();
		await expect(signInByCode(db, code, browserOf(browserToken), now)).rejects.toThrow('virker ikke længere');
	});

	test('a scanner that follows the link, and posts link and code, signs nobody in and uses nothing up', async () => {
		const db = getDb();
		const { browserToken, linkToken, code } = await askForMail(db, mail, now);
		for (const scanner of [null, 'another-browser-token']) {
			expect(await linkState(db, { linkToken, browserToken: scanner }, now)).toBe('other browser');
			await expect(signInByLink(db, linkToken, browserOf(scanner), now)).rejects.toThrow('den browser');
			for (let post = 0; post < 10; post += 1) {
				await expect(signInByCode(db, code, browserOf(scanner), now)).rejects.toThrow('virker ikke længere');
			}
		}
		expect(await db.select().from(account).where(eq(account.mail, mail))).toEqual([]);
		const cookie = await signInByLink(db, linkToken, browserOf(browserToken), now);
		expect(await readSession(db, cookie.value, now)).not.toBeNull();
	});

	test('the fifth wrong code ends the request, and the right one no longer helps', async () => {
		const db = getDb();
		const { browserToken, code } = await askForMail(db, mail, now);
		const wrong = code === '000000' ? '000001' : '000000';
		for (let left = 4; left > 0; left -= 1) {
			await expect(signInByCode(db, wrong, browserOf(browserToken), now)).rejects.toThrow(
				left === 1 ? 'ét forsøg' : `${left} forsøg`
			);
		}
		await expect(signInByCode(db, wrong, browserOf(browserToken), now)).rejects.toThrow(
			'virker ikke længere'
		);
		await expect(signInByCode(db, code, browserOf(browserToken), now)).rejects.toThrow('virker ikke længere');
	});

	test('link and code work for ten minutes and not a second longer', async () => {
		const db = getDb();
		const { browserToken, linkToken, code } = await askForMail(db, mail, now);
		const last = new Date(now.getTime() + minutes(10) - 1_000);
		expect(await linkState(db, { linkToken, browserToken }, last)).toBe('ready');
		const over = new Date(now.getTime() + minutes(10));
		expect(await linkState(db, { linkToken, browserToken }, over)).toBe('over');
		await expect(signInByLink(db, linkToken, browserOf(browserToken), over)).rejects.toThrow(
			'Linket er brugt'
		);
		await expect(signInByCode(db, code, browserOf(browserToken), over)).rejects.toThrow(
			'virker ikke længere'
		);
	});

	test('an address gets five mails in a quarter of an hour; the answer to a sixth is the same', async () => {
		const db = getDb();
		const asked = [];
		const wanted = { mail, networkAddress: '192.0.2.7', origin, networkName: 'N', onward: '/' };
		for (let request = 0; request < 8; request += 1) asked.push(await askToSignIn(db, wanted, now));
		const posted = await db.select().from(outbox).where(eq(outbox.recipient, mail));
		expect(posted).toHaveLength(5);
		expect(new Set(asked.map((answer) => Object.keys(answer).join())).size).toBe(1);
		expect(asked.every(({ browserToken }) => browserToken.length === 43)).toBe(true);
	});

	test('an account that has been closed is told so, once the address has been shown to be theirs', async () => {
		const db = getDb();
		await db.insert(account).values({ mail, createdAt: now, closedAt: now });
		const { browserToken, linkToken } = await askForMail(db, mail, now);
		await expect(signInByLink(db, linkToken, browserOf(browserToken), now)).rejects.toThrow('lukket');
	});

	test('nothing that opens a door is stored as it is', async () => {
		const db = getDb();
		const { browserToken, linkToken, code } = await askForMail(db, mail, now);
		const stored = JSON.stringify(await db.select().from(signInRequest).where(eq(signInRequest.mail, mail)));
		for (const secret of [browserToken, linkToken, `"${code}"`]) expect(stored).not.toContain(secret);
		const cookie = await signInByLink(db, linkToken, browserOf(browserToken), now);
		expect(JSON.stringify(await db.select().from(session))).not.toContain(cookie.value);
		expect(
			await db
				.select()
				.from(session)
				.where(eq(session.id, hashOf(cookie.value)))
		).toHaveLength(1);
	});

	describe('a session', () => {
		const start = async () => {
			const db = getDb();
			const [made] = await db.insert(account).values({ mail, createdAt: now }).returning();
			if (!made) throw new Error('no account');
			const cookie = await startSession(db, made.id, { browser: 'Edge', secondFactor: false, now });
			return { db, accountId: made.id, cookie };
		};

		test('ends after twelve hours however much it is used', async () => {
			const { db, cookie } = await start();
			const late = new Date(now.getTime() + 12 * minutes(60));
			await db.update(session).set({ expiresAt: new Date(late.getTime() + minutes(60)) });
			expect(await readSession(db, cookie.value, new Date(late.getTime() - 1))).not.toBeNull();
			expect(await readSession(db, cookie.value, late)).toBeNull();
			expect(await readSession(db, cookie.value, now)).toBeNull();
		});

		test('ends when it has not been used', async () => {
			const { db, cookie } = await start();
			await db.update(session).set({ expiresAt: new Date(Date.now() - 1) });
			expect(await readSession(db, cookie.value, now)).toBeNull();
		});

		test('that is used has its end moved on', async () => {
			const { db, cookie } = await start();
			await db.update(session).set({ expiresAt: new Date(Date.now() + minutes(10)) });
			const open = await readSession(db, cookie.value, now);
			expect(open?.cookie?.value).toBe(cookie.value);
			expect(open?.endsAt.getTime()).toBeGreaterThan(Date.now() + minutes(100));
		});

		test('that is raised has another token, and the old one is dead', async () => {
			const { db, cookie } = await start();
			const before = await readSession(db, cookie.value, now);
			const raised = await raiseSession(db, before?.id ?? '', now);
			expect(await readSession(db, cookie.value, now)).toBeNull();
			expect((await readSession(db, raised?.value ?? '', now))?.secondFactor).toBe(true);
		});

		test('ends at once when the account is closed', async () => {
			const { db, accountId, cookie } = await start();
			await db.update(account).set({ closedAt: now }).where(eq(account.id, accountId));
			const open = await readSession(db, cookie.value, now);
			expect(open && (await readActor(db, open))).toBeNull();
			expect(await readSession(db, cookie.value, now)).toBeNull();
		});

		test('can be ended from another', async () => {
			const { db, accountId, cookie } = await start();
			const other = await startSession(db, accountId, { browser: 'Safari', secondFactor: false, now });
			await endSessionsOf(db, accountId, hashOf(other.value));
			expect(await readSession(db, cookie.value, now)).toBeNull();
			expect(await readSession(db, other.value, now)).not.toBeNull();
		});
	});
});

describeDatabases('ten thousand guesses', (getDb, engine) => {
	// A minute of counting, the same on both: one is enough.
	test.runIf(engine === 'pglite')(
		'get no further than the hourly limit of the address, from however many browsers',
		async () => {
			const db = getDb();
			const now = new Date();
			const mail = 'offer@kommune.example';
			let evaluated = 0;
			let refused = 0;
			for (let request = 0; evaluated + refused < 10_000; request += 1) {
				const { browserToken } = await askToSignIn(
					db,
					{ mail, networkAddress: `198.51.100.${request % 250}`, origin, networkName: 'N', onward: '/' },
					now
				);
				// A guesser goes on with the same browser until told that it is over, then asks anew.
				for (let guess = 0; guess < 50; guess += 1) {
					const outcome = await signInByCode(
						db,
						'not it',
						browserOf(browserToken, `198.51.100.${request % 250}`),
						now
					).catch((error: Error) => error.message);
					if (typeof outcome === 'string' && /ikke rigtig/.test(outcome)) evaluated += 1;
					else refused += 1;
				}
			}
			// The fifth of a request is told that it is over; so four of five count here.
			expect(evaluated).toBeLessThanOrEqual(20);
			expect(await db.select().from(session)).toEqual([]);
		},
		300_000
	);
});

describeDatabases('whose an address is', (getDb) => {
	test('a domain belongs to one organisation on any day', async () => {
		const db = getDb();
		const [one] = await db.select().from(organisation).limit(1);
		const domain = { organisationId: one?.id ?? 0, domain: 'kommune.example' };
		await db.insert(organisationDomain).values({ ...domain, validTo: '2026-12-31' });
		await db.insert(organisationDomain).values({ ...domain, validFrom: '2027-01-01' });
		await expect(
			db.insert(organisationDomain).values({ ...domain, validFrom: '2026-06-01' })
		).rejects.toThrow();
	});
});
