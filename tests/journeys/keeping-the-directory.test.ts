import { resolve } from 'node:path';
import { expect, test } from '../support/journey.ts';
import { signInAs } from '../support/sign-in-journey.ts';

const importFile = (name: string) => resolve(import.meta.dirname, `../support/import-files/${name}.csv`);

/** A function of its own for each variant, since they run beside each other on one portal. */
const functions: Record<string, string> = {
	desktop: 'gribskov-ppr-psykolog',
	phone: 'gribskov-sundhedsplejerske',
	'no-script': 'gribskov-ssp-konsulent'
};

test('a key person mends an entry while a colleague has it open, and nothing is lost', async ({
	page,
	browser,
	baseURL,
	expectAccessible
}, { project }) => {
	test.slow();
	const slug = functions[project.name] ?? '';
	await signInAs(page, 'Nøgleperson, Gribskov Kommune');
	await page.goto(`/kontakter/${slug}/ret`);
	await expectAccessible(page);

	const elsewhere = await browser.newContext({ ...project.use, ...(baseURL && { baseURL }) });
	const colleague = await elsewhere.newPage();
	await signInAs(colleague, 'Faglig tovholder');
	await colleague.goto(`/kontakter/${slug}/ret`);
	await colleague.locator('[name=kan]').fill('Skrevet af kollegaen.');
	await colleague.locator('[name=saadan]').fill('Ring om formiddagen.');
	await colleague.getByRole('button', { name: 'Se ændringen' }).click();
	await colleague.getByRole('button', { name: 'Gem', exact: true }).click();
	await expect(colleague).toHaveURL(/aendringer/);
	await elsewhere.close();

	// The same field, and one of its own.
	await page.locator('[name=kan]').fill('Skrevet af nøglepersonen.');
	await page.locator('[name=cannot], [name=kan_ikke]').first().fill('Ikke akutte henvendelser.');
	await page.getByRole('button', { name: 'Se ændringen' }).click();
	await expect(page.getByRole('heading', { name: 'En anden har rettet det samme' })).toBeVisible();
	await expect(page.getByText('Skrevet af kollegaen.')).toBeVisible();
	await expect(page.locator('[name=kan]')).toHaveValue('Skrevet af nøglepersonen.');
	await expectAccessible(page);

	await page.getByLabel('Brug mit').check();
	await page.getByRole('button', { name: 'Se ændringen' }).click();
	await expect(page.getByText('Intet er gemt endnu.')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Gem', exact: true }).click();
	await expect(page).toHaveURL(/aendringer/);
	await expectAccessible(page);

	// Lookup has it within moments, with what the colleague wrote in the other field.
	await expect(async () => {
		await page.goto(`/kontakter/${slug}`);
		await expect(page.getByText('Skrevet af nøglepersonen.')).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(page.getByText('Ikke akutte henvendelser.')).toBeVisible();
	await expect(page.getByText('Ring om formiddagen.').first()).toBeVisible();
});

test('bad input gets a sentence that says what to do, and what was typed is still there', async ({
	page,
	expectAccessible
}) => {
	await signInAs(page, 'Nøgleperson, Gribskov Kommune');
	await page.goto('/kontakter/gribskov-uu-vejleder/ret');
	await page.locator('[name=kan]').fill('Vi kender 010203-1234.');
	await page.getByRole('button', { name: 'Se ændringen' }).click();
	await expect(page.getByRole('alert').getByText('Der er problemer')).toBeVisible();
	await expect(page.getByText(/CPR/).first()).toBeVisible();
	await expect(page.locator('[name=kan]')).toHaveValue('Vi kender 010203-1234.');
	await expectAccessible(page);
});

test('the coordinator imports a broken file in the browser, then the mended one', async ({
	page,
	expectAccessible
}, { project }) => {
	test.skip(project.name !== 'desktop' && project.name !== 'no-script', 'one file, one network');
	test.slow();
	await signInAs(page, 'Faglig tovholder');
	await page.goto('/tovholder/import');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Se, hvad filen gør' }).click();
	await expect(page.getByText('Vælg en fil.').first()).toBeVisible();

	await page.getByLabel('Fil', { exact: true }).setInputFiles(importFile('broken'));
	await page.getByRole('button', { name: 'Se, hvad filen gør' }).click();
	await expect(page.getByRole('heading', { name: 'Filen har fejl' })).toBeVisible();
	await expect(page.getByText('udskrivnign').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Gennemfør' })).toHaveCount(0);
	await expectAccessible(page);

	await page.getByLabel('Fil', { exact: true }).setInputFiles(importFile('mended'));
	await page.getByRole('button', { name: 'Se, hvad filen gør' }).click();
	await expect(page.getByRole('heading', { name: 'Det gør filen' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Gennemfør' }).click();
	await expect(page).toHaveURL(/tovholder\/aendringer/);
	await expect(page.getByText('Lejre').first()).toBeVisible();
});

test('a key person gives a function a second number that only the network sees, having seen what it means', async ({
	page,
	expectAccessible
}, { project }) => {
	const slug = functions[project.name] ?? '';
	const number = `95 11 77 6${['desktop', 'phone', 'no-script'].indexOf(project.name)}`;
	await signInAs(page, 'Nøgleperson, Gribskov Kommune');
	await page.goto(`/kontakter/${slug}`);
	await page.getByRole('link', { name: 'Alle numre og adresser' }).click();
	const value = page.locator('input[name^="vaerdi_"]');
	const empty = (await value.count()) - 2;
	await value.nth(empty).fill('95 elleve');
	await page.locator('select[name^="synlig_"]').nth(empty).selectOption('network');
	await page.getByRole('button', { name: 'Se ændringen' }).click();

	// A number that is none is told of at its line, and is still there.
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(value.nth(empty)).toHaveValue('95 elleve');
	await expectAccessible(page);
	await value.nth(empty).fill(number);
	await page.getByRole('button', { name: 'Se ændringen' }).click();

	await expect(page.getByText(`${number}; Kun netværket`)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Gem', exact: true }).click();
	await expect(page.getByText('Ændringen er i opslag inden for få sekunder')).toBeVisible();
	await page.goto(`/kontakter/${slug}`);
	await expect(page.getByText(number).first()).toBeVisible();

	await page.context().clearCookies();
	await page.goto(`/kontakter/${slug}`);
	await expect(page.getByText(number)).toHaveCount(0);
});

test('what is said of a holder, and of an organisation, is seen before it is public', async ({
	page,
	expectAccessible
}, { project }) => {
	const alias = `Prøvekommunen ${project.name}`;
	await signInAs(page, 'Nøgleperson, Gribskov Kommune');
	await page.goto('/kontakter/gribskov-ppr-psykolog/varetages-af');
	await page.locator('#ny-navn').fill('Vera Demo-Nyansat');
	await page.locator('#rolle').selectOption('stedfortræder');
	await page.getByRole('button', { name: 'Se ændringen', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Se ændringen');
	await expect(page.getByText('Vera Demo-Nyansat').first()).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Ret mere' }).click();
	await expect(page.locator('#ny-navn')).toHaveValue('Vera Demo-Nyansat');

	await page.goto('/organisationer/gribskov-kommune/ret');
	const aliases = page.getByLabel('Andre navne');
	await aliases.fill(`${await aliases.inputValue()}|${alias}`);
	await page.getByRole('button', { name: 'Se ændringen' }).click();
	await expect(page.getByText(alias)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Gem', exact: true }).click();
	await expect(page.getByRole('status')).toContainText('Gemt');
});

const pages: [role: string, path: string][] = [
	['Nøgleperson, Gribskov Kommune', '/noegleperson'],
	['Nøgleperson, Gribskov Kommune', '/noegleperson/medlemmer'],
	['Nøgleperson, Gribskov Kommune', '/kontakter/gribskov-mentor/varetages-af'],
	['Nøgleperson, Gribskov Kommune', '/kontakter/gribskov-mentor/kontaktoplysninger'],
	['Nøgleperson, Gribskov Kommune', '/kontakter/gribskov-mentor/nedlaeg'],
	['Nøgleperson, Gribskov Kommune', '/organisationer/gribskov-kommune/ret'],
	['Nøgleperson, Gribskov Kommune', '/organisationer/gribskov-kommune/ny-funktion'],
	['Nøgleperson, Gribskov Kommune', '/organisationer/gribskov-kommune/nedlaeg'],
	['Faglig tovholder', '/tovholder'],
	['Faglig tovholder', '/tovholder/aendringer'],
	['Faglig tovholder', '/tovholder/akutte-numre'],
	['Faglig tovholder', '/tovholder/domaener'],
	['Faglig tovholder', '/tovholder/eksport'],
	['Faglig tovholder', '/tovholder/frister'],
	['Faglig tovholder', '/tovholder/mail'],
	['Faglig tovholder', '/tovholder/ord'],
	['Faglig tovholder', '/tovholder/synonymer'],
	['Faglig tovholder', '/to-trin/opsaet'],
	['Medlem, Region Hovedstaden', '/min-side'],
	['Medlem, Region Hovedstaden', '/tovholder']
];
for (const [role, path] of pages) {
	test(`${path} as ${role} passes axe and fits the window`, async ({ page, expectAccessible }) => {
		await signInAs(page, role);
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expectAccessible(page);
	});
}
