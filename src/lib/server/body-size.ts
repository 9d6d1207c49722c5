/**
 * How large a request may be. The server has one limit for all routes, BODY_SIZE_LIMIT: it is raised to what the import page
 * takes, and the portal holds every other route to what was set.
 */

/** Room for the form around a file. */
const importBytes = 10_500_000;
const importRoute = '/tovholder/import';

/** What every route takes but that of imports, when nothing is set. */
export const usualLimit = '512K';

/** The limit that the server is to have, given the one that is set for routes. */
export function serverLimit(limit: string): string {
	return String(Math.max(bytesOf(limit), importBytes));
}

/**
 * Whether a request is larger than its route takes. One that does not say how large it is counts as too large: forms and
 * files from a browser always do.
 * @param limit of every route but that of imports, in bytes
 */
export function isTooLarge(request: Request, routeId: string | null, limit: number): boolean {
	if (request.method === 'GET' || request.method === 'HEAD' || request.body === null) return false;
	const length = request.headers.get('content-length');
	if (length === null || !/^\d+$/.test(length)) return true;
	return Number(length) > (routeId === importRoute ? Math.max(importBytes, limit) : limit);
}

/** "512K", "10M", "Infinity" or bytes, as adapter-node reads BODY_SIZE_LIMIT; NaN for anything else. */
export function bytesOf(text: string): number {
	if (text.trim() === 'Infinity') return Infinity;
	const [, figure, unit = ''] = /^(\d+)([KMG]?)$/i.exec(text.trim()) ?? [];
	return figure === undefined
		? NaN
		: Number(figure) * ({ K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[unit.toUpperCase()] ?? 1);
}
