/** Chance that always falls the same way: the demo network is the same on every machine. */
export class Random {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** From 0 up to but not including 1 (mulberry32). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from `min` to `max`, both inclusive. */
	between(min: number, max: number): number {
		return min + Math.floor(this.next() * (max - min + 1));
	}

	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** One of the list, which must not be empty. */
	pick<T>(list: readonly T[]): T {
		const index = Math.floor(this.next() * list.length);
		const found = list[index];
		if (found === undefined) throw new RangeError('Nothing to pick from.');
		return found;
	}

	/** A key by its weight; a key without weight is never picked. */
	weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
		const entries = Object.entries(weights) as [K, number][];
		let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
		const last = entries.findLast(([, weight]) => weight > 0);
		if (!last) throw new RangeError('Nothing to pick from.');
		return entries.find(([, weight]) => (left -= weight) < 0)?.[0] ?? last[0];
	}

	/** A copy in another order. */
	shuffle<T>(list: readonly T[]): T[] {
		return list
			.map((item) => ({ item, key: this.next() }))
			.sort((a, b) => a.key - b.key)
			.map(({ item }) => item);
	}
}
