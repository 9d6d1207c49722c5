/** Phone numbers as dialled, stored and read. Length is checked, not whether a series is in use. */

/**
 * The number as stored: E.164 with +45 for eight Danish digits, short numbers (three or four digits) as they are, foreign
 * numbers with their country code. Null when it is no phone number.
 */
export function parsePhone(text: string): string | null {
	const compact = text.replace(/[\s.\-()/]/g, '').replace(/^00/, '+');
	if (/^\d{3,4}$/.test(compact)) return compact;
	if (/^\d{8}$/.test(compact)) return `+45${compact}`;
	if (/^\+45\d{8}$/.test(compact)) return compact;
	if (/^\+(?!45)[1-9]\d{6,14}$/.test(compact)) return compact;
	return null;
}

/** The number as people read it: "95 11 00 02", "112", "+46 8123456". */
export function formatPhone(value: string): string {
	const danish = /^\+45(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(value);
	return danish ? danish.slice(1).join(' ') : value;
}
