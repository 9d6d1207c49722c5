import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, test } from '../support/journey.ts';
import { readMail, signIn, signInAs } from '../support/sign-in-journey.ts';

const onward = '/to-trin?videre=%2Fnoegleperson%2Fmedlemmer';
const wanted = /\/noegleperson\/medlemmer$/;

test('a new key person sets an authenticator app up, and later gets in with a code, or a recovery code', async ({
	page,
	expectAccessible
}, { project }) => {
	// Three sign-ins, each with a mail to read.
	test.slow();
	// Given a key person who has signed in by mail for the first time
	const mail = `app-${project.name}@factor.example`;
	await becomeKeyPerson(page, mail, 'Asta Prøve');

	// When they go to what takes a second step, they are asked to set one up, and do
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('To trin, når du logger ind');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Sæt kodeapp op' }).click();
	await page.getByRole('button', { name: 'Vis QR-koden' }).click();
	await expect(page.getByRole('img', { name: /^QR-kode/ })).toBeVisible();
	const secret = await page.locator('.secret').innerText();

	// A wrong code is told, and the QR code stays
	await page.getByLabel('Kode fra appen').fill(codeFrom(secret, 600));
	await page.getByRole('button', { name: 'Gem kodeappen' }).click();
	await expect(page.getByRole('alert')).toContainText('Koden er ikke rigtig');
	expect(await page.locator('.secret').innerText()).toBe(secret);
	await expectAccessible(page);
	await page.getByLabel('Kode fra appen').fill(codeFrom(secret));
	await page.getByRole('button', { name: 'Gem kodeappen' }).click();

	// Then ten recovery codes are shown, once, and they go on to where they were going
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gem dine reservekoder nu');
	const codes = await page.locator('main ol code').allInnerTexts();
	expect(new Set(codes).size).toBe(10);
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Jeg har gemt dem' }).click();
	await expect(page).toHaveURL(wanted);
	await expectMail(page, mail, 'En kodeapp er sat op');

	// And the next time the mail alone is not enough, and a code is
	await page.context().clearCookies();
	await signInByMail(page, mail);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bekræft, at det er dig');
	await expectAccessible(page);
	await page.getByLabel('Kode fra appen').fill(codeFrom(secret, 30));
	await page.getByRole('button', { name: 'Bekræft' }).click();
	await expect(page).toHaveURL(wanted);

	// And without the phone a recovery code is
	await page.context().clearCookies();
	await signInByMail(page, mail);
	await page.getByText('Jeg har ikke min app eller adgangsnøgle').click();
	await page.getByLabel('Reservekode').fill((codes[0] ?? '').toUpperCase());
	await page.getByRole('button', { name: 'Brug reservekoden' }).click();
	await expect(page.getByRole('status')).toContainText('du har 9 reservekoder tilbage');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Gå videre' }).click();
	await expect(page).toHaveURL(wanted);
	await expectMail(page, mail, 'En reservekode er brugt');
});

test('a key person makes a passkey, gets in with it, and removes it', async ({
	page,
	expectAccessible,
	javaScriptEnabled
}, { project }) => {
	test.skip(!javaScriptEnabled, 'a passkey needs script, and the page says so');
	// Given a key person on a device that asks for finger, face or PIN
	const mail = `passkey-${project.name}@factor.example`;
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('WebAuthn.enable');
	const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
	await becomeKeyPerson(page, mail, 'Bo Prøve');

	// When they make a passkey
	await page.getByRole('button', { name: 'Tilføj adgangsnøgle' }).click();

	// Then recovery codes are shown, and they go on
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gem dine reservekoder nu');
	await page.getByRole('link', { name: 'Jeg har gemt dem' }).click();
	await expect(page).toHaveURL(wanted);

	// And the next time somebody else at the device does not get in, and they do
	await page.context().clearCookies();
	await signInByMail(page, mail);
	await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
	await page.getByRole('button', { name: 'Brug adgangsnøgle' }).click();
	await expect(page.getByRole('alert').filter({ hasText: 'Det blev afbrudt' })).toBeVisible();
	await expectAccessible(page);
	await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
	await page.getByRole('button', { name: 'Brug adgangsnøgle' }).click();
	await expect(page).toHaveURL(wanted);

	// And removing it leaves nothing, and is told by mail
	await page.goto('/to-trin/opsaet');
	await expect(page.getByText('sidst brugt')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: /^Fjern / }).click();
	await expect(page.getByText('Du har ingen af delene endnu')).toBeVisible();
	await expectMail(page, mail, 'er fjernet fra din adgang');
});

/** The key person of the demo appoints another, who signs in by mail for the first time. */
async function becomeKeyPerson(page: Page, mail: string, name: string) {
	await signInAs(page, 'Nøgleperson, Gribskov Kommune');
	await page.goto('/noegleperson/medlemmer');
	await page.getByLabel('Mailadresse').fill(mail);
	await page.getByLabel('Rolle').selectOption('Nøgleperson');
	await page.getByLabel('Organisation').selectOption('Gribskov Kommune');
	await page.getByRole('button', { name: 'Udnævn' }).click();
	await expect(page.getByText(mail).first()).toBeVisible();
	await page.context().clearCookies();
	await signIn(page, mail);
	await page.getByLabel('Navn').fill(name);
	await page.getByLabel('Stilling').fill('Socialrådgiver');
	await page.getByRole('button', { name: 'Bliv medlem' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min side');
	await page.goto(onward);
}

/** Signs in by mail and goes to what takes a second step. */
async function signInByMail(page: Page, mail: string) {
	await signIn(page, mail);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min side');
	await page.goto(onward);
}

async function expectMail(page: Page, mail: string, words: string) {
	expect((await readMail(page, mail)).text).toContain(words);
}

/** What the app shows, or will show in some seconds. */
function codeFrom(secret: string, ahead = 0): string {
	const totp = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, '')) });
	return totp.generate({ timestamp: Date.now() + ahead * 1_000 });
}
