/** Telling how a call went, and counting what is looked up, in the portal as it runs. */
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPostgresDatabase } from '../support/database.ts';
import { type PortalProcess, startPortalProcess } from '../support/portal-process.ts';
import { findPostgres } from '../support/postgres.ts';

const hasPostgres = (await findPostgres()) !== null;
const slug = 'gribskov-ppr-psykolog';
const page = `/kontakter/${slug}/svar`;

describe.runIf(hasPostgres)('a portal in use', () => {
	let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
	let portal: PortalProcess;
	let sql: postgres.Sql;

	beforeAll(async () => {
		database = await createPostgresDatabase();
		const env = { DATABASE_URL: database.url, DEMO: 'on', ADDRESS_HEADER: 'x-forwarded-for' };
		portal = await startPortalProcess({ env });
		sql = postgres(database.url, { max: 1 });
	});
	afterAll(async () => {
		await portal.stop();
		await sql.end();
		await database.drop();
	});

	const get = (path: string, headers: Record<string, string> = {}) =>
		fetch(portal.url + path, { headers: { 'x-forwarded-for': '192.0.2.1', ...headers } });
	const say = (answer: string, { cookie = '', address = '192.0.2.1', path = page } = {}) =>
		fetch(portal.url + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { accept: 'text/html', origin: portal.url, cookie, 'x-forwarded-for': address },
			body: new URLSearchParams({ svar: answer, tilbage: '/find?situation=udskrivning' })
		});
	const said = async () => {
		const [row] = await sql<{ rows: string }[]>`select count(*) as rows from verification`;
		return Number(row?.rows);
	};

	test('an answer has a link to say how the call went; opening it says nothing', async () => {
		const before = await said();
		const answers = await (await get('/find?situation=udskrivning&kommune=gribskov&alder=17')).text();
		const link = /<a href="(\/kontakter\/[^"]+\/svar)" aria-label="(Fik du svar\? [^"]+)"/.exec(answers);
		expect(link?.[2]).toContain('Gribskov Kommune');
		const html = await (
			await get(link?.[1] ?? '', { referer: `${portal.url}/find?situation=udskrivning` })
		).text();
		for (const answer of ['right', 'noAnswer', 'wrong']) expect(html).toContain(`value="${answer}"`);
		expect(html).toContain('name="tilbage" value="/find?situation=udskrivning"');
		for (const query of ['?svar=wrong', '?tak=wrong', '?/default']) {
			expect((await get(page + query)).status).toBe(200);
		}
		expect(await said()).toBe(before);
	});

	test('a professional’s report is seen by everyone in a moment, and thanked with whom to try next', async () => {
		const signedIn = await fetch(`${portal.url}/demo`, {
			method: 'POST',
			redirect: 'manual',
			headers: { accept: 'text/html', origin: portal.url, 'x-forwarded-for': '192.0.2.1' },
			body: new URLSearchParams({ rolle: 'fagperson' })
		});
		const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		const answered = await say('wrong', { cookie });
		expect(answered.status).toBe(303);
		const location = answered.headers.get('location') ?? '';
		expect(location).toBe(`${page}?tak=wrong&tilbage=%2Ffind%3Fsituation%3Dudskrivning`);
		const thanks = await (await get(location, { cookie })).text();
		expect(thanks).toContain('Tak for dit svar');
		expect(thanks).toContain('Prøv den næste');
		expect(thanks).toContain('href="/find?situation=udskrivning"');
		await expect
			.poll(async () => (await get(`/kontakter/${slug}`)).text(), { timeout: 20_000 })
			.toContain('Kontakten er meldt forkert.');
	});

	test('too much from one network address is refused in words, others go on, and nothing holds the address', async () => {
		const functions = await sql<{ slug: string }[]>`select slug from contact_function order by id limit 31`;
		const statuses: number[] = [];
		const sayOf = (of: string, address: string) =>
			say('noAnswer', { address, path: `/kontakter/${of}/svar` });
		for (const each of functions) statuses.push((await sayOf(each.slug, '192.0.2.7')).status);
		expect(statuses).toEqual([...Array<number>(30).fill(303), 429]);
		const refused = await sayOf(slug, '192.0.2.7');
		expect(refused.status).toBe(429);
		expect(await refused.text()).toContain('Dit svar er ikke gemt');
		expect((await sayOf(functions[30]?.slug ?? '', '192.0.2.8')).status).toBe(303);
		const rows = await sql`select * from verification where by_role = 'anonymous'`;
		expect(JSON.stringify(rows)).not.toContain('192.0.2');
	});

	test('what people look up is counted by function and day, a machine’s reading is not, and stopping loses none', async () => {
		const question = 'situation=udskrivning&kommune=helsingoer&alder=17';
		const seen = '/kontakter/helsingoer-ppr-psykolog';
		for (let time = 0; time < 3; time += 1) await get(`/find?${question}`);
		await get(`/api/lookup?${question}`);
		await get(seen);
		await get(seen, { 'sec-purpose': 'prefetch' });
		await fetch(portal.url + seen, { method: 'HEAD' });
		const { answers } = (await (await get(`/api/lookup?${question}`)).json()) as {
			answers: { function: { slug: string } }[];
		};
		expect(await portal.stop()).toBe(0);
		const countOf = async (of: string) => {
			const rows = await sql<{ count: number }[]>`select count from lookup_count
				join contact_function on contact_function.id = function_id where slug = ${of}`;
			return rows.map(({ count }) => count);
		};
		expect(await countOf(answers[0]?.function.slug ?? '')).toEqual([3]);
		expect(await countOf('helsingoer-ppr-psykolog')).toEqual([1]);
	});
});
