/** Who holds which function from when to when, after the file. */
import { type IsoDate, addDays } from '../../../calendar/copenhagen-time.ts';
import type { Column } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/import.ts';
import { differences, holderCells } from './cells.ts';
import { type ContactFunction, type Holder, unsaved } from './model.ts';
import { planPeople } from './plan-people.ts';
import { type PlannedRow, type Planning, addFault } from './planning.ts';
import { type HolderRow, groupBy, recogniseHolders } from './recognise-holders.ts';

/** Sets `holder` on the rows that name one. Changes the model and collects what to write. */
export function planHolders(planning: Planning): void {
	const candidates = planning.rows.flatMap((row) => {
		const { fn } = row;
		const name = row.cells.navn;
		if (!fn || !mayHaveHolder(planning, row, fn) || !name || hasFaultyPeriod(row)) return [];
		return [{ row, fn, role: row.cells.rolle ?? ('primary' as const), name }];
	});
	const rows = recogniseHolders(planning, candidates);
	planPeople(planning, rows);
	for (const [fn, own] of groupBy(rows, (row) => row.fn)) {
		const spans = own.map((row) => spanOf(planning, row));
		settle(planning, fn, spans);
	}
}

const ofHolder = ['navn', 'titel', 'faggruppe', 'indehaver_telefon', 'indehaver_mail', 'fra', 'til'] as const;

/** False, with a fault, when a row says something of a holder where there is none, or does not name whom. */
function mayHaveHolder(planning: Planning, row: PlannedRow, fn: ContactFunction): boolean {
	const filled = ofHolder.find((column) => row.entered[column]);
	if (!filled) return false;
	if (fn.staffing === 'line') {
		addFault(planning, row, filled, messages.lineHasHolder);
		return false;
	}
	if (!row.entered.navn) addFault(planning, row, 'navn', messages.nameRequired);
	return true;
}

/** A role or a date that could not be read has a fault of its own; to guess it would add others that are none. */
function hasFaultyPeriod({ entered, cells }: PlannedRow): boolean {
	return (['rolle', 'fra', 'til'] as const).some((column) => entered[column] && cells[column] === undefined);
}

/** A holder in the file with the period that the row asks for. */
interface Span {
	holder: Holder;
	/** Null of one that the file does not name. */
	row: HolderRow | null;
	isNew: boolean;
	from: IsoDate | null;
	to: IsoDate | null;
	/** The row says when it starts, or ends. */
	isFromGiven: boolean;
	isToGiven: boolean;
}

function spanOf(planning: Planning, row: HolderRow): Span {
	const { fra, til } = row.row.cells;
	const isNew = row.holder === null;
	const holder: Holder = row.holder ?? {
		id: unsaved,
		person: row.person,
		role: row.role,
		startsOn: null,
		endsOn: null,
		showName: true,
		addedAt: planning.now
	};
	const from = fra === undefined ? holder.startsOn : fra;
	const to = til === undefined ? holder.endsOn : til;
	row.row.holder = holder;
	return { holder, row, isNew, from, to, isFromGiven: Boolean(fra), isToGiven: Boolean(til) };
}

/** Fits the periods of the file to each other and to those that are there, and writes them into the model. */
function settle(planning: Planning, fn: ContactFunction, inFile: readonly Span[]): void {
	const named = new Set(inFile.map(({ holder }) => holder));
	const stored = fn.holders
		.filter((holder) => !named.has(holder))
		.map((holder): Span => {
			const { startsOn: from, endsOn: to } = holder;
			return { holder, row: null, isNew: false, from, to, isFromGiven: true, isToGiven: false };
		});
	const spans = [...stored, ...inFile];
	for (const span of inFile) startAfterFormer(planning, span, spans);
	const repeated = refuseRepetition(planning, spans);
	if (!repeated)
		endBeforeNext(
			planning,
			spans.filter(({ holder }) => holder.role === 'primary')
		);
	for (const span of spans) write(planning, fn, span, inFile);
}

/** Those that a period may not overlap: other primaries, and the same person in the same role. */
function areRivals(a: Span, b: Span): boolean {
	if (a === b || a.holder.role !== b.holder.role) return false;
	return a.holder.role === 'primary' || a.holder.person === b.holder.person;
}

/**
 * A start that is not known cannot reach back past those who have ended. A new holder then starts on the day of the
 * import, one that is there keeps the start it has.
 */
