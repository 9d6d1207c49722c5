/**
 * Checks without people: what looks wrong from the entries alone. Only keepers see what they find, so they also look at what is
 * for the network only, which comes as facts beside the directory.
 */
import { type IsoDate, addDays } from '../calendar/copenhagen-time.ts';
import { chainOf } from './chain.ts';
import { type Moment, contactOf, holdingOn, momentOf } from './contact.ts';
import { type Directory, type DirectoryFunction, ancestry } from './directory.ts';
import type { Contact, FallbackReason } from './answer.ts';
import type { HolderEntry } from './snapshot.ts';
import { directoryAt } from './validity.ts';
import type { FindingKind, FindingSubject, HolderRole } from './vocabulary.ts';

/** Something found, and whose it is to look at. */
export interface Finding {
	kind: FindingKind;
	subject: FindingSubject;
	/** The subject's own id. */
	subjectId: number;
	/** The organisation whose keepers should look. */
	organisationId: number;
	/** The function it shows on, when there is one. */
	functionId: number | null;
}

/** A phone of a function or a person, whoever may see it. */
export interface PhoneFact {
	channelId: number;
	functionId: number | null;
	personId: number | null;
	/** E.164, or a short number as it is. */
	value: string;
	/** Extension or menu path: with another one it is another number. */
	note: string | null;
}

/** What the directory itself does not hold, since it is public. */
export interface PrivateFacts {
	/** Who a holder is, by the holder's id, also where only the function is shown. */
	personOf: ReadonlyMap<number, number>;
	phones: readonly PhoneFact[];
	/** Functions that somebody has been asked to take over. */
	handedOn: ReadonlySet<number>;
	/** Whether a number can be called at all, and is of a series that is in use. */
	judgePhone: (value: string) => PhoneState;
}

export type PhoneState = 'fine' | 'malformed' | 'unassigned';

/** As primary in more functions than this, nobody keeps up with all. */
const primaryInAtMost = 5;
/** How many days before a period ends its successor must be entered. */
const successorDays = 30;

/** Found one by one, so that who asks about many can let others in between; null is a step without one. */
export function* findFindings(
	everything: Directory,
	facts: PrivateFacts,
	at: Date
): Generator<Finding | null, void> {
	const directory = directoryAt(everything, at);
	const moment = momentOf(at);
	const held = new HeldBy(directory, facts, moment.date);
	for (const fn of directory.functions.values()) {
		const found = [
			isDeputyThePrimary(held, fn) && 'deputyIsPrimary',
			lacksDeputy(fn, moment.date) && 'noDeputy',
			endsWithoutSuccessor(fn, facts, moment.date) && 'endsWithoutSuccessor',
			isChainDead(directory, fn, moment) && 'chainDead'
		] as const;
		for (const kind of found) if (kind) yield aboutFunction(kind, fn);
		yield null;
	}
	yield* phoneFindings(directory, facts, held);
	yield* overloaded(held);
	yield* endedOrganisations(directory, moment.date);
}

function aboutFunction(kind: FindingKind, fn: DirectoryFunction): Finding {
	return {
		...{ kind, subject: 'function', subjectId: fn.entry.id },
		...{ organisationId: fn.unit.id, functionId: fn.entry.id }
	};
}

interface Held {
	fn: DirectoryFunction;
	role: HolderRole;
}

/** Who has what on a day, by person. */
class HeldBy {
	private readonly byPerson = new Map<number, Held[]>();
	private readonly byFunction = new Map<number, Map<number, HolderRole[]>>();

	constructor(directory: Directory, { personOf }: PrivateFacts, date: IsoDate) {
		for (const fn of directory.functions.values()) {
			const { current, deputies } = holdingOn(fn, date);
			for (const holder of current ? [current, ...deputies] : deputies) {
				const personId = personOf.get(holder.id);
				if (personId === undefined) continue;
				const list = this.byPerson.get(personId) ?? [];
				this.byPerson.set(personId, list);
				// What somebody is primary of is theirs to keep first.
				if (holder.role === 'primary') list.unshift({ fn, role: holder.role });
				else list.push({ fn, role: holder.role });
				const people = this.byFunction.get(fn.entry.id) ?? new Map<number, HolderRole[]>();
				this.byFunction.set(fn.entry.id, people);
				people.set(personId, [...(people.get(personId) ?? []), holder.role]);
			}
		}
	}

	of(personId: number): readonly Held[] {
		return this.byPerson.get(personId) ?? [];
	}

	rolesIn(functionId: number): ReadonlyMap<number, readonly HolderRole[]> {
		return this.byFunction.get(functionId) ?? nobody;
	}

	people(): IterableIterator<[number, readonly Held[]]> {
		return this.byPerson.entries();
	}
}

const nobody: ReadonlyMap<number, readonly HolderRole[]> = new Map();

function isDeputyThePrimary(held: HeldBy, fn: DirectoryFunction): boolean {
	return [...held.rolesIn(fn.entry.id).values()].some((roles) => roles.length > 1);
}

function lacksDeputy(fn: DirectoryFunction, date: IsoDate): boolean {
	const { staffing, deputies } = holdingOn(fn, date);
	return staffing === 'held' && deputies.length === 0 && fn.entry.reserveId === null;
}

