/** Addresses that several pages send people to, and back from. */

export const signInPath = (from: URL) => `/log-ind?videre=${encodeURIComponent(from.pathname + from.search)}`;
export const secondFactorPath = (from: URL) =>
	`/to-trin?videre=${encodeURIComponent(from.pathname + from.search)}`;

/** Where to go on to: a path of this portal, never another site. `fallback` for anything else. */
export function onward(wanted: string | null | undefined, fallback: string): string {
	if (!wanted || !/^\/(?![/\\])/.test(wanted)) return fallback;
	// What a browser makes of it must still be here: it drops tabs and line feeds, and takes "\\" for "/".
	const url = URL.canParse(wanted, 'http://here.invalid') ? new URL(wanted, 'http://here.invalid') : null;
	return url?.origin === 'http://here.invalid' ? url.pathname + url.search : fallback;
}
