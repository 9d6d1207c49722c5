import { fold } from './fold.ts';
import { nearest } from './nearest.ts';

/** Beyond this many only words with the same first letter are looked at. */
const many = 5000;
/** How many are compared letter by letter, which takes a hundred times as long. */
const compared = 40;
/** Of a longer word only the beginning counts. */
const longest = 60;

/**
 * As `nearest`, for lists so long that comparing each would keep others waiting: chosen first are those that share most
 * groups of three letters with the word.
 */
export function nearestOfMany(word: string, known: readonly string[], count = 3): string[] {
	const asked = fold(word).slice(0, longest);
	const groups = new Set(groupsOf(asked));
	const first = word.trim()[0]?.toLowerCase();
	const pool = known.length > many ? known.filter((other) => other[0]?.toLowerCase() === first) : known;
	const likely = pool
		.map((other) => ({ other, shared: sharedWith(groups, fold(other)) }))
		.filter(({ shared }) => shared > 0)
		.sort((a, b) => b.shared - a.shared)
		.slice(0, compared);
	return nearest(
		word,
		likely.map(({ other }) => other),
		count
	);
}

/** The part of a word's groups that are in `groups`, so that a long word is not like everything. */
function sharedWith(groups: ReadonlySet<string>, word: string): number {
	const own = groupsOf(word);
	const shared = own.filter((group) => groups.has(group)).length;
	return shared / Math.max(own.length, groups.size);
}

/** "ppr" has " pp", "ppr" and "pr ": a word's first and last letters count for more. */
function groupsOf(word: string): string[] {
	const padded = ` ${word} `;
	return Array.from({ length: padded.length - 2 }, (_unused, index) => padded.slice(index, index + 3));
}
