import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { functionPage } from '../../src/lib/directory/function-page.ts';
import type { FunctionEntry } from '../../src/lib/directory/snapshot.ts';
import { vcardOf } from '../../src/lib/server/documents/vcard.ts';
import { TestNetwork, bounced, daysBefore, officeHours, wednesdayMorning } from '../support/network.ts';

const url = 'https://vejviser.example/kontakter/udskrivningskoordinator';

/** A function of Gribskov with everything a card can hold, saved on the Wednesday. */
function saved(change: (entry: FunctionEntry, network: TestNetwork) => void = () => undefined, demo = false) {
	const network = new TestNetwork();
	const unit = network.organisation('Center for Børn og Læring', 'centre', {
		parent: network.municipality('Gribskov', '0270')
	});
	const entry = network.fn(unit, 'Udskrivningskoordinator, børn', { phone: '+4595110002' });
	entry.channels = [
		{ ...network.channel('phone', '+4595110002'), note: 'tast 2' },
		network.channel('mail', 'udskrivning@gribskov.example'),
		network.channel('secureMail', 'sikker@gribskov.example')
	];
	change(entry, network);
	const directory = network.directory();
	const fn = directory.functions.get(entry.id);
	if (!fn) throw new Error('the function is not in the directory');
	return vcardOf(functionPage(directory, fn, wednesdayMorning), { url, demo, at: wednesdayMorning });
}

/** Reads a card strictly: every line ends with CRLF, is at most 75 octets, and has a name and a value. */
function parse(card: string): Map<string, string[]> {
	expect(card.endsWith('\r\n')).toBe(true);
	expect(card.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	const properties = new Map<string, string[]>();
	for (const line of card.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')) {
		const match = /^([A-Z]+)(;TYPE=[A-Z,]+)?:(.*)$/.exec(line);
		if (!match) throw new Error(`not a content line: ${line}`);
		const [, name = '', , value = ''] = match;
		properties.set(name, [...(properties.get(name) ?? []), value]);
	}
	return properties;
}

function unescaped(text: string): string {
	return text.replace(/\\(.)/g, (_all, character: string) => (character === 'n' ? '\n' : character));
}

describe('a saved contact', () => {
	test('is named for the function and its unit, so that it survives a change of holder', () => {
		const card = parse(saved());
		expect(card.get('FN')).toEqual(['Udskrivningskoordinator\\, børn – Center for Børn og Læring']);
		expect(card.get('N')).toEqual(['Udskrivningskoordinator\\, børn – Center for Børn og Læring;;;;']);
		expect(card.get('ORG')).toEqual(['Gribskov Kommune;Center for Børn og Læring']);
		expect(card.get('TITLE')).toEqual(['Udskrivningskoordinator\\, børn']);
	});

	test('begins and ends as version 3.0 demands, and says when it was saved', () => {
		const lines = saved().split('\r\n');
		expect(lines.slice(0, 2)).toEqual(['BEGIN:VCARD', 'VERSION:3.0']);
		expect(lines.at(-2)).toBe('END:VCARD');
		expect(parse(saved()).get('REV')).toEqual(['2026-11-25T09:00:00Z']);
		expect(parse(saved()).get('URL')).toEqual([url]);
	});

	test('has the numbers to press, but keeps secure mail out of the ordinary mail program', () => {
		const card = parse(saved());
		expect(card.get('TEL')).toEqual(['+4595110002']);
		expect(card.get('EMAIL')).toEqual(['udskrivning@gribskov.example']);
		expect(unescaped(card.get('NOTE')?.[0] ?? '')).toContain('Sikker mail: sikker@gribskov.example');
	});

	test('tells freshness and opening hours with dates that still mean something next year', () => {
		const note = unescaped(parse(saved()).get('NOTE')?.[0] ?? '');
		expect(note).toContain('Bekræftet 15. november 2026.');
		expect(note).toContain('Åbningstid: man-fre 08.00-15.00');
		expect(note).toContain('95 11 00 02: tast 2');
		expect(note).toContain('Gemt 25. november 2026 kl. 10.00.');
		expect(note).not.toContain('Demodata');
	});

	test('warns on a demo network', () => {
		const note = unescaped(parse(saved(undefined, true)).get('NOTE')?.[0] ?? '');
		expect(note.split('\n')[0]).toBe('Demodata – ring ikke op');
	});

	test('leaves out a number that is known not to work', () => {
		const card = saved((entry, network) => {
			entry.channels = [
				network.channel('phone', '+4595110002', [bounced(daysBefore(wednesdayMorning, 1))]),
				network.channel('phone', '+4595110003')
			];
		});
		expect(parse(card).get('TEL')).toEqual(['+4595110003']);
	});

	test('of a function without a holder says so', () => {
		const card = saved((entry) => (entry.holders = []));
		const note = unescaped(parse(card).get('NOTE')?.[0] ?? '');
		expect(note).toMatch(/^Ubesat\. Se på siden herunder, hvem du ringer til i stedet\./);
		// The number is kept, below the words.
		expect(parse(card).get('TEL')).toEqual(['+4595110002']);
		expect(card.indexOf('NOTE:')).toBeLessThan(card.indexOf('TEL;'));
		expect(saved().indexOf('NOTE:')).toBeGreaterThan(saved().indexOf('TEL;'));
	});

	test('stays one readable card whatever the function is called', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), (name) => {
				const card = parse(saved((entry) => (entry.name = name)));
				const expected = name.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
				expect(unescaped(card.get('TITLE')?.[0] ?? '')).toBe(expected);
			}),
			{ numRuns: 200 }
		);
	});

	test('keeps opening hours that are not known apart from closed', () => {
		const unknown = saved((entry) => (entry.hours = { ...officeHours, weekly: [] }));
		expect(unescaped(parse(unknown).get('NOTE')?.[0] ?? '')).toContain('Åbningstid ikke kendt');
	});
});
