import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { account, roleAssignment } from '../../src/lib/server/accounts/schema.ts';
import { sessionCookieName, startSession } from '../../src/lib/server/accounts/sessions.ts';
import { person } from '../../src/lib/server/contacts/schema.ts';
import { type OpenDatabase, openDatabase } from '../../src/lib/server/db/connect.ts';
import { postMail } from '../../src/lib/server/mail/outbox.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { signInMail } from '../../src/lib/server/mail/templates.ts';
import { createPostgresDatabase, engines } from '../support/database.ts';
import { type PortalProcess, startPortalProcess } from '../support/portal-process.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';

/** A portal on PostgreSQL, and the same database as the test sees it. */
async function startPortal(env: NodeJS.ProcessEnv) {
	const database = await createPostgresDatabase();
	const portal = await startPortalProcess({ env: { DATABASE_URL: database.url, ...env } });
	const open = await openDatabase({ databaseUrl: database.url, dataDir: '' }, 'portal');
	return {
		portal,
		open,
		stop: async () => {
			await portal.stop();
			await open.close();
			await database.drop();
		}
	};
}

function post({ db }: OpenDatabase, origin: string, kind = 'sign-in') {
	const link = `${origin}/log-ind/abc?videre=%2Fmin-side`;
	const mail = signInMail({ origin, networkName: 'Netværket', link, code: '012345', minutes: 10 });
	return postMail(db, { kind, recipient: 'mette@example.dk', mail }, new Date());
}

describe.runIf(engines.includes('postgres'))('a network of its own with a mail server', () => {
	let sink: SmtpSink;
	let running: Awaited<ReturnType<typeof startPortal>>;
	let portal: PortalProcess;
	let cookie: string;

	beforeAll(async () => {
		sink = await startSmtpSink();
		running = await startPortal({
			DEMO: 'off',
			SMTP_URL: sink.url,
			MAIL_FROM: 'Netværket <vejviser@example.dk>'
		});
		portal = running.portal;
		cookie = await signInAsCoordinator(running.open);
	});
	afterAll(async () => {
		await running.stop();
		await sink.close();
	});

	const rows = () => running.open.db.select().from(outbox).orderBy(asc(outbox.id));
	const failuresPage = (init?: RequestInit) =>
		fetch(`${portal.url}/tovholder/mail${init?.method ? '?/retry' : ''}`, {
			redirect: 'manual',
			...init,
			headers: { cookie, origin: portal.url, accept: 'text/html', ...init?.headers }
		});

	test('sends what is posted within seconds, and logs neither whom to nor what', async () => {
		await post(running.open, portal.url);
		await until(() => sink.received.length === 1);
		expect(sink.received[0]?.recipients).toEqual(['mette@example.dk']);
		await until(async () => (await rows())[0]?.sentAt !== null);
		expect(portal.log()).toContain('"msg":"mail sent"');
		expect(portal.log()).not.toMatch(/mette|012345/);
	});

	test('shows the coordinator what could not be sent, who has it tried again', async () => {
		sink.behave(550);
		await post(running.open, portal.url, 'entered-by-other');
		await until(async () => (await rows()).some(({ failedAt }) => failedAt));
		const id = (await rows()).find(({ failedAt }) => failedAt)?.id;
		const page = await (await failuresPage()).text();
		expect(page).toContain('mette@example.dk');
		expect(page).toContain('Adressen findes ikke');
		sink.behave('accept');
		const retried = await failuresPage({ method: 'POST', body: new URLSearchParams({ id: String(id) }) });
		expect(await retried.text()).toContain('Mailen prøves igen nu');
		await until(() => sink.received.length === 2);
		const again = await failuresPage({ method: 'POST', body: new URLSearchParams({ id: String(id) }) });
		expect(again.status).toBe(409);
		expect(await again.text()).toContain('En anden har taget sig af den');
	});

	test('shows that page to nobody else', async () => {
		const answer = await fetch(`${portal.url}/tovholder/mail`, { redirect: 'manual' });
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toBe('/log-ind?videre=%2Ftovholder%2Fmail');
	});

	test('has no page of its outbox', async () => {
		for (const path of ['/dev/mail', '/dev/mail?nr=1', '/dev/mail/html', '/dev/mail/html?nr=1']) {
			expect((await fetch(`${portal.url}${path}`, { headers: { cookie } })).status, path).toBe(404);
		}
	});

	test('finishes the mail in hand when it is stopped', async () => {
		const before = sink.received.length;
		sink.onMail = () => new Promise((resolve) => setTimeout(resolve, 1_500));
		await post(running.open, portal.url, 'entered-by-other');
		await until(() => sink.received.length === before + 1);
		expect(await portal.stop()).toBe(0);
		expect((await rows()).at(-1)).toMatchObject({ tries: 1, text: '' });
		expect((await rows()).at(-1)?.sentAt).not.toBeNull();
	});
});

describe.runIf(engines.includes('postgres'))('a demo', () => {
	let running: Awaited<ReturnType<typeof startPortal>>;

	beforeAll(async () => {
		running = await startPortal({ DEMO: 'on' });
	});
	afterAll(() => running.stop());

	test('sends no mail, and shows it with links to follow', async () => {
		const { portal, open } = running;
		const pageOf = async (path: string) => await (await fetch(`${portal.url}${path}`)).text();
		expect(await pageOf('/dev/mail')).toContain('Der er ingen mails endnu');
		await post(open, portal.url);
		const list = await pageOf('/dev/mail');
		const [, number] = /href="\/dev\/mail\?nr=(\d+)"/.exec(list) ?? [];
		expect(list).toContain('mette@example.dk');
		const mail = await pageOf(`/dev/mail?nr=${number}`);
		expect(mail).toContain(`<a href="${portal.url}/log-ind/abc?videre=%2Fmin-side">`);
		expect(mail).toContain('012345');
		for (const path of [`/dev/mail/html?nr=${number}`, '/dev/mail/html']) {
			const answer = await fetch(`${portal.url}${path}`);
			const html = await answer.text();
			expect(html).toContain('012345');
			expect(html).toContain('Demodata – ring ikke op');
			expect(html).not.toMatch(/ style=|<script/);
			expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
		}
		for (const path of ['/dev/mail?nr=999', '/dev/mail?nr=x', '/dev/mail/html?nr=999']) {
			expect((await fetch(`${portal.url}${path}`)).status, path).toBe(404);
		}
		const [row] = await open.db.select().from(outbox);
		expect(row).toMatchObject({ tries: 0, sentAt: null });
	});
});

async function signInAsCoordinator({ db }: OpenDatabase): Promise<string> {
	const now = new Date();
	const [holder] = await db.insert(person).values({ name: 'Tovholder' }).returning();
	const [own] = await db
		.insert(account)
		.values({ mail: 'tovholder@example.dk', personId: holder?.id ?? 0 })
		.returning();
	const accountId = own?.id ?? 0;
	await db.insert(roleAssignment).values({ accountId, role: 'coordinator', grantedAt: now });
	const { value } = await startSession(db, accountId, { browser: 'Test', secondFactor: true, now });
	return `${sessionCookieName}=${value}`;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	const end = performance.now() + 15_000;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error('it did not happen in time');
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
