/**
 * Notices when somebody reads the directory by machine: more look-ups from one network address than its people make. They
 * are then slowed down, and an alert is raised once; nobody is refused, and the first look-ups are never held up. Counted
 * in this process's memory, since lookup waits for no database, and forgotten with the window.
 */

const windowMs = 600_000;
/** Each further look-up waits this much longer, up to the longest. */
const stepMs = 20;
const longestMs = 3_000;
/** Beyond this many addresses in a window the oldest are forgotten: memory is bounded. */
const mostAddresses = 50_000;

export interface Pace {
	/** How long the answer is to wait. */
	delayMs: number;
	/** True for the first look-up beyond the limit in a window. */
	alert: boolean;
}

export class ReadingPace {
	private readonly limit: number;
	private readonly counts = new Map<string, { windowStart: number; count: number }>();

	/** @param limit look-ups from one address in ten minutes that people may make */
	constructor(limit: number) {
		this.limit = limit;
	}

	/** Counts one look-up from an address. */
	count(address: string, now: Date): Pace {
		const windowStart = Math.floor(now.getTime() / windowMs) * windowMs;
		let entry = this.counts.get(address);
		if (entry?.windowStart !== windowStart) {
			// Put last: the map keeps the order, and the oldest come first.
			this.counts.delete(address);
			entry = { windowStart, count: 0 };
			this.counts.set(address, entry);
			this.forgetOldest();
		}
		entry.count += 1;
		const beyond = entry.count - this.limit;
		return { delayMs: Math.min(Math.max(beyond, 0) * stepMs, longestMs), alert: beyond === 1 };
	}

	private forgetOldest() {
		for (const address of this.counts.keys()) {
			if (this.counts.size <= mostAddresses) return;
			this.counts.delete(address);
		}
	}
}

/** Behind a proxy that does not tell whom it asks for, everyone has its address: they cannot be told apart. */
export function tellsApart(address: string): boolean {
	return !/^(::ffff:)?127(\.\d+){3}$|^::1$/.test(address);
}

/** The routes that read the directory. */
export function isLookup(routeId: string | null): boolean {
	return routeId !== null && /^\/(find|kontakter|organisationer|daekning|api)\b/.test(routeId);
}
