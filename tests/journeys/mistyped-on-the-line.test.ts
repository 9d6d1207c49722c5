import { expect, test } from '../support/journey.ts';

test('a municipality spelled wrong on the line is asked about, never answered with another', async ({
	page,
	expectAccessible
}) => {
	// Given a line typed in a hurry
	await page.goto('/');
	await page.getByLabel('Eller skriv det hele').fill('selvmordshandling halsnes 15');
	const answered = page.waitForResponse((response) => response.url().includes('/find?situation'));
	await page.getByRole('button', { name: 'Find', exact: true }).click();

	// Then nothing is answered, the acute numbers come first, and the nearest spelling is a link
	expect((await answered).status()).toBe(404);
	await expect(page.getByRole('article')).toHaveCount(0);
	await expect(page.getByRole('main').getByRole('link').nth(0)).toHaveAttribute('href', 'tel:112');
	await expect(page.getByRole('main').getByRole('link').nth(1)).toHaveAttribute('href', 'tel:1813');
	await expect(page.getByLabel('Hvilken kommune?')).toHaveValue('halsnes');
	await expectAccessible(page);

	// And it keeps the other choices
	await page.getByRole('link', { name: 'Halsnæs' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Selvmordshandling, Halsnæs, 15 år');
	await expect(page.getByRole('article').first()).toBeVisible();
});

test('a town on the line is its municipality', async ({ page }) => {
	await page.goto('/find?tekst=udskrivning helsinge 12');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Udskrivning, Gribskov, 12 år');
});
