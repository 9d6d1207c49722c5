/** Which mail of the demo's outbox an address is about. */

/** The number in `?nr=`; null without one. A number that is none finds no mail. */
export function mailAskedFor(url: URL): number | null {
	const asked = url.searchParams.get('nr');
	if (asked === null) return null;
	return /^[0-9]{1,9}$/.test(asked) ? Number(asked) : 0;
}
