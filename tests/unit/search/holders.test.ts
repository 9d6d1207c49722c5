import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdingOn, momentOf } from '../../../src/lib/directory/contact.ts';
import { TestNetwork } from '../../support/network.ts';
import { Searchable } from '../../support/searchable.ts';

const day = (number: number) => new Date(Date.UTC(2027, 0, number, 11));
const dateOf = (number: number) => day(number).toISOString().slice(0, 10);

test('a coming or former holder is neither found nor shown; from the first to the last day they are', async () => {
	const network = new TestNetwork();
	const unit = network.municipality('Furesø', '0190');
	network.fn(unit, 'Modtager', {
		holders: [
			network.holder('Ditte Afgået', { to: dateOf(9) }),
			network.holder('Frida Nuværende', { from: dateOf(10), to: dateOf(20) }),
			network.holder('Villads Kommende', { from: dateOf(21) })
		]
	});
	const search = await Searchable.over(network.directory().snapshot);
	const onDay = (name: string, number: number) => search.hits(name, { at: day(number) });

	for (const number of [10, 15, 20]) {
		expect(onDay('Frida Nuværende', number)).toEqual([
			expect.objectContaining({ kind: 'function', holder: 'Frida Nuværende' }),
			expect.objectContaining({ kind: 'person', name: 'Frida Nuværende' })
		]);
		expect(onDay('Ditte', number)).toEqual([]);
		expect(onDay('Afgået', number)).toEqual([]);
		expect(onDay('Villads Kommende', number)).toEqual([]);
		expect(onDay('Vilads Komende', number)).toEqual([]);
	}
	expect(onDay('Ditte Afgået', 9)).toHaveLength(2);
	expect(onDay('Frida', 9)).toEqual([]);
	expect(onDay('Frida', 21)).toEqual([]);
	expect(onDay('Villads', 21)).toHaveLength(2);
});

test('a number of a holder is found only while they have the function', async () => {
	const network = new TestNetwork();
	const unit = network.municipality('Furesø', '0190');
	network.fn(unit, 'Modtager', {
		phone: null,
		holders: [
			network.holder('Frida', {
				to: dateOf(20),
				channels: [network.channel('phone', '+4595123456')]
			})
		]
	});
	const search = await Searchable.over(network.directory().snapshot);
	expect(search.hits('95 12 34 56', { at: day(20) })[0]?.matched).toEqual(['telefon 95 12 34 56']);
	expect(search.search('95 12 34 56', { at: day(21) }).total).toBe(0);
});

test('one who shows only the function is not to be found, and not named', async () => {
	const network = new TestNetwork();
	const unit = network.municipality('Furesø', '0190');
	network.fn(unit, 'Modtager', { holders: [network.holder(null)] });
	const search = await Searchable.over(network.directory().snapshot);
	expect(search.hits('modtager')).toEqual([expect.objectContaining({ kind: 'function', holder: null })]);
});

test('nobody is found by a title or profession of someone who is not there today', async () => {
	const network = new TestNetwork();
	const unit = network.municipality('Furesø', '0190');
	network.fn(unit, 'Modtager', { holders: [network.holder('Frida', { to: dateOf(9) })] });
	const search = await Searchable.over(network.directory().snapshot);
	expect(search.found('socialrådgiver', { at: day(9) })).toEqual(['Modtager']);
	expect(search.found('socialrådgiver', { at: day(10) })).toEqual([]);
});

test('whatever the periods, a name finds a function exactly when holdingOn says that the person has it', async () => {
	const bound = fc.option(fc.integer({ min: 1, max: 12 }), { nil: null });
	const period = fc.record({ from: bound, to: bound, deputy: fc.boolean() });
	const functions = fc.array(fc.array(period, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
	await fc.assert(
		fc.asyncProperty(functions, fc.integer({ min: 1, max: 12 }), async (periods, today) => {
			const network = new TestNetwork();
			const unit = network.municipality('Furesø', '0190');
			const names: string[] = [];
			for (const [fn, holders] of periods.entries()) {
				network.fn(unit, `Funktion ${fn}`, {
					holders: holders.map(({ from, to, deputy }, place) => {
						// Made of letters that no other of these names is near to.
						const name = String.fromCharCode(98 + fn).repeat(5) + String.fromCharCode(107 + place).repeat(5);
						names.push(name);
						return network.holder(name, {
							// The database allows one primary at a time.
							role: deputy || place > 0 ? 'deputy' : 'primary',
							from: from === null ? null : dateOf(from),
							to: to === null ? null : dateOf(to)
						});
					})
				});
			}
			const search = await Searchable.over(network.directory().snapshot);
			const { people, ranked } = search.directory;
			const moment = momentOf(day(today));
			for (const name of names) {
				const having = ranked.filter((fn) => {
					const { current, deputies } = holdingOn(fn, moment.date);
					return [current, ...deputies].some((holder) => people.get(holder?.personId ?? -1)?.name === name);
				});
				const hits = search.hits(name, { at: day(today) }).filter(({ kind }) => kind === 'function');
				expect(hits.map(({ slug }) => slug)).toEqual(having.map(({ entry }) => entry.slug));
			}
		}),
		{ numRuns: 100 }
	);
});
