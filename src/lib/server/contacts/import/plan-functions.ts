/** Which function each row is about, what is made of new, and what the rows change in it. */
import { formatOpeningHours } from '../../../calendar/opening-hours-text.ts';
import { type Column, type EnteredPhone, type ImportRow, tidy } from '../../../contacts/import-input.ts';
import { freeSlug } from '../../../directory/slug.ts';
import type { ChannelKind } from '../../../directory/vocabulary.ts';
import * as messages from '../../../messages/import.ts';
import { differences, firstOf, functionCells, referenceTo } from './cells.ts';
import {
	type ContactFunction,
	type Organisation,
	type Term,
	type Writes,
	isNational,
	pathOf,
	topOf,
	unsaved
} from './model.ts';
import { FunctionIndex, OrganisationNames, TermNames } from './names.ts';
import { planChannel } from './plan-channels.ts';
import { type PlannedRow, type Planning, addFault, compareWithFirst, sameItems } from './planning.ts';

const columns = [
	'bemanding',
	'kan',
	'kan_ikke',
	'saadan',
	'situationer',
	'emner',
	'velfaerdsomraader',
	'alder_fra',
	'alder_til',
	'betjener',
	'kritikalitet',
	'mandat',
	'telefon',
	'telefon_note',
	'mail',
	'sikker_mail',
	'web',
	'aabningstid',
	'reserve'
] as const satisfies readonly Column[];

/** Sets `fn` on every row that has an organisation. Changes the model and collects what to write. */
export function planFunctions(planning: Planning): void {
	const rows = planning.rows.filter((row) => row.organisation && row.cells.funktion);
	const functions = new FunctionIndex(planning.directory.functions);
	const slugs = new Set(planning.directory.functions.map(({ slug }) => slug));
	for (const row of rows) row.fn = placeRow(planning, functions, slugs, row);

	const names = new CellNames(planning, functions);
	const firsts = new Map<ContactFunction, PlannedRow>();
	for (const row of rows) {
		const { fn } = row;
		if (!fn) continue;
		const resolved = names.resolve(row);
		const first = firsts.get(fn);
		if (first) {
			compareWithFirst(planning, first, row, columns);
			continue;
		}
		firsts.set(fn, row);
		const before = fn.id === unsaved ? null : functionCells(fn);
		applyCells(planning, row, fn);
		applyResolved(planning, fn, resolved);
		if (before) row.changes.push(...differences(before, functionCells(fn)));
	}
	refuseCircles(planning, firsts);
}

function placeRow(planning: Planning, functions: FunctionIndex, slugs: Set<string>, row: PlannedRow) {
	const { organisation } = row;
	const name = row.cells.funktion ?? '';
	if (!organisation) return undefined;
	const found = functions.find(organisation, name);
	if (found) return found;
	const fn = newFunction(organisation, name, freeSlug(`${slugPrefix(organisation)} ${name}`, slugs));
	functions.add(fn);
	planning.directory.functions.push(fn);
	planning.writes.functions.add(fn);
	row.created.push(messages.createdFunction);
	return fn;
}

/** Whose function it is: the municipality, and elsewhere the unit, since a region has its units for names. */
function slugPrefix(organisation: Organisation): string {
	const top = topOf(organisation);
	return top.kind === 'municipality' ? top.name.replace(/ kommune$/i, '') : organisation.name;
}

function newFunction(organisation: Organisation, name: string, slug: string): ContactFunction {
	return {
		...{ id: unsaved, organisation, name, slug },
		...{ can: null, cannot: null, howTo: null, ageFrom: null, ageTo: null, mandate: null, reserve: null },
		...{ closures: [], validFrom: null, validTo: null, successor: null },
		criticality: 'ordinary',
		staffing: isNational(organisation) ? 'line' : 'person',
		hours: { alwaysOpen: false, weekly: [] },
		situations: new Set(),
		topics: new Set(),
		welfareAreas: new Set(),
		served: new Set(),
		channels: [],
		holders: []
	};
}

