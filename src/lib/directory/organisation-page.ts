/** An organisation with the tree around it, and its functions as a phone sheet lists them. */
import { type IsoDate, addDays } from '../calendar/copenhagen-time.ts';
import { formatOpeningHours } from '../calendar/opening-hours-text.ts';
import type { AnswerChannel, AnswerPerson, Contact } from './answer.ts';
import { type Moment, contactOf, deputyContact, describeHolder, momentOf } from './contact.ts';
import { type Directory, type DirectoryFunction, ancestry, organisationOn } from './directory.ts';
import { compareDanish, fold } from './fold.ts';
import { nearestOfMany } from './nearest-of-many.ts';
import type { OrganisationEntry } from './snapshot.ts';
import { directoryAt } from './validity.ts';
import type { OrganisationKind } from './vocabulary.ts';

export interface OrganisationLink {
	slug: string;
	name: string;
	kind: OrganisationKind;
}

/** One line of the phone sheet. */
export interface SheetLine extends Contact {
	person: AnswerPerson | null;
	/** As people write them, "man-fre 08.00-15.00"; empty when not known. */
	hours: string;
	/** Who stands in beside the one who has it now. */
	deputies: SheetDeputy[];
}

export interface SheetDeputy {
	/** Null when only the function is shown. */
	person: AnswerPerson | null;
	/** A number that everyone may see and that is not known to be wrong. */
	phone: AnswerChannel | null;
}

/** The functions of one unit. */
export interface SheetGroup {
	unit: OrganisationLink;
	/** 0 is the organisation itself. */
	depth: number;
	lines: SheetLine[];
}

/** A successor or predecessor with the day on which one takes over from the other. */
export interface Succession extends OrganisationLink {
	from: IsoDate | null;
	/** True once it has happened. */
	done: boolean;
}

export interface OrganisationPage {
	organisation: OrganisationEntry;
	/** 'coming' before its first day, 'ended' after its last. */
	phase: 'coming' | 'current' | 'ended';
	/** Those it stands below, the party first. */
	above: OrganisationLink[];
	/** Units directly below, by name. */
	units: OrganisationLink[];
	successor: Succession | null;
	predecessors: Succession[];
	/** The organisation's own functions, then those of each unit below; units without any are left out. */
	groups: SheetGroup[];
}

/** The page of an organisation as of an instant. What it has taken over from those before it is its own. */
export function organisationPage(
	everything: Directory,
	entry: OrganisationEntry,
	at: Date
): OrganisationPage {
	const directory = directoryAt(everything, at);
	const moment = momentOf(at);
	const successor = entry.successorId === null ? undefined : directory.organisations.get(entry.successorId);
	return {
		organisation: entry,
		phase: phaseOf(entry, moment.date),
		above: ancestry(directory.organisations, entry).slice(1).reverse().map(linkTo),
		units: unitsBelow(directory, entry, moment.date).map(linkTo),
		successor: successor ? successionOf(successor, entry, successor, moment.date) : null,
		predecessors: predecessorsOf(directory, entry).map((before) =>
			successionOf(before, before, entry, moment.date)
		),
		groups: groupsOf(directory, entry, moment, 0, new Set())
	};
}

/** The parties of the network and others at the top of a tree, of today or coming, by kind and name. */
export function parties(
	everything: Directory,
	at: Date
): {
	kind: OrganisationKind;
	organisations: (OrganisationLink & { functions: number; from: IsoDate | null })[];
}[] {
	const directory = directoryAt(everything, at);
	const moment = momentOf(at);
	const counts = countFunctions(directory, moment.date);
	const tops = directory.snapshot.organisations.filter(
		(entry) => entry.parentId === null && phaseOf(entry, moment.date) !== 'ended'
	);
	return kindOrder
		.map((kind) => ({
			kind,
			organisations: tops
				.filter((entry) => entry.kind === kind)
				.sort((a, b) => compareDanish(a.name, b.name))
				.map((entry) => ({
					...linkTo(entry),
					functions: counts.get(entry.id) ?? 0,
					from: phaseOf(entry, moment.date) === 'coming' ? entry.validFrom : null
				}))
		}))
		.filter(({ organisations }) => organisations.length > 0);
}

