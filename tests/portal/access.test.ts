/** Every route and form action, for every role, about one's own organisation and about another. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../support/child.ts';
import { type PortalProcess, startPortalProcess } from '../support/portal-process.ts';
import { type Audience, routes } from '../support/routes.ts';

const visitors = ['anonymous', 'voluntary', 'member', 'steering', 'keyPerson', 'coordinator'] as const;
type Visitor = (typeof visitors)[number];

/** As the demo names them. */
const demoKeys: Record<Exclude<Visitor, 'anonymous'>, string> = {
	voluntary: 'frivillig',
	member: 'fagperson',
	steering: 'styregruppe',
	keyPerson: 'noegleperson',
	coordinator: 'tovholder'
};

let portal: PortalProcess;
const cookies = new Map<Visitor, string>();

beforeAll(async () => {
	portal = await startPortalProcess();
	for (const [visitor, rolle] of Object.entries(demoKeys)) {
		const response = await send('/demo', { rolle });
		cookies.set(
			visitor as Visitor,
			response.headers
				.getSetCookie()
				.map((each) => each.split(';')[0])
				.join('; ')
		);
	}
});
afterAll(() => portal.stop());

function send(path: string, body: Record<string, string> | URLSearchParams, visitor: Visitor = 'anonymous') {
	return fetch(portal.url + path, {
		method: 'POST',
		redirect: 'manual',
		// As a browser without script asks: the answer to a script is always 200, with the status inside.
		headers: { accept: 'text/html', origin: portal.url, cookie: cookies.get(visitor) ?? '' },
		body: new URLSearchParams(body)
	});
}

function get(path: string, visitor: Visitor) {
	return fetch(portal.url + path, { redirect: 'manual', headers: { cookie: cookies.get(visitor) ?? '' } });
}

function mayUse(visitor: Visitor, audience: Audience, place: 'own' | 'other'): boolean {
	switch (audience) {
		case 'everyone':
			return true;
		case 'signedIn':
		case 'member':
			return visitor !== 'anonymous';
		case 'keeper':
			return visitor === 'keyPerson' || visitor === 'coordinator';
		case 'keeps':
			return visitor === 'coordinator' || (visitor === 'keyPerson' && place === 'own');
		case 'steers':
			return visitor === 'steering' || visitor === 'coordinator';
		case 'coordinator':
			return visitor === 'coordinator';
	}
}

/** Sent away to sign in or to the second factor, or told no. */
function isRefusal({ status, headers }: Response): boolean {
	const location = headers.get('location') ?? '';
	return status === 401 || status === 403 || (status === 303 && /^\/(log-ind|to-trin)(\?|$)/.test(location));
}

/** The fields of the form on a page that sends to an action, as a browser would send them untouched. */
function fieldsOf(html: string, action: string): URLSearchParams {
	const forms = [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)];
	const own = forms.find(([, attributes, content]) => {
		const isPost = /method="post"/i.test(attributes ?? '');
		const target = `?/${action}`;
		const sendsTo = (attributes ?? '').includes(target) || (content ?? '').includes(`formaction="${target}`);
		return isPost && (action === 'default' ? !/action="\/log-ud"/.test(attributes ?? '') : sendsTo);
	});
	const fields = new URLSearchParams();
	for (const [tag, attributes = '', content = ''] of (own?.[2] ?? '').matchAll(
		/<(?:input|textarea|select)\b([^>]*)>(?:([^]*?)<\/(?:textarea|select)>)?/g
	)) {
		const name = /\bname="([^"]*)"/.exec(attributes)?.[1];
		if (!name) continue;
		if (/type="(checkbox|radio)"/.test(attributes) && !/\bchecked\b/.test(attributes)) continue;
		if (tag.startsWith('<select')) {
			for (const [, option = ''] of content.matchAll(/<option\b([^>]*\bselected\b[^>]*)>/g)) {
				fields.append(name, unescape(/value="([^"]*)"/.exec(option)?.[1] ?? ''));
			}
		} else {
			const value = tag.startsWith('<textarea') ? content : (/\bvalue="([^"]*)"/.exec(attributes)?.[1] ?? '');
			fields.append(name, unescape(value));
		}
	}
	return fields;
}

const unescape = (text: string) =>
	text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Routes with the actions that their files export. */
async function routesInFiles(): Promise<Map<string, string[]>> {
	const folder = join(projectRoot, 'src/routes');
	const found = new Map<string, string[]>();
	for (const file of await readdir(folder, { recursive: true })) {
		if (!/\+(page\.svelte|page\.server\.ts|server\.ts)$/.test(file)) continue;
		const route = `/${file.replace(/\/?\+[^/]+$/, '')}`;
		const actions = file.endsWith('.ts') ? exportedActions(await readFile(join(folder, file), 'utf8')) : [];
		found.set(route, [...(found.get(route) ?? []), ...actions]);
	}
	return found;
}

