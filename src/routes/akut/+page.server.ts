import { toCopenhagen } from '$lib/calendar/copenhagen-time';
import { choicesOn } from '$lib/directory/choices';
import { momentOf } from '$lib/directory/contact';
import { acuteNumbersAt } from '$lib/directory/lookup';
import { portal } from '$lib/server/web/portal';
import { Unsent } from '$lib/unsent';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
	const { directory } = portal();
	const now = new Date();
	const choices = choicesOn(directory, toCopenhagen(now).date);
	return {
		drawn: new Unsent({
			at: now,
			numbers: acuteNumbersAt(directory, momentOf(now)),
			/** What each number is good for, by slug. */
			about: Object.fromEntries(
				directory.acuteNumbers.map(({ entry }) => [entry.slug, entry.howTo ?? entry.can])
			),
			situations: choices.situations.filter(({ acute }) => acute),
			municipalities: choices.members
		})
	};
};
