/**
 * Which entries somebody is to be asked about on a day, on which rung, and who: worked out from the directory, the clock and
 * what has been asked before. It writes nothing and knows nobody's name or address, so that it can be tried out over years.
 */
import { type IsoDate, addDays, fromCopenhagen, toCopenhagen } from '../calendar/copenhagen-time.ts';
import type { StaffingState } from './answer.ts';
import { type Holding, type Moment, freshnessOf, holdingOn, knownSince } from './contact.ts';
import type { Directory, DirectoryFunction } from './directory.ts';
import { confirmsInFull, isFailure } from './evidence-weights.ts';
import { type Level, type LevelState, failureLadder, limitLadder, rungsOn } from './ladder.ts';
import type { ChannelEntry, EvidenceEntry, HolderEntry } from './snapshot.ts';
import type { ReminderCause, Rung, VerifierRole } from './vocabulary.ts';

/** Who can be asked, each by id: those without an address are not among them. */
export interface Keepers {
	/** Who has it by that entry of the directory; null when they cannot be reached by mail. */
	holder: (holder: HolderEntry) => number | null;
	/** Key persons of the function's organisation, the nearest upwards. */
	keyPersons: (fn: DirectoryFunction) => readonly number[];
	/** Who represents the function's party in the steering group. */
	steering: (fn: DirectoryFunction) => readonly number[];
	coordinators: readonly number[];
}

/** Somebody was asked about an entry. */
export interface Asked {
	cause: ReminderCause;
	/** Milliseconds since 1970. */
	anchorAt: number;
	rung: Rung;
	personId: number;
	on: IsoDate;
}

/** Somebody is to be asked about an entry. */
export interface Ask extends Omit<Asked, 'on'> {
	fn: DirectoryFunction;
	asRole: VerifierRole;
	/** Acute and past its limit, or failing: does not wait for the week's mail. */
	isUrgent: boolean;
}

/** Where an entry stands on its ladder. */
export interface Standing {
	fn: DirectoryFunction;
	staffing: StaffingState;
	cause: ReminderCause;
	anchorAt: number;
	/** The day from which it counts as not confirmed; null when something says that it is wrong. */
	limitOn: IsoDate | null;
	state: 'fresh' | 'due' | 'overdue' | 'unconfirmed' | 'broken' | 'reported' | 'vacant';
}

/** Where a function stands; null for a vacant one that somebody is about to take over. */
function standingOf(fn: DirectoryFunction, moment: Moment): Standing | null {
	const holding = holdingOn(fn, moment.date);
	const { staffing } = holding;
	if (staffing === 'vacant') {
		const isComing = fn.entry.holders.some(({ from }) => from !== null && from > moment.date);
		if (isComing) return null;
		const anchorAt = vacantSince(fn, moment);
		return { fn, staffing, cause: 'failure', anchorAt, limitOn: null, state: 'vacant' };
	}
	const freshness = freshnessOf(fn, holding.current, moment);
	const { state } = freshness;
	const since = freshness.confirmedAt?.getTime() ?? knownSince(fn, holding.current);
	if (state === 'broken' || state === 'reported') {
		const anchorAt = firstFailure(fn, holding, moment.at.getTime());
		return { fn, staffing, cause: 'failure', anchorAt, limitOn: null, state };
	}
	const limitAt = freshness.limitAt ?? new Date(since + fn.policy.limitDays * 86_400_000);
	return { fn, staffing, cause: 'limit', anchorAt: since, limitOn: toCopenhagen(limitAt).date, state };
}

/** When the last who had it stopped; the earliest time there is when nobody ever had. */
function vacantSince(fn: DirectoryFunction, { date }: Moment): number {
	let last: IsoDate | null = null;
	for (const { to } of fn.entry.holders)
		if (to !== null && to < date && (last === null || to > last)) last = to;
	return last === null ? 0 : fromCopenhagen(addDays(last, 1), 0).getTime();
}

/** The first sign that it is wrong since it was last confirmed in full: further ones do not begin the ladder anew. */
function firstFailure(fn: DirectoryFunction, { current }: Holding, now: number): number {
	const ofChannels = (channels: readonly ChannelEntry[]) => channels.flatMap(({ evidence }) => evidence);
	const all: readonly EvidenceEntry[] = [
		...fn.entry.evidence,
		...(current?.evidence ?? []),
		...ofChannels(fn.entry.channels),
		...ofChannels(current?.channels ?? [])
	].filter(({ at }) => at <= now);
	const confirmedAt = Math.max(0, ...all.filter(confirmsInFull).map(({ at }) => at));
	const failures = all.filter(isFailure).map(({ at }) => at);
	const since = failures.filter((at) => at >= confirmedAt);
	// A channel that failed before another was confirmed fails still: what is left of it then is the last.
	return since.length > 0 ? Math.min(...since) : Math.max(0, ...failures);
}

