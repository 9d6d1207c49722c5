/** Words that are only like a choice: spelled wrong, most likely, but never to be taken for it unasked. */
import type { Directory } from './directory.ts';
import { fold } from './fold.ts';
import { mistakes } from './nearest.ts';

/** As search forgives: two mistakes in a word of seven letters, one in a shorter, none in four letters. */
function allowedIn(word: string): number {
	if (word.length >= 7) return 2;
	return word.length >= 5 ? 1 : 0;
}

/** The known phrase that a folded text is nearest to, within what is allowed for its length; null when there is none. */
export function nearestPhrase(text: string, phrases: Iterable<string>): string | null {
	let nearest: string | null = null;
	let least = allowedIn(text) + 1;
	for (const phrase of phrases) {
		if (Math.abs(phrase.length - text.length) >= least) continue;
		const count = mistakes(text, phrase);
		if (count < least) {
			nearest = phrase;
			least = count;
		}
	}
	return nearest;
}

const known = new WeakMap<Directory, ReadonlySet<string>>();

/** Whether search knows a folded word as it stands: somebody's name, a function, a unit, a topic. Not a mistake, then. */
export function isDirectoryWord(directory: Directory, word: string): boolean {
	let words = known.get(directory);
	if (!words) {
		words = wordsIn(directory);
		known.set(directory, words);
	}
	return words.has(word);
}

function wordsIn({ snapshot }: Directory): ReadonlySet<string> {
	const { people, functions, organisations, topics, welfareAreas, professions, synonyms } = snapshot;
	const terms = [...topics, ...welfareAreas, ...professions];
	const texts = new Set([
		...people.map(({ name }) => name),
		...functions.map(({ name }) => name),
		...organisations.flatMap(({ name, aliases }) => [name, ...aliases]),
		...terms.flatMap(({ name, aliases }) => [name, ...aliases]),
		...synonyms.flat()
	]);
	return new Set([...texts].flatMap((text) => fold(text).split(' ')));
}
