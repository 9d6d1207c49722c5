/** What the pages of the change log share. */
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { formatInstant } from '../../calendar/danish-dates.ts';
import { changeUnknown } from '../../messages/editing.ts';
import type { listChanges } from '../contacts/change-log.ts';
import { undoChange } from '../contacts/editing/undo.ts';
import { formAction } from './form-action.ts';

/** A page of the log with its times in words. */
export function shownLog({ sets, page, pages }: Awaited<ReturnType<typeof listChanges>>) {
	return { sets: sets.map((set) => ({ ...set, at: formatInstant(set.at) })), page, pages };
}

export function pageNumber(url: URL): number {
	const page = Number(url.searchParams.get('side') ?? 1);
	return Number.isInteger(page) && page > 0 ? page : 1;
}

/** Undoes one change and shows the log again. */
export const undoAction = formAction(
	z.object({
		aendring: z.coerce.number({ error: changeUnknown }).int(changeUnknown).positive(changeUnknown)
	}),
	async ({ locals, url }, { aendring }) => {
		await undoChange(locals.db, locals.actor, aendring, new Date());
		return redirect(303, `${url.pathname}?fortrudt=1`);
	}
);
