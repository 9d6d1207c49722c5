import { expect, test } from '../support/journey.ts';

test('three choices on the front page give a number to press', async ({ page, expectAccessible }) => {
	await page.goto('/');
	await expectAccessible(page);

	await page.getByLabel('Hvad drejer det sig om?').selectOption('Udskrivning');
	await page.getByLabel('Hvilken kommune?').selectOption('Gribskov Kommune');
	await page.getByLabel('Alder').fill('16');
	await page.getByRole('button', { name: 'Find kontakt' }).click();

	await expect(page).toHaveURL(/\/find\?.*kommune=gribskov/);
	await expect(page.getByRole('main').locator('a[href^="tel:+4595"]').first()).toBeVisible();
	await expectAccessible(page);
});
