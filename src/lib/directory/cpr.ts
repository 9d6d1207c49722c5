/**
 * Vejviser never holds anything about a citizen. A text with a CPR-shaped number is refused: a valid DDMMYY, an optional
 * hyphen or space, four digits, and no digit beside it.
 */
const shape = /(?<!\d)(\d{2})(\d{2})(\d{2})[- ]?\d{4}(?!\d)/g;

/** Six digits and four. */
const shortest = 10;

const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text holds something that may be a CPR number. */
export function hasCprNumber(text: string): boolean {
	// Most words of a question are shorter than any such number.
	if (text.length < shortest) return false;
	for (const [, day, month, year] of text.matchAll(shape)) {
		const days = month === '02' && Number(year) % 4 !== 0 ? 28 : longestMonth[Number(month) - 1];
		if (days !== undefined && Number(day) >= 1 && Number(day) <= days) return true;
	}
	return false;
}
