import { expect, test } from '../support/journey.ts';

test('a municipality outside the network is named as such, with somebody to ask and the acute numbers', async ({
	page,
	expectAccessible
}) => {
	await page.goto('/find?situation=udskrivning&kommune=Egedal&alder=17');

	await expect(page.getByText('Egedal Kommune er ikke med i netværket').first()).toBeVisible();
	await expect(page.getByRole('link', { name: /Faglig tovholder/ }).first()).toBeVisible();
	await expect(page.locator('a[href="tel:112"]').first()).toBeVisible();
	await expect(page.getByText('Gribskov Kommune')).toHaveCount(0);
	await expectAccessible(page);
});

test('a word nobody knows gets the nearest spellings, keeps what was typed, and puts one in its place', async ({
	page,
	expectAccessible
}) => {
	const response = await page.goto('/find?situation=udskrivning&kommune=Gripskov&alder=17');

	expect(response?.status()).toBe(404);
	await expect(page.getByRole('alert').getByText('Der er problemer')).toBeVisible();
	await expect(page.locator('input[name=kommune]')).toHaveValue('Gripskov');
	await expect(page.locator('input[name=alder]')).toHaveValue('17');
	await expect(page.locator('a[href="tel:112"]').first()).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('link', { name: 'Gribskov' }).first().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Udskrivning, Gribskov, 17 år');
});

test('a gap is declared, never an empty page', async ({ page, expectAccessible }) => {
	await page.goto('/find?situation=frafald&kommune=hoersholm&alder=14');

	await expect(
		page.getByText(/Ingen funktion i netværket er registreret til frafald i Hørsholm Kommune/)
	).toBeVisible();
	await expect(page.getByRole('link', { name: /^Ring \d/ }).first()).toBeVisible();
	await expect(page.locator('a[href="tel:112"]').first()).toBeVisible();
	await expectAccessible(page);
});

test('whoever would rather write it all on one line may', async ({ page }) => {
	await page.goto('/');
	await page.getByLabel('Eller skriv det hele').fill('udskrivelse hoersholm 17');
	await page.getByRole('button', { name: 'Find', exact: true }).click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Udskrivning, Hørsholm, 17 år');
});

test('near 18, where only the contact for the transition is there, the page says so first', async ({
	page,
	expectAccessible
}) => {
	await page.goto('/find?situation=frafald&kommune=hoersholm&alder=17');
	const main = page.getByRole('main');
	await expect(main).toContainText(
		'Ingen funktion i netværket er registreret til frafald i Hørsholm Kommune'
	);
	await expect(page.getByRole('article').first()).toContainText('Overgang ved 18 år');
	await expect(main).not.toContainText('begge sider vises');
	await expect(main.getByRole('heading', { name: 'Akutte numre' })).toBeVisible();
	await expectAccessible(page);
});
