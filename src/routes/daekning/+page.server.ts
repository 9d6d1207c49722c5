import { countCoverage, coverageOf } from '$lib/directory/coverage';
import { hasCprNumber } from '$lib/directory/cpr';
import * as messages from '$lib/messages/coverage';
import { nearest } from '$lib/directory/nearest';
import { type LookupQuery, findSituation } from '$lib/directory/query';
import { portal } from '$lib/server/web/portal';
import { ageTable, missingIn, municipalityNames, overviewTable } from './coverage-view';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url, locals }) => {
	const { directory, settings } = portal();
	if (settings.coverage === 'network') {
		locals.status = 403;
		return { closed: true as const };
	}
	const { situations } = directory.snapshot;
	const given = url.searchParams.get('situation')?.trim() ?? '';
	// What may be about a citizen is not shown again.
	const asked = hasCprNumber(given) ? messages.refusedWord : given;
	const direction: LookupQuery['direction'] =
		url.searchParams.get('retning') === 'region' ? 'region' : 'municipality';
	const situation = asked === '' ? null : findSituation(directory, asked);
	const form = {
		closed: false as const,
		choices: situations.map(({ slug, name }) => ({ slug, name })),
		direction
	};
	if (situation === undefined) {
		locals.status = 404;
		const words = situations.map(({ name }) => name);
		return { ...form, shown: null, unknown: { word: asked.slice(0, 100), nearest: nearest(asked, words) } };
	}
	const coverage = coverageOf(directory, situation ? [situation] : situations, direction, new Date());
	const shown = { count: countCoverage(coverage), municipalities: municipalityNames(coverage) };
	if (!situation) {
		return {
			...form,
			unknown: null,
			shown: { ...shown, situation: null, overview: overviewTable(coverage, situations, direction) }
		};
	}
	return {
		...form,
		unknown: null,
		shown: {
			...shown,
			situation: { slug: situation.slug, name: situation.name },
			ages: ageTable(coverage, direction, directory.snapshot.settings),
			missing: missingIn(coverage)
		}
	};
};
