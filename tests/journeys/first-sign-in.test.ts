import { expect, test } from '../support/journey.ts';
import { askForMail, readMail, signIn, signInAs } from '../support/sign-in-journey.ts';

test("somebody from a municipality's domain becomes a member of it at the first sign-in", async ({
	page,
	expectAccessible
}, { project }) => {
	const mail = `ny.kollega.${project.name}@gribskov.example`;
	await page.goto('/log-ind');
	await expectAccessible(page);
	await page.getByLabel('Mailadresse').fill('ikke en adresse');
	await page.getByRole('button', { name: 'Send mail' }).click();
	await expect(page.getByRole('alert').getByText('Der er problemer')).toBeVisible();
	await expect(page.getByLabel('Mailadresse')).toHaveValue('ikke en adresse');
	await expectAccessible(page);

	await askForMail(page, mail);
	await expectAccessible(page);
	const { code } = await readMail(page, mail);
	const wrong = code === '111111' ? '222222' : '111111';
	await page.getByLabel('Kode fra mailen').fill(wrong);
	await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click();
	await expect(page.getByText('Du har 4 forsøg tilbage').first()).toBeVisible();
	await expectAccessible(page);

	// Pasted as it stands in the mail, with spaces around.
	await page.getByLabel('Kode fra mailen').fill(` ${code.slice(0, 3)} ${code.slice(3)} `);
	await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click();
	await expect(page.getByText('Din mailadresse hører til Gribskov Kommune')).toBeVisible();
	await expectAccessible(page);

	await page.getByRole('button', { name: 'Bliv medlem' }).click();
	await expect(page.getByText('Skriv dit navn.').first()).toBeVisible();
	await page.getByLabel('Navn').fill('Nynne Kollega');
	await page.getByLabel('Stilling').fill('Socialrådgiver');
	await page.getByRole('button', { name: 'Bliv medlem' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Min side');
	await expect(page.getByText('Medlem, Gribskov Kommune')).toBeVisible();
	await expectAccessible(page);

	// What only members see.
	await page.goto('/kontakter/gribskov-udskrivningskoordinator-boern');
	await expect(page.getByRole('heading', { name: 'Kun for netværket' })).toBeVisible();
	await expectAccessible(page);
});

test('the link works in the browser that asked, and tells another one what to do', async ({
	page,
	browser,
	baseURL,
	expectAccessible
}, { project }) => {
	const mail = `link.${project.name}@gribskov.example`;
	await askForMail(page, mail);
	const { link } = await readMail(page, mail);

	const elsewhere = await browser.newContext({ ...project.use, ...(baseURL && { baseURL }) });
	const other = await elsewhere.newPage();
	await other.goto(link);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('Du bad om mailen i en anden browser');
	await expectAccessible(other);
	await elsewhere.close();

	await page.goto(link);
	await expectAccessible(page);
	await page.getByRole('main').getByRole('button', { name: 'Log ind' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Velkommen til netværket');
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Linket virker ikke længere');
	await expectAccessible(page);
});

test('a delegate with a private address is invited, and let in at the first sign-in', async ({
	page,
	expectAccessible
}, { project }) => {
	const mail = `delegeret.${project.name}@privat.example`;
	await signInAs(page, 'Faglig tovholder');
	await page.goto('/noegleperson/medlemmer');
	await page.getByLabel('Mailadresse').fill(mail);
	await page.getByLabel('Rolle').selectOption({ label: 'Frivillig delegeret' });
	await page.getByLabel('Organisation').selectOption({ label: 'LMS' });
	await page.getByRole('button', { name: 'Udnævn' }).click();
	await expect(page.getByText(mail)).toBeVisible();
	await expectAccessible(page);
	await page.context().clearCookies();

	await signIn(page, mail);
	await expect(page.getByText('Du er inviteret')).toBeVisible();
	await page.getByLabel('Navn').fill('Dea Legeret');
	await page.getByLabel('Stilling').fill('Frivillig rådgiver');
	await page.getByRole('button', { name: 'Bliv medlem' }).click();
	await expect(page.getByText('Frivillig delegeret, LMS')).toBeVisible();
});

test('somebody whom no domain lets in asks, and the key person decides', async ({ page, expectAccessible }, {
	project
}) => {
	const mail = `vikar.${project.name}@privat.example`;
	await signIn(page, mail);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du er ikke med i netværket endnu');
	await expectAccessible(page);
	await page.getByLabel('Organisation').selectOption({ label: 'Gribskov Kommune' });
	await page.getByLabel('Navn').fill(`Viggo ${project.name}`);
	await page.getByLabel('Stilling').fill('Vikar');
	await page.getByRole('button', { name: 'Bed om at komme med' }).click();
	await expect(page.getByText('Du har bedt om at komme med i Gribskov Kommune')).toBeVisible();
	await expectAccessible(page);
	await page.context().clearCookies();

	await signInAs(page, 'Nøgleperson, Gribskov Kommune');
	await page.goto('/noegleperson/medlemmer');
	await page.getByRole('button', { name: `Luk ind: Viggo ${project.name}` }).click();
	await expect(page.getByRole('button', { name: `Luk ind: Viggo ${project.name}` })).toHaveCount(0);
	const { text } = await readMail(page, mail);
	expect(text).toContain('Du er nu med for Gribskov Kommune');
	await page.context().clearCookies();

	await signIn(page, mail);
	await expect(page.getByText('Medlem, Gribskov Kommune')).toBeVisible();
});
