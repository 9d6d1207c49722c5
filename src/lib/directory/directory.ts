/**
 * The snapshot made ready for lookup: every function with its unit, its party, whom it serves and its place in the order
 * of answers. Built once a reload; never changed.
 */
import type { IsoDate } from '../calendar/copenhagen-time.ts';
import type { OpeningHours } from '../calendar/opening-hours.ts';
import { fold } from './fold.ts';
import type {
	AcuteNumberEntry,
	FreshnessPolicy,
	FunctionEntry,
	OrganisationEntry,
	PersonEntry,
	SituationEntry,
	Snapshot
} from './snapshot.ts';
import type { Criticality } from './vocabulary.ts';

/** On which side of the network a function stands; voluntary organisations answer both ways, national lines neither. */
export type NetworkSide = 'municipality' | 'region' | 'voluntary' | 'national';

/** The part a function plays in others' chains, known by its name: the import format has no column for it. */
export type ChainRole = 'reception' | 'dutyPhone' | 'keyPerson' | 'coordinator';

export interface DirectoryFunction {
	entry: FunctionEntry;
	unit: OrganisationEntry;
	/** The party it belongs to: the top of the unit's tree. */
	top: OrganisationEntry;
	side: NetworkSide;
	chainRole: ChainRole | null;
	/** Ids of the municipalities it serves; null is every one. */
	serves: ReadonlySet<number> | null;
	policy: FreshnessPolicy;
	/** The same object for all with the same hours, so that who asks about many works each out once. */
	hours: OpeningHours;
	acuteNumber: AcuteNumberEntry | null;
	/** Place in the order of answers as far as it does not depend on the time; equals share it. */
	rank: number;
	/** Index in `ranked`, its own; acute numbers come after those. */
	place: number;
}

/** Where one seeks: in the young person's municipality, or in the region. */
export type Direction = 'municipality' | 'region';

export interface Pools {
	everyone: Pool;
	servingAll: Pool;
	/** By municipality, those that serve it by name. */
	serving: ReadonlyMap<number, Pool>;
}

/** Functions in the order of answers, also by each situation they name. */
export interface Pool {
	all: RankedList;
	bySituation: ReadonlyMap<number, RankedList>;
}

/**
 * Functions in the order of answers, with what is asked of each beside it: a walk over 140,000 objects to read two numbers
 * of each takes milliseconds, and so does a new list of so many.
 */
export interface RankedList {
	/** Their places in `ranked`. */
	places: Uint32Array;
	/** First and last year of each; 0 and `noLimit` where there is no limit. */
	ageFrom: Uint8Array;
	ageTo: Uint8Array;
	/** Index of the first voluntary one, which come last. */
	firstVoluntary: number;
}

/** Above every age. */
export const noLimit = 255;

export interface Directory {
	snapshot: Snapshot;
	/** When the snapshot was read (ms): every answer asks, and reading the text takes longer than finding who answers. */
	readAt: number;
	organisations: ReadonlyMap<number, OrganisationEntry>;
	organisationsBySlug: ReadonlyMap<string, OrganisationEntry>;
	/** Units directly below an organisation. */
	children: ReadonlyMap<number, readonly OrganisationEntry[]>;
	people: ReadonlyMap<number, PersonEntry>;
	situations: ReadonlyMap<number, SituationEntry>;
	functions: ReadonlyMap<number, DirectoryFunction>;
	functionsBySlug: ReadonlyMap<string, DirectoryFunction>;
	/** Functions of an organisation itself, in the order of answers. */
	functionsByUnit: ReadonlyMap<number, readonly DirectoryFunction[]>;
	/** All but acute numbers, in the order of answers. */
	ranked: readonly DirectoryFunction[];
	/** Those of `ranked` that answer in a direction. */
	pools: Record<Direction, Pools>;
	/** Municipalities taking part, by name. */
	members: readonly OrganisationEntry[];
	/** For each party the functions that others' chains lead to, in order. */
	chainRoles: ReadonlyMap<number, ReadonlyMap<ChainRole, readonly DirectoryFunction[]>>;
	coordinators: readonly DirectoryFunction[];
	/** In the order they are shown. */
	acuteNumbers: readonly DirectoryFunction[];
}

const defaultPolicies: Record<Criticality, FreshnessPolicy> = {
	acute: { organisationId: null, criticality: 'acute', limitDays: 30, dueDays: 7 },
	ordinary: { organisationId: null, criticality: 'ordinary', limitDays: 90, dueDays: 15 },
	background: { organisationId: null, criticality: 'background', limitDays: 180, dueDays: 15 }
};

