import { expect, test } from '../support/journey.ts';

test('a question without a municipality asks for it first, with the form open, and still answers below', async ({
	page,
	expectAccessible
}) => {
	await page.goto('/find?situation=udskrivning');
	await expect(page.getByRole('main')).toContainText('Vælg den unges kommune, så får du ét nummer.');
	await expect(page.getByRole('article').first()).toBeVisible();
	await expect(page).not.toHaveTitle(/^Ring/);
	await expectAccessible(page);

	await page.getByLabel('Hvilken kommune?').selectOption('Gribskov');
	await page.getByRole('button', { name: 'Find kontakt' }).click();

	await expect(page).toHaveURL(/kommune=gribskov/);
	await expect(page.getByRole('main')).not.toContainText('Vælg den unges kommune');
	await expect(page.getByLabel('Hvilken kommune?')).toBeHidden();
});

test('looking into the region asks for no municipality', async ({ page }) => {
	await page.goto('/find?situation=udskrivning&retning=region');
	await expect(page.getByRole('main')).not.toContainText('Vælg den unges kommune');
});

test('the acute form starts without a municipality, and says so', async ({ page, expectAccessible }) => {
	await page.goto('/akut');
	await expect(page.getByLabel('Hvilken kommune?').locator('option').first()).toHaveText('Vælg kommune');
	await page.getByRole('button', { name: 'Find kontakt' }).click();
	await expect(page.getByRole('main').getByRole('link').first()).toHaveAttribute('href', 'tel:112');
	await expect(page.getByRole('main')).toContainText('Vælg den unges kommune, så får du ét nummer.');
	await expectAccessible(page);
});
