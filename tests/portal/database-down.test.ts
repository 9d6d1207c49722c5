import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPostgresDatabase } from '../support/database.ts';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts';
import { type PortalProcess, startPortalProcess } from '../support/portal-process.ts';
import { findPostgres } from '../support/postgres.ts';

const hasPostgres = (await findPostgres()) !== null;
const question = 'situation=udskrivning&kommune=gribskov&alder=17';

describe.runIf(hasPostgres)('with PostgreSQL stopped', () => {
	let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
	let door: DatabaseProxy;
	let folders: string[];
	let portals: PortalProcess[];

	const start = async (dataDir: string) => {
		const env = { DATABASE_URL: door.url, DEMO: 'on' };
		const portal = await startPortalProcess({ dataDir, env });
		portals.push(portal);
		return portal;
	};
	const statusOf = async (portal: PortalProcess) =>
		(await (await fetch(`${portal.url}/readyz`)).json()) as {
			database: string;
			dataAt: string;
			version: number;
		};
	const answersOf = async (portal: PortalProcess) => {
		const answer = await (await fetch(`${portal.url}/api/lookup?${question}`)).json();
		return answer as { dataAt: string; answers: { function: { name: string } }[] };
	};

	beforeAll(async () => {
		database = await createPostgresDatabase();
		door = await startDatabaseProxy(database.url);
		folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'vejviser-down-'))));
		portals = [];
	});
	afterAll(async () => {
		await Promise.all(portals.map((portal) => portal.stop()));
		await door.close();
		await database.drop();
		await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
	});

	test('every lookup is answered and says how old the data is, also after a restart; a change after it reaches every process', async () => {
		const [one = '', two = ''] = folders;
		// Two that start on an empty database at once.
		const [started, second] = await Promise.all([start(one), start(two)]);
		let first = started;
		const before = await answersOf(first);
		expect(before.answers.length).toBeGreaterThan(0);
		expect((await answersOf(second)).answers).toHaveLength(before.answers.length);

		const signedIn = await fetch(`${first.url}/demo`, {
			method: 'POST',
			redirect: 'manual',
			headers: { accept: 'text/html', origin: first.url },
			body: new URLSearchParams({ rolle: 'fagperson' })
		});
		const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
		expect((await fetch(`${first.url}/min-side`, { headers: { cookie } })).status).toBe(200);

		const cutAt = Date.now();
		await door.cut();

		// Whoever is signed in looks up as anyone, and is told about the rest.
		for (const path of [`/find?${question}`, '/kontakter/gribskov-ppr-psykolog', '/kontakter?q=buc']) {
			expect((await fetch(`${first.url}${path}`, { headers: { cookie } })).status, path).toBe(200);
		}
		const own = await fetch(`${first.url}/min-side`, { redirect: 'manual', headers: { cookie } });
		expect(own.status).toBe(503);
		expect(await own.text()).toContain('Databasen svarer ikke');
		const sent = await fetch(`${first.url}/min-side?/details`, {
			method: 'POST',
			headers: { accept: 'text/html', origin: first.url, cookie },
			body: new URLSearchParams({ navn: 'Skrevet imens', stilling: 'Konsulent' })
		});
		expect(sent.status).toBe(503);
		expect(await sent.text()).toContain('value="Skrevet imens"');
		for (const sender of ['', cookie]) {
			const told = await fetch(`${first.url}/kontakter/gribskov-ppr-psykolog/svar`, {
				method: 'POST',
				headers: { accept: 'text/html', origin: first.url, cookie: sender },
				body: new URLSearchParams({ svar: 'wrong' })
			});
			expect(told.status).toBe(503);
			expect(await told.text()).toContain('value="wrong"');
		}
		await expect.poll(async () => (await statusOf(first)).database, { timeout: 20_000 }).toBe('down');
		const during = await answersOf(first);
		expect(during.answers.map((answer) => answer.function.name)).toEqual(
			before.answers.map((answer) => answer.function.name)
		);
		expect(Date.parse(during.dataAt)).toBeLessThanOrEqual(cutAt + 1_000);
		for (const path of [`/find?${question}`, '/kontakter?q=udskrivning']) {
			const page = await fetch(`${first.url}${path}`);
			expect(page.status, path).toBe(200);
			expect(await page.text(), path).toContain('oplysningerne er fra');
		}

		await first.stop();
		first = await start(one);
		expect(await statusOf(first)).toMatchObject({ status: 'ready', database: 'down' });
		expect((await answersOf(first)).answers).toHaveLength(before.answers.length);
		for (const path of [`/find?${question}`, '/kontakter?q=udskrivning']) {
			const page = await fetch(`${first.url}${path}`);
			expect(page.status, path).toBe(200);
			expect(await page.text(), path).toContain('oplysningerne er fra');
		}

		await door.mend();
		const sql = postgres(database.url, { max: 1 });
		await sql`update contact_function set name = 'Omdøbt koordinator' where slug = ${'gribskov-udskrivningskoordinator-boern'}`;
		await sql.end();
		for (const portal of [first, second]) {
			await expect
				.poll(async () => (await answersOf(portal)).answers.map((answer) => answer.function.name), {
					timeout: 30_000
				})
				.toContain('Omdøbt koordinator');
			expect((await statusOf(portal)).database).toBe('up');
		}
	}, 240_000);
});
