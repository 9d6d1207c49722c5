import { expect, test } from '../support/journey.ts';
import { asParameter, nextOrdinary } from '../support/moments.ts';

test('a vacant function is said to be vacant wherever it is met, and nobody is sent to its own number or mailbox', async ({
	page,
	expectAccessible
}) => {
	// Given a search that finds it
	await page.goto('/kontakter?q=halsnæs selvmord');
	const hit = page.getByRole('listitem').filter({ hasText: 'Koordinator ved selvmordshandlinger' }).first();
	await expect(hit).toContainText('Ubesat');

	// Then its number is not a link to press, and the hit leads to whom to call instead
	await expect(hit.locator('a[href^="tel:"]')).toHaveCount(0);
	await expectAccessible(page);
	await hit.getByRole('link', { name: /^Se, hvem du ringer til i stedet/ }).click();

	// And its page says so before anything, and again before how to refer
	await expect(page).toHaveURL(/halsnaes-koordinator-ved-selvmordshandlinger/);
	await expect(page.locator('.answer .lead').first()).toContainText(
		'Funktionen er ubesat. Ring i stedet til'
	);
	const refer = page.getByRole('region', { name: 'Sådan henviser du' });
	await expect(refer.locator('p').first()).toContainText('Funktionen er ubesat. Ring i stedet til');
	await expect(refer.locator('a[href^="mailto:"]')).toHaveCount(0);
	await expectAccessible(page);
});

test('the search’s API tells who has a function and how certain it is', async ({ request }) => {
	const { results } = await (await request.get('/api/search?q=halsnæs selvmord')).json();
	const vacant = results.find(
		({ slug }: { slug: string }) => slug === 'halsnaes-koordinator-ved-selvmordshandlinger'
	);
	expect(vacant).toMatchObject({ kind: 'function', staffing: 'vacant' });
	expect(typeof vacant.freshness.state).toBe('string');
});

test('at night, when all are closed, one is told first that the function is vacant and never to write to another authority', async ({
	page,
	expectAccessible
}) => {
	const night = asParameter(nextOrdinary(3, 2 * 60 + 30));
	await page.goto(`/find?kommune=hoersholm&alder=30&${night}`);
	const answer = page.getByRole('article').filter({
		has: page.getByRole('heading', { name: 'Koordinerende sagsbehandler' })
	});
	await expect(answer.locator('.lead').first()).toContainText(
		/^Funktionen er ubesat\. Alle andre er lukket\./
	);
	await expect(answer).toContainText('Skriv en sikker mail imens til Modtagelsen');
	await expect(answer.locator('.mail-link-large')).toHaveAttribute('href', /@hoersholm\.example$/);
	await expectAccessible(page);
});

test('a number that only the network may see is a link to sign in, and is told of without the number', async ({
	page
}) => {
	const { answers } = await (await page.request.get('/api/lookup?kommune=gribskov&alder=12')).json();
	const own = answers.find(({ networkOnly }: { networkOnly: boolean }) => networkOnly);
	await page.goto(`/kontakter/${own.function.slug}`);
	const told = page.locator('.channels li').filter({ hasText: 'Har et nummer kun for netværket' }).first();
	await expect(told.getByRole('link', { name: 'log ind for at se det' })).toHaveAttribute('href', '/log-ind');
});
