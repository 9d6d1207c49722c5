/** Two who edit the same entry: what each changed since the form was opened. Pure. */
import type { Fields } from '../import/cells.ts';

export interface FieldConflict {
	field: string;
	/** As it was when the form was opened. */
	base: string;
	mine: string;
	/** What another wrote meanwhile. */
	theirs: string;
}

export interface Merged {
	/** Fields that the form changes: only its own, so that what others wrote in the rest stays. */
	mine: Fields;
	/** Fields that both changed, and not to the same. */
	conflicts: FieldConflict[];
	/** What the form shows on: what is there now, with the form's own changes in it. */
	values: Fields;
}

/**
 * @param entered the form's texts by field
 * @param base the same fields as they were when the form was opened
 * @param current the same fields as they are now
 * @param meaningOf one spelling of a text, so that "8-15" and "08.00-15.00" are the same
 * @param together fields that mean something only with each other, as a number and its note: changed by both is a conflict,
 *   also when each changed another one of them
 */
export function mergeFields(
	entered: Fields,
	base: Fields,
	current: Fields,
	meaningOf: (field: string, text: string) => string,
	together: readonly (readonly string[])[] = []
): Merged {
	const merged: Merged = { mine: {}, conflicts: [], values: { ...current } };
	for (const [field, text = ''] of Object.entries(entered)) {
		const [was = '', is = ''] = [base[field], current[field]];
		const same = (a: string, b: string) => a === b || meaningOf(field, a) === meaningOf(field, b);
		if (same(text, was)) continue;
		merged.values[field] = text;
		if (same(text, is)) continue;
		if (same(is, was)) merged.mine[field] = text;
		else merged.conflicts.push({ field, base: was, mine: text, theirs: is });
	}
	for (const group of together) keepTogether(merged, group, { entered, base, current });
	return merged;
}

/** Where one field of the group is mine and another theirs, each of them is to be chosen. */
function keepTogether(
	merged: Merged,
	group: readonly string[],
	{ entered, base, current }: { entered: Fields; base: Fields; current: Fields }
): void {
	const mine = group.filter((field) => merged.mine[field] !== undefined);
	const theirs = group.filter(
		(field) =>
			(current[field] ?? '') !== (base[field] ?? '') && !merged.conflicts.some((one) => one.field === field)
	);
	const isTorn = theirs.length > 0 || merged.conflicts.some(({ field }) => group.includes(field));
	if (mine.length === 0 || !isTorn) return;
	merged.mine = Object.fromEntries(Object.entries(merged.mine).filter(([field]) => !mine.includes(field)));
	for (const field of [...mine, ...theirs]) {
		const [was = '', text = was, is = ''] = [base[field], entered[field], current[field]];
		merged.values[field] = text;
		if (text !== is) merged.conflicts.push({ field, base: was, mine: text, theirs: is });
	}
}
