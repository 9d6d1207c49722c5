/**
 * Whom to try next, and whom to call first. An entry that is vacant, closed or wrong keeps its place; its chain moves up:
 * deputy, the function's reserve, the unit's reception, the party's duty phone, its key person, the coordinator; for
 * acute situations always last the lines that answer everyone, day and night.
 */
import type { CallFirst, Contact, Fallback, FallbackReason } from './answer.ts';
import { type Moment, contactOf, deputyContact, describeHolder, holdingOn } from './contact.ts';
import { type ChainRole, type Directory, type DirectoryFunction, ancestry } from './directory.ts';
import * as messages from '../messages/lookup.ts';

/** Whom to try after the function itself, in order, each function once. */
export function chainOf(
	directory: Directory,
	fn: DirectoryFunction,
	moment: Moment,
	acute: boolean
): Fallback[] {
	const chain = new Chain(directory, moment, new Set([fn.entry.id]));
	for (const deputy of holdingOn(fn, moment.date).deputies) chain.addDeputy(fn, deputy);
	for (let id = fn.entry.reserveId; id !== null && !chain.seen.has(id);) {
		const reserve = directory.functions.get(id);
		if (!reserve) break;
		chain.add('reserve', reserve);
		id = reserve.entry.reserveId;
	}
	chain.add('reception', receptionFor(directory, fn));
	chain.addParty(fn.top.id, fn.side === 'municipality', acute);
	return chain.links;
}

/** Whom to try where no function answers: the party's reception, duty phone and key person, and so on. */
export function chainOfParty(
	directory: Directory,
	partyId: number | null,
	age: number | null,
	moment: Moment,
	acute: boolean
): Fallback[] {
	const chain = new Chain(directory, moment, new Set());
	if (partyId !== null) {
		const receptions = roleOf(directory, partyId, 'reception');
		const sameAge = receptions.find(({ entry }) => {
			return age === null || ((entry.ageFrom ?? 0) <= age && age <= (entry.ageTo ?? 120));
		});
		chain.add('reception', sameAge ?? receptions[0]);
	}
	chain.addParty(partyId, partyId !== null, acute);
	return chain.links;
}

class Chain {
	readonly links: Fallback[] = [];
	private readonly directory: Directory;
	private readonly moment: Moment;
	readonly seen: Set<number>;

	constructor(directory: Directory, moment: Moment, seen: Set<number>) {
		this.directory = directory;
		this.moment = moment;
		this.seen = seen;
	}

	add(reason: FallbackReason, fn: DirectoryFunction | undefined) {
		// A number for citizens is something to pass on, never one whom a professional calls.
		if (!fn || this.seen.has(fn.entry.id) || fn.acuteNumber?.audience === 'citizens') return;
		this.seen.add(fn.entry.id);
		this.links.push(this.linkOf(reason, fn));
	}

	/** One object for all chains that lead to it for the same reason, so that its words are found once. */
	private linkOf(reason: FallbackReason, fn: DirectoryFunction): Fallback {
		const key = `${reason}:${fn.entry.id}`;
		const known = this.moment.links.get(key);
		if (known) return known;
		const { contact, holding } = contactOf(this.directory, fn, this.moment);
		const link: Fallback = {
			reason,
			...contact,
			person: describeHolder(this.directory, holding.current)
		};
		this.moment.links.set(key, link);
		return link;
	}

	addDeputy(fn: DirectoryFunction, deputy: Parameters<typeof deputyContact>[2]) {
		this.links.push({
			reason: 'deputy',
			...deputyContact(this.directory, fn, deputy, this.moment),
			person: describeHolder(this.directory, deputy)
		});
	}

