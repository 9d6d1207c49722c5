/** Who a row about a holder means: a holder that is there, a person from elsewhere, or somebody new. */
import { oneLine } from '../../../contacts/import-input.ts';
import type { HolderRole } from '../../../directory/vocabulary.ts';
import type { IsoDate } from '../../../calendar/copenhagen-time.ts';
import {
	type ContactFunction,
	type Holder,
	type Organisation,
	type Person,
	topOf,
	unsaved
} from './model.ts';
import { nameKey } from './organisation-index.ts';
import type { PlannedRow, Planning } from './planning.ts';

export interface HolderRow {
	row: PlannedRow;
	fn: ContactFunction;
	role: HolderRole;
	name: string;
	person: Person;
	/** The holder that the row is about; null when it begins a period. */
	holder: Holder | null;
	/** Whether the person held this function in this role before: then the row speaks for all of the person. */
	isKnownHere: boolean;
}

type Candidate = Omit<HolderRow, 'person' | 'holder' | 'isKnownHere'>;

/** The rows that name a holder, each with whom it means. */
export function recogniseHolders(planning: Planning, rows: readonly Candidate[]): HolderRow[] {
	const known = new Map<Candidate, { person: Person; holder: Holder | null }>();
	for (const group of groupBy(rows, ({ fn }) => fn).values()) recogniseWithin(group, known);
	const people = new PeopleIndex(planning);
	return rows.map((candidate) => {
		const here = known.get(candidate);
		if (here) people.note(here.person, candidate.row);
		return {
			...candidate,
			person: here?.person ?? people.findOrAdd(candidate),
			holder: here?.holder ?? null,
			isKnownHere: here !== undefined
		};
	});
}

/**
 * Among the holders of one function: by mail and name, then by mail, then by name. Surest first, so that two who share a
 * mail address or a name are not taken for each other.
 */
function recogniseWithin(
	rows: readonly Candidate[],
	known: Map<Candidate, { person: Person; holder: Holder | null }>
): void {
	const claimed = new Set<Holder>();
	const sameMail = ({ row }: Candidate, { person }: Holder) => {
		const mail = row.cells.indehaver_mail?.toLowerCase();
		return mail !== undefined && mails(person).includes(mail);
	};
	const sameName = ({ name }: Candidate, { person }: Holder) => nameKey(name) === nameKey(person.name);
	const samePhone = ({ row }: Candidate, { person }: Holder) => {
		const phone = row.cells.indehaver_telefon?.value;
		return phone !== undefined && phones(person).includes(phone);
	};
	const passes: ((row: Candidate, holder: Holder) => boolean)[] = [
		(row, holder) => sameMail(row, holder) && sameName(row, holder),
		sameMail,
		(row, holder) => sameName(row, holder) && samePhone(row, holder),
		sameName
	];
	for (const matches of passes) {
		for (const row of rows.filter((candidate) => !known.has(candidate))) {
			const holders = row.fn.holders.filter(
				(holder) => holder.role === row.role && !claimed.has(holder) && matches(row, holder)
			);
			const [person] = holders.map((holder) => holder.person);
			if (!person) continue;
			const holder = periodMeant(holders, row.row.cells.fra ?? null, row.row.cells.til ?? null);
			if (holder) claimed.add(holder);
			known.set(row, { person: holder?.person ?? person, holder });
		}
	}
}

/** The period that starts on the same day, else the latest that overlaps; null when the row tells of another period. */
function periodMeant(holders: readonly Holder[], from: IsoDate | null, to: IsoDate | null): Holder | null {
	const sameStart = holders.find(({ startsOn }) => from !== null && startsOn === from);
	if (sameStart) return sameStart;
	const overlapping = holders
		.filter(({ startsOn, endsOn }) => startsNoLater(startsOn, to) && startsNoLater(from, endsOn))
		.sort((a, b) => ((a.startsOn ?? '') < (b.startsOn ?? '') ? 1 : -1));
	return overlapping[0] ?? null;
}

/** Null is open: nothing starts after an open end, and an open start is before everything. */
function startsNoLater(start: IsoDate | null, end: IsoDate | null): boolean {
	return start === null || end === null || start <= end;
}

/** Everyone who holds a function or is about to, by mail and by name within a municipality, region or other top. */
class PeopleIndex {
	private readonly planning: Planning;
	private readonly byMail = new Map<string, Person[]>();
	private readonly byName = new Map<Organisation, Map<string, Set<Person>>>();
	/** What the file says of the phone and mail of people, before it is in the model. */
	private readonly noted = new Map<Person, { mail?: string; phone?: string }>();

	constructor(planning: Planning) {
		this.planning = planning;
		for (const person of planning.directory.people) {
			for (const mail of mails(person)) this.addMail(mail, person);
			if (person.organisation) this.addName(topOf(person.organisation), person);
		}
		for (const fn of planning.directory.functions) {
			for (const { person } of fn.holders) this.addName(topOf(fn.organisation), person);
		}
	}

	/** Keeps what a row says of a person, for the rows after it. */
	note(person: Person, row: PlannedRow): void {
		const mail = row.cells.indehaver_mail?.toLowerCase();
		const phone = row.cells.indehaver_telefon?.value;
		if (mail !== undefined) this.addMail(mail, person);
		const before = this.noted.get(person);
		this.noted.set(person, { ...before, ...(mail && { mail }), ...(phone && { phone }) });
	}

	findOrAdd(candidate: Candidate): Person {
		const person = this.find(candidate) ?? this.make(candidate);
		this.note(person, candidate.row);
		this.addName(topOf(candidate.fn.organisation), person);
		return person;
	}

	private find({ row, name, fn }: Candidate): Person | undefined {
		const mail = row.cells.indehaver_mail?.toLowerCase();
		const phone = row.cells.indehaver_telefon?.value;
		const sharing = mail === undefined ? [] : (this.byMail.get(mail) ?? []);
		const byMail = sharing.find((person) => nameKey(person.name) === nameKey(name)) ?? sharing[0];
		if (byMail) return byMail;
		const namesakes = this.byName.get(topOf(fn.organisation))?.get(nameKey(name)) ?? [];
		return [...namesakes].find((person) => {
			const { mail: theirMail = mails(person)[0], phone: theirPhone = phones(person)[0] } =
				this.noted.get(person) ?? {};
			return agree(mail, theirMail) && agree(phone, theirPhone);
		});
	}

	private make({ name, fn }: Candidate): Person {
		const person: Person = {
			id: unsaved,
			name: oneLine(name),
			title: null,
			profession: null,
			organisation: fn.organisation,
			channels: []
		};
		this.planning.directory.people.push(person);
		this.planning.writes.people.add(person);
		return person;
	}

	private addMail(mail: string, person: Person): void {
		const people = this.byMail.get(mail) ?? [];
		if (!people.includes(person)) this.byMail.set(mail, [...people, person]);
	}

	private addName(top: Organisation, person: Person): void {
		const names = this.byName.get(top) ?? new Map<string, Set<Person>>();
		this.byName.set(top, names);
		const key = nameKey(person.name);
		names.set(key, (names.get(key) ?? new Set()).add(person));
	}
}

/** Two that are both known must be equal. */
function agree(a: string | undefined, b: string | undefined): boolean {
	return a === undefined || b === undefined || a === b;
}

function mails(person: Person): string[] {
	return person.channels.filter(({ kind }) => kind === 'mail').map(({ value }) => value.toLowerCase());
}

function phones(person: Person): string[] {
	return person.channels.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
}

/** The items by a key of each, in their order. */
export function groupBy<K, T>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}
