import { expect, test } from '../support/journey.ts';
import { signInAs } from '../support/sign-in-journey.ts';

test('whoever is about to be signed out is told five minutes before, and may stay', async ({
	page,
	javaScriptEnabled,
	expectAccessible
}) => {
	test.skip(!javaScriptEnabled, 'the warning needs script; the next journey is the way without');
	await page.clock.install();
	await signInAs(page, 'Nøgleperson, Gribskov Kommune');
	await page.goto('/min-side');
	const warning = page.getByRole('alert').filter({ hasText: 'Du bliver logget ud' });
	await page.clock.fastForward('01:54:00');
	await expect(warning).toBeHidden();
	await page.clock.fastForward('02:00');
	await expect(warning).toBeVisible();
	await expectAccessible(page);
});

test('whoever is signed out while writing signs in elsewhere and sends what they wrote', async ({
	page,
	expectAccessible
}) => {
	await signInAs(page, 'Medlem, Region Hovedstaden');
	await page.goto('/min-side');
	await page.getByLabel('Stilling').fill('Skrevet, før jeg blev logget ud');
	const cookies = await page.context().cookies();
	await page.context().clearCookies();
	await page.getByRole('button', { name: 'Gem oplysninger' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er logget ud');
	await expectAccessible(page);
	await page.context().addCookies(cookies);
	await page.getByRole('button', { name: 'Jeg er logget ind igen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min side');
	await expect(page.getByLabel('Stilling')).toHaveValue('Skrevet, før jeg blev logget ud');
});
