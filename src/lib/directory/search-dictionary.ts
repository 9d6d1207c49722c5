/** Every word of the directory once, and which of them a typed word may mean. */
import { Lines } from './search-lines.ts';
import { slipReadings, typosBetween, typosForgiven } from './search-typos.ts';
import { type Word, stemsOf, wordOf } from './search-words.ts';

/** How a word of the directory matches a typed one, best first. */
export const likeness = {
	exact: 0,
	folded: 1,
	prefix: 2,
	part: 3,
	typo: 4,
	typos: 5,
	partTypo: 6
} as const;
export type Likeness = (typeof likeness)[keyof typeof likeness];

/** Numbers of words in the dictionary with the best way each matches. */
export type WordMatches = Map<number, Likeness>;

/** A part of a compound stands after at least this many letters: "sorg" is a part of "forsorg" but not of "omsorg". */
const shortestHead = 3;
const shortestPart = 4;
/** Shorter ones with typos stand in too many words that have nothing to do with them. */
const shortestPartWithTypos = 7;
const shortestWithTypos = 3;
const mostTypos = 2;

/** Grows while the index is built; `close` makes it ready for matching. */
export class Dictionary {
	private readonly numbers = new Map<string, number>();
	private readonly spellings: string[] = [];
	/** Folded, in order of number. */
	private readonly lines = new Lines();
	private readonly letters: number[] = [];

	get size(): number {
		return this.lines.size;
	}

	/** The number of a written word, which is added when new. */
	add(written: string): number {
		const known = this.numberOf(written);
		if (known !== undefined) return known;
		const { spelling, folded } = wordOf(written);
		const number = this.lines.add(folded);
		this.numbers.set(spelling, number);
		this.spellings.push(spelling);
		this.letters.push(lettersOf(folded));
		return number;
	}

	/** The number of a written word; undefined when it is not in the dictionary. */
	numberOf(written: string): number | undefined {
		return this.numbers.get(written.toLowerCase());
	}

	/** Ends building. */
	close() {
		this.lines.close();
	}

	/** Words that are the typed one, begin with it, have it as a part or as their stem. */
	match({ spelling, folded }: Word): WordMatches {
		const matches: WordMatches = new Map();
		if (folded === '') return matches;
		this.lines.eachAt(`\n${folded}`, 1, (number, start) => {
			if (this.lines.endOf(number) - start > folded.length) add(matches, number, likeness.prefix);
			else add(matches, number, this.spellings[number] === spelling ? likeness.exact : likeness.folded);
		});
		if (hasDigit(folded)) return matches;
		for (const stem of stemsOf(folded)) {
			this.lines.eachAt(`\n${stem}\n`, 1, (number) => add(matches, number, likeness.part));
		}
		if (folded.length >= shortestPart) {
			this.lines.eachAt(folded, 0, (number, start) => {
				const head = start - this.lines.startOf(number);
				if (head >= shortestHead) add(matches, number, likeness.part);
			});
		}
		return matches;
	}

	/** Words that the typed one is, begins or stands inside but for typos: two in words of 7 letters, one from 4. */
	matchTypos(word: Word): WordMatches {
		const matches: WordMatches = new Map();
		if (hasDigit(word.folded)) return matches;
		for (const typed of slipReadings(word))
			if (typed.length >= shortestWithTypos) this.addTypos(matches, typed);
		return matches;
	}

	private addTypos(matches: WordMatches, typed: string) {
		const { lines } = this;
		const wanted = lettersOf(typed);
		const forPart = typed.length >= shortestPartWithTypos ? mostTypos : 0;
		for (let number = 0; number < this.size; number += 1) {
			// Every typo brings at most one letter that the word does not have.
			if (bits(wanted & ~(this.letters[number] ?? 0)) > mostTypos) continue;
			const start = lines.startOf(number);
			const end = lines.endOf(number);
			if (end - start < typed.length - mostTypos) continue;
			const forgiven = typosForgiven(this.spellings[number]?.length ?? 0);
			const { whole, part } = typosBetween(typed, lines.text, start, end, mostTypos, 0);
			if (whole <= forgiven) add(matches, number, whole < 2 ? likeness.typo : likeness.typos);
			else if (part <= forPart) add(matches, number, likeness.partTypo);
			else if (forPart > 0 && end - start >= typed.length - mostTypos + shortestHead) {
				const inside = typosBetween(typed, lines.text, start, end, forPart, shortestHead).part;
				if (inside <= forPart) add(matches, number, likeness.partTypo);
			}
		}
	}
}

function add(matches: WordMatches, number: number, how: Likeness) {
	const known = matches.get(number);
	if (known === undefined || how < known) matches.set(number, how);
}

function hasDigit(folded: string): boolean {
	return /\p{N}/u.test(folded);
}

/** Which letters a word has, a bit each; letters beyond a–z share bits. */
function lettersOf(folded: string): number {
	let letters = 0;
	for (let index = 0; index < folded.length; index += 1)
		letters |= 1 << ((folded.charCodeAt(index) - 97) & 31);
	return letters;
}

function bits(value: number): number {
	let rest = value;
	let count = 0;
	for (; rest !== 0 && count <= mostTypos; count += 1) rest &= rest - 1;
	return count;
}
