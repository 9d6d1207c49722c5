import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readTable } from '../../../src/lib/server/contacts/import/read-table.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => new Uint8Array(values);

async function rowsOf(file: Uint8Array) {
	const table = await readTable(file);
	if (!table.ok) throw new Error(table.message);
	return [table.header, ...table.rows.map(({ cells }) => cells)];
}

async function messageOf(file: Uint8Array) {
	const table = await readTable(file);
	if (table.ok) throw new Error('read');
	return table.message;
}

test('semicolon, comma and tab are told apart by the header, also when cells hold the others', async () => {
	const expected = [
		['organisation', 'funktion'],
		['Furesø', 'a;b,c']
	];
	expect(await rowsOf(utf8('organisation;funktion\r\nFuresø;"a;b,c"\r\n'))).toEqual(expected);
	expect(await rowsOf(utf8('organisation,funktion\nFuresø,"a;b,c"\n'))).toEqual(expected);
	expect(await rowsOf(utf8('organisation\tfunktion\nFuresø\ta;b,c\n'))).toEqual(expected);
});

test('a byte order mark is no part of the first column', async () => {
	expect(await rowsOf(utf8('\ufefforganisation;funktion\na;b'))).toEqual([
		['organisation', 'funktion'],
		['a', 'b']
	]);
});

test('Windows-1252 is read with its æ, ø, å and dash', async () => {
	// "kan;navn" and "Spørg – på Ærø;Åse" as an older Danish spreadsheet writes them.
	const text = [...'kan;navn\r\nSp\u00f8rg \u0096 p\u00e5 \u00c6r\u00f8;\u00c5se'].map((letter) =>
		letter.charCodeAt(0)
	);
	expect(await rowsOf(bytes(...text))).toEqual([
		['kan', 'navn'],
		['Spørg – på Ærø', 'Åse']
	]);
});

test('UTF-16 with a byte order mark is read', async () => {
	const text = '\ufefforganisation\tfunktion\r\nFuresø\tå';
	const little = new Uint8Array(new Uint16Array([...text].map((letter) => letter.charCodeAt(0))).buffer);
	expect(await rowsOf(little)).toEqual([
		['organisation', 'funktion'],
		['Furesø', 'å']
	]);
});

test('quotes hold separators, quotes and line breaks; rows are counted as a spreadsheet does', async () => {
	const table = await readTable(utf8('organisation;funktion\n"a\r\nb";"c ""d"""\n;\n\ne;f\n'));
	expect(table).toMatchObject({
		rows: [
			{ row: 2, cells: ['a\nb', 'c "d"'] },
			{ row: 5, cells: ['e', 'f'] }
		]
	});
});

test('one leading apostrophe is taken off each cell, and invisible marks and outer space are gone', async () => {
	expect(await rowsOf(utf8("organisation;funktion;kan\n'=a;''b;\u00a0c\u200b \n"))).toEqual([
		['organisation', 'funktion', 'kan'],
		['=a', "'b", 'c']
	]);
});

test('a quote that is never closed is told with its row', async () => {
	expect(await readTable(utf8('organisation;funktion\na;b\n"c;d\ne;f'))).toMatchObject({
		ok: false,
		row: 3,
		message: expect.stringContaining('anførselstegn')
	});
});

test('what is no table gets a message that says which files to use', async () => {
	const jpeg = bytes(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1);
	expect(await messageOf(jpeg)).toContain('hverken CSV eller Excel');
	expect(await messageOf(utf8('%PDF-1.7 organisation;funktion'))).toContain('hverken CSV eller Excel');
	expect(await messageOf(bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1))).toContain('.xlsx');
	expect(await messageOf(bytes(0x50, 0x4b, 3, 4, 1, 2, 3))).toContain('kan ikke læses som Excel-fil');
	expect(await messageOf(bytes())).toContain('Filen er tom');
	expect(await messageOf(utf8('\r\n;;\r\n'))).toContain('Filen er tom');
	expect(await messageOf(utf8('organisation;funktion\r\n;\r\n'))).toContain('ingen rækker');
});

test('a file of 50 MB or of more than 200,000 rows is refused', async () => {
	expect(await messageOf(new Uint8Array(50_000_000))).toContain('45 MB');
	expect(await messageOf(utf8(`organisation;funktion\n${'a;b\n'.repeat(200_001)}`))).toContain('200.000');
});

test('a zip that is no workbook, and one that unpacks to gigabytes, are refused without being unpacked', async () => {
	const zip = zipClaiming('hej.txt', 5);
	expect(await messageOf(zip)).toContain('kan ikke læses som Excel-fil');
	expect(await messageOf(zipClaiming('xl/workbook.xml', 0xf000_0000))).toContain(
		'kan ikke læses som Excel-fil'
	);
});

test('XLSX gives numbers and dates as text, and says which sheets were left out', async () => {
	const file = await writeExcelFile([
		{
			sheet: 'Kontakter',
			data: [
				['organisation', 'telefon', 'kode', 'fra', 'kan'],
				['Furesø', 95110002, 201, new Date('2026-11-22T00:00:00Z'), "'=1+1"].map((value) =>
					value instanceof Date ? { value, type: Date, format: 'dd-mm-yyyy' } : value
				),
				[null, null, null, null, null],
				['Allerød', 112, 1084, null, true]
			]
		},
		{ sheet: 'Noter', data: [['ikke læst']] },
		{ sheet: 'Tomt', data: [] }
	]).toBuffer();
	const table = await readTable(new Uint8Array(file));
	expect(table).toMatchObject({
		header: ['organisation', 'telefon', 'kode', 'fra', 'kan'],
		rows: [
			{ row: 2, cells: ['Furesø', '95110002', '201', '2026-11-22', '=1+1'] },
			{ row: 4, cells: ['Allerød', '112', '1084', '', 'sand'] }
		],
		notices: [expect.stringMatching(/Kontakter.*Noter/)]
	});
});

/** A zip archive with one file in its directory, of a size that it only claims. */
function zipClaiming(name: string, unpacked: number): Uint8Array {
	const entry = Buffer.alloc(46 + name.length);
	entry.writeUInt32LE(0x02014b50, 0);
	entry.writeUInt32LE(unpacked, 24);
	entry.writeUInt16LE(name.length, 28);
	entry.write(name, 46);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 8);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(entry.length, 12);
	end.writeUInt32LE(4, 16);
	return new Uint8Array(Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), entry, end]));
}