/** An organisation by its slug in any spelling; when there is none those most like it, best first. */
export function findOrganisation(
	directory: Directory,
	slug: string
): { organisation: OrganisationEntry | null; nearest: OrganisationLink[] } {
	const exact = directory.organisationsBySlug.get(slug);
	if (exact) return { organisation: exact, nearest: [] };
	const asked = fold(slug);
	const same = directory.snapshot.organisations.find((entry) => fold(entry.slug) === asked);
	if (same) return { organisation: same, nearest: [] };
	const names = directory.snapshot.organisations.flatMap(({ name, slug: known, aliases }) => [
		name,
		known,
		...aliases
	]);
	const near = nearestOfMany(slug, names, 5).flatMap(
		(word) =>
			directory.snapshot.organisations.find(
				({ name, slug: known, aliases }) => name === word || known === word || aliases.includes(word)
			) ?? []
	);
	return { organisation: null, nearest: [...new Set(near)].map(linkTo) };
}

const kindOrder: readonly OrganisationKind[] = [
	'municipality',
	'region',
	'hospital',
	'centre',
	'team',
	'voluntary',
	'national'
];

function linkTo({ slug, name, kind }: OrganisationEntry): OrganisationLink {
	return { slug, name, kind };
}

function phaseOf({ validFrom, validTo }: OrganisationEntry, date: IsoDate): OrganisationPage['phase'] {
	if (validFrom !== null && validFrom > date) return 'coming';
	return validTo !== null && validTo < date ? 'ended' : 'current';
}

function successionOf(
	told: OrganisationEntry,
	before: OrganisationEntry,
	after: OrganisationEntry,
	date: IsoDate
): Succession {
	// A successor may have existed long before: the day after the former's last is the day that counts.
	const from = before.validTo === null ? after.validFrom : addDays(before.validTo, 1);
	return { ...linkTo(told), from, done: phaseOf(before, date) === 'ended' };
}

const predecessors = new WeakMap<Directory, ReadonlyMap<number, readonly OrganisationEntry[]>>();

/** Worked out once for each directory. */
function predecessorsOf(directory: Directory, entry: OrganisationEntry): readonly OrganisationEntry[] {
	let known = predecessors.get(directory);
	if (!known) {
		known = Map.groupBy(
			directory.snapshot.organisations.filter(({ successorId }) => successorId !== null),
			({ successorId }) => successorId ?? 0
		);
		predecessors.set(directory, known);
	}
	return known.get(entry.id) ?? [];
}

/** Units of its own, and those of the predecessors that have ended; units that have ended themselves are left out. */
function unitsBelow(directory: Directory, entry: OrganisationEntry, date: IsoDate): OrganisationEntry[] {
	return [entry, ...takenOver(directory, entry, date)]
		.flatMap(({ id }) => directory.children.get(id) ?? [])
		.filter((unit) => phaseOf(unit, date) !== 'ended')
		.sort((a, b) => compareDanish(a.name, b.name));
}

function takenOver(directory: Directory, entry: OrganisationEntry, date: IsoDate): OrganisationEntry[] {
	return predecessorsOf(directory, entry).filter((before) => phaseOf(before, date) === 'ended');
}

function ownFunctions(directory: Directory, entry: OrganisationEntry, date: IsoDate): DirectoryFunction[] {
	return [entry, ...takenOver(directory, entry, date)].flatMap(
		({ id }) => directory.functionsByUnit.get(id) ?? []
	);
}

/** Depth first. `seen` keeps faulty data from going round in circles. */
function groupsOf(
	directory: Directory,
	entry: OrganisationEntry,
	moment: Moment,
	depth: number,
	seen: Set<number>
): SheetGroup[] {
	if (seen.has(entry.id)) return [];
	seen.add(entry.id);
	const lines = ownFunctions(directory, entry, moment.date).map((fn) => lineOf(directory, fn, moment));
	const below = unitsBelow(directory, entry, moment.date).flatMap((unit) =>
		groupsOf(directory, unit, moment, depth + 1, seen)
	);
	return lines.length > 0 ? [{ unit: linkTo(entry), depth, lines }, ...below] : below;
}

/** Functions of each party with all below it; those of a party that has ended count for its successor. */
function countFunctions(directory: Directory, date: IsoDate): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { top } of directory.functions.values()) {
		const { id } = organisationOn(directory, top, date);
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	return counts;
}

function lineOf(directory: Directory, fn: DirectoryFunction, moment: Moment): SheetLine {
	const { contact, holding } = contactOf(directory, fn, moment);
	return {
		...contact,
		person: describeHolder(directory, holding.current),
		hours: formatOpeningHours(fn.entry.hours),
		deputies: holding.deputies.map((deputy) => ({
			person: describeHolder(directory, deputy),
			phone:
				deputyContact(directory, fn, deputy, moment).channels.find(
					({ kind, broken }) => kind === 'phone' && !broken
				) ?? null
		}))
	};
}
