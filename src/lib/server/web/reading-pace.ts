/**
 * Notices when somebody reads the directory by machine: more look-ups from one network address than its people make. They
 * are then slowed down, and an alert is raised once; nobody is refused, and the first look-ups are never held up. Counted
 * in this process's memory, since lookup waits for no database, and forgotten with the window.
 */
import { WindowCounts } from './window-counts.ts';

const windowMs = 600_000;
/** Each further look-up waits this much longer, up to the longest. */
const stepMs = 20;
const longestMs = 3_000;

export interface Pace {
	/** How long the answer is to wait. */
	delayMs: number;
	/** True for the first look-up beyond the limit in a window. */
	alert: boolean;
}

export class ReadingPace {
	private readonly limit: number;
	private readonly counts = new WindowCounts(windowMs);

	/** @param limit look-ups from one address in ten minutes that people may make */
	constructor(limit: number) {
		this.limit = limit;
	}

	/** Counts one look-up from an address. */
	count(address: string, now: Date): Pace {
		const beyond = this.counts.count(address, now) - this.limit;
		return { delayMs: Math.min(Math.max(beyond, 0) * stepMs, longestMs), alert: beyond === 1 };
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