	/** The links that a whole party shares. */
	addParty(partyId: number | null, municipal: boolean, acute: boolean) {
		const { acuteNumbers, coordinators } = this.directory;
		if (partyId !== null) {
			const dutyPhone = roleOf(this.directory, partyId, 'dutyPhone')[0];
			this.add('dutyPhone', dutyPhone);
			// Where no social døgnvagt is registered, the police are the way to it.
			if (!dutyPhone && municipal && acute) {
				this.add(
					'police',
					acuteNumbers.find((fn) => fn.acuteNumber?.audience === 'professionals')
				);
			}
			this.add('keyPerson', roleOf(this.directory, partyId, 'keyPerson')[0]);
		}
		this.add('coordinator', coordinators[0]);
		if (acute) {
			const lines = acuteNumbers.filter((fn) => fn.acuteNumber?.audience === 'everyone');
			for (const line of lines.toReversed()) this.add('nationalLine', line);
		}
	}
}

function roleOf(directory: Directory, partyId: number, role: ChainRole): readonly DirectoryFunction[] {
	return directory.chainRoles.get(partyId)?.get(role) ?? [];
}

/** The nearest reception upwards; where a unit has several, one for the same ages. */
function receptionFor(directory: Directory, fn: DirectoryFunction): DirectoryFunction | undefined {
	for (const unit of ancestry(directory.organisations, fn.unit)) {
		const receptions = (directory.functionsByUnit.get(unit.id) ?? []).filter(
			(other) => other.chainRole === 'reception' && other !== fn
		);
		const sameAges = receptions.find((other) => agesMeet(other, fn));
		if (sameAges ?? receptions[0]) return sameAges ?? receptions[0];
	}
	return undefined;
}

function agesMeet({ entry: a }: DirectoryFunction, { entry: b }: DirectoryFunction): boolean {
	return (a.ageFrom ?? 0) <= (b.ageTo ?? 120) && (b.ageFrom ?? 0) <= (a.ageTo ?? 120);
}

/**
 * Whom to call first: the first of `self` and chain that can be relied on and is open. An overdue one stays, unless the
 * next of its own organisation is fresh and open. Not known whether open counts only when nobody is known to be. Null
 * when nobody can be called now, which for an acute situation does not happen while an acute number is registered.
 */
export function callFirst(
	self: Contact | null,
	fallbacks: readonly Fallback[],
	acute: boolean
): CallFirst | null {
	const contacts: { contact: Contact; fallback: number | null }[] = [
		...(self ? [{ contact: self, fallback: null }] : []),
		...fallbacks.map((contact, fallback) => ({ contact, fallback }))
	];
	const chosen =
		contacts.find(({ contact }) => isReliedOn(contact, acute) && contact.open.now === true) ??
		contacts.find(({ contact }) => isReliedOn(contact, acute) && contact.open.now === null);
	if (!chosen) return null;
	const better = chosen.contact.freshness.state === 'overdue' ? nextOfSame(contacts, chosen) : null;
	const best =
		better && isReliedOn(better.contact, acute) && isFreshAndOpen(better.contact) ? better : chosen;
	const fallback = best.fallback === null ? null : (fallbacks[best.fallback] ?? null);
	return {
		slug: best.contact.function.slug,
		why: messages.whyCallFirst(best.contact, fallback, self),
		fallback: best.fallback
	};
}

/** Whether a contact is relied on: somebody has it, nothing says that it is wrong, and there is a way to reach them. */
export function isReliedOn(contact: Contact, acute: boolean): boolean {
	if (contact.staffing === 'vacant') return false;
	if (contact.freshness.state === 'broken' || contact.freshness.state === 'reported') return false;
	// At night after a suicide attempt a mailbox is no answer: acute takes a phone.
	return contact.channels.some(
		({ kind, broken }) => !broken && (kind === 'phone' || (!acute && kind !== 'web'))
	);
}

function isFreshAndOpen(contact: Contact): boolean {
	return contact.freshness.state === 'fresh' && contact.open.now === true;
}

function nextOfSame<T extends { contact: Contact }>(contacts: readonly T[], chosen: T): T | null {
	const after = contacts.slice(contacts.indexOf(chosen) + 1);
	const { organisationSlug } = chosen.contact.function;
	return after.find(({ contact }) => contact.function.organisationSlug === organisationSlug) ?? null;
}
