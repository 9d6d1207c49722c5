import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import { generateDemoNetwork } from '../../src/lib/server/contacts/demo/generate.ts';
import { demoSeed } from '../../src/lib/server/contacts/demo/seed.ts';
import { projectRoot } from '../support/child.ts';
import { type PortalProcess, startPortalProcess } from '../support/portal-process.ts';

let portal: PortalProcess;
const network = generateDemoNetwork({ seed: demoSeed, referenceDay: toCopenhagen(new Date()).date });
/** Every way of writing each number and address that only the network may see. */
const secrets = network.channels
	.filter(({ visibility, retiredAt }) => visibility === 'network' && retiredAt === null)
	.map(({ value }) => value);

beforeAll(async () => {
	portal = await startPortalProcess();
});
afterAll(() => portal.stop());

const get = async (path: string) => (await fetch(`${portal.url}${path}`)).text();

function expectNoSecret(text: string, where: string) {
	// Numbers are drawn in pairs with spaces, and may be in a tel: link without.
	const digits = text.replace(/[\s ]/g, '');
	const leaked = secrets.filter(
		(secret) => digits.includes(secret) || digits.includes(secret.replace(/^\+45/, ''))
	);
	expect(leaked, where).toEqual([]);
}

async function slugsOf(direction: string): Promise<string[]> {
	const slugs: string[] = [];
	for (let page = 1; ; page += 1) {
		const answer = JSON.parse(await get(`/api/lookup?retning=${direction}&side=${page}`));
		for (const { function: fn } of answer.answers) slugs.push(fn.slug);
		expectNoSecret(JSON.stringify(answer), `/api/lookup page ${page}`);
		if (page >= answer.pages) return slugs;
	}
}

describe('someone not signed in', () => {
	test('never gets a number that is for the network only: not on any page, not in JSON, not in a vCard', async () => {
		expect(secrets.length).toBeGreaterThan(1_000);
		const slugs = [...(await slugsOf('kommune')), ...(await slugsOf('region'))];
		expect(slugs.length).toBeGreaterThan(250);
		const paths = [
			'/',
			'/akut',
			'/find',
			'/find?situation=udskrivning&kommune=gribskov&alder=17',
			'/kontakter',
			'/organisationer',
			'/daekning',
			...slugs.flatMap((slug) => [`/kontakter/${slug}`, `/kontakter/${slug}.vcf`]),
			...network.organisations.map(({ slug }) => `/organisationer/${slug}`)
		];
		for (const path of paths) expectNoSecret(await get(path), path);
	}, 300_000);

	test('is told that a number exists', async () => {
		const answer = JSON.parse(await get('/api/lookup?situation=udskrivning&kommune=gribskov'));
		expect(answer.answers.some(({ networkOnly }: { networkOnly: boolean }) => networkOnly)).toBe(true);
	});

	test('cannot confirm such a number by searching for it', async () => {
		const numbers = secrets.filter((secret) => secret.startsWith('+45'));
		for (const number of numbers.filter((_number, index) => index % 10 === 0)) {
			const found = JSON.parse(await get(`/api/search?q=${number.slice(3)}`));
			const byPhone = found.results.filter(({ matched }: { matched: string[] }) =>
				matched.some((why) => /\d{2} \d{2}|telefon/i.test(why))
			);
			expect(byPhone, number).toEqual([]);
		}
	}, 120_000);

	test("does not have it in the browser's files either", async () => {
		const folder = join(projectRoot, 'build/client');
		for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
			if (!file.isFile() || !/\.(js|html|css|json|txt)$/.test(file.name)) continue;
			expectNoSecret(await readFile(join(file.parentPath, file.name), 'utf8'), file.name);
		}
	});
});

test('the log says nothing about what was asked, or by whom', async () => {
	await get('/find?situation=udskrivning&kommune=gribskov&alder=17');
	await get('/kontakter?q=Hanne+Hemmelig');
	await get('/api/search?q=95110002');
	await get('/find?kommune=Hemmeligby');
	const log = portal.log();
	expect(log).toContain('"route":"/find"');
	for (const word of ['gribskov', 'Hemmelig', '95110002', '127.0.0.1:5', 'udskrivning']) {
		expect(log.replaceAll(portal.url, '')).not.toContain(word);
	}
});
