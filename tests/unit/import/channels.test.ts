import { expect, test } from 'vitest';
import type { Channel, Directory } from '../../../src/lib/server/contacts/import/model.ts';
import { emptyDirectory, plan } from '../../support/import-files/plan.ts';

const base = { organisation: 'Furesø Kommune', funktion: 'Modtagelse' };

function firstFunction({ functions }: Directory) {
	const [fn] = functions;
	if (!fn) throw new Error('no function');
	return fn;
}

/** Adds a phone that no file tells of. */
function addPhone(directory: Directory, value: string, rest: Partial<Channel> = {}) {
	const fn = firstFunction(directory);
	const addedAt = new Date('2026-01-01T00:00:00Z');
	const shape = { kind: 'phone', display: null, note: null, visibility: 'public', position: 0 } as const;
	fn.channels.push({ id: 100 + fn.channels.length, value, addedAt, ...shape, ...rest });
}

const phones = (directory: Directory) => firstFunction(directory).channels.map(({ value }) => value.slice(3));

test('a changed number is a new channel in the place of the old, which is retired', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, telefon: '95110001', telefon_note: 'tast 2' }]);
	const [old] = firstFunction(directory).channels;
	addPhone(directory, '+4595110002');
	const { writes, rows } = await plan(directory, [{ ...base, telefon: '95110009' }]);
	expect([...writes.retired.keys()]).toEqual([old]);
	expect(rows[0]?.changes).toEqual([{ field: 'telefon', before: '95 11 00 01', after: '95 11 00 09' }]);
	expect(phones(directory)).toEqual(['95110009', '95110002']);
	expect(firstFunction(directory).channels[0]).toMatchObject({
		note: 'tast 2',
		addedAt: new Date('2026-11-22T12:00:00Z')
	});
	expect((await plan(directory, [{ ...base, telefon: '95110009' }])).rows).toMatchObject([
		{ action: 'leave' }
	]);
});

test('the same number in another spelling, or with another note, is the same channel', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, telefon: '95110001', mail: 'Ung@furesoe.example' }]);
	const { writes, rows } = await plan(directory, [
		{ ...base, telefon: '+45 95.11.00.01', telefon_note: 'lokal 214', mail: 'ung@FURESOE.example' }
	]);
	expect(rows[0]?.changes).toEqual([{ field: 'telefon_note', before: '', after: 'lokal 214' }]);
	expect(writes.retired.size).toBe(0);
	expect(writes.channels.size).toBe(1);
});

test('a number that the function has further down comes first', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, telefon: '95110001' }]);
	addPhone(directory, '+4595110002');
	addPhone(directory, '+4595110003');
	const { writes } = await plan(directory, [{ ...base, telefon: '95110003' }]);
	expect(phones(directory)).toEqual(['95110003', '95110002']);
	expect([...writes.channels.keys()].map(({ value }) => value)).toEqual(['+4595110003']);
	expect((await plan(directory, [{ ...base, telefon: '95110003' }])).rows).toMatchObject([
		{ action: 'leave' }
	]);
});

test('a cleared number leaves none behind that would take its place', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, telefon: '95110001', mail: 'ung@furesoe.example' }]);
	addPhone(directory, '+4595110002');
	const { writes } = await plan(directory, [{ ...base, telefon: '' }]);
	expect(writes.retired.size).toBe(2);
	expect(firstFunction(directory).channels.map(({ kind }) => kind)).toEqual(['mail']);
	expect((await plan(directory, [{ ...base, telefon: '' }])).rows).toMatchObject([{ action: 'leave' }]);
});

test("a function's channels are public; one that was set otherwise stays so, and so does the number that replaces it", async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, telefon: '95110001', web: 'furesoe.example' }]);
	const { channels } = firstFunction(directory);
	expect(channels).toMatchObject([
		{ visibility: 'public' },
		{ value: 'https://furesoe.example', visibility: 'public' }
	]);
	if (channels[0]) channels[0].visibility = 'network';
	await plan(directory, [{ ...base, telefon: '95110001' }]);
	await plan(directory, [{ ...base, telefon: '95110007' }]);
	expect(firstFunction(directory).channels[0]).toMatchObject({ value: '+4595110007', visibility: 'network' });
});

test('a national number keeps its grouping when it is written in one go, and takes another when it is written so', async () => {
	const directory = emptyDirectory();
	const national = { organisation: 'Livslinien', organisationstype: 'national', funktion: 'Rådgivning' };
	await plan(directory, [{ ...national, telefon: '70 201 201' }]);
	const display = async (telefon: string) => {
		await plan(directory, [{ ...national, telefon }]);
		return firstFunction(directory).channels[0]?.display;
	};
	expect(await display('+4570201201')).toBe('70 201 201');
	expect(await display('702 01 201')).toBe('702 01 201');
	expect(await display('70 20 12 01')).toBeNull();
});
