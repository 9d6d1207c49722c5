/**
 * How fresh every function was when the directory was read, and until when that surely stays so. A list of all overdue
 * ones asks about every function, and working each out anew would take a tenth of a second for 140,000.
 */
import type { FreshnessState } from './answer.ts';
import { type Moment, freshnessOf, holdingOn } from './contact.ts';
import type { DirectoryFunction } from './directory.ts';
import type { EvidenceEntry } from './snapshot.ts';

const dayMs = 86_400_000;

export class FreshnessList {
	private readonly states: FreshnessState[] = [];
	/** Milliseconds since 1970; that state holds from when the directory was read until then. */
	private readonly until: number[] = [];
	private readonly read: Moment;

	/** `read` is when the directory was read. */
	constructor(read: Moment) {
		this.read = read;
	}

	/** Takes in the next function. */
	add(fn: DirectoryFunction) {
		const { state, limitAt } = freshnessOf(fn, holdingOn(fn, this.read.date).current, this.read);
		this.states.push(state);
		this.until.push(this.isSteady(fn) ? this.nextLimit(fn, limitAt) : 0);
	}

	/** The state of a function, known by its number too, at a moment. */
	stateOf(number: number, fn: DirectoryFunction, moment: Moment): FreshnessState {
		const at = moment.at.getTime();
		const known = this.states[number];
		if (known && at >= this.read.at.getTime() && at < (this.until[number] ?? 0)) return known;
		return freshnessOf(fn, holdingOn(fn, moment.date).current, moment).state;
	}

	/** Whether only the passing of a limit can change the state: nobody comes or goes, and no evidence is of the future. */
	private isSteady({ entry }: DirectoryFunction): boolean {
		const { at, date } = this.read;
		const isPast = (evidence: readonly EvidenceEntry[]) => (evidence.at(-1)?.at ?? 0) <= at.getTime();
		return (
			isPast(entry.evidence) &&
			entry.channels.every(({ evidence }) => isPast(evidence)) &&
			entry.holders.every(
				({ from, to, evidence, channels }) =>
					(from === null || from <= date) &&
					(to === null || to < date) &&
					isPast(evidence) &&
					channels.every((channel) => isPast(channel.evidence))
			)
		);
	}

	private nextLimit({ policy }: DirectoryFunction, limitAt: Date | null): number {
		const now = this.read.at.getTime();
		if (limitAt === null) return Infinity;
		const limit = limitAt.getTime();
		const due = limit - policy.dueDays * dayMs;
		return now < due ? due : now < limit ? limit : Infinity;
	}
}
