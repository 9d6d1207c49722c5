/** A new function: a row of an import whose name is not taken yet. */
import { oneLine } from '../../../contacts/import-input.ts';
import { parseClosures } from '../../../contacts/closures.ts';
import * as messages from '../../../messages/editing.ts';
import type { Snapshot } from '../../../directory/snapshot.ts';
import type { Actor } from '../../accounts/actor.ts';
import type { Db } from '../../db/types.ts';
import type { Fields } from '../import/cells.ts';
import { nameKey } from '../import/organisation-index.ts';
import { changeDirectory, organisationBySlug, requireMayKeep, throwFaults } from './change-directory.ts';
import { consequencesIn } from './edit-function.ts';
import { type Entered, planEntered } from './one-row.ts';

/**
 * Makes a function of an organisation, or with `preview` tells what it would do to lookup. Throws `FieldRefusal` for what was
 * entered. Answers with its slug, which is given once.
 */
export async function createFunction(
	db: Db,
	actor: Actor,
	organisationSlug: string,
	entered: Fields,
	{ now, preview }: { now: Date; preview?: Snapshot }
): Promise<{ slug: string; consequences: string[] }> {
	const { result } = await changeDirectory(
		db,
		{ actor, now, preview: preview !== undefined },
		({ planning }) => {
			const organisation = organisationBySlug(planning.directory, organisationSlug);
			requireMayKeep(actor, organisation);
			const { funktion, lukkedage = '', ...columns } = entered;
			const name = oneLine(funktion ?? '');
			const taken = planning.directory.functions.some(
				(fn) => fn.organisation === organisation && nameKey(fn.name) === nameKey(name)
			);
			const addFault = (column: string, message: string) =>
				planning.faults.push({ row: null, column, message });
			if (name === '') addFault('funktion', messages.functionNameMissing);
			if (taken) addFault('funktion', messages.functionNameTaken(name));
			const closures = parseClosures(lukkedage);
			if (!closures.ok) addFault('lukkedage', closures.message);
			throwFaults(planning);
			const { fn } = planEntered(planning, { organisation }, { ...columns, funktion: name } as Entered);
			throwFaults(planning);
			if (!fn) throw new Error('A function that was planned is not there.');
			if (closures.ok && closures.closures.length > 0) {
				fn.closures = closures.closures;
				planning.writes.closures.add(fn);
			}
			return { fn, writes: planning.writes };
		}
	);
	return {
		slug: result.fn.slug,
		consequences: preview ? consequencesIn(preview, result.writes, now) : []
	};
}
