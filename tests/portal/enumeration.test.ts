/** Asking for a sign-in mail tells nothing about who has an account: not the answer, and not the time it takes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../src/lib/server/db/connect.ts';
import { account } from '../../src/lib/server/accounts/schema.ts';
import { createPostgresDatabase, engines } from '../support/database.ts';
import { type PortalProcess, startPortalProcess } from '../support/portal-process.ts';

const asked = 1_000;
const hasPostgres = engines.includes('postgres');

let database: Awaited<ReturnType<typeof createPostgresDatabase>>;
let portal: PortalProcess;

beforeAll(async () => {
	if (!hasPostgres) return;
	database = await createPostgresDatabase();
	// Each request comes from a network of its own, as the proxy says: the limits are not what is measured here.
	portal = await startPortalProcess({
		env: { DATABASE_URL: database.url, DEMO: 'on', ADDRESS_HEADER: 'x-forwarded-for' }
	});
	const open = await openDatabase({ databaseUrl: database.url, dataDir: '' }, 'portal');
	const known = Array.from({ length: asked / 2 }, (_, index) => ({
		mail: addressOf('known', index),
		createdAt: new Date()
	}));
	await open.db.insert(account).values(known);
	await open.close();
});
afterAll(async () => {
	if (!hasPostgres) return;
	await portal.stop();
	await database.drop();
});

const addressOf = (kind: 'known' | 'other', index: number) =>
	`${kind}${String(index).padStart(4, '0')}@kommune.example`;

async function ask(mail: string, index: number) {
	const began = performance.now();
	const response = await fetch(`${portal.url}/log-ind`, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			accept: 'text/html',
			origin: portal.url,
			'x-forwarded-for': `198.51.${Math.floor(index / 250)}.${index % 250}`
		},
		body: new URLSearchParams({ mail })
	});
	const body = await response.text();
	const ms = performance.now() - began;
	const { status, headers } = response;
	const cookies = headers
		.getSetCookie()
		.map((cookie) => cookie.replace(/=[\w-]{43};/, '=…;').replace(/Expires=[^;]+/, ''));
	return { ms, answer: JSON.stringify({ status, body, location: headers.get('location'), cookies }) };
}

/** How many standard deviations the ranks of `a` lie from where chance would put them (Mann-Whitney). */
function rankSumScore(a: readonly number[], b: readonly number[]): number {
	const ranked = [...a.map((ms) => ({ ms, isA: true })), ...b.map((ms) => ({ ms, isA: false }))].sort(
		(left, right) => left.ms - right.ms
	);
	const sum = ranked.reduce((total, { isA }, index) => (isA ? total + index + 1 : total), 0);
	const mean = (a.length * (a.length + b.length + 1)) / 2;
	const deviation = Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
	return (sum - mean) / deviation;
}

test.runIf(hasPostgres)(
	`${asked} addresses, half of them known, get the same answer in the same time`,
	async () => {
		const times: Record<'known' | 'other', number[]> = { known: [], other: [] };
		const answers = new Set<string>();
		for (let warmUp = 0; warmUp < 50; warmUp += 1) await ask(`warm${warmUp}@kommune.example`, 2_000 + warmUp);
		for (let index = 0; index < asked / 2; index += 1) {
			// In turn and with the order changing, so that what slows the machine slows both.
			for (const kind of index % 2 ? (['known', 'other'] as const) : (['other', 'known'] as const)) {
				const { ms, answer } = await ask(addressOf(kind, index), index * 2 + (kind === 'known' ? 1 : 0));
				times[kind].push(ms);
				answers.add(answer);
			}
		}
		expect([...answers]).toHaveLength(1);
		// Beyond four, chance is below one in ten thousand.
		expect(Math.abs(rankSumScore(times.known, times.other))).toBeLessThan(4);
	},
	120_000
);