/** What the cells of a row name; undefined where the file lacks the column or a name is not known. */
interface Resolved {
	situations: Set<Term> | undefined;
	topics: Set<Term> | undefined;
	welfareAreas: Set<Term> | undefined;
	served: Set<Organisation> | undefined;
	reserve: ContactFunction | null | undefined;
}

/** Turns the names in cells into what they stand for. Made when all organisations and functions are known. */
class CellNames {
	private readonly planning: Planning;
	private readonly functions: FunctionIndex;
	private readonly organisations: OrganisationNames;
	private readonly terms: Record<'situationer' | 'emner' | 'velfaerdsomraader', TermNames>;

	constructor(planning: Planning, functions: FunctionIndex) {
		const { situations, topics, welfareAreas } = planning.directory;
		this.planning = planning;
		this.functions = functions;
		this.organisations = new OrganisationNames(planning);
		this.terms = {
			situationer: new TermNames(situations),
			emner: new TermNames(topics),
			velfaerdsomraader: new TermNames(welfareAreas)
		};
	}

	resolve(row: PlannedRow): Resolved {
		return {
			situations: this.termsIn(row, 'situationer'),
			topics: this.termsIn(row, 'emner'),
			welfareAreas: this.termsIn(row, 'velfaerdsomraader'),
			served: this.servedBy(row),
			reserve: this.reserveOf(row)
		};
	}

	private termsIn(row: PlannedRow, column: keyof typeof this.terms): Set<Term> | undefined {
		const listed = row.cells[column];
		const found = listed && this.terms[column].resolve(this.planning, row, column, listed);
		if (found)
			row.named[column] = [...found]
				.map(({ name }) => name)
				.sort()
				.join('|');
		return found;
	}

	private servedBy(row: PlannedRow): Set<Organisation> | undefined {
		const listed = row.cells.betjener;
		if (!listed) return undefined;
		const found = listed.map((text) => this.organisations.resolve(row, 'betjener', text));
		const served = found.filter((organisation) => organisation !== undefined);
		if (served.length < listed.length) return undefined;
		row.named.betjener = served.map(pathOf).sort().join('|');
		return new Set(served);
	}

	private reserveOf(row: PlannedRow): ContactFunction | null | undefined {
		const { reserve } = row.cells;
		if (reserve === undefined || reserve === null) return reserve;
		const found = this.functions.resolve(this.planning, this.organisations, row, 'reserve', reserve);
		if (found) row.named.reserve = referenceTo(found);
		return found;
	}
}

/** What stands in the cells themselves. An empty cell clears; where a default applies it leaves what is there. */
function applyCells(planning: Planning, row: PlannedRow, fn: ContactFunction): void {
	const { cells } = row;
	const { writes } = planning;
	setText(writes, fn, 'can', cells.kan);
	setText(writes, fn, 'cannot', cells.kan_ikke);
	setText(writes, fn, 'howTo', cells.saadan);
	set(writes, fn, 'ageFrom', cells.alder_fra);
	set(writes, fn, 'ageTo', cells.alder_til);
	if (fn.ageFrom !== null && fn.ageTo !== null && fn.ageFrom > fn.ageTo) {
		const column = typeof cells.alder_til === 'number' ? 'alder_til' : 'alder_fra';
		addFault(planning, row, column, messages.agesRunBackwards(fn.ageFrom, fn.ageTo));
	}
	set(writes, fn, 'mandate', cells.mandat);
	set(writes, fn, 'criticality', cells.kritikalitet ?? undefined);
	if (cells.bemanding === 'line' && fn.holders.length > 0) {
		addFault(planning, row, 'bemanding', messages.heldFunctionCannotBeLine);
	} else {
		set(writes, fn, 'staffing', cells.bemanding ?? undefined);
	}
	if (cells.aabningstid !== undefined) setHours(writes, fn, cells.aabningstid);
	applyChannels(planning, row, fn);
}

