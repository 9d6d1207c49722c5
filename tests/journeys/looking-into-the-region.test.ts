import { expect, test } from '../support/journey.ts';

test('a PPR psychologist finds the children’s ward by the name everyone uses, and saves the contact', async ({
	page,
	expectAccessible
}) => {
	// Given the search
	await page.goto('/kontakter');
	await expectAccessible(page);

	// When she writes an alias
	await page.locator('input[name=q]').fill('Børneafdelingen');
	await page.locator('input[name=q]').press('Enter');

	// Then the ward's functions come first
	await expect(page).toHaveURL(/q=B%C3%B8rneafdelingen|q=Børneafdelingen/);
	const hit = page
		.getByRole('main')
		.getByRole('link', { name: /Modtagelse|Udskrivning|Socialrådgiver/ })
		.first();
	await expect(hit).toBeVisible();
	await expectAccessible(page);

	// And opening one gives the number and a card to save
	await hit.click();
	await expect(page.getByText('Hillerød Hospital').first()).toBeVisible();
	const card = page.getByRole('link', { name: /Gem kontakt/ }).first();
	const address = await card.getAttribute('href');
	const response = await page.request.get(address ?? '');
	expect(response.headers()['content-type']).toContain('text/vcard');
	expect(await response.text()).toContain('BEGIN:VCARD\r\nVERSION:3.0\r\n');
});

test('the same three choices the other way give the region’s functions', async ({
	page,
	expectAccessible
}) => {
	await page.goto('/');
	await page.getByLabel('Hvad drejer det sig om?').selectOption('Psykiatrisk screening');
	await page.getByLabel('Hvilken kommune?').selectOption('Gribskov');
	await page.getByLabel('regionen').check();
	await page.getByRole('button', { name: 'Find kontakt' }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		/Psykiatrisk screening, Gribskov, i regionen/
	);
	await expect(page.getByRole('article').first()).toContainText('Region Hovedstaden');
	await expectAccessible(page);

	await page.getByRole('link', { name: /Den anden vej/ }).click();
	await expect(page.getByRole('article').first()).toContainText('Gribskov Kommune');
});
