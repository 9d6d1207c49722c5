import { commandFailed, databaseIsAway, databaseRefuses } from '../lib/messages/commands.ts';
import { isConnectionError } from '../lib/server/db/connect.ts';
import { isOperatorFault } from '../lib/server/db/operator-fault.ts';
import { describeError } from '../lib/server/log.ts';

/** Wrong user or password, or no such database. */
const refusals = new Set(['28000', '28P01', '3D000']);

/** Says on standard error what went wrong: in words where somebody can put it right, else with where it happened. */
export function explain(error: unknown): void {
	const refusal = refusalOf(error);
	if (isOperatorFault(error)) console.error(error.message);
	else if (refusal) console.error(databaseRefuses(refusal.message));
	else if (isConnectionError(error)) console.error(databaseIsAway);
	else console.error(commandFailed, describeError(error));
}

function refusalOf(error: unknown): Error | null {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ('code' in at && refusals.has(String(at.code))) return at;
	}
	return null;
}
