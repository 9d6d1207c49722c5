/** When somebody has a function, and whether their name is shown with it. */
import { importRow } from '../../../contacts/import-input.ts';
import * as messages from '../../../messages/editing.ts';
import * as words from '../../../messages/import.ts';
import type { Fields } from '../import/cells.ts';
import type { ContactFunction, Holder } from '../import/model.ts';
import type { Planning } from '../import/planning.ts';

/** Plans texts by field (fra, til, vis_navn); that two are not primary at once is checked when it is written, too. */
export function applyHolderFields(
	planning: Planning,
	fn: ContactFunction,
	holder: Holder,
	{ fra, til, vis_navn: showName }: Fields
): void {
	const read = importRow.safeParse({ ...(fra !== undefined && { fra }), ...(til !== undefined && { til }) });
	for (const { path, message } of read.error?.issues ?? []) {
		planning.faults.push({ row: null, column: String(path[0]), message });
	}
	if (!read.success) return;
	const startsOn = read.data.fra === undefined ? holder.startsOn : read.data.fra;
	const endsOn = read.data.til === undefined ? holder.endsOn : read.data.til;
	if (startsOn !== null && endsOn !== null && startsOn > endsOn) {
		planning.faults.push({ row: null, column: 'til', message: words.datesRunBackwards(startsOn, endsOn) });
		return;
	}
	const rival = fn.holders.find(
		(other) =>
			other !== holder &&
			other.role === holder.role &&
			(holder.role === 'primary' || other.person === holder.person) &&
			(other.startsOn ?? '') <= (endsOn ?? '9999') &&
			(startsOn ?? '') <= (other.endsOn ?? '9999')
	);
	const isMoved = startsOn !== holder.startsOn || endsOn !== holder.endsOn;
	if (rival && isMoved) {
		planning.faults.push({
			row: null,
			column: 'til',
			message: messages.holderPeriodTaken(rival.person.name)
		});
		return;
	}
	holder.startsOn = startsOn;
	holder.endsOn = endsOn;
	if (showName !== undefined) holder.showName = showName !== words.no;
	planning.writes.holders.set(holder, fn);
}