/** Makes a snapshot ready for lookup. A function or unit that refers to something unknown is a fault in the data: throws. */
export function prepareDirectory(snapshot: Snapshot): Directory {
	const organisations = new Map(snapshot.organisations.map((entry) => [entry.id, entry]));
	const tops = new Map<number, OrganisationEntry>();
	for (const entry of snapshot.organisations) tops.set(entry.id, topOf(organisations, entry));
	const members = snapshot.organisations.filter((entry) => entry.kind === 'municipality');
	const policies = new Map(snapshot.policies.map((policy) => [policyKey(policy), policy]));
	const acuteNumbers = new Map(snapshot.acuteNumbers.map((entry) => [entry.functionId, entry]));

	const hours = new Map<string, OpeningHours>();
	const functions = new Map<number, DirectoryFunction>();
	for (const entry of snapshot.functions) {
		const unit = known(organisations.get(entry.organisationId), 'organisation', entry.organisationId);
		const top = known(tops.get(unit.id), 'organisation', unit.id);
		const side = sideOf(organisations, unit, top);
		functions.set(entry.id, {
			entry,
			unit,
			top,
			side,
			chainRole: chainRoleOf(entry),
			serves: servedBy(entry, side, top, tops, members),
			policy: policyOf(policies, organisations, unit, entry.criticality),
			hours: once(hours, JSON.stringify(entry.hours), entry.hours),
			acuteNumber: acuteNumbers.get(entry.id) ?? null,
			rank: 0,
			place: 0
		});
	}

	const ranked = rank(
		[...functions.values()].filter((fn) => !fn.acuteNumber),
		members.length
	);
	const functionsByUnit = new Map<number, DirectoryFunction[]>();
	const chainRoles = new Map<number, Map<ChainRole, DirectoryFunction[]>>();
	for (const fn of ranked) {
		push(functionsByUnit, fn.unit.id, fn);
		if (fn.chainRole) {
			const roles = chainRoles.get(fn.top.id) ?? new Map<ChainRole, DirectoryFunction[]>();
			chainRoles.set(fn.top.id, roles);
			push(roles, fn.chainRole, fn);
		}
	}
	const children = new Map<number, OrganisationEntry[]>();
	for (const entry of snapshot.organisations) {
		if (entry.parentId !== null) push(children, entry.parentId, entry);
	}
	const shownAcuteNumbers = snapshot.acuteNumbers.flatMap(
		({ functionId }) => functions.get(functionId) ?? []
	);
	for (const [index, fn] of shownAcuteNumbers.entries()) {
		fn.place = ranked.length + index;
		push(functionsByUnit, fn.unit.id, fn);
	}

	return {
		snapshot,
		readAt: Date.parse(snapshot.readAt),
		organisations,
		organisationsBySlug: new Map(snapshot.organisations.map((entry) => [entry.slug, entry])),
		children,
		people: new Map(snapshot.people.map((entry) => [entry.id, entry])),
		situations: new Map(snapshot.situations.map((entry) => [entry.id, entry])),
		functions,
		functionsBySlug: new Map([...functions.values()].map((fn) => [fn.entry.slug, fn])),
		functionsByUnit,
		ranked,
		pools: { municipality: poolsOf(ranked, 'municipality'), region: poolsOf(ranked, 'region') },
		members,
		chainRoles,
		coordinators: ranked.filter((fn) => fn.chainRole === 'coordinator'),
		acuteNumbers: shownAcuteNumbers
	};
}

/** Who an organisation is on a day: itself, or its successor once it has ended. */
export function organisationOn(
	directory: Directory,
	entry: OrganisationEntry,
	date: IsoDate
): OrganisationEntry {
	let current = entry;
	while (current.validTo !== null && current.validTo < date && current.successorId !== null) {
		current = known(directory.organisations.get(current.successorId), 'organisation', current.successorId);
	}
	return current;
}

/** The unit's name with its party's, as of a day: "Jobcenter Furesø, Furesø Kommune". */
export function organisationTitle(directory: Directory, fn: DirectoryFunction, date: IsoDate): string {
	const unit = organisationOn(directory, fn.unit, date).name;
	const top = organisationOn(directory, fn.top, date).name;
	return unit === top ? unit : `${unit}, ${top}`;
}

/** The organisation and all it stands below, nearest first. */
export function ancestry(
	organisations: ReadonlyMap<number, OrganisationEntry>,
	entry: OrganisationEntry
): OrganisationEntry[] {
	const path = [entry];
	for (let next = entry.parentId; next !== null;) {
		const parent = known(organisations.get(next), 'organisation', next);
		path.push(parent);
		next = parent.parentId;
	}
	return path;
}

function topOf(organisations: ReadonlyMap<number, OrganisationEntry>, entry: OrganisationEntry) {
	return ancestry(organisations, entry).at(-1) ?? entry;
}

function sideOf(
	organisations: ReadonlyMap<number, OrganisationEntry>,
	unit: OrganisationEntry,
	top: OrganisationEntry
): NetworkSide {
	if (ancestry(organisations, unit).some((entry) => entry.kind === 'voluntary')) return 'voluntary';
	if (top.kind === 'municipality' || top.kind === 'national') return top.kind;
	return 'region';
}

/**
 * A reception or a duty phone is a line named so; a key person and the coordinator are functions named so. Names carry it
 * because people read names, and so do the import format and the phone sheets.
 */
