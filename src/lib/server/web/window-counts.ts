/**
 * How often each of many has come in a fixed window of time: in this process's memory, forgotten with the window, never
 * stored. For network addresses, which are nobody's to keep.
 */

/** Beyond this many in a window the oldest are forgotten: memory is bounded. */
const mostKept = 50_000;

export class WindowCounts {
	private readonly windowMs: number;
	private readonly counts = new Map<string, { windowStart: number; count: number }>();

	constructor(windowMs: number) {
		this.windowMs = windowMs;
	}

	/** Counts one more of `key`, and answers how many that makes in this window. */
	count(key: string, now: Date): number {
		const windowStart = Math.floor(now.getTime() / this.windowMs) * this.windowMs;
		let entry = this.counts.get(key);
		if (entry?.windowStart !== windowStart) {
			// Put last: the map keeps the order, and the oldest come first.
			this.counts.delete(key);
			entry = { windowStart, count: 0 };
			this.counts.set(key, entry);
			this.forgetOldest();
		}
		entry.count += 1;
		return entry.count;
	}

	private forgetOldest() {
		for (const key of this.counts.keys()) {
			if (this.counts.size <= mostKept) return;
			this.counts.delete(key);
		}
	}
}
