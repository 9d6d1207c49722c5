/** Points for everything that can be found, by number. A search goes through whole lists of them, so they are reused. */

/** From 0 (no answer) to 110. */
export interface Points {
	functions: Uint8Array;
	/** By the organisation's own names. */
	organisations: Uint8Array;
	/** By those or the names of one above it. */
	below: Uint8Array;
	people: Uint8Array;
}

const kinds = ['functions', 'organisations', 'below', 'people'] as const;

/** Lists of points, lent out like plates from a stack: fresh ones cost more than the search itself. */
export class PointsPool {
	private readonly all: Points[] = [];
	private readonly sizes: Record<(typeof kinds)[number], number>;
	private lent = 0;

	constructor(functions: number, organisations: number, people: number) {
		this.sizes = { functions, organisations, below: organisations, people };
	}

	/** Points that are all 0, good until they are released. */
	take(): Points {
		const known = this.all[this.lent];
		this.lent += 1;
		if (known) {
			for (const kind of kinds) known[kind].fill(0);
			return known;
		}
		const { functions, organisations, below, people } = this.sizes;
		const fresh = {
			functions: new Uint8Array(functions),
			organisations: new Uint8Array(organisations),
			below: new Uint8Array(below),
			people: new Uint8Array(people)
		};
		this.all.push(fresh);
		return fresh;
	}

	/** Takes back the last `count`; all when it is left out. */
	release(count = this.lent) {
		this.lent -= count;
	}
}

/** Gives a number the points, unless it has as many already; tells whether it had fewer. */
export function raise(points: Uint8Array, number: number, value: number): boolean {
	if ((points[number] ?? 0) >= value) return false;
	points[number] = value;
	return true;
}

export function raiseAll(points: Uint8Array, numbers: Int32Array | undefined, value: number) {
	if (!numbers) return;
	for (let at = 0; at < numbers.length; at += 1) {
		const number = numbers[at] ?? 0;
		if ((points[number] ?? 0) < value) points[number] = value;
	}
}

/** Lowers what has more points than in `others`. */
export function lowerTo(points: Points, others: Points) {
	for (const kind of kinds) {
		const own = points[kind];
		const other = others[kind];
		for (let number = 0; number < own.length; number += 1) {
			const value = other[number] ?? 0;
			if ((own[number] ?? 0) > value) own[number] = value;
		}
	}
}

/** Raises what has fewer points than in `others`. */
export function raiseTo(points: Points, others: Points) {
	for (const kind of kinds) {
		const own = points[kind];
		const other = others[kind];
		for (let number = 0; number < own.length; number += 1) {
			const value = other[number] ?? 0;
			if ((own[number] ?? 0) < value) own[number] = value;
		}
	}
}
