import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPages } from '../support/routes.ts';
import { type PortalProcess, startPortalProcess } from '../support/portal-process.ts';

let portal: PortalProcess;

beforeAll(async () => {
	portal = await startPortalProcess();
});
afterAll(() => portal.stop());

describe('every answer', () => {
	test.each(openPages)('to %s carries the security headers', async (path) => {
		const response = await fetch(`${portal.url}${path}`);
		expect(response.status).toBe(200);
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).not.toContain('unsafe-inline');
		expect(policy).not.toContain('unsafe-eval');
		expect(response.headers.get('x-content-type-options')).toBe('nosniff');
		expect(response.headers.get('referrer-policy')).toBe('same-origin');
		expect(response.headers.get('x-robots-tag')).toContain('noindex');
		const body = await response.text();
		// What the policy would refuse anyway must not be there.
		expect(body).not.toMatch(/<[^>]+ style=/);
		expect(body).not.toMatch(/<[^>]+ on[a-z]+=/);
		for (const script of body.match(/<script\b[^>]*>/g) ?? [])
			expect(script).toMatch(/nonce="|type="application\//);
		if (response.headers.get('content-type')?.startsWith('text/html')) {
			expect(body).toContain('Demodata – ring ikke op');
		}
	});
});

// Cards are drawn once and kept for the minute: what one page shows must not turn up in another.
describe('an answer that stands on several pages within the same minute', () => {
	const asked = '/find?situation=udskrivning&kommune=gribskov&alder=17';
	const manyAsked = '/find?situation=udskrivning&alder=17';
	const name = 'id="gribskov-udskrivningskoordinator-boern"';
	const cardOn = async (path: string) => {
		const html = await (await fetch(portal.url + path)).text();
		return html.split('<article').find((card) => card.includes(name)) ?? '';
	};

	test('has its chain folded among many alone', async () => {
		for (const turn of [1, 2]) {
			expect(await cardOn(asked), `turn ${turn}`).not.toContain('<details');
			expect(await cardOn(manyAsked), `turn ${turn}`).toContain('<details');
		}
	});

	test('is worded as of now, and by dates as of another time', async () => {
		for (const turn of [1, 2]) {
			expect(await cardOn(asked), `turn ${turn}`).toMatch(/for \d+ dage siden/);
			const other = await cardOn(`${asked}&tid=${new Date().toISOString()}`);
			expect(other, `turn ${turn}`).toContain(name);
			expect(other, `turn ${turn}`).not.toMatch(/dage siden|i morgen|Lukket nu/);
		}
	});
});

describe('a request that may change something', () => {
	const contentTypes = [
		'application/x-www-form-urlencoded',
		'multipart/form-data',
		'text/plain',
		'application/json',
		null
	];
	const origins = [null, 'null', 'https://elsewhere.example'];

	test.each(contentTypes.flatMap((type) => origins.map((origin) => [type, origin])))(
		'is refused with content type %s and origin %s',
		async (type, origin) => {
			for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
				const headers = new Headers();
				if (type) headers.set('content-type', type);
				if (origin) headers.set('origin', origin);
				const body = type ? new Uint8Array([97]) : null;
				const response = await fetch(`${portal.url}/find`, { method, headers, body });
				expect(response.status, method).toBe(403);
			}
		}
	);

	test("from the portal's own pages gets past that check", async () => {
		const response = await fetch(`${portal.url}/find`, {
			method: 'POST',
			headers: { origin: portal.url, 'content-type': 'application/x-www-form-urlencoded' },
			body: 'a=b'
		});
		// No page has an action: 405, not 403.
		expect(response.status).toBe(405);
	});
});

describe('bad input', () => {
	test.each([
		['/find?alder=400', 400, 'fra 0 til 120'],
		['/find?situation=%3Cscript%3Ealert(1)%3C%2Fscript%3E', 404, 'Vi kender ikke situationen'],
		['/find?kommune=Gripskov', 404, 'Gribskov'],
		[`/find?situation=${'x'.repeat(8_000)}`, 400, 'for lang'],
		['/find?kommune=010203-1234', 400, 'CPR'],
		['/kontakter?q=010203-1234', 400, 'CPR'],
		['/daekning?situation=010203-1234', 400, 'CPR'],
		['/daekning?retning=xyz', 400, 'regionen'],
		[`/kontakter?q=${'x'.repeat(8_000)}`, 400, 'for lang'],
		['/find?tid=i+morgen', 400, 'tidspunkt'],
		['/kontakter/findes-slet-ikke', 404, '112'],
		['/organisationer/findes-slet-ikke', 404, '112'],
		['/findes-slet-ikke', 404, '112'],
		['/find?situation=%E0%A4%A', 404, 'Vi kender ikke situationen']
	])('%s gets a clear Danish page', async (path, status, text) => {
		const response = await fetch(`${portal.url}${path}`);
		const body = await response.text();
		expect(response.status).toBe(status);
		expect(body).toContain(text);
		expect(body).toContain('<html lang="da">');
		expect(body).not.toContain('<script>alert');
	});

	test.each([
		['/api/lookup?alder=400', 400],
		['/api/lookup?kommune=Gripskov', 404],
		['/api/search?q=010203-1234', 400]
	])('%s gets an error as JSON with the acute numbers', async (path, status) => {
		const response = await fetch(`${portal.url}${path}`);
		expect(response.status).toBe(status);
		const body = await response.json();
		expect(typeof body.error).toBe('string');
		expect(Array.isArray(body.nearest)).toBe(true);
		expect(body.acuteNumbers.map(({ value }: { value: string }) => value)).toContain('112');
	});

	test('what was typed is still there', async () => {
		const body = await (await fetch(`${portal.url}/find?kommune=Gripskov&alder=17`)).text();
		expect(body).toContain('value="Gripskov"');
		expect(body).toContain('value="17"');
	});

	test('a query of 10 MB is refused and the portal stays up', async () => {
		const answer = await new Promise<string>((resolve) => {
			const { hostname, port } = new URL(portal.url);
			const socket = connect(Number(port), hostname, () => {
				socket.write(`GET /find?situation=${'x'.repeat(10_000_000)} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
			});
			let text = '';
			socket.on('data', (chunk) => (text += chunk));
			socket.on('error', () => resolve(text));
			socket.on('close', () => resolve(text));
		});
		expect(answer === '' || /^HTTP\/1\.1 (414|431)/.test(answer)).toBe(true);
		expect((await fetch(`${portal.url}/healthz`)).status).toBe(200);
	});
});

test('a stop is graceful: the process ends by itself and lets go of its database', async () => {
	const own = await startPortalProcess();
	expect((await fetch(`${own.url}/find`)).status).toBe(200);
	expect(await own.stop()).toBe(0);
	expect(own.log()).toContain('"msg":"stopped"');
}, 120_000);
