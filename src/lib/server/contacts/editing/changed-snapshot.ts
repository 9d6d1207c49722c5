/** The published directory as it would be after a change of the model: for telling what the change does before it is made. */
import { formatPhone } from '../../../directory/phone.ts';
import type {
	ChannelEntry,
	FunctionEntry,
	HolderEntry,
	OrganisationEntry,
	Snapshot
} from '../../../directory/snapshot.ts';
import type { Channel, ContactFunction, Holder, Organisation, Writes } from '../import/model.ts';

/**
 * The snapshot with what is to be written put into it. Who has an entry keeps its evidence; what is new has none, as
 * nothing is confirmed by being entered.
 */
export function changedSnapshot(snapshot: Snapshot, writes: Writes): Snapshot {
	const ids = new Ids();
	const organisations = changedOrganisations(snapshot, writes, ids);
	const known = new Map(snapshot.functions.map((entry) => [entry.id, entry]));
	for (const fn of touchedFunctions(writes)) {
		const id = ids.of(fn);
		known.set(id, entryOf(fn, known.get(id), ids));
	}
	return { ...snapshot, organisations, functions: [...known.values()] };
}

function touchedFunctions(writes: Writes): Set<ContactFunction> {
	const owners = [...writes.channels.values(), ...writes.retired.values()];
	return new Set([
		...writes.functions,
		...writes.situations,
		...writes.topics,
		...writes.welfareAreas,
		...writes.served,
		...writes.hours,
		...writes.closures,
		...writes.holders.values(),
		...owners.filter((owner): owner is ContactFunction => 'slug' in owner)
	]);
}

/** Ids of the database, and below zero those of what it does not hold yet. */
class Ids {
	private readonly given = new Map<object, number>();

	of(item: { id: number }): number {
		if (item.id > 0) return item.id;
		const id = this.given.get(item) ?? -1 - this.given.size;
		this.given.set(item, id);
		return id;
	}
}

function changedOrganisations({ organisations }: Snapshot, writes: Writes, ids: Ids): OrganisationEntry[] {
	const known = new Map(organisations.map((entry) => [entry.id, entry]));
	for (const one of writes.organisations) {
		const id = ids.of(one);
		known.set(id, organisationEntryOf(one, known.get(id), ids));
	}
	return [...known.values()];
}

function organisationEntryOf(
	one: Organisation,
	before: OrganisationEntry | undefined,
	ids: Ids
): OrganisationEntry {
	const { kind, name, slug, aliases, codes, parent, successor, validTo } = one;
	return {
		...{ id: ids.of(one), kind, name, slug, aliases, validTo },
		parentId: parent && ids.of(parent),
		codes: [...codes].map(([system, value]) => ({ system, value })),
		validFrom: before?.validFrom ?? null,
		successorId: successor && ids.of(successor)
	};
}

function entryOf(fn: ContactFunction, before: FunctionEntry | undefined, ids: Ids): FunctionEntry {
	const { name, slug, can, cannot, howTo, ageFrom, ageTo, criticality, mandate, staffing } = fn;
	const { validFrom, validTo } = fn;
	const idsOf = (items: Iterable<{ id: number }>) => [...items].map((item) => ids.of(item));
	return {
		...{ name, slug, can, cannot, howTo, ageFrom, ageTo, criticality, mandate, staffing, validFrom, validTo },
		id: ids.of(fn),
		organisationId: ids.of(fn.organisation),
		hours: { ...fn.hours, closures: fn.closures },
		reserveId: fn.reserve && ids.of(fn.reserve),
		successorId: fn.successor && ids.of(fn.successor),
		situationIds: idsOf(fn.situations),
		topicIds: idsOf(fn.topics),
		welfareAreaIds: idsOf(fn.welfareAreas),
		servedIds: idsOf(fn.served),
		channels: publicOnes(fn.channels, before?.channels ?? [], ids),
		networkOnly: fn.channels.some(({ visibility }) => visibility === 'network'),
		holders: fn.holders.map((holder) =>
			holderEntryOf(
				holder,
				before?.holders.find(({ id }) => id === holder.id),
				ids
			)
		),
		succession: before?.succession ?? null,
		evidence: before?.evidence ?? []
	};
}

function holderEntryOf(holder: Holder, before: HolderEntry | undefined, ids: Ids): HolderEntry {
	const { person, role, startsOn, endsOn, showName, addedAt } = holder;
	return {
		...{ role, from: startsOn, to: endsOn, addedAt: addedAt.getTime() },
		id: ids.of(holder),
		personId: before ? before.personId : null,
		channels: showName ? publicOnes(person.channels, before?.channels ?? [], ids) : [],
		networkOnly: person.channels.some(({ visibility }) => !showName || visibility === 'network'),
		evidence: before?.evidence ?? []
	};
}

function publicOnes(channels: readonly Channel[], before: readonly ChannelEntry[], ids: Ids): ChannelEntry[] {
	return channels
		.filter(({ visibility }) => visibility === 'public')
		.map((channel) => ({
			...{ id: ids.of(channel), kind: channel.kind, value: channel.value, note: channel.note },
			display: channel.display ?? (channel.kind === 'phone' ? formatPhone(channel.value) : channel.value),
			addedAt: channel.addedAt.getTime(),
			evidence: before.find(({ id }) => id === channel.id)?.evidence ?? []
		}));
}
