import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/journey.ts';
import { signIn } from '../support/sign-in-journey.ts';

test('a person fetches everything that is stored about them, and leaves', async ({ page, expectAccessible }, {
	project
}) => {
	const mail = `paa.vej.${project.name}@helsingoer.example`;
	await signIn(page, mail);
	await page.getByLabel('Navn').fill('Pauline Påvej');
	await page.getByLabel('Stilling').fill('Psykolog');
	await page.getByRole('button', { name: 'Bliv medlem' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min side');

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Hent mine data' }).click()
	]);
	const data = JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown>;
	expect(JSON.stringify(data)).toContain('Pauline Påvej');
	expect(data).toMatchObject({ account: { mail }, roles: [{ role: 'member' }] });

	await page.getByRole('link', { name: 'Slet mig' }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Ja, slet mig' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er slettet');
	await expectAccessible(page);
	// The session went with it.
	await page.goto('/min-side');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log ind med din arbejdsmail');

	// The address is anybody's again: the directory no longer knows a name for it.
	await signIn(page, mail);
	await expect(page.getByLabel('Navn')).toHaveValue('');
});

test('what is kept, for how long and whose responsibility it is, can be read by anyone', async ({
	page,
	expectAccessible
}) => {
	for (const [path, heading] of [
		['/privatliv', 'Sådan passer vi på oplysninger om dig'],
		['/kontakt', 'Kontakt netværket'],
		['/was', 'Tilgængelighedserklæring'],
		['/demo', 'Prøv rollerne i demoen']
	] as const) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
		await expectAccessible(page);
	}
	await page.goto('/privatliv');
	await expect(page.getByText('slettes 30 dage efter').first()).toBeVisible();
});
