import { redirect } from '@sveltejs/kit';
import { toCopenhagen } from '$lib/calendar/copenhagen-time';
import { describeFunction, momentOf } from '$lib/directory/contact';
import { ancestry } from '$lib/directory/directory';
import { isMember, mayKeep } from '$lib/server/accounts/policy';
import { functionOutsideItsTime } from '$lib/directory/closed-function';
import { findFunction, functionPage } from '$lib/directory/function-page';
import { acuteNumbersAt } from '$lib/directory/lookup';
import { readMemberView } from '$lib/server/contacts/member-view';
import { countShown } from '$lib/server/web/count-lookups';
import { nullWhileAway } from '$lib/server/web/guard';
import { portal } from '$lib/server/web/portal';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, request }) => {
	const now = new Date();
	const { directory } = portal();
	const { fn, nearest } = findFunction(directory, params.slug);
	const acuteNumbers = acuteNumbersAt(directory, momentOf(now));
	if (!fn) {
		locals.status = 404;
		const near = nearest.map((other) => describeFunction(directory, other, momentOf(now)));
		return {
			...{ at: now, slug: params.slug, page: null, members: null, outside: null },
			...{ nearest: near, acuteNumbers, keeps: false, readsLog: false }
		};
	}
	if (fn.entry.slug !== params.slug) redirect(308, `/kontakter/${fn.entry.slug}`);
	const outside = functionOutsideItsTime(directory, fn, now);
	const path = ancestry(directory.organisations, fn.unit).map(({ id }) => id);
	const shared = {
		at: now,
		slug: params.slug,
		/** Whether the reader keeps it, or may at least read what was changed. */
		keeps: mayKeep(locals.actor, path),
		readsLog: isMember(locals.actor),
		acuteNumbers,
		nearest: []
	};
	if (outside) return { ...shared, page: null, members: null, outside };
	const today = toCopenhagen(now).date;
	countShown({ request }, fn.entry.id, today);
	return {
		...shared,
		page: functionPage(directory, fn, now),
		members: await nullWhileAway(readMemberView(locals.db, locals.actor, params.slug, today)),
		outside: null
	};
};
