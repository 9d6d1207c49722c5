/** Puts numbered things in order by points without sorting them: some queries find all 140,000. */

/** Above any sum of points: a query has at most 8 parts of 110, and something on top for one person's whole name. */
const mostPoints = 1024;

export class Ranking {
	/** How many of those kept there are. */
	total = 0;
	/** Sum of points, and how many parts gave any; of what is not kept 0. */
	private readonly sums: Uint16Array;
	private readonly answered: Uint8Array;
	/** How many of those kept have each key. */
	private readonly counts: Uint32Array;

	/** `points` has one list a part of the query; without any all are equal. */
	constructor(size: number, points: readonly Uint8Array[]) {
		this.sums = new Uint16Array(size);
		this.answered = new Uint8Array(size).fill(points.length === 0 ? 1 : 0);
		this.counts = new Uint32Array((points.length + 2) * mostPoints);
		for (const part of points) {
			for (let number = 0; number < size; number += 1) {
				const value = part[number] ?? 0;
				if (value === 0) continue;
				this.sums[number] = (this.sums[number] ?? 0) + value;
				this.answered[number] = (this.answered[number] ?? 0) + 1;
			}
		}
	}

	/** Adds points to something that has some. */
	add(number: number, points: number) {
		this.sums[number] = (this.sums[number] ?? 0) + points;
	}

	/** Calls back with those that answer so many parts. */
	eachWith(parts: number, found: (number: number) => void) {
		for (let number = 0; number < this.answered.length; number += 1) {
			if (this.answered[number] === parts) found(number);
		}
	}

	/** Leaves out what answers fewer parts or is not accepted, and counts the rest. */
	keep(parts: number, accepts: ((number: number) => boolean) | null) {
		const needed = Math.max(parts, 1);
		for (let number = 0; number < this.answered.length; number += 1) {
			const answered = this.answered[number] ?? 0;
			if (answered < needed || (accepts && !accepts(number))) {
				this.answered[number] = 0;
				continue;
			}
			this.total += 1;
			const key = this.keyOf(number);
			this.counts[key] = (this.counts[key] ?? 0) + 1;
		}
	}

	/** The numbers on a page of those kept: more parts first, then more points, then by number. */
	page(offset: number, limit: number): number[] {
		if (limit <= 0 || offset >= this.total) return [];
		// Where the next of each key stands.
		const places = new Uint32Array(this.counts.length);
		let place = 0;
		for (let key = places.length - 1; key >= 0; key -= 1) {
			places[key] = place;
			place += this.counts[key] ?? 0;
		}
		const page: number[] = [];
		let left = Math.min(limit, this.total - offset);
		for (let number = 0; left > 0 && number < this.answered.length; number += 1) {
			if (this.answered[number] === 0) continue;
			const key = this.keyOf(number);
			const own = places[key] ?? 0;
			places[key] = own + 1;
			if (own < offset || own >= offset + limit) continue;
			page[own - offset] = number;
			left -= 1;
		}
		return page;
	}

	private keyOf(number: number): number {
		return (this.answered[number] ?? 0) * mostPoints + (this.sums[number] ?? 0);
	}
}
