/** What is told to the second of two who changed the same field: what the first wrote, who it was and when. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { ChangeSubject } from '../../../directory/vocabulary.ts';
import * as messages from '../../../messages/editing.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import type { Fields } from '../import/cells.ts';
import { change, person } from '../schema.ts';
import type { FieldConflict, Merged } from './merge.ts';

export interface ToldConflict extends FieldConflict {
	/** Null from the command line, and when the person has been blanked. */
	by: string | null;
	at: Date | null;
}

/** Nothing was written. The form is shown again with `values`, and `current` as what it was opened with. */
export class EditConflict extends Refusal {
	readonly conflicts: readonly ToldConflict[];
	readonly values: Fields;
	readonly current: Fields;

	constructor(conflicts: readonly ToldConflict[], values: Fields, current: Fields) {
		super(messages.editConflict, { status: 409 });
		this.conflicts = conflicts;
		this.values = values;
		this.current = current;
	}
}

/** Throws `EditConflict` when both changed a field. */
export async function refuseConflicts(
	tx: Db,
	about: { subject: ChangeSubject; id: number },
	{ conflicts, values }: Merged,
	current: Fields
): Promise<void> {
	if (conflicts.length === 0) return;
	const rows = await tx
		.select({ field: change.field, at: change.at, by: person.name })
		.from(change)
		.leftJoin(person, eq(person.id, change.byPersonId))
		.where(
			and(
				eq(change.subject, about.subject),
				eq(change.subjectId, about.id),
				inArray(
					change.field,
					conflicts.map(({ field }) => field)
				)
			)
		)
		.orderBy(desc(change.at), desc(change.id));
	const told = conflicts.map((conflict) => {
		const last = rows.find(({ field }) => field === conflict.field);
		return { ...conflict, by: last?.by ?? null, at: last?.at ?? null };
	});
	throw new EditConflict(told, values, current);
}
