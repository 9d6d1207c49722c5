import { addDays, toCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import { formatDate } from '../../src/lib/calendar/danish-dates.ts';
import { generateDemoNetwork } from '../../src/lib/server/contacts/demo/generate.ts';
import { demoSeed } from '../../src/lib/server/contacts/demo/seed.ts';
import { expect, test } from '../support/journey.ts';
import { readMail, signIn } from '../support/sign-in-journey.ts';

const today = toCopenhagen(new Date()).date;
const network = generateDemoNetwork({ seed: demoSeed, referenceDay: today });

/** The key persons of municipalities, each with the address they are reached at. */
const keyPersons = network.functions
	.filter(({ name, slug }) => name === 'Nøgleperson' && !slug.includes('gribskov'))
	.flatMap(({ id, slug }) => {
		const held = network.holders.find(
			({ functionId, role, endsOn }) => functionId === id && role === 'primary' && endsOn === null
		);
		const mail = network.channels.find(
			({ personId, kind, retiredAt }) => personId === held?.personId && kind === 'mail' && retiredAt === null
		);
		const name = network.people.find((person) => person.id === held?.personId)?.name;
		return mail && name ? [{ slug, name, mail: mail.value }] : [];
	});

test('a key person leaves and the successor takes over', async ({ page, expectAccessible }, { project }) => {
	// Two people sign in, and ten pages are looked at.
	test.slow();
	const leaver = keyPersons[['desktop', 'phone', 'no-script'].indexOf(project.name)];
	if (!leaver) throw new Error('the demo has too few key persons');
	const successor = `efterfoelger.${project.name}@${leaver.mail.split('@')[1]}`;
	const lastDay = addDays(today, 7);

	// Given a key person who is leaving, and signs in.
	await signIn(page, leaver.mail);
	await page.getByLabel('Stilling').fill('Nøgleperson');
	await page.getByRole('button', { name: 'Bliv medlem' }).click();
	await page.goto('/min-side');
	await expectAccessible(page);
	await page.getByRole('link', { name: 'Jeg stopper med Nøgleperson' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overdrag Nøgleperson');
	await expectAccessible(page);

	// When they send the form half filled in, they are told what is missing.
	await page.getByRole('button', { name: 'Gem overdragelsen' }).click();
	await expect(page.getByRole('alert')).toContainText('Skriv en dato');
	await expectAccessible(page);
	await page.getByLabel('Sidste dag').fill(lastDay);
	await page.getByLabel('En efterfølger').check();
	await page.getByLabel('Efterfølgerens arbejdsmail').fill(successor);
	await page.getByRole('button', { name: 'Gem overdragelsen' }).click();
	await expect(page.getByRole('status')).toContainText('Overdragelsen er gemt');
	await expectAccessible(page);

	// Then everyone sees that somebody follows, and not who.
	await page.context().clearCookies();
	const awaited = `En ny fagperson tiltræder ${formatDate(addDays(lastDay, 1))}, ikke bekræftet endnu`;
	await expect(async () => {
		await page.goto(`/kontakter/${leaver.slug}`);
		await expect(page.getByText(awaited)).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(page.getByText(leaver.name).first()).toBeVisible();
	await expect(page.getByText(successor)).toHaveCount(0);
	await expectAccessible(page);

	// When the successor opens the mail's link, it explains; a wrong address is refused with what was typed kept.
	const { text } = await readMail(page, successor);
	const link = /https?:\/\/\S+(\/overtag\/\S+)/.exec(text)?.[1] ?? '';
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overtag Nøgleperson');
	await expect(page.getByRole('heading', { name: 'Det giver netværket dig' })).toBeVisible();
	await expectAccessible(page);
	for (const radio of await page.getByLabel('Passer stadig').all()) await radio.check();
	const accept = page.locator('form[action="?/accept"]');
	await accept.getByLabel('Den mailadresse, linket blev sendt til').fill('en.anden@kommune.example');
	await page.getByLabel('Navn', { exact: true }).fill('Nanna Nyvalgt');
	await page.getByLabel('Stilling').fill('Konsulent');
	await page.getByLabel('Din egen telefon', { exact: true }).fill('95 99 00 11');
	await page.getByLabel('Ja, vis navn og titel').check();
	await page.getByRole('button', { name: 'Ja, jeg overtager' }).click();
	await expect(page.getByRole('alert')).toContainText('Du har 4 forsøg tilbage');
	await expectAccessible(page);
	await expect(page.getByLabel('Navn', { exact: true })).toHaveValue('Nanna Nyvalgt');
	await accept.getByLabel('Den mailadresse, linket blev sendt til').fill(successor);
	await page.getByRole('button', { name: 'Ja, jeg overtager' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har overtaget funktionen');
	await expectAccessible(page);

	// Then the page of the function names both, each for their time.
	await expect(async () => {
		await page.goto(`/kontakter/${leaver.slug}`);
		await expect(page.getByText(/Nanna Nyvalgt, Konsulent tiltræder/)).toBeVisible({ timeout: 500 });
	}).toPass();
	await expect(page.getByText(leaver.name).first()).toBeVisible();
	await expect(page.getByText(awaited)).toHaveCount(0);

	// And the successor is let in by their address.
	await signIn(page, successor);
	await expect(page.getByLabel('Navn')).toHaveValue('Nanna Nyvalgt');
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Du har overtaget funktionen');
});
