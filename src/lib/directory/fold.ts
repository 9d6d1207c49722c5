/** Makes spellings comparable: "Hørsholm", "HOERSHOLM" and "Horsholm" fold to the same text. */

const accents = /\p{Mn}/gu;

/**
 * The text without case, accents and Danish letters: aa/å→a, oe/ø/ö→o, ae/æ/ä→a; everything but letters and digits
 * becomes one space. Folding makes different words equal ("for" and "før"), so rank the exact spelling first.
 */
export function fold(text: string): string {
	return text
		.toLowerCase()
		.replace(/[æä]|ae/g, 'a')
		.replace(/[øö]|oe/g, 'o')
		.replace(/å|aa/g, 'a')
		.normalize('NFKD')
		.replace(accents, '')
		.replace(/aa/g, 'a')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/**
 * A key that sorts as Danish does, the same in every database engine and browser: æ, ø, å last, and aa as å.
 * Compare keys with `<`.
 */
function sortKey(text: string): string {
	return text
		.toLowerCase()
		.replace(/aa|å/g, '}')
		.replace(/[æä]/g, '{')
		.replace(/[øö]/g, '|')
		.normalize('NFKD')
		.replace(accents, '');
}

/** Compares by `sortKey`. */
export function compareDanish(a: string, b: string): number {
	const left = sortKey(a);
	const right = sortKey(b);
	return left < right ? -1 : left > right ? 1 : 0;
}
