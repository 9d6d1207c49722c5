/** What the database says when all checks before it were passed. */
import * as messages from '../../../messages/import.ts';

/** What to tell when the database refused after all; null when that was not the file's fault. */
export function databaseFault(error: unknown): string | null {
	for (let at = error; at instanceof Error; at = at.cause) {
		if (!('code' in at) || typeof at.code !== 'string') continue;
		// Deadlock, serialisation failure, lock not available.
		if (/^(40P01|40001|55P03)$/.test(at.code)) return messages.changedMeanwhile;
		if (/^23/.test(at.code)) return messages.refusedByDatabase(constraintOf(at) ?? at.code);
	}
	return null;
}

/** The two drivers name it differently. */
function constraintOf(error: Error): string | null {
	if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
	return 'constraint_name' in error && typeof error.constraint_name === 'string'
		? error.constraint_name
		: null;
}
