/** What the rows of a file make of the directory. Pure: it changes the model it is given, and writes nothing. */
import { toCopenhagen } from '../../../calendar/copenhagen-time.ts';
import { oneLine } from '../../../contacts/import-input.ts';
import { type Directory, type Writes, noWrites, pathOf } from './model.ts';
import { nearNameNotices } from './near-names.ts';
import { OrganisationIndex } from './organisation-index.ts';
import type { ParsedRow } from './parse-rows.ts';
import { planFunctions } from './plan-functions.ts';
import { planHolders } from './plan-holders.ts';
import { planOrganisations } from './plan-organisations.ts';
import { type PlannedRow, type Planning, makeSuggest } from './planning.ts';
import type { ImportFault, ImportedRow } from './report.ts';

export interface ImportPlan {
	rows: ImportedRow[];
	faults: ImportFault[];
	/** What is no fault and may still be a slip. */
	notices: string[];
	writes: Writes;
}

/** @param directory is changed: load it for this call */
export function planImport(directory: Directory, parsed: readonly ParsedRow[], now: Date): ImportPlan {
	const planning = startPlanning(directory, parsed, now);
	planRows(planning);
	return {
		rows: planning.rows.map(describeRow),
		faults: planning.faults,
		notices: nearNameNotices(planning),
		writes: planning.writes
	};
}

/** Works out what the rows of a planning change, in the model and in what is to be written. */
export function planRows(planning: Planning): void {
	planOrganisations(planning);
	planFunctions(planning);
	planHolders(planning);
}

/** @param directory is changed by what is planned: load it for this call */
export function startPlanning(directory: Directory, parsed: readonly ParsedRow[], now: Date): Planning {
	return {
		directory,
		organisations: new OrganisationIndex(directory.organisations),
		rows: parsed.map((row): PlannedRow => ({ ...row, created: [], changes: [], named: {} })),
		writes: noWrites(),
		faults: [],
		now,
		today: toCopenhagen(now).date,
		suggest: makeSuggest()
	};
}

function describeRow({ row, entered, organisation, fn, holder, created, changes }: PlannedRow): ImportedRow {
	return {
		row,
		action: created.length > 0 ? 'create' : changes.length > 0 ? 'change' : 'leave',
		organisation: organisation ? pathOf(organisation) : (entered.organisation ?? ''),
		function: fn ? oneLine(fn.name) : (entered.funktion ?? ''),
		holder: holder ? oneLine(holder.person.name) : entered.navn || null,
		created,
		changes
	};
}
