import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { asParameter, nextOrdinary } from '../support/moments.ts';

test('a discharge nurse on a Friday at 16.10, with a 17-year-old from Furesø, finds who answers now', async ({
	page,
	expectAccessible
}) => {
	// Given the front page
	await page.goto('/');
	await expectAccessible(page);

	// When she makes her three choices
	await page.getByLabel('Hvad drejer det sig om?').selectOption('Udskrivning');
	await page.getByLabel('Hvilken kommune?').selectOption('Furesø');
	await page.getByLabel('Alder').fill('17');
	await page.getByRole('button', { name: 'Find kontakt' }).click();
	await expect(page).toHaveURL(/\/find\?.*situation=udskrivning.*kommune=furesoe.*alder=17/);
	await page.goto(`${page.url()}&${asParameter(nextOrdinary(5, 16 * 60 + 10))}`);

	// Then both sides of 18 answer, each said to be what it is
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Udskrivning, Furesø, 17 år');
	const child = page.getByRole('article').first();
	await expect(child).toContainText('Under 18 år');
	await expect(page.getByRole('article').filter({ hasText: 'Udskrivningsmentor' }).first()).toBeVisible();
	await expect(page.getByRole('article').filter({ hasText: 'Overgang ved 18 år' }).first()).toBeVisible();

	// And the coordinator is closed, with the time it opens, and the reception that is open is the number to press
	await expect(child).toContainText(/Lukket\. Åbner \d+\. [a-zæøå]+ kl\./);
	await expect(child).toContainText('Ring i stedet til Modtagelsen');
	const number = child.getByRole('link', { name: /^Ring .* til Modtagelsen/ }).first();
	await expect(number).toHaveAttribute('href', /^tel:\+4595\d{6}$/);
	await expectOnFirstScreen(page, number);

	// And whom to try next comes in order, with freshness in words
	await expect(child.getByText('Hvis der ikke bliver svaret')).toBeVisible();
	await expect(child.getByText(/^Bekræftet /).first()).toBeVisible();
	await expectAccessible(page);

	// And she can go on to what they can and cannot do
	await child.getByRole('link', { name: /^Det kan de, og det kan de ikke/ }).click();
	await expect(page.getByRole('heading', { name: 'Det kan vi', exact: true })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Sådan henviser du' })).toBeVisible();
	await expectAccessible(page);
});

async function expectOnFirstScreen(page: Page, link: Locator) {
	const box = await link.boundingBox();
	const height = page.viewportSize()?.height ?? 0;
	expect(box?.height, 'height of the number to press').toBeGreaterThanOrEqual(44);
	expect((box?.y ?? Infinity) + (box?.height ?? 0), 'end of the number to press').toBeLessThanOrEqual(height);
}
