/** The stale-contact checker in the simulation: the portal's own rules say whom to ask, and people answer as assumed. */
import { type IsoDate, fromCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import { isWorkingDay } from '../../src/lib/calendar/working-days.ts';
import { momentOf } from '../../src/lib/directory/contact.ts';
import type { Directory } from '../../src/lib/directory/directory.ts';
import { type Ask, type Asked, type Keepers, asksOn } from '../../src/lib/directory/reminders.ts';
import type { HolderEntry } from '../../src/lib/directory/snapshot.ts';
import { directoryAt } from '../../src/lib/directory/validity.ts';
import type { VerifierRole } from '../../src/lib/directory/vocabulary.ts';
import { mayMail } from '../../src/lib/server/verification/stale-check.ts';
import type { Dice } from '../support/dice.ts';
import type { Assumptions } from './assumptions.ts';
import type { Network } from './network.ts';
import type { PublishedHolder } from './published.ts';

/** Somebody will answer about a function on a day. */
export interface Answer {
	day: number;
	who: number;
	functionId: number;
	asRole: VerifierRole;
}

/** Minute of the day at which it runs. */
const runsAt = 8 * 60 + 5;

export class Checker {
	private readonly asked = new Map<number, Asked[]>();
	private readonly lastMails = new Map<number, Date>();
	private readonly dead = new Set<number>();
	private readonly refuses = new Map<number, boolean>();
	private readonly keepers: Keepers;
	private readonly dice: Dice;
	private readonly assumptions: Assumptions;

	constructor(network: Network, dice: Dice, assumptions: Assumptions) {
		const { keyPersons, steering, coordinators } = network;
		this.dice = dice;
		this.assumptions = assumptions;
		this.keepers = {
			holder: (holder: HolderEntry) => {
				const { who } = holder as PublishedHolder;
				return this.dead.has(who) ? null : who;
			},
			keyPersons,
			steering,
			coordinators
		};
	}

	/**
	 * Runs it on a day: who will answer when, and whose mailbox refused the mail.
	 * @param isHere whether a holder still works there
	 */
	run(
		directory: Directory,
		date: IsoDate,
		day: number,
		isHere: (who: number) => boolean
	): { answers: Answer[]; refused: number[] } {
		const { halfHolidays } = directory.snapshot.settings;
		if (!isWorkingDay(date, halfHolidays)) return { answers: [], refused: [] };
		const at = fromCopenhagen(date, runsAt);
		const moment = momentOf(at);
		const { asks } = asksOn(
			directoryAt(directory, at),
			moment,
			this.keepers,
			(functionId) => this.asked.get(functionId) ?? []
		);
		const answers: Answer[] = [];
		const refused: number[] = [];
		for (const [who, own] of Map.groupBy(asks, ({ personId }) => personId)) {
			if (!mayMail(own, this.lastMails.get(who), at)) continue;
			this.lastMails.set(who, at);
			for (const ask of own) this.remember(ask, date);
			const isHolder = own.some(({ asRole }) => asRole === 'holder' || asRole === 'deputy');
			if (isHolder && !isHere(who)) {
				if (this.mailboxRefuses(who)) {
					refused.push(who);
					this.dead.add(who);
				}
				continue;
			}
			const [first] = own;
			if (!first || !this.dice.chance(this.chanceOf(first.asRole))) continue;
			const answersOn = day + this.dice.range(0, this.assumptions.slowestAnswerDays);
			answers.push(
				...own.map(({ fn, asRole }) => ({ day: answersOn, who, functionId: fn.entry.id, asRole }))
			);
		}
		return { answers, refused };
	}

	private remember({ fn, cause, anchorAt, rung, personId }: Ask, on: IsoDate) {
		const own = this.asked.get(fn.entry.id) ?? [];
		own.push({ cause, anchorAt, rung, personId, on });
		this.asked.set(fn.entry.id, own);
	}

	private mailboxRefuses(who: number): boolean {
		const known = this.refuses.get(who) ?? this.dice.chance(this.assumptions.mailboxRefuses);
		this.refuses.set(who, known);
		return known;
	}

	private chanceOf(role: VerifierRole): number {
		const { answers } = this.assumptions;
		return role in answers ? answers[role as keyof typeof answers] : 0;
	}
}
