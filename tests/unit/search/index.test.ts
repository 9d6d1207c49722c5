import { expect, test } from 'vitest';
import { prepareDirectory } from '../../../src/lib/directory/directory.ts';
import { buildSearchIndex } from '../../../src/lib/directory/search-index.ts';
import { suggestQueryFault } from '../../../src/lib/directory/search-query.ts';
import { search } from '../../../src/lib/directory/search.ts';
import { cprRefused, tooLong } from '../../../src/lib/messages/lookup.ts';
import { syntheticNow, syntheticSnapshot } from '../../support/synthetic-snapshot.ts';

const directory = prepareDirectory(syntheticSnapshot(2_000));

test('others get their turn while the index is built, at every step of it', async () => {
	const order: string[] = [];
	const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
	const building = buildSearchIndex(directory, async () => {
		order.push('pause');
		await turn();
	}).then(() => order.push('built'));
	for (let request = 0; request < 20; request += 1) {
		order.push('request');
		await turn();
	}
	await building;
	// A step is a hundred entries, and there are two thousand functions alone.
	const served = order.slice(0, order.lastIndexOf('request'));
	expect(served.join(' ')).not.toContain('pause pause');
	expect(order.indexOf('built')).toBeGreaterThan(order.lastIndexOf('request'));
});

test('an index that nobody wants any more is given up at the next pause', async () => {
	const superseded = new Error('a newer directory has come');
	let pauses = 0;
	const building = buildSearchIndex(directory, async () => {
		pauses += 1;
		if (pauses === 3) throw superseded;
	});
	await expect(building).rejects.toBe(superseded);
	expect(pauses).toBe(3);
});

test('searches do not leave anything behind for each other', async () => {
	const index = await buildSearchIndex(directory, async () => undefined);
	const ask = (text: string) =>
		search(directory, index, { text, filters: {}, at: syntheticNow, limit: 20, offset: 0 });
	const texts = [
		'udskrivning gribskov',
		'plejerske',
		'u',
		'xqzw',
		'pædagogisk psykologisk',
		'9511',
		'jensen'
	];
	const first = texts.map(ask);
	expect(texts.toReversed().map(ask).toReversed()).toEqual(first);
});

test('a query that is too long or looks like a CPR number is refused in words', () => {
	expect(suggestQueryFault('udskrivning gribskov')).toBeNull();
	expect(suggestQueryFault('95 11 00 02')).toBeNull();
	expect(suggestQueryFault('x'.repeat(100))).toBeNull();
	expect(suggestQueryFault('x'.repeat(101))).toBe(tooLong(100));
	expect(suggestQueryFault('hvem har 010110-1234')).toBe(cprRefused);
	expect(suggestQueryFault('0101101234')).toBe(cprRefused);
});
