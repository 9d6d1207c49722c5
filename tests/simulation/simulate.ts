/** Days of the demo network, with or without the checker: how often the number that the portal names first reaches somebody. */
import { type IsoDate, addDays, fromCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import type { Criticality } from '../../src/lib/directory/vocabulary.ts';
import { Dice } from '../support/dice.ts';
import type { Assumptions } from './assumptions.ts';
import { type Answer, Checker } from './checker.ts';
import { confirm, correct, handOn, isRight, note } from './keeping.ts';
import { type Question, afterCall, calledFirst, questionsOf } from './look-ups.ts';
import type { Network } from './network.ts';
import { Published } from './published.ts';
import { World } from './world.ts';

export interface Tally {
	/** Look-ups for which the portal named somebody, and of those the ones whose number reached them. */
	named: number;
	reached: number;
	/** All is closed and nothing is acute: nobody is named, and the answer says when it opens. */
	nobody: number;
}

export interface Outcome {
	acute: Tally;
	ordinary: Tally;
	/** Look-ups that reached nobody, by what was wrong, and by the criticality of the function named. */
	wrong: Map<string, number>;
}

export interface Options {
	days: number;
	seed: number;
	/** Whether the stale-contact checker runs. */
	checker: boolean;
	assumptions: Assumptions;
}

/** The minute of the day at which people see to the directory. */
const mendedAt = 10 * 60;

/** Runs it. The same network, seed and assumptions give the same people, changes and questions, with and without the checker. */
export function simulate(network: Network, { days, seed, checker, assumptions }: Options): Outcome {
	const run = new Run(network, seed, checker, assumptions);
	for (let day = 1; day <= days; day += 1) run.passDay(day);
	return run.outcome;
}

class Run {
	readonly outcome: Outcome = { acute: tally(), ordinary: tally(), wrong: new Map() };
	private readonly published: Published;
	private readonly world: World;
	private readonly checker: Checker | null;
	private readonly network: Network;
	private readonly assumptions: Assumptions;
	/** One for each thing, so that an answer more or less changes nothing else. */
	private readonly unasked: Dice;
	private readonly asking: Dice;
	private readonly calling: Dice;
	private readonly reporting: Dice;
	private answers: Answer[] = [];
	/** Day of the simulation on which somebody enters a change of that function unasked. */
	private corrections: { day: number; functionId: number }[] = [];
	private readonly handedOn = new Set<number>();
	/** Posts whose successor was asked when the one before handed them on. */
	private readonly awaited = new Set<string>();
	private readonly bySlug: ReadonlyMap<string, number>;

	constructor(network: Network, seed: number, checker: boolean, assumptions: Assumptions) {
		this.network = network;
		this.assumptions = assumptions;
		this.published = new Published(network.snapshot, (holderId) => network.people.get(holderId) ?? -holderId);
		this.world = new World(this.published, network.firstDay, new Dice(seed), assumptions);
		this.unasked = new Dice(seed + 1);
		this.asking = new Dice(seed + 2);
		this.calling = new Dice(seed + 3);
		this.reporting = new Dice(seed + 4);
		this.checker = checker ? new Checker(network, this.asking, assumptions) : null;
		this.bySlug = new Map(network.snapshot.functions.map(({ slug, id }) => [slug, id]));
	}

	passDay(day: number) {
		const date = addDays(this.network.firstDay, day);
		this.letPeopleComeAndGo(day, date);
		this.answerMails(day, date);
		const directory = this.published.directory(fromCopenhagen(date, 0));
		if (this.checker) {
			const { answers, refused } = this.checker.run(directory, date, day, (who) => this.world.isHere(who));
			this.answers.push(...answers);
			for (const who of refused) this.noteBounce(who, fromCopenhagen(date, mendedAt));
		}
		for (const question of questionsOf(directory, date, this.calling, this.assumptions)) {
			this.call(question, calledFirst(directory, question));
		}
	}

	private letPeopleComeAndGo(day: number, date: IsoDate) {
		const { tellsUnasked, correctedUnasked, correctedWithinDays, noticeDays, successorAccepts } =
			this.assumptions;
		const { changes, notices } = this.world.step(day);
		for (const who of notices) {
			if (this.unasked.chance(tellsUnasked)) this.leave(who, addDays(date, noticeDays - 1));
		}
		const at = fromCopenhagen(date, mendedAt);
		for (const { fn, kind, who, slot } of changes) {
			const isCorrected = this.unasked.chance(correctedUnasked);
			const after = this.unasked.range(0, correctedWithinDays);
			const accepts = this.unasked.chance(successorAccepts);
			if (isCorrected) this.corrections.push({ day: day + after, functionId: fn.id });
			if (kind === 'left' && who !== null && this.handedOn.has(who)) this.awaited.add(slotKey(fn.id, slot));
			if (kind === 'came' && this.awaited.delete(slotKey(fn.id, slot)) && accepts) {
				correct(this.published, this.world, fn.id, date, at);
				const entry = this.published.get(fn.id);
				note(entry.evidence, {
					at: at.getTime(),
					method: 'handoverAccepted',
					outcome: 'confirmed',
					byRole: 'holder'
				});
			}
		}
		for (const { functionId } of this.corrections.filter((one) => one.day === day)) {
			correct(this.published, this.world, functionId, date, at);
		}
		this.corrections = this.corrections.filter((one) => one.day > day);
	}

	private leave(who: number, lastDay: IsoDate) {
		this.handedOn.add(who);
		handOn(this.published, who, lastDay);
	}

	private answerMails(day: number, date: IsoDate) {
		const today = this.answers.filter((one) => one.day === day);
		this.answers = this.answers.filter((one) => one.day > day);
		const at = fromCopenhagen(date, mendedAt);
		for (const { who, functionId, asRole } of today) {
			const isOwn = this.world.get(functionId).slots.some((slot) => slot.who === who);
			const isHolder = asRole === 'holder' || asRole === 'deputy';
			if (isHolder && !this.world.isHere(who)) continue;
			const { noticesOthersChange, handsOnWhenAsked } = this.assumptions;
			// A deputy knows their own post; whether the one they stand in for is still there they must notice.
			const isSure = isOwn && asRole === 'holder';
			const notices = this.asking.chance(noticesOthersChange);
			const handsOn = this.asking.chance(handsOnWhenAsked);
			if ((isSure || notices) && !isRight(this.published, this.world, functionId, date)) {
				correct(this.published, this.world, functionId, date, at);
			}
			const fn = this.published.get(functionId);
			const isVacant =
				fn.staffing === 'person' &&
				this.published.holderOn(fn, 'primary', date) === null &&
				this.published.holderOn(fn, 'deputy', date) === null;
			if (!isVacant) confirm(fn, at, asRole);
			const leavesOn = this.world.leavingDay(who);
			if (isOwn && leavesOn !== null && handsOn && !this.handedOn.has(who)) {
				this.leave(who, addDays(this.network.firstDay, leavesOn - 1));
			}
		}
	}

	/** The dead mailbox of one person is about everything they have. */
	private noteBounce(who: number, at: Date) {
		for (const fn of this.published.functions.values()) {
			for (const holder of fn.holders) {
				if (holder.who !== who) continue;
				note(holder.evidence, {
					at: at.getTime(),
					method: 'mailBounced',
					outcome: 'failed',
					byRole: 'system'
				});
			}
		}
	}

	private call({ at, acute }: Question, named: ReturnType<typeof calledFirst>) {
		const tallied = acute ? this.outcome.acute : this.outcome.ordinary;
		const saysWrong = this.reporting.chance(this.assumptions.reportsWrong);
		const saysRight = this.reporting.chance(this.assumptions.reportsRight);
		const functionId = named && this.bySlug.get(named.slug);
		if (!named || functionId == null) {
			tallied.nobody += 1;
			return;
		}
		tallied.named += 1;
		const isReached = this.world.reaches(functionId, named.value);
		const fn = this.published.get(functionId);
		if (isReached) tallied.reached += 1;
		else this.blame(functionId, named.value, fn.criticality);
		if (isReached ? !saysRight : !saysWrong) return;
		note(fn.evidence, {
			at: afterCall(at).getTime(),
			method: isReached ? 'feedbackRight' : 'feedbackWrong',
			outcome: isReached ? 'confirmed' : 'failed',
			byRole: 'professional'
		});
	}

	private blame(functionId: number, value: string, criticality: Criticality) {
		const real = this.world.get(functionId);
		const cause =
			real.slots.length === 0
				? 'the line has another number'
				: real.own.has(value)
					? 'nobody has the function'
					: 'the number is another';
		const key = `${criticality}: ${cause}`;
		this.outcome.wrong.set(key, (this.outcome.wrong.get(key) ?? 0) + 1);
	}
}

const tally = (): Tally => ({ named: 0, reached: 0, nobody: 0 });

const slotKey = (functionId: number, slot: { role: string } | null) => `${functionId} ${slot?.role ?? ''}`;

/** The share of look-ups that named somebody whose number reached them. */
export function shareReached(...tallies: readonly Tally[]): number {
	const named = tallies.reduce((sum, one) => sum + one.named, 0);
	const reached = tallies.reduce((sum, one) => sum + one.reached, 0);
	return named === 0 ? 1 : reached / named;
}