function startAfterFormer(planning: Planning, span: Span, spans: readonly Span[]): void {
	if (span.from !== null) return;
	const isFormer = ({ to }: Span) => to !== null && to < (span.holder.startsOn ?? planning.today);
	if (spans.some((other) => areRivals(span, other) && isFormer(other))) {
		span.from = span.isNew ? planning.today : span.holder.startsOn;
	}
}

function refuseRepetition(planning: Planning, spans: readonly Span[]): boolean {
	let found = false;
	for (const [index, span] of spans.entries()) {
		for (const other of spans.slice(0, index)) {
			const isSame = areRivals(span, other) && span.holder.person === other.holder.person;
			if (!isSame || !span.row || !overlap(span, other)) continue;
			if (other.row) addFault(planning, span.row.row, 'navn', messages.holderTwice(other.row.row.row));
			else if (span.holder.role === 'deputy')
				addFault(planning, span.row.row, 'fra', messages.periodOverlapsOwn(nameOf(span)));
			else continue;
			found = true;
		}
	}
	return found;
}

/** A new primary ends the one before; every other overlap of primaries is a fault. */
function endBeforeNext(planning: Planning, spans: Span[]): void {
	spans.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : (a.from ?? '') > (b.from ?? '') ? 1 : 0));
	for (const [index, next] of spans.entries()) {
		for (const earlier of spans.slice(0, index)) {
			if (!overlap(earlier, next)) continue;
			const isEndedByNext =
				next.row !== null &&
				next.isFromGiven &&
				!earlier.isToGiven &&
				next.from !== null &&
				(earlier.from === null ? !isGuess(earlier, next.from, planning.today) : earlier.from < next.from);
			if (isEndedByNext) earlier.to = addDays(next.from ?? planning.today, -1);
			else refuseOverlap(planning, earlier, next);
		}
	}
}

/** Two new ones, one of them since a day that is past and one since nobody knows when: either may be the earlier. */
function isGuess(earlier: Span, nextFrom: IsoDate, today: IsoDate): boolean {
	return earlier.isNew && nextFrom <= today;
}

function refuseOverlap(planning: Planning, earlier: Span, next: Span): void {
	// The one to mend is the one that the file brings, and of two the one further down.
	const isNextTold = !earlier.row || (next.row !== null && next.row.row.row > earlier.row.row.row);
	const [told, other] = isNextTold ? [next, earlier] : [earlier, next];
	if (!told.row) return;
	const otherRow = other.row?.row.row ?? null;
	let message = messages.twoPrimaries(nameOf(told), nameOf(other), otherRow);
	let column: Column = told.isFromGiven ? 'fra' : 'rolle';
	if (told.isNew && !told.isFromGiven && isCurrent(other, planning.today)) {
		message = messages.newPrimaryNeedsStart(nameOf(other), nameOf(told));
		column = 'fra';
	} else if (!isNextTold && other.from !== null && !told.isToGiven) {
		message = messages.laterPrimary(nameOf(other), other.from, nameOf(told), addDays(other.from, -1));
		column = 'til';
	}
	addFault(planning, told.row.row, column, message);
}

function write(planning: Planning, fn: ContactFunction, span: Span, inFile: readonly Span[]): void {
	const { holder, row } = span;
	if (row && span.from !== null && span.to !== null && span.from > span.to) {
		addFault(planning, row.row, 'til', messages.datesRunBackwards(span.from, span.to));
		return;
	}
	const before = holderCells(holder);
	if (holder.startsOn !== span.from || holder.endsOn !== span.to) {
		holder.startsOn = span.from;
		holder.endsOn = span.to;
		planning.writes.holders.set(holder, fn);
	}
	if (span.isNew && row) {
		fn.holders.push(holder);
		planning.writes.holders.set(holder, fn);
		row.row.created.push(messages.createdHolder(messages.holderRoleWord[row.role]));
		return;
	}
	if (row) {
		row.row.changes.push(...differences(before, holderCells(holder)));
	} else if (before.til !== holderCells(holder).til) {
		const successor = inFile.find(({ from }) => from !== null && span.to === addDays(from, -1));
		successor?.row?.row.changes.push({
			field: messages.periodEndOf(nameOf(span)),
			before: before.til ?? '',
			after: span.to ?? ''
		});
	}
}

function overlap(a: Span, b: Span): boolean {
	const startsNoLater = (start: IsoDate | null, end: IsoDate | null) =>
		start === null || end === null || start <= end;
	return startsNoLater(a.from, b.to) && startsNoLater(b.from, a.to);
}

function isCurrent({ from, to }: Span, today: IsoDate): boolean {
	return (from === null || from <= today) && (to === null || to >= today);
}

function nameOf({ holder }: Span): string {
	return holder.person.name;
}
