import { expect, test } from '../support/journey.ts';

/** Every page and every error state, each with the status it must have. */
const pages: [string, number][] = [
	['/', 200],
	['/akut', 200],
	['/find', 200],
	['/find?side=3', 200],
	['/find?side=999', 200],
	['/find?situation=udskrivning&kommune=gribskov&alder=17&retning=region', 200],
	['/find?situation=selvmordshandling&kommune=alleroed', 200],
	['/find?alder=400', 400],
	['/find?situation=%3Cscript%3E', 404],
	[`/find?situation=${'x'.repeat(8_000)}`, 400],
	['/find?kommune=010203-1234', 400],
	['/kontakter', 200],
	['/kontakter?q=plejerske', 200],
	['/kontakter?q=qqqqqqqqq', 200],
	['/kontakter?organisation=furesoe-kommune&bekraeftelse=fresh', 200],
	['/kontakter?q=010203-1234', 400],
	['/kontakter?situation=findes-ikke', 404],
	['/kontakter/gribskov-udskrivningskoordinator-boern', 200],
	['/kontakter/halsnaes-koordinator-ved-selvmordshandlinger', 200],
	['/kontakter/alarm-112', 200],
	['/kontakter/findes-ikke', 404],
	['/kontakter/gribskov-ppr-psykolog/svar', 200],
	['/kontakter/gribskov-ppr-psykolog/svar?tak=wrong', 200],
	['/kontakter/findes-ikke/svar', 404],
	['/organisationer', 200],
	['/organisationer/furesoe-kommune', 200],
	['/organisationer/region-hovedstaden', 200],
	['/organisationer/findes-ikke', 404],
	['/daekning', 200],
	['/daekning?situation=udskrivning', 200],
	['/dev/mail', 200],
	['/dev/mail?nr=999', 404],
	['/om/kvalitet', 200],
	['/findes-ikke', 404]
];

for (const [path, status] of pages) {
	test(`${path.slice(0, 80)} passes axe, fits the window and says that it is a demo`, async ({
		page,
		expectAccessible
	}) => {
		const response = await page.goto(path);
		expect(response?.status()).toBe(status);
		await expect(page.getByText('Demodata – ring ikke op').first()).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expectAccessible(page);
	});
}

test('at twice the text size nothing is cut off or scrolled sideways', async ({
	page,
	javaScriptEnabled,
	isMobile
}) => {
	test.skip(!javaScriptEnabled || isMobile, 'made larger by a script, on a desktop');
	for (const path of [
		'/',
		'/find?situation=udskrivning&kommune=gribskov&alder=17',
		'/akut',
		'/kontakter?q=buc'
	]) {
		await page.goto(path);
		await page.evaluate(() => {
			document.documentElement.style.fontSize = '200%';
		});
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow, path).toBeLessThanOrEqual(0);
	}
});

test('the keyboard gets to the content and through the choices', async ({ page, isMobile }) => {
	test.skip(isMobile, 'a phone has no Tab key');
	await page.goto('/');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Gå til sidens indhold' })).toBeFocused();
	await page.getByLabel('Hvad drejer det sig om?').focus();
	await page.keyboard.type('Udskr');
	await page.keyboard.press('Tab');
	await page.keyboard.type('Grib');
	await page.keyboard.press('Tab');
	await page.keyboard.type('17');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Udskrivning, Gribskov, 17 år');
});

test('results come as one types, and what is typed is never lost', async ({ page, javaScriptEnabled }) => {
	test.skip(!javaScriptEnabled, 'needs script; the form is the way without');
	await page.goto('/kontakter');
	const field = page.locator('input[name=q]');
	await field.pressSequentially('plejerske', { delay: 20 });
	await expect(page.getByRole('link', { name: /[Ss]undhedsplejerske/ }).first()).toBeVisible();
	await expect(field).toHaveValue('plejerske');
	await expect(field).toBeFocused();
	await expect(page).toHaveURL(/q=plejerske/);
});
