/** Public phone numbers by their digits. */
import type { DirectoryFunction } from './directory.ts';
import { Lines } from './search-lines.ts';
import type { ChannelEntry, HolderEntry } from './snapshot.ts';

/** How a number has the digits asked for, best first. */
export type PhoneLikeness = 'whole' | 'beginning' | 'end' | 'inside';

/** Fewer digits stand in too many numbers; short numbers are found whole. */
const fewestDigits = 4;

export class PhoneBook {
	private readonly functions: number[] = [];
	private readonly holders: (HolderEntry | null)[] = [];
	/** Digits, in the order of those two. */
	private readonly lines = new Lines();

	/** Takes in the public numbers of a function and its holders. */
	add(number: number, { entry }: DirectoryFunction) {
		for (const channel of entry.channels) this.addChannel(number, null, channel);
		for (const holder of entry.holders) {
			for (const channel of holder.channels) this.addChannel(number, holder, channel);
		}
	}

	private addChannel(number: number, holder: HolderEntry | null, channel: ChannelEntry) {
		if (channel.kind !== 'phone') return;
		this.functions.push(number);
		this.holders.push(holder);
		this.lines.add(nationalDigits(channel.value));
	}

	/** Ends building. */
	close() {
		this.lines.close();
	}

	/** Calls back with the function, and the holder whose number it is; null: the function's own. */
	eachWith(digits: string, found: (fn: number, holder: HolderEntry | null, how: PhoneLikeness) => void) {
		const isShort = digits.length < fewestDigits;
		const { lines } = this;
		lines.eachAt(isShort ? `\n${digits}\n` : digits, isShort ? 1 : 0, (line, at) => {
			const begins = at === lines.startOf(line);
			const ends = at + digits.length === lines.endOf(line);
			const how = begins ? (ends ? 'whole' : 'beginning') : ends ? 'end' : 'inside';
			found(this.functions[line] ?? 0, this.holders[line] ?? null, how);
		});
	}
}

/** Whether a stored number is found by the digits. */
export function hasDigits(value: string, digits: string): boolean {
	const own = nationalDigits(value);
	return digits.length < fewestDigits ? own === digits : own.includes(digits);
}

/** The digits of a stored number without +45. */
function nationalDigits(value: string): string {
	return value.replace(/^\+45(?=\d{8}$)/, '').replace('+', '');
}

/**
 * The digits of a number that typed ones may be part of: as they are, and without +45, 0045 or a 45 that makes them ten.
 * Those without are none while a country code stands alone.
 */
export function phoneReadings(digits: string, hasPlus: boolean): string[] {
	const withoutZeros = hasPlus ? digits : digits.replace(/^00/, '');
	const isForeign = hasPlus || withoutZeros !== digits;
	const isDanish = withoutZeros.startsWith('45') && (isForeign || digits.length === 10);
	const number = isDanish ? withoutZeros.slice(2) : withoutZeros;
	const readings = hasPlus ? [number] : [digits, number];
	return [...new Set(readings)].filter((reading) => reading !== '');
}
