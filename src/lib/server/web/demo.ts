/** The demo's shortcuts exist in a demo only, and only for who sits at the machine, unless HOST was set on purpose. */
import { type RequestEvent, error } from '@sveltejs/kit';
import { notFound } from '../../messages/errors.ts';
import { portal } from './portal.ts';

/** Throws 404 outside a demo, and in one that is reached from elsewhere without having been meant to. */
export function requireDemoShortcuts(event: Pick<RequestEvent, 'getClientAddress'>): void {
	const { demo, hostIsSet } = portal().settings;
	if (!demo || !(hostIsSet || isLoopback(event.getClientAddress()))) error(404, notFound);
}

function isLoopback(address: string): boolean {
	return /^(::ffff:)?127(\.\d+){3}$|^::1$/.test(address);
}
