/** Which functions people have, had or will have, with their periods: who counts is decided by the day of the search. */
import { type IsoDate, dayNumberOf } from '../calendar/copenhagen-time.ts';
import type { HolderEntry } from './snapshot.ts';

const firstDay = -(2 ** 31);
const lastDay = 2 ** 31 - 1;

/** Whether a holder has the function on a day; says the same as `holdingOn`. */
export function isCurrent(holder: HolderEntry, date: IsoDate): boolean {
	return (holder.from === null || holder.from <= date) && (holder.to === null || holder.to >= date);
}

/** By number of person and function: a chain of places for each person, the latest added first. */
export class Holdings {
	private readonly first: number[] = [];
	private readonly next: number[] = [];
	private readonly functions: number[] = [];
	private readonly from: number[] = [];
	private readonly to: number[] = [];
	private readonly isDeputy: boolean[] = [];

	add(person: number, fn: number, { from, to, role }: HolderEntry) {
		const place = this.functions.length;
		this.functions.push(fn);
		this.from.push(from === null ? firstDay : dayNumberOf(from));
		this.to.push(to === null ? lastDay : dayNumberOf(to));
		this.isDeputy.push(role === 'deputy');
		this.next.push(this.first[person] ?? -1);
		this.first[person] = place;
	}

	/** Calls back for each function that a person has on a day (a day number). */
	eachOn(person: number, day: number, found: (fn: number, isDeputy: boolean) => void) {
		for (let place = this.first[person] ?? -1; place !== -1; place = this.next[place] ?? -1) {
			if ((this.from[place] ?? 0) > day || (this.to[place] ?? 0) < day) continue;
			found(this.functions[place] ?? 0, this.isDeputy[place] ?? false);
		}
	}

	/** The first function in the order of answers that a person has on a day, one's own before a deputy's; −1 for none. */
	firstOn(person: number, day: number): number {
		let own = -1;
		let deputised = -1;
		this.eachOn(person, day, (fn, isDeputy) => {
			if (isDeputy) deputised = deputised === -1 ? fn : Math.min(deputised, fn);
			else own = own === -1 ? fn : Math.min(own, fn);
		});
		return own === -1 ? deputised : own;
	}
}