function applyChannels(planning: Planning, row: PlannedRow, fn: ContactFunction): void {
	const { cells } = row;
	const hasPhone =
		cells.telefon === undefined ? firstOf(fn.channels, 'phone') !== undefined : cells.telefon !== null;
	if (cells.telefon_note && !hasPhone) {
		// A faulty number has a fault of its own.
		if (!row.entered.telefon) addFault(planning, row, 'telefon_note', messages.noteWithoutPhone);
	} else if (cells.telefon !== undefined || cells.telefon_note !== undefined) {
		planChannel(planning, fn, 'phone', {
			...wantedPhone(cells.telefon, isNational(fn.organisation)),
			note: cells.telefon_note,
			visibilityOfNew: 'public'
		});
	}
	const others: [ChannelKind, string | null | undefined][] = [
		['mail', cells.mail],
		['secureMail', cells.sikker_mail],
		['web', cells.web]
	];
	for (const [kind, value] of others) {
		if (value !== undefined) planChannel(planning, fn, kind, { value, visibilityOfNew: 'public' });
	}
}

/** Only national numbers have a grouping of their own; the others are all read in pairs. */
function wantedPhone(phone: EnteredPhone | null | undefined, isOfNational: boolean) {
	if (!phone) return { value: phone };
	return {
		value: phone.value,
		entered: phone.entered,
		grouping: isOfNational ? phone.grouping : undefined
	};
}

function applyResolved({ writes }: Planning, fn: ContactFunction, resolved: Resolved): void {
	for (const field of ['situations', 'topics', 'welfareAreas'] as const) {
		const terms = resolved[field];
		if (!terms || sameItems(terms, fn[field])) continue;
		fn[field] = terms;
		writes[field].add(fn);
	}
	if (resolved.served && !sameItems(resolved.served, fn.served)) {
		fn.served = resolved.served;
		writes.served.add(fn);
	}
	set(writes, fn, 'reserve', resolved.reserve);
}

function set<K extends keyof ContactFunction>(
	writes: Writes,
	fn: ContactFunction,
	field: K,
	value: ContactFunction[K] | undefined
): void {
	if (value === undefined || fn[field] === value) return;
	fn[field] = value;
	writes.functions.add(fn);
}

function setText(
	writes: Writes,
	fn: ContactFunction,
	field: 'can' | 'cannot' | 'howTo',
	value: string | null | undefined
): void {
	if (value !== undefined && tidy(fn[field] ?? '') !== (value ?? '')) set(writes, fn, field, value);
}

function setHours(
	writes: Writes,
	fn: ContactFunction,
	entered: NonNullable<ImportRow['aabningstid']> | null
): void {
	const hours = entered ?? { alwaysOpen: false, weekly: [] };
	if (formatOpeningHours(hours) === formatOpeningHours(fn.hours)) return;
	fn.hours = hours;
	writes.functions.add(fn);
	writes.hours.add(fn);
}

/** One fault a circle, in a row of the file that is part of it. */
function refuseCircles(planning: Planning, firsts: ReadonlyMap<ContactFunction, PlannedRow>): void {
	const walked = new Set<ContactFunction>();
	for (const [start] of firsts) {
		const chain: ContactFunction[] = [];
		for (let fn: ContactFunction | null = start; fn && !walked.has(fn); fn = fn.reserve) {
			walked.add(fn);
			chain.push(fn);
			if (!fn.reserve || !chain.includes(fn.reserve)) continue;
			const circle = chain.slice(chain.indexOf(fn.reserve));
			const row = circle.map((member) => firsts.get(member)).find((first) => first !== undefined);
			const names = [...circle, fn.reserve].map(referenceTo);
			if (row) addFault(planning, row, 'reserve', messages.reserveCircle(names));
		}
	}
}