function endsWithoutSuccessor(fn: DirectoryFunction, { handedOn }: PrivateFacts, date: IsoDate): boolean {
	const { current } = holdingOn(fn, date);
	if (current?.to == null || current.to > addDays(date, successorDays)) return false;
	const { to } = current;
	const { holders, validTo, id } = fn.entry;
	// The function ends with its holder.
	if (validTo !== null && validTo <= addDays(to, 1)) return false;
	const follows = (next: HolderEntry) =>
		next.role === 'primary' || current.role === 'deputy'
			? next !== current && (next.to === null || next.to > to)
			: false;
	return !handedOn.has(id) && !holders.some(follows);
}

/** Links that every chain of the party ends with, so that they say nothing of this one. */
const sharedEnds: ReadonlySet<FallbackReason> = new Set([
	'police',
	'keyPerson',
	'coordinator',
	'nationalLine'
]);

/** Neither the function nor any that its chain is made of for its own sake can be trusted. */
function isChainDead(directory: Directory, fn: DirectoryFunction, moment: Moment): boolean {
	const { contact } = contactOf(directory, fn, moment);
	if (!isStale(contact)) return false;
	const own = chainOf(directory, fn, moment, fn.entry.criticality === 'acute').filter(
		({ reason }) => !sharedEnds.has(reason)
	);
	// On its own a stale function is the reminders' to chase.
	return own.length > 0 && own.every(isStale);
}

function isStale({ staffing, freshness: { state } }: Contact): boolean {
	return staffing === 'vacant' || (state !== 'fresh' && state !== 'due');
}

function* phoneFindings(
	directory: Directory,
	{ phones, judgePhone }: PrivateFacts,
	held: HeldBy
): Generator<Finding | null, void> {
	const sharing = new Map<string, Placed[]>();
	for (const phone of phones) {
		const functions = functionsOf(directory, held, phone);
		const [first] = functions;
		// Nobody looks up the number of somebody who holds nothing.
		if (!first) continue;
		const state = judgePhone(phone.value);
		if (state !== 'fine') {
			yield aboutPhone(state === 'malformed' ? 'numberMalformed' : 'numberUnassigned', phone, first);
		} else if (phone.value.startsWith('+') && !first.acuteNumber) {
			const key = `${phone.value} ${phone.note ?? ''}`;
			const list = sharing.get(key);
			if (list) list.push({ phone, functions });
			else sharing.set(key, [{ phone, functions }]);
		}
		yield null;
	}
	for (const placed of sharing.values()) {
		if (placed.length < 2 || isSharedOnPurpose(directory, held, placed)) continue;
		for (const { phone, functions } of placed) {
			if (functions[0]) yield aboutPhone('numberShared', phone, functions[0]);
		}
	}
}

interface Placed {
	phone: PhoneFact;
	/** The functions that are reached by it. */
	functions: readonly DirectoryFunction[];
}

function functionsOf(directory: Directory, held: HeldBy, { functionId, personId }: PhoneFact) {
	if (personId !== null) return held.of(personId).map(({ fn }) => fn);
	const fn = functionId === null ? undefined : directory.functions.get(functionId);
	return fn ? [fn] : [];
}

function aboutPhone(kind: FindingKind, { channelId }: PhoneFact, fn: DirectoryFunction): Finding {
	return { ...aboutFunction(kind, fn), subject: 'channel', subjectId: channelId };
}

/**
 * One number in several places is right when it is a line's, for those of its unit and below; when it is a unit's, for its
 * functions and at most one person; and when it is a person's, for what that person holds.
 */
function isSharedOnPurpose(directory: Directory, held: HeldBy, placed: readonly Placed[]): boolean {
	const all = placed.flatMap(({ functions }) => functions);
	const people = new Set(placed.flatMap(({ phone }) => phone.personId ?? []));
	const units = new Set(all.map(({ unit }) => unit.id));
	if (units.size === 1 && people.size < 2) return true;
	const lines = placed.flatMap(({ phone, functions }) =>
		phone.functionId === null ? [] : functions.filter(({ entry }) => entry.staffing === 'line')
	);
	const isBelow = (fn: DirectoryFunction, unitId: number) =>
		ancestry(directory.organisations, fn.unit).some(({ id }) => id === unitId);
	if (lines.some((line) => all.every((fn) => isBelow(fn, line.unit.id)))) return true;
	return [...candidates(held, placed, people)].some((personId) =>
		placed.every(({ phone, functions }) =>
			phone.personId === null
				? functions.every((fn) => held.rolesIn(fn.entry.id).has(personId))
				: phone.personId === personId
		)
	);
}

/** Whose the number may be. */
function candidates(held: HeldBy, [first]: readonly Placed[], people: ReadonlySet<number>): Iterable<number> {
	if (people.size > 0) return people;
	return held.rolesIn(first?.functions[0]?.entry.id ?? 0).keys();
}

function* overloaded(held: HeldBy): Generator<Finding, void> {
	for (const [personId, list] of held.people()) {
		const first = list[0];
		if (!first || list.filter(({ role }) => role === 'primary').length <= primaryInAtMost) continue;
		yield { ...aboutFunction('primaryOfMany', first.fn), subject: 'person', subjectId: personId };
	}
}

/** Organisations past their last day that nobody followed, with functions still in them or below. */
function* endedOrganisations(
	{ functions, organisations }: Directory,
	date: IsoDate
): Generator<Finding, void> {
	const found = new Set<number>();
	for (const { unit } of functions.values()) {
		for (const { id, validTo, successorId } of ancestry(organisations, unit)) {
			if (validTo !== null && validTo < date && successorId === null) found.add(id);
		}
	}
	for (const id of found) {
		yield {
			...{ kind: 'organisationEnded', subject: 'organisation', subjectId: id },
			...{ organisationId: id, functionId: null }
		};
	}
}
