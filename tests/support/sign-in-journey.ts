/** Signing in as people do, for journeys: the demo shows the mails it would have sent at /dev/mail. */
import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

/** Asks for a mail; the browser then stands at the page that takes the code. */
export async function askForMail(page: Page, mail: string): Promise<void> {
	await page.goto('/log-ind');
	await page.getByLabel('Mailadresse').fill(mail);
	await page.getByRole('button', { name: 'Send mail' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tjek din mail');
}

/** What the last mail to an address says, read in a window of its own. */
export async function readMail(
	page: Page,
	mail: string
): Promise<{ text: string; link: string; code: string }> {
	const inbox = await page.context().newPage();
	try {
		await inbox.goto('/dev/mail');
		await inbox.getByRole('listitem').filter({ hasText: mail }).first().getByRole('link').click();
		const text = await inbox.locator('.mail-text').innerText();
		return {
			text,
			link: /https?:\/\/\S+\/log-ind\/\S+/.exec(text)?.[0] ?? '',
			code: /^ {4}(\d{6})$/m.exec(text)?.[1] ?? ''
		};
	} finally {
		await inbox.close();
	}
}

/** Signs in by the code of a mail. */
export async function signIn(page: Page, mail: string): Promise<void> {
	await askForMail(page, mail);
	const { code } = await readMail(page, mail);
	await page.getByLabel('Kode fra mailen').fill(code);
	await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click();
}

/** Signs in as one of the demo's roles, with both factors shown. */
export async function signInAs(page: Page, role: string): Promise<void> {
	await page.goto('/demo');
	await page.getByRole('button', { name: role }).click();
	await expect(page).not.toHaveURL(/\/demo/);
}
