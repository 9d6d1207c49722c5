import fc from 'fast-check';
import { expect, test } from 'vitest';
import { protectCell, unprotectCell } from '../../../src/lib/server/contacts/import/spreadsheet-safety.ts';

test('a cell that a spreadsheet would run gets an apostrophe, and no other does', () => {
	expect(protectCell('=HYPERLINK("http://x")')).toBe('\'=HYPERLINK("http://x")');
	for (const start of ['=', '+', '-', '@', '\t', '\r']) expect(protectCell(`${start}1`)).toBe(`'${start}1`);
	expect(protectCell('95 11 00 02')).toBe('95 11 00 02');
	expect(protectCell('')).toBe('');
});

test('a real apostrophe is doubled on the way out, and one is taken off on the way in', () => {
	expect(protectCell("'s-Gravenhage")).toBe("''s-Gravenhage");
	expect(unprotectCell("'+46 812 34 56")).toBe('+46 812 34 56');
});

test('what is written is what is read, whatever it begins with', () => {
	fc.assert(
		fc.property(
			fc
				.string()
				.chain((rest) => fc.constantFrom('', '=', '+', '-', '@', "'", "''").map((start) => start + rest)),
			(text) => {
				expect(unprotectCell(protectCell(text))).toBe(text);
			}
		)
	);
});
