import { expect, test } from '../support/journey.ts';

test('a phone sheet on paper has the deputies, the portal’s address and the acute numbers', async ({
	page,
	expectAccessible
}) => {
	// Given the way there from any page
	await page.goto('/kontakter');
	await page.getByRole('contentinfo').getByRole('link', { name: 'Organisationer', exact: true }).click();
	await page.getByRole('link', { name: 'Gribskov Kommune' }).click();
	await expect(page.getByText(/^Stedfortræder: /).first()).toBeVisible();
	await expectAccessible(page);

	// Then what is printed can be used without a screen, and leads back to it
	await page.emulateMedia({ media: 'print' });
	const running = page.locator('.running');
	await expect(running).toContainText(new URL(page.url()).origin);
	for (const number of ['112', '1813', '114', '70 201 201']) await expect(running).toContainText(number);
	await expect(running).toContainText('Livslinien 70 201 201 (For borgere: giv den videre)');
	await expect(page.getByText(/^Stedfortræder: /).first()).toBeVisible();
});

test('on a narrow screen the coverage table says that it goes on to the side', async ({ page }) => {
	await page.goto('/daekning');
	const hint = page.getByText('Tabellen kan rulles til siden.');
	if ((page.viewportSize()?.width ?? 0) < 400) await expect(hint).toBeVisible();
	else await expect(hint).toBeHidden();
});