/** The names in `export const actions = { … }`, and the methods other than GET of an endpoint. */
function exportedActions(source: string): string[] {
	const names: string[] = [];
	const file = ts.createSourceFile('route.ts', source, ts.ScriptTarget.Latest);
	for (const statement of file.statements) {
		if (!ts.isVariableStatement(statement)) continue;
		for (const { name, initializer } of statement.declarationList.declarations) {
			if (!ts.isIdentifier(name) || !initializer) continue;
			if (/^(POST|PUT|PATCH|DELETE)$/.test(name.text)) names.push(name.text);
			if (name.text !== 'actions') continue;
			const object = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
			if (!ts.isObjectLiteralExpression(object)) throw new Error('actions is no plain object');
			for (const property of object.properties) {
				if (property.name && ts.isIdentifier(property.name)) names.push(property.name.text);
			}
		}
	}
	return names;
}

test('every route and every action has a line in the table', async () => {
	const inFiles = [...(await routesInFiles())].map(([route, actions]) => [route, actions.toSorted()]);
	const inTable = Object.entries(routes).map(([route, { actions }]) => [
		route,
		Object.keys(actions ?? {}).toSorted()
	]);
	expect(Object.fromEntries(inTable)).toEqual(Object.fromEntries(inFiles));
});

const places = (other: string | undefined) =>
	other === undefined ? (['own'] as const) : (['own', 'other'] as const);

describe('a page', () => {
	const cases = Object.entries(routes).flatMap(([route, { get: audience, own, other, status }]) =>
		audience === null
			? []
			: places(other).map((place) => ({
					route,
					place,
					audience,
					path: place === 'own' ? own : (other ?? own),
					status: status ?? 200
				}))
	);
	test.each(cases)('$route ($place) is for $audience', async ({ audience, place, path, status }) => {
		for (const visitor of visitors) {
			const response = await get(path, visitor);
			if (mayUse(visitor, audience, place)) {
				const isSentOn = path === '/log-ind' && visitor !== 'anonymous';
				expect(response.status, visitor).toBe(isSentOn ? 303 : status);
			} else {
				expect(isRefusal(response), `${visitor}: ${response.status}`).toBe(true);
				// Told nothing of what it is about.
				if (visitor === 'anonymous') expect(await response.text()).toBe('');
			}
		}
	});
});

describe('a form', () => {
	const cases = Object.entries(routes).flatMap(([route, { own, other, actions = {} }]) =>
		Object.entries(actions).flatMap(([name, action]) =>
			places(other ?? (action.otherBody && own)).map((place) => ({
				route,
				name,
				place,
				action,
				path: place === 'own' ? own : (other ?? own)
			}))
		)
	);
	test.each(cases)(
		'$route?/$name ($place) is for $action.for',
		async ({ route, name, place, action, path }) => {
			const given = place === 'own' ? action.body : (action.otherBody ?? action.body);
			const body = given ?? fieldsOf(await (await get(path, 'coordinator')).text(), name);
			const target = name === 'default' || name === 'POST' ? path : `${path}?/${name}`;
			for (const visitor of visitors) {
				const allowed = mayUse(visitor, action.for, place);
				// Those would sign the visitor out, or remove them: journeys do that.
				if (
					allowed &&
					(route === '/min-side/slet' || (['/log-ud', '/demo'].includes(route) && visitor !== 'anonymous'))
				)
					continue;
				const response = await send(target, body, visitor);
				if (allowed) expect(isRefusal(response), `${visitor}: ${response.status}`).toBe(false);
				else {
					// What is not there is told of before whose it is; either way nothing is done.
					const isNothing = response.status === 404 || response.status === 409;
					expect(isRefusal(response) || isNothing, `${visitor}: ${response.status}`).toBe(true);
				}
			}
		}
	);

	const contentTypes = [
		'application/x-www-form-urlencoded',
		'multipart/form-data',
		'text/plain',
		'application/json'
	];
	test.each(cases.filter(({ place }) => place === 'own'))(
		'$route?/$name takes nothing from elsewhere, in whatever content type',
		async ({ name, path }) => {
			const target = name === 'default' || name === 'POST' ? path : `${path}?/${name}`;
			for (const origin of [undefined, 'null', 'https://elsewhere.example']) {
				for (const type of contentTypes) {
					const response = await fetch(portal.url + target, {
						method: 'POST',
						redirect: 'manual',
						headers: {
							'content-type': type,
							cookie: cookies.get('coordinator') ?? '',
							...(origin && { origin })
						},
						body: 'a=b'
					});
					expect(response.status, `${origin} ${type}`).toBe(403);
				}
			}
		}
	);
});
