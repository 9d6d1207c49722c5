/** A name as part of an address: æ→ae, ø→oe, å→aa, the rest a–z, 0–9 and hyphens. Never empty. */
export function slugOf(name: string): string {
	const slug = name
		.toLowerCase()
		.replace(/æ/g, 'ae')
		.replace(/ø/g, 'oe')
		.replace(/å/g, 'aa')
		.normalize('NFKD')
		.replace(/\p{Mn}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return slug || 'uden-navn';
}

/**
 * A slug for the name that none of `taken` has: numbered from 2 on collision. Adds the result to `taken`.
 */
export function freeSlug(name: string, taken: Set<string>): string {
	const base = slugOf(name);
	let slug = base;
	for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
	taken.add(slug);
	return slug;
}
