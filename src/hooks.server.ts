/** Every request passes here: who is asking, where a change may come from, security headers, and what an error tells. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { building } from '$app/environment';
import * as messages from '$lib/messages/errors';
import { anonymous } from '$lib/server/accounts/actor';
import { tellOfMachineReading } from '$lib/server/accounts/machine-reading';
import { isConnectionError } from '$lib/server/db/connect';
import { describeError } from '$lib/server/log';
import { actorOf, hasSession } from '$lib/server/web/actor';
import { bytesOf, isTooLarge, usualLimit } from '$lib/server/body-size';
import { database, log, portal, startPortal } from '$lib/server/web/portal';
import { ReadingPace, isLookup, tellsApart } from '$lib/server/web/reading-pace';
import { withSecurityHeaders } from '$lib/server/web/security-headers';
import { tooLargeResponse } from '$lib/server/web/too-large';
import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';

const bodyLimit = bytesOf(process.env.ROUTE_BODY_SIZE_LIMIT ?? usualLimit);

export const init: ServerInit = async () => {
	if (!building) await startPortal();
};

export const handle: Handle = async ({ event, resolve }) => {
	const began = performance.now();
	event.locals.requestId = randomUUID();
	event.locals.actor = anonymous;
	if (!building) {
		event.locals.db = database();
		event.locals.actor = await whoAsks(event);
		await keepPace(event);
	}
	const response = isForeignChange(event.request, event.url.origin)
		? new Response(messages.foreignOrigin, {
				status: 403,
				headers: { 'content-type': 'text/plain; charset=utf-8' }
			})
		: isTooLarge(event.request, event.route.id, bodyLimit)
			? tooLargeResponse(event.request)
			: withStatus(await resolve(event), event.locals.status);
	if (event.locals.actor.kind === 'signedIn') {
		// Read by static/session-warning.js, which has asked in order to stay signed in.
		response.headers.set('session-ends', event.locals.actor.sessionEndsAt.toISOString());
	}
	withSecurityHeaders(response.headers, { demo: !building && portal().settings.demo, url: event.url });
	log.info('request', {
		requestId: event.locals.requestId,
		method: event.request.method,
		// The route, never the address: queries and slugs may name people.
		route: event.route.id ?? 'unknown',
		status: response.status,
		ms: Math.round(performance.now() - began)
	});
	return response;
};

export const handleError: HandleServerError = ({ error, event, status }) => {
	const reference = event.locals.requestId;
	if (status === 404) return { message: messages.notFound };
	if (status < 500) return { message: messages.badRequest };
	log.error('request failed', {
		requestId: reference,
		route: event.route.id ?? 'unknown',
		...describeError(error)
	});
	return { message: messages.unexpected, reference };
};

/** Slows down whoever reads the directory by machine, and tells the coordinator. */
async function keepPace(event: RequestEvent) {
	const { lookupPace, origin, networkName } = portal().settings;
	if (lookupPace === null || !isLookup(event.route.id)) return;
	const address = event.getClientAddress();
	if (!tellsApart(address)) return;
	pace ??= new ReadingPace(lookupPace);
	const now = new Date();
	const { delayMs, alert } = pace.count(address, now);
	if (alert) {
		log.warn('the directory is being read by machine', { lookups: lookupPace });
		// Not waited for: lookup answers while the database is down.
		tellOfMachineReading(event.locals.db, { origin, networkName }, lookupPace, now).catch((error: unknown) =>
			log.error('the coordinator could not be told', describeError(error))
		);
	}
	if (delayMs > 0) await setTimeout(delayMs);
}

let pace: ReadingPace | undefined;

/** Somebody signed in looks up as anyone while the database is down. */
async function whoAsks(event: RequestEvent) {
	try {
		// Known to be down: not asked again, so that lookup does not wait for it.
		if (portal().database === 'up') return await actorOf(event.locals.db, event.cookies, new Date());
	} catch (error) {
		if (!isConnectionError(error)) throw error;
	}
	event.locals.isAway = hasSession(event.cookies);
	return anonymous;
}

/** A page that tells what was wrong with the question is drawn as any other, and answers with the fault's status. */
function withStatus(response: Response, status: number | undefined): Response {
	if (status === undefined || response.status !== 200) return response;
	return new Response(response.body, { status, headers: response.headers });
}

/** A request that may change something must come from the portal's own pages, also one without a content type. */
function isForeignChange(request: Request, origin: string): boolean {
	if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false;
	return request.headers.get('origin') !== origin;
}
