import { countCoverage, coverageOf } from '$lib/directory/coverage';
import { readQuery } from '$lib/directory/query';
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
	const { situation: asked, retning } = Object.fromEntries(url.searchParams);
	const read = readQuery(directory, { situation: asked, retning }, new Date());
	const form = {
		closed: false as const,
		choices: situations.map(({ slug, name }) => ({ slug, name })),
		direction: read.ok ? read.query.direction : ('municipality' as const)
	};
	if (!read.ok) {
		const { status, error, nearest } = read.fault;
		locals.status = status;
		return { ...form, shown: null, fault: { error, nearest } };
	}
	const { situation, direction } = read.query;
	const coverage = coverageOf(directory, situation ? [situation] : situations, direction, new Date());
	const shown = { count: countCoverage(coverage), municipalities: municipalityNames(coverage) };
	if (!situation) {
		return {
			...form,
			fault: null,
			shown: { ...shown, situation: null, overview: overviewTable(coverage, situations, direction) }
		};
	}
	return {
		...form,
		fault: null,
		shown: {
			...shown,
			situation: { slug: situation.slug, name: situation.name },
			ages: ageTable(coverage, direction, directory.snapshot.settings),
			missing: missingIn(coverage)
		}
	};
};
