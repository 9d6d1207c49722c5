/** Chance for the synthetic network: the same throws every time (mulberry32: small, fast, the same everywhere). */
export class Dice {
	private state: number;

	constructor(seed: number) {
		this.state = seed;
	}

	pick<T>(list: readonly T[]): T {
		const item = list[this.range(0, list.length - 1)];
		if (item === undefined) throw new Error('nothing to pick from');
		return item;
	}

	/** True in `share` of the throws, 0–1. */
	chance(share: number): boolean {
		return this.random() < share;
	}

	/** A whole number, both inclusive. */
	range(from: number, to: number): number {
		return from + Math.floor(this.random() * (to - from + 1));
	}

	private random(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}
}
