/** What is really so in the simulation, whatever the directory says: who has which function, and whom a number reaches. */
import type { Dice } from '../support/dice.ts';
import type { Assumptions } from './assumptions.ts';
import type { Published } from './published.ts';
import type { IsoDate } from '../../src/lib/calendar/copenhagen-time.ts';
import type { HolderRole } from '../../src/lib/directory/vocabulary.ts';

/** A post that somebody has, or will have. */
export interface Slot {
	role: HolderRole;
	/** Null while it stands empty. */
	who: number | null;
	/** While it is empty: the day of the simulation on which the next one begins. */
	filledOn: number;
}

export interface RealFunction {
	id: number;
	/** 112 and its like, whose numbers stay what they are. */
	isNational: boolean;
	/** Own numbers and addresses that reach whoever has the function, or the line itself. */
	own: Set<string>;
	/** Empty for a line. */
	slots: Slot[];
}

interface RealPerson {
	values: Set<string>;
	/** The day of the simulation from which they are gone; null while nobody knows of any. */
	leavesOn: number | null;
}

/** Somebody left a post, or came to one. */
export interface Change {
	fn: RealFunction;
	kind: 'left' | 'came' | 'newNumber';
	slot: Slot | null;
	/** Who left or came. */
	who: number | null;
}

export class World {
	readonly functions = new Map<number, RealFunction>();
	private readonly people = new Map<number, RealPerson>();
	private readonly dice: Dice;
	private readonly assumptions: Assumptions;
	private nextPerson = 1_000_000;
	private nextNumber = 0;

	/** Begins with what the directory says of the first day, as if all of it were right. */
	constructor(published: Published, firstDay: IsoDate, dice: Dice, assumptions: Assumptions) {
		this.dice = dice;
		this.assumptions = assumptions;
		for (const fn of published.functions.values()) {
			const slots: Slot[] = [];
			if (fn.staffing === 'person') {
				for (const role of ['primary', 'deputy'] as const) {
					const holder = published.holderOn(fn, role, firstDay);
					if (!holder && role === 'deputy') continue;
					slots.push({ role, who: holder?.who ?? null, filledOn: this.gap() });
					if (!holder) continue;
					const person = this.people.get(holder.who) ?? {
						values: new Set<string>(),
						leavesOn: null
					};
					for (const { value } of holder.channels) person.values.add(value);
					if (person.values.size === 0) person.values.add(this.number());
					this.people.set(holder.who, person);
				}
			}
			this.functions.set(fn.id, {
				id: fn.id,
				isNational: published.isNational(fn.id),
				own: new Set(fn.channels.map(({ value }) => value)),
				slots
			});
		}
	}

	/** Whether somebody who rings `value` gets hold of one who has that function, or of that line. */
	reaches(functionId: number, value: string): boolean {
		const fn = this.get(functionId);
		const [primary] = fn.slots;
		if (fn.own.has(value)) return fn.slots.length === 0 || primary?.who != null;
		return fn.slots.some(({ who }) => who !== null && this.person(who).values.has(value));
	}

	get(functionId: number): RealFunction {
		const found = this.functions.get(functionId);
		if (!found) throw new Error(`no function ${functionId}`);
		return found;
	}

	isHere(who: number): boolean {
		return this.people.has(who);
	}

	/** The day from which they will be gone; null when they have not given notice. */
	leavingDay(who: number): number | null {
		return this.people.get(who)?.leavesOn ?? null;
	}

	phoneOf(who: number): string {
		const [first] = this.person(who).values;
		if (first === undefined) throw new Error(`person ${who} has no number`);
		return first;
	}

	/** Everybody has a number of their own from the first day, shown in the directory or not. */
	private newcomer(): number {
		const who = this.nextPerson++;
		this.people.set(who, { values: new Set([this.number()]), leavesOn: null });
		return who;
	}

	/** Lets a day pass, and answers what changed on it, and who gave notice. It is the same whatever the directory says. */
	step(day: number): { changes: Change[]; notices: number[] } {
		const { yearlyTurnover, yearlyLineChanges, noticeDays, numberFollowsPost } = this.assumptions;
		const changes: Change[] = [];
		const notices: number[] = [];
		const leaves = daily(yearlyTurnover);
		for (const [who, person] of this.people) {
			if (person.leavesOn !== null || !this.dice.chance(leaves)) continue;
			person.leavesOn = day + noticeDays;
			notices.push(who);
		}
		const changesNumber = daily(yearlyLineChanges);
		for (const fn of this.functions.values()) {
			if (fn.slots.length === 0 && fn.own.size > 0 && !fn.isNational && this.dice.chance(changesNumber)) {
				fn.own = new Set([this.number()]);
				changes.push({ fn, kind: 'newNumber', slot: null, who: null });
			}
			for (const slot of fn.slots) {
				const { who } = slot;
				if (who !== null && this.person(who).leavesOn === day) {
					slot.who = null;
					slot.filledOn = day + this.gap();
					if (slot.role === 'primary' && fn.own.size > 0 && !this.dice.chance(numberFollowsPost)) {
						fn.own = new Set([this.number()]);
					}
					changes.push({ fn, kind: 'left', slot, who });
				}
				if (slot.who === null && slot.filledOn <= day) {
					slot.who = this.newcomer();
					changes.push({ fn, kind: 'came', slot, who: slot.who });
				}
			}
		}
		for (const [who, person] of this.people) if (person.leavesOn === day) this.people.delete(who);
		return { changes, notices };
	}

	private gap(): number {
		return this.dice.range(0, this.assumptions.longestGapDays);
	}

	private person(who: number): RealPerson {
		const found = this.people.get(who);
		if (!found) throw new Error(`person ${who} has left`);
		return found;
	}

	private number(): string {
		this.nextNumber += 1;
		return `sim-${this.nextNumber}`;
	}
}

/** The chance a day of something that happens to a share of all in a year. */
function daily(yearlyShare: number): number {
	return 1 - (1 - yearlyShare) ** (1 / 365);
}