/**
 * All that is to be asked on the day of the moment, in no particular order.
 * @param askedOf what has been asked about a function before
 */
export function asksOn(
	directory: Directory,
	moment: Moment,
	keepers: Keepers,
	askedOf: (functionId: number) => readonly Asked[]
): { asks: Ask[]; standings: Standing[] } {
	const asks: Ask[] = [];
	const standings: Standing[] = [];
	for (const fn of directory.functions.values()) {
		const standing = standingOf(fn, moment);
		if (!standing) continue;
		standings.push(standing);
		asks.push(...asksAbout(directory, standing, moment, keepers, askedOf(fn.entry.id)));
	}
	return { asks, standings };
}

function asksAbout(
	directory: Directory,
	standing: Standing,
	moment: Moment,
	keepers: Keepers,
	allAsked: readonly Asked[]
): Ask[] {
	const { fn, cause, anchorAt, limitOn } = standing;
	const { criticality } = fn.entry;
	const { halfHolidays } = directory.snapshot.settings;
	const steps =
		limitOn === null
			? failureLadder(toCopenhagen(new Date(anchorAt)).date, criticality, halfHolidays)
			: limitLadder(limitOn, fn.policy, criticality, halfHolidays);
	const [first] = steps;
	if (!first || first.on > moment.date) return [];
	const asked = allAsked.filter((one) => one.cause === cause && one.anchorAt === anchorAt);
	const people = peopleOf(standing, moment, keepers);
	const levels = levelsOf(steps, people, asked);
	const isUrgent =
		cause === 'failure' || (criticality === 'acute' && limitOn !== null && limitOn <= moment.date);
	const isBefore = limitOn !== null && moment.date < limitOn;
	return rungsOn(steps, moment.date, levels, { criticality, halfHolidays }).flatMap(({ rung, level }) =>
		[...people[level]]
			// A deputy is asked once the limit has passed.
			.filter(([, role]) => !(isBefore && role === 'deputy' && standing.staffing === 'held'))
			.filter(([personId]) => !asked.some((one) => one.rung === rung && one.personId === personId))
			.map(([personId, asRole]) => ({ fn, cause, anchorAt, rung, personId, asRole, isUrgent }))
	);
}

type People = Record<Level, ReadonlyMap<number, VerifierRole>>;

/** Whom each level asks, in what capacity. Somebody on several stands on the lowest. */
function peopleOf({ fn, staffing }: Standing, moment: Moment, keepers: Keepers): People {
	const known = new Set<number>();
	const level = (list: readonly (readonly [number | null, VerifierRole])[]) => {
		const people = new Map<number, VerifierRole>();
		for (const [personId, role] of list) {
			if (personId === null || known.has(personId)) continue;
			people.set(personId, role);
			known.add(personId);
		}
		return people;
	};
	const keyPersons = keepers.keyPersons(fn).map((id) => [id, 'keyPerson'] as const);
	const coordinators = keepers.coordinators.map((id) => [id, 'coordinator'] as const);
	const holding = holdingOn(fn, moment.date);
	const holders = [
		...(holding.current ? [[keepers.holder(holding.current), roleOf(holding.current)] as const] : []),
		...holding.deputies.map((deputy) => [keepers.holder(deputy), 'deputy'] as const)
	];
	// Nobody has a line or a vacant function: it is the key person's to keep, and where there is none the coordinator's.
	const isNobodys = staffing === 'line' || staffing === 'vacant';
	const steering = keepers.steering(fn).map((id) => [id, 'steering'] as const);
	return {
		holders: level(isNobodys ? (keyPersons.length > 0 ? keyPersons : coordinators) : holders),
		keyPersons: level(keyPersons),
		coordinators: level(fn.entry.criticality === 'acute' ? coordinators : [...coordinators, ...steering])
	};
}

const roleOf = ({ role }: HolderEntry): VerifierRole => (role === 'primary' ? 'holder' : 'deputy');

function levelsOf(
	steps: readonly { rung: Rung; level: Level }[],
	people: People,
	asked: readonly Asked[]
): Record<Level, LevelState> {
	const stateOf = (level: Level): LevelState => {
		const rungs = steps.filter((step) => step.level === level).map(({ rung }) => rung);
		let askedOn: IsoDate | null = null;
		for (const { rung, on } of asked) {
			if (rungs.includes(rung) && (askedOn === null || on > askedOn)) askedOn = on;
		}
		return { hasSomebody: people[level].size > 0, askedOn };
	};
	return {
		holders: stateOf('holders'),
		keyPersons: stateOf('keyPersons'),
		coordinators: stateOf('coordinators')
	};
}
