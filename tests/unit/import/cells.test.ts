import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Column, importRow, tidy } from '../../../src/lib/contacts/import-input.ts';

/** The value of a cell, or the message on what is wrong with it. */
function read(column: Column, text: string): unknown {
	const result = importRow.safeParse({ [column]: text });
	return result.success ? result.data[column] : result.error.issues[0]?.message;
}

test('phone numbers may be written as people do; short ones stay as they are', () => {
	for (const text of ['95110002', '95 11 00 02', '95.11.00.02', '+45 95110002', '0045 95 11 00 02']) {
		expect(read('telefon', text)).toMatchObject({ value: '+4595110002' });
	}
	expect(read('telefon', '112')).toMatchObject({ value: '112' });
	expect(read('telefon', '1813')).toMatchObject({ value: '1813' });
	expect(read('telefon', '+46 812 34 56')).toMatchObject({ value: '+468123456' });
	expect(read('telefon', '95 11 00')).toContain('8 cifre');
	expect(read('indehaver_telefon', 'ring')).toContain('8 cifre');
});

test('the grouping of a Danish number is known when it is other than pairs', () => {
	expect(read('telefon', '70 201 201')).toMatchObject({ grouping: '70 201 201' });
	expect(read('telefon', '+45 70 201 201')).toMatchObject({ grouping: '70 201 201' });
	expect(read('telefon', '70 20 12 01')).toMatchObject({ grouping: null });
	expect(read('telefon', '70201201')).toMatchObject({ grouping: undefined });
});

test('a kommunekode that lost its leading zero is the same code; SOR and CVR say which they are', () => {
	expect(read('kode', '0201')).toEqual([{ system: 'kommunekode', value: '0201' }]);
	expect(read('kode', '201')).toEqual([{ system: 'kommunekode', value: '0201' }]);
	expect(read('kode', 'sor:441221000016006')).toEqual([{ system: 'sor', value: '441221000016006' }]);
	expect(read('kode', 'CVR: 29188327')).toEqual([{ system: 'cvr', value: '29188327' }]);
	expect(read('kode', '0190|cvr:29188327')).toHaveLength(2);
	expect(read('kode', 'cvr:123')).toContain('cvr:12345678');
	expect(read('kode', '0190|0201')).toContain('samme slags');
	expect(read('kode', 'Furesø')).toContain('kommunekode');
});

test('dates come in three spellings, and those that do not exist are told', () => {
	for (const text of ['2026-11-22', '22-11-2026', '22.11.2026']) expect(read('fra', text)).toBe('2026-11-22');
	expect(read('til', '1.3.2027')).toBe('2027-03-01');
	expect(read('fra', '31-02-2027')).toContain('findes ikke');
	expect(read('fra', '2027-13-01')).toContain('findes ikke');
	expect(read('fra', '22-11-26')).toContain('22-11-2026');
	expect(read('fra', 'i morgen')).toContain('er ikke en dato');
});

test('ages are whole years from 0 to 120', () => {
	expect(read('alder_fra', '0')).toBe(0);
	expect(read('alder_til', '120')).toBe(120);
	for (const text of ['121', '-1', '17,5', '400', 'ti'])
		expect(read('alder_til', text)).toContain('0 til 120');
});

test('the words of closed lists are known in any case and spelling', () => {
	expect(read('rolle', 'Stedfortraeder')).toBe('deputy');
	expect(read('kritikalitet', 'AKUT')).toBe('acute');
	expect(read('organisationstype', 'frivillig')).toBe('voluntary');
	expect(read('bemanding', 'vagt')).toBe('line');
	expect(read('synlighed', 'netværk')).toBe('network');
	expect(read('mandat', 'formidler')).toBe('facilitates');
	expect(read('rolle', 'vikar')).toContain('"primær" eller "stedfortræder"');
});

test('web addresses get https when they lack it, and must be addresses', () => {
	expect(read('web', 'www.furesoe.example/ung')).toBe('https://www.furesoe.example/ung');
	expect(read('web', 'http://furesoe.example')).toBe('http://furesoe.example');
	for (const text of ['javascript:alert(1)', 'ftp://x.example', 'se hjemmesiden', 'https://a b.example']) {
		expect(read('web', text)).toContain('https://www.eksempel.dk');
	}
});

test('mail addresses are kept as written, and must be addresses', () => {
	expect(read('mail', 'Ung@Furesø.example')).toBe('Ung@Furesø.example');
	for (const text of [
		'ung',
		'ung@furesoe',
		'a b@x.example',
		'Anna <a@x.example>',
		'a@x.example; b@x.example',
		'a..b@x.example'
	]) {
		expect(read('sikker_mail', text)).toContain('navn@eksempel.dk');
	}
});

test('a CPR-shaped number is refused in every cell but phones and codes', () => {
	const numbers: Column[] = ['telefon', 'indehaver_telefon', 'kode', 'fra', 'til', 'alder_fra', 'alder_til'];
	const row = importRow.keyof().options.filter((column) => !numbers.includes(column));
	for (const column of row) expect(read(column, 'sag 010190-1234'), column).toContain('CPR-nummer');
	expect(read('mail', '0101901234@x.example')).toContain('CPR-nummer');
	expect(read('kan', 'ring 95 11 00 02 før kl. 12')).toBe('ring 95 11 00 02 før kl. 12');
});

test('a text too long is told with its length', () => {
	expect(read('kan', 'a'.repeat(4000))).toHaveLength(4000);
	expect(read('kan', 'a'.repeat(4001))).toContain('4001');
	expect(read('navn', 'a'.repeat(201))).toContain('200');
	expect(read('organisationsalias', `BUC|${'a'.repeat(201)}`)).toContain('200');
});

test('a list names each once; a path has a name on both sides of its sign', () => {
	expect(read('situationer', ' udskrivning | sorg||udskrivning ')).toEqual(['udskrivning', 'sorg']);
	expect(read('organisation', 'Furesø Kommune >Jobcenter  Furesø')).toEqual([
		'Furesø Kommune',
		'Jobcenter Furesø'
	]);
	expect(read('organisation', 'Furesø Kommune >')).toContain('mangler et navn');
	expect(read('organisation', '')).toContain('Cellen er tom');
	expect(read('funktion', '')).toContain('Cellen er tom');
});

test('opening hours that cannot be read say what to write', () => {
	expect(read('aabningstid', 'døgnåben')).toEqual({ alwaysOpen: true, weekly: [] });
	expect(read('aabningstid', 'man-fre 08.00-25.00')).toContain('25.00');
});

test('an empty cell is null or an empty list, never a fault', () => {
	expect(read('kan', '')).toBeNull();
	expect(read('telefon', '')).toBeNull();
	expect(read('emner', '')).toEqual([]);
	expect(read('kode', '')).toEqual([]);
});

test('tidying twice is tidying once, and leaves nothing invisible', () => {
	const marks = fc.constantFrom('a', 'å', '\u030a', '\u00ad', '\u200b', '\r', '\n', ' ', '\u0000', '\u00a0');
	fc.assert(
		fc.property(fc.string({ unit: marks }), (text) => {
			const once = tidy(text);
			expect(tidy(once)).toBe(once);
			// eslint-disable-next-line no-control-regex
			expect(/[\u0000\r\u00ad\u200b]/.test(once)).toBe(false);
		})
	);
	expect(tidy(' a\u00ad\u030a\r\nb ')).toBe('å\nb');
});
