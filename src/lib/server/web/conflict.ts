/** Two who edited the same: the answer that shows the form again, with what both wrote. */
import { fail } from '@sveltejs/kit';
import { formatInstant } from '../../calendar/danish-dates.ts';
import type { KeptConflict, Texts, Values } from '../../contacts/function-form.ts';
import { EditConflict } from '../contacts/editing/conflict.ts';

/** What `run` answers; on a conflict the form's values as `valuesOf` makes them, and what to choose between. */
export async function orConflict<T>(valuesOf: (texts: Texts) => Values, run: () => Promise<T>) {
	try {
		return await run();
	} catch (caught) {
		if (!(caught instanceof EditConflict)) throw caught;
		const kept = caught.conflicts.map(({ field, theirs, by, at }): KeptConflict => ({
			...{ field, theirs, by },
			at: at && formatInstant(at)
		}));
		return fail(409, {
			values: {
				...valuesOf(caught.values),
				base: JSON.stringify(caught.current),
				konflikt: kept.map((one) => JSON.stringify(one))
			} as Values,
			errors: [{ text: caught.message, field: 'konflikter' }]
		});
	}
}
