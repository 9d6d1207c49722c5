/** What an empty network starts with: words, municipalities, policies and the acute numbers, and nobody. */
import { slugOf } from '../../directory/slug.ts';
import type { Db } from '../db/types.ts';
import { addDefaultPolicies } from '../verification/record.ts';
import { acuteLines, acuteOrganisation } from './reference/acute-numbers.ts';
import { municipalities } from './reference/municipalities.ts';
import * as terms from './reference/terms.ts';
import * as tables from './schema.ts';

/**
 * Fills a migrated, empty database with what every network needs. Nothing in it is confirmed: that the acute numbers
 * answer is for the network's own people to say. Run it in one transaction, once; a second time breaks unique names.
 */
export async function seedReferenceData(tx: Db): Promise<void> {
	await tx.insert(tables.situation).values(
		terms.situations.map(({ acute, ...term }, index) => ({
			...termRow(term),
			acute: acute ?? false,
			position: index + 1
		}))
	);
	await tx.insert(tables.topic).values(terms.topics.map(termRow));
	await tx.insert(tables.welfareArea).values(terms.welfareAreas.map(termRow));
	await tx.insert(tables.profession).values(terms.professions.map(termRow));
	await tx.insert(tables.synonym).values(terms.synonyms.map((words) => ({ words: [...words] })));
	await tx.insert(tables.municipality).values(municipalities.map(([code, name]) => ({ code, name })));
	await addDefaultPolicies(tx);
	await addAcuteNumbers(tx);
}

function termRow({ name, aliases = [] }: { name: string; aliases?: readonly string[] }) {
	return { name, slug: slugOf(name), aliases: [...aliases] };
}

async function addAcuteNumbers(tx: Db) {
	const [organisation] = await tx
		.insert(tables.organisation)
		.values({ kind: 'national', name: acuteOrganisation, slug: slugOf(acuteOrganisation) })
		.returning({ id: tables.organisation.id });
	if (!organisation) throw new Error('The database returned no organisation for the acute numbers.');
	for (const [index, line] of acuteLines.entries()) {
		const [fn] = await tx
			.insert(tables.contactFunction)
			.values({
				organisationId: organisation.id,
				name: line.name,
				slug: slugOf(line.name),
				can: line.can,
				howTo: line.howTo,
				criticality: 'acute',
				staffing: 'line',
				alwaysOpen: line.alwaysOpen
			})
			.returning({ id: tables.contactFunction.id });
		if (!fn) throw new Error('The database returned no function for an acute number.');
		await tx.insert(tables.channel).values({
			functionId: fn.id,
			kind: 'phone',
			value: line.value,
			display: line.display,
			visibility: 'public'
		});
		await tx.insert(tables.acuteNumber).values({
			functionId: fn.id,
			audience: line.audience,
			source: line.source,
			position: index + 1
		});
	}
}
