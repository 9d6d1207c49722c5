import { expect, test } from '../support/journey.ts';
import { asParameter, nextOrdinary } from '../support/moments.ts';

test('at 02.30 after a suicide attempt, in a municipality whose function is vacant, somebody is named who answers', async ({
	page,
	expectAccessible
}) => {
	// Given the shortest way: the acute page
	await page.goto('/akut');
	await expect(page.getByRole('link', { name: /112/ }).first()).toHaveAttribute('href', 'tel:112');
	await expectAccessible(page);

	// When the municipality is chosen
	await page.getByLabel('Hvad drejer det sig om?').selectOption('Selvmordshandling');
	await page.getByLabel('Hvilken kommune?').selectOption('Halsnæs');
	await page.getByRole('button', { name: 'Find kontakt' }).click();
	await expect(page).toHaveURL(/\/find\?.*situation=selvmordshandling.*kommune=halsnaes/);
	const night = asParameter(nextOrdinary(3, 2 * 60 + 30));
	await page.goto(`/find?situation=selvmordshandling&kommune=halsnaes&alder=15&${night}`);

	// Then one line with 112 and 1813 comes first
	const main = page.getByRole('main');
	await expect(main.getByRole('link').nth(0)).toHaveAttribute('href', 'tel:112');
	await expect(main.getByRole('link').nth(1)).toHaveAttribute('href', 'tel:1813');

	// And the vacant function is said to be vacant, and the døgnvagt is the number to press, on the first screen
	const answer = page.getByRole('article').first();
	await expect(answer).toContainText('Funktionen er ubesat');
	const number = answer.getByRole('link', { name: /^Ring .* til Social døgnvagt/ }).first();
	await expect(number).toHaveAttribute('href', /^tel:\+4595/);
	const box = await number.boundingBox();
	expect(box?.height).toBeGreaterThanOrEqual(44);
	expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
	await expect(page).toHaveTitle(/^Ring 95 \d\d \d\d \d\d · Selvmordshandling, Halsnæs, 15 år/);

	// And the chain ends at a line that answers day and night
	await expect(answer.getByRole('listitem').last()).toContainText('112');
	await expectAccessible(page);
});
