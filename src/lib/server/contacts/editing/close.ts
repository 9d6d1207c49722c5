/** Closing a function or an organisation: from when, and what takes over. */
import { type IsoDate, addDays, fromCopenhagen } from '../../../calendar/copenhagen-time.ts';
import { importRow } from '../../../contacts/import-input.ts';
import type { Snapshot } from '../../../directory/snapshot.ts';
import * as messages from '../../../messages/editing.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/types.ts';
import { FieldRefusal } from '../../refusal.ts';
import { referenceTo } from '../import/cells.ts';
import { type ContactFunction, type Organisation, pathOf, topOf } from '../import/model.ts';
import type { Planning } from '../import/planning.ts';
import {
	changeDirectory,
	functionBySlug,
	organisationBySlug,
	requireMayKeep,
	throwFaults
} from './change-directory.ts';
import { applyClosing } from './closing.ts';
import { consequencesIn } from './edit-function.ts';
import { applyOrganisationFields } from './edit-organisation.ts';
import { otherFunctions, readForKeeper } from './read-form.ts';

export interface Closing {
	/** Last day, as typed. */
	lastDay: string;
	/** A reference to the function, or the path of the organisation, that takes over; empty: nobody. */
	successor: string;
}

export interface CloseOptions {
	now: Date;
	/** Tells what it would do, on the day after, and writes nothing. */
	preview?: Snapshot;
}

/** What the page that closes a function offers. */
export function readCloseForm(db: Db, actor: Actor, slug: string) {
	return readForKeeper(db, actor, (directory) => {
		const fn = functionBySlug(directory, slug);
		requireMayKeep(actor, fn.organisation);
		return {
			name: fn.name,
			organisation: fn.organisation.name,
			lastDay: fn.validTo,
			reserve: fn.reserve && referenceTo(fn.reserve),
			others: otherFunctions(directory, fn.organisation, fn, fn.reserve)
		};
	});
}

/** What the page that closes an organisation offers. */
export function readCloseOrganisationForm(db: Db, actor: Actor, slug: string) {
	return readForKeeper(db, actor, (directory) => {
		const one = organisationBySlug(directory, slug);
		requireMayKeep(actor, one);
		const isBelow = (other: Organisation) => pathOf(other).startsWith(`${pathOf(one)} > `);
		return {
			name: one.name,
			lastDay: one.validTo,
			others: directory.organisations
				.filter((other) => other !== one && !isBelow(other))
				.filter((other) => one.parent === null || topOf(other) === topOf(one))
				.map(pathOf)
				.sort((a, b) => a.localeCompare(b, 'da'))
		};
	});
}

/** Closes a function after its last day, and ends whoever has it then. Answers what changes in lookup when previewed. */
export async function closeFunction(
	db: Db,
	actor: Actor,
	slug: string,
	{ lastDay, successor }: Closing,
	{ now, preview }: CloseOptions
): Promise<string[]> {
	const day = readDay(lastDay);
	const { result: writes } = await changeDirectory(
		db,
		{ actor, now, preview: preview !== undefined },
		({ planning }) => {
			const fn = functionBySlug(planning.directory, slug);
			requireMayKeep(actor, fn.organisation);
			closeOne(planning, fn, day, successor);
			throwFaults(renamed(planning));
			return planning.writes;
		}
	);
	return preview ? consequencesIn(preview, writes, dayAfter(day, now)) : [];
}

/**
 * Ends an organisation after its last day. Whoever takes over takes over its functions and units too; where nobody does they
 * close with it.
 */
export async function closeOrganisation(
	db: Db,
	actor: Actor,
	slug: string,
	{ lastDay, successor }: Closing,
	{ now, preview }: CloseOptions
): Promise<string[]> {
	const day = readDay(lastDay);
	const { result: writes } = await changeDirectory(
		db,
		{ actor, now, preview: preview !== undefined },
		({ planning }) => {
			const { organisations, functions } = planning.directory;
			const one = organisationBySlug(planning.directory, slug);
			requireMayKeep(actor, one);
			applyOrganisationFields(planning, one, { ophoerer: day, afloeser: successor });
			if (successor === '') {
				const isBelow = (other: Organisation | null): boolean =>
					other !== null && (other === one || isBelow(other.parent));
				for (const unit of organisations.filter((other) => other !== one && isBelow(other))) {
					if (unit.validTo === null || unit.validTo > day) {
						applyOrganisationFields(planning, unit, { ophoerer: day });
					}
				}
				for (const fn of functions.filter(({ organisation }) => isBelow(organisation))) {
					if (fn.validTo === null || fn.validTo > day) closeOne(planning, fn, day, '');
				}
			}
			throwFaults(renamed(planning));
			return planning.writes;
		}
	);
	return preview ? consequencesIn(preview, writes, dayAfter(day, now)) : [];
}

function closeOne(planning: Planning, fn: ContactFunction, day: IsoDate, successor: string): void {
	applyClosing(planning, fn, { gaelder_til: day, afloeser: successor });
	for (const holder of fn.holders) {
		const begins = holder.startsOn ?? '';
		if (begins > day || (holder.endsOn !== null && holder.endsOn <= day)) continue;
		holder.endsOn = day;
		planning.writes.holders.set(holder, fn);
	}
}

/** The fields as the page calls them. */
function renamed({ faults }: Planning): Pick<Planning, 'faults'> {
	const names: Record<string, string> = {
		gaelder_til: 'sidste_dag',
		ophoerer: 'sidste_dag',
		afloeser: 'overtager'
	};
	return { faults: faults.map((fault) => ({ ...fault, column: names[fault.column ?? ''] ?? fault.column })) };
}

function readDay(text: string): IsoDate {
	const read = importRow.safeParse({ til: text.trim() });
	const message = read.error?.issues[0]?.message;
	if (message !== undefined) throw new FieldRefusal([{ message, field: 'sidste_dag' }]);
	const day = read.data?.til;
	if (!day) throw new FieldRefusal([{ message: messages.lastDayMissing, field: 'sidste_dag' }]);
	return day;
}

/** Noon of the first day without it, or now when that has been. */
function dayAfter(day: IsoDate, now: Date): Date {
	const noon = fromCopenhagen(addDays(day, 1), 12 * 60);
	return noon > now ? noon : now;
}
