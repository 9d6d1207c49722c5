import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshnessOf, holdingOn, momentOf } from '../../../src/lib/directory/contact.ts';
import { ancestry, type DirectoryFunction } from '../../../src/lib/directory/directory.ts';
import type { SearchFilters } from '../../../src/lib/directory/search-filters.ts';
import type { TermEntry } from '../../../src/lib/directory/snapshot.ts';
import { Searchable } from '../../support/searchable.ts';
import { syntheticNow, syntheticSnapshot } from '../../support/synthetic-snapshot.ts';

const snapshot = syntheticSnapshot(700);
const dayMs = 86_400_000;
let network: Searchable;
let all: readonly DirectoryFunction[];
beforeAll(async () => {
	network = await Searchable.over(snapshot);
	all = [...network.directory.ranked, ...network.directory.acuteNumbers];
});

/** Slugs of the functions that fit, in the order of answers. */
const slugsOf = (fits: (fn: DirectoryFunction) => boolean) => all.filter(fits).map(({ entry }) => entry.slug);
const listed = (filters: SearchFilters, at = syntheticNow) =>
	network.hits('', { filters, at }).map(({ slug }) => slug);

const oneOf = (entries: readonly TermEntry[]) => fc.constantFrom(...entries);

describe('without a text the filters list functions in the order of answers', () => {
	test('an organisation means it and all below it', () => {
		fc.assert(
			fc.property(fc.constantFrom(...snapshot.organisations), ({ slug, id }) => {
				const { organisations } = network.directory;
				// The ended region answers under the name of its successor.
				const wanted = snapshot.organisations.filter(
					({ id: own, successorId }) => own === id || successorId === id
				);
				const within = (fn: DirectoryFunction) =>
					ancestry(organisations, fn.unit).some((unit) => wanted.includes(unit));
				expect(listed({ organisation: slug })).toEqual(slugsOf(within));
			})
		);
	});

	test('situations, topics and welfare areas', () => {
		const { situations, topics, welfareAreas } = snapshot;
		fc.assert(
			fc.property(oneOf(situations), oneOf(topics), oneOf(welfareAreas), (situation, topic, area) => {
				expect(listed({ situation: situation.slug })).toEqual(
					slugsOf(({ entry }) => entry.situationIds.includes(situation.id))
				);
				expect(listed({ topic: topic.slug, welfareArea: area.slug })).toEqual(
					slugsOf(({ entry }) => entry.topicIds.includes(topic.id) && entry.welfareAreaIds.includes(area.id))
				);
			}),
			{ numRuns: 30 }
		);
	});

	test('a profession is that of whoever has the function on the day', () => {
		const days = fc.integer({ min: -1500, max: 100 });
		fc.assert(
			fc.property(oneOf(snapshot.professions), days, (profession, days) => {
				const at = new Date(syntheticNow.getTime() + days * dayMs);
				const isOf = (fn: DirectoryFunction) => {
					const id = holdingOn(fn, momentOf(at).date).current?.personId ?? -1;
					return network.directory.people.get(id)?.professionId === profession.id;
				};
				expect(listed({ profession: profession.slug }, at)).toEqual(slugsOf(isOf));
			})
		);
	});

	test('freshness is that of the moment, before and after the directory was read', () => {
		const states = fc.constantFrom('fresh', 'due', 'overdue', 'unconfirmed', 'broken', 'reported');
		const hours = fc.integer({ min: -200 * 24, max: 200 * 24 });
		fc.assert(
			fc.property(states, hours, (state, hours) => {
				const at = new Date(syntheticNow.getTime() + hours * 3_600_000);
				const moment = momentOf(at);
				const isSo = (fn: DirectoryFunction) =>
					freshnessOf(fn, holdingOn(fn, moment.date).current, moment).state === state;
				expect(listed({ freshness: state as SearchFilters['freshness'] }, at)).toEqual(slugsOf(isSo));
			})
		);
	});

	test('a word that names nothing lists nothing', () => {
		for (const filter of ['organisation', 'situation', 'topic', 'profession', 'welfareArea'] as const) {
			expect(listed({ [filter]: 'findes-ikke' })).toEqual([]);
		}
	});
});

test('with a text they leave out functions, and organisations and people altogether', () => {
	const filters = { situation: 'udskrivning' };
	const within = new Set(listed(filters));
	const names = network.directory.ranked
		.filter((fn) => within.has(fn.entry.slug))
		.map((fn) => holdingOn(fn, momentOf(syntheticNow).date).current?.personId ?? -1)
		.flatMap((id) => network.directory.people.get(id)?.name ?? []);
	for (const text of ['gribskov', 'udskrivning gribskov', ...names.slice(0, 20)]) {
		const found = network.hits(text, { at: syntheticNow });
		expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThan(text.includes('udskrivning') ? 0 : 1);
		expect(network.hits(text, { filters, at: syntheticNow })).toEqual(
			found.filter(({ kind, slug }) => kind === 'function' && within.has(slug))
		);
	}
	expect(network.search('gribskov', { filters, at: syntheticNow, limit: 1 }).total).toBeGreaterThan(1);
});