function chainRoleOf(entry: FunctionEntry): ChainRole | null {
	const name = fold(entry.name);
	if (entry.staffing === 'line') {
		if (name.includes('dognvagt')) return 'dutyPhone';
		if (/(^| )(modtagelse|reception)/.test(name)) return 'reception';
		return null;
	}
	if (/^nogleperson/.test(name)) return 'keyPerson';
	if (/^faglig tovholder/.test(name)) return 'coordinator';
	return null;
}

function servedBy(
	entry: FunctionEntry,
	side: NetworkSide,
	top: OrganisationEntry,
	tops: ReadonlyMap<number, OrganisationEntry>,
	members: readonly OrganisationEntry[]
): ReadonlySet<number> | null {
	if (entry.servedIds.length === 0) return side === 'municipality' ? new Set([top.id]) : null;
	const served = new Set<number>();
	for (const id of entry.servedIds) {
		const party = known(tops.get(id), 'organisation', id);
		if (party.kind === 'municipality') served.add(party.id);
		else if (party.kind === 'region' || party.kind === 'national') {
			for (const member of members) served.add(member.id);
		}
	}
	return served.size === members.length ? null : served;
}

function policyKey(policy: { organisationId: number | null; criticality: Criticality }) {
	return `${policy.organisationId ?? 'network'}:${policy.criticality}`;
}

/** The nearest override upwards, else the network's, else the defaults of FACTS. */
function policyOf(
	policies: ReadonlyMap<string, FreshnessPolicy>,
	organisations: ReadonlyMap<number, OrganisationEntry>,
	unit: OrganisationEntry,
	criticality: Criticality
): FreshnessPolicy {
	for (const entry of ancestry(organisations, unit)) {
		const override = policies.get(policyKey({ organisationId: entry.id, criticality }));
		if (override) return override;
	}
	return policies.get(policyKey({ organisationId: null, criticality })) ?? defaultPolicies[criticality];
}

/**
 * Specialised before general: public before voluntary, fewer situations named (none named is no specialisation), then
 * serving fewer municipalities, then the narrower age range, then acute first. A place in the tree gives nothing.
 */
function rank(functions: DirectoryFunction[], memberCount: number): DirectoryFunction[] {
	const keyed = functions.map((fn) => {
		const { entry } = fn;
		const key = [
			fn.side === 'voluntary' ? 1 : 0,
			entry.situationIds.length || 9999,
			fn.serves?.size ?? (fn.side === 'national' ? 9999 : memberCount),
			// No limit is wider than any limit.
			(entry.ageTo ?? 121) - (entry.ageFrom ?? -1),
			entry.criticality === 'acute' ? 0 : 1
		];
		return { fn, key };
	});
	const compare = (a: number[], b: number[]) => {
		for (let part = 0; part < a.length; part += 1) {
			const difference = (a[part] ?? 0) - (b[part] ?? 0);
			if (difference !== 0) return difference;
		}
		return 0;
	};
	keyed.sort((a, b) => compare(a.key, b.key) || (a.fn.entry.slug < b.fn.entry.slug ? -1 : 1));
	let previous: number[] | null = null;
	let place = 0;
	for (const [index, { fn, key }] of keyed.entries()) {
		if (previous && compare(previous, key) !== 0) place += 1;
		fn.rank = place;
		fn.place = index;
		previous = key;
	}
	return keyed.map(({ fn }) => fn);
}

function poolsOf(ranked: readonly DirectoryFunction[], direction: Direction): Pools {
	const everyone = ranked.filter((fn) => fn.side === direction || fn.side === 'voluntary');
	const serving = new Map<number, DirectoryFunction[]>();
	for (const fn of everyone) {
		for (const id of fn.serves ?? []) push(serving, id, fn);
	}
	return {
		everyone: poolOf(everyone),
		servingAll: poolOf(everyone.filter((fn) => fn.serves === null)),
		serving: new Map([...serving].map(([id, list]) => [id, poolOf(list)]))
	};
}

function poolOf(all: readonly DirectoryFunction[]): Pool {
	const bySituation = new Map<number, DirectoryFunction[]>();
	for (const fn of all) {
		for (const id of fn.entry.situationIds) push(bySituation, id, fn);
	}
	return {
		all: rankedList(all),
		bySituation: new Map([...bySituation].map(([id, list]) => [id, rankedList(list)]))
	};
}

function rankedList(functions: readonly DirectoryFunction[]): RankedList {
	const firstVoluntary = functions.findIndex(({ side }) => side === 'voluntary');
	return {
		places: Uint32Array.from(functions, ({ place }) => place),
		ageFrom: Uint8Array.from(functions, ({ entry }) => entry.ageFrom ?? 0),
		ageTo: Uint8Array.from(functions, ({ entry }) => entry.ageTo ?? noLimit),
		firstVoluntary: firstVoluntary === -1 ? functions.length : firstVoluntary
	};
}

/** The value first seen under the key. */
function once<K, V>(seen: Map<K, V>, key: K, value: V): V {
	const first = seen.get(key) ?? value;
	seen.set(key, first);
	return first;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V) {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}

function known<T>(value: T | undefined, what: string, id: number): T {
	if (value === undefined) throw new Error(`the snapshot refers to ${what} ${id}, which is not in it`);
	return value;
}
