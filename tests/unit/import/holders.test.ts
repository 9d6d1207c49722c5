import { expect, test } from 'vitest';
import type { Directory } from '../../../src/lib/server/contacts/import/model.ts';
import { emptyDirectory, plan } from '../../support/import-files/plan.ts';

const base = { organisation: 'Furesø Kommune > PPR', funktion: 'PPR-psykolog' };
const today = '2026-11-22';

/** "Anna 2026-01-01–": who holds the first function, in the order of their entry. */
function holders({ functions }: Directory, index = 0) {
	return functions[index]?.holders.map(
		({ person, role, startsOn, endsOn }) =>
			`${role === 'deputy' ? 'stedfortræder ' : ''}${person.name} ${startsOn ?? ''}–${endsOn ?? ''}`
	);
}

const placeOf = ({ row, column }: { row: number | null; column: string | null }) => `${row} ${column}`;

test('a deputy has a row of its own, and a deputy may stand without a primary', async () => {
	const directory = emptyDirectory();
	const { faults } = await plan(directory, [
		{ ...base, navn: 'Anna' },
		{ ...base, navn: 'Bo', rolle: 'stedfortræder' },
		{ ...base, funktion: 'Logopæd', navn: 'Carl', rolle: 'stedfortræder' }
	]);
	expect(faults).toEqual([]);
	expect(holders(directory)).toEqual(['Anna –', 'stedfortræder Bo –']);
	expect(holders(directory, 1)).toEqual(['stedfortræder Carl –']);
});

test('a new primary with a start ends the earlier one the day before, and the report says so', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, navn: 'Anna', fra: '2024-02-01' }]);
	const rows = [{ ...base, navn: 'Bo', fra: '2027-01-01' }];
	const first = await plan(directory, rows);
	expect(holders(directory)).toEqual(['Anna 2024-02-01–2026-12-31', 'Bo 2027-01-01–']);
	expect(first.rows[0]?.changes).toEqual([{ field: 'til for Anna', before: '', after: '2026-12-31' }]);
	expect((await plan(directory, rows)).rows).toMatchObject([{ action: 'leave' }]);
});

test('a file with the old primary and the new one is the same the second time', async () => {
	const directory = emptyDirectory();
	const rows = [
		{ ...base, navn: 'Anna', fra: '', til: '' },
		{ ...base, navn: 'Bo', fra: '2027-01-01', til: '' }
	];
	expect((await plan(directory, rows)).faults).toEqual([]);
	expect(holders(directory)).toEqual(['Anna –2026-12-31', 'Bo 2027-01-01–']);
	expect((await plan(directory, rows)).rows.map(({ action }) => action)).toEqual(['leave', 'leave']);
});

test('a new primary without a start, beside one that is there, is a fault that says what to do', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, navn: 'Anna' }]);
	const { faults } = await plan(directory, [{ ...base, navn: 'Bo' }]);
	expect(faults.map(placeOf)).toEqual(['2 fra']);
	expect(faults[0]?.message).toContain('Anna er allerede primær. Skriv i fra, hvornår Bo begynder');
});

test('two primaries at once in one file are a fault, whichever of them has dates', async () => {
	const two = (anna: object, bo: object) =>
		plan(emptyDirectory(), [
			{ ...base, navn: 'Anna', ...anna },
			{ ...base, navn: 'Bo', ...bo }
		]);
	expect((await two({}, {})).faults.map(placeOf)).toEqual(['3 fra']);
	expect((await two({ fra: '2026-01-01' }, { fra: '2026-01-01' })).faults.map(placeOf)).toEqual(['3 fra']);
	expect((await two({ fra: '2026-01-01' }, {})).faults.map(placeOf)).toEqual(['3 fra']);
	expect((await two({ til: '2027-06-30' }, { fra: '2027-01-01' })).faults.map(placeOf)).toEqual(['3 fra']);
	expect((await two({ til: '2026-12-31' }, { fra: '2027-01-01' })).faults).toEqual([]);
});

test('who comes before a primary that is already to come must say until when', async () => {
	const before = async (bo: { fra: string; til?: string }) => {
		const directory = emptyDirectory();
		await plan(directory, [{ ...base, navn: 'Carl', fra: '2027-03-01' }]);
		return (await plan(directory, [{ ...base, navn: 'Bo', ...bo }])).faults;
	};
	const [fault] = await before({ fra: '2026-12-01' });
	expect(fault).toMatchObject({
		row: 2,
		column: 'til',
		message: expect.stringContaining('senest 2027-02-28')
	});
	expect(await before({ fra: '2026-12-01', til: '2027-02-28' })).toEqual([]);
});

test('a vacant function gets a new primary without a start: from the day of the import', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, navn: 'Anna', fra: '2020-01-01', til: '2025-12-31' }]);
	const rows = [{ ...base, navn: 'Bo', fra: '', til: '' }];
	expect((await plan(directory, rows)).faults).toEqual([]);
	expect(holders(directory)).toEqual(['Anna 2020-01-01–2025-12-31', `Bo ${today}–`]);
	const later = await plan(directory, rows, new Date('2027-05-01T12:00:00Z'));
	expect(later.rows).toMatchObject([{ action: 'leave' }]);
});

test('whoever comes back after a break has a period of their own', async () => {
	const directory = emptyDirectory();
	const anna = { ...base, navn: 'Anna', indehaver_mail: 'anna@furesoe.example' };
	await plan(directory, [{ ...anna, fra: '2020-01-01', til: '2021-12-31' }]);
	await plan(directory, [{ ...anna, fra: '2027-01-01' }]);
	expect(holders(directory)).toEqual(['Anna 2020-01-01–2021-12-31', 'Anna 2027-01-01–']);
	expect(directory.people).toHaveLength(1);
});

test('a start or an end that is corrected is a change, not a new holder', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, navn: 'Anna', fra: '2026-01-01', til: '' }]);
	const { rows } = await plan(directory, [{ ...base, navn: 'Anna', fra: '2026-02-01', til: '2027-01-31' }]);
	expect(rows[0]?.changes.map(({ field }) => field)).toEqual(['fra', 'til']);
	expect(holders(directory)).toEqual(['Anna 2026-02-01–2027-01-31']);
	await plan(directory, [{ ...base, navn: 'Anna', til: '' }]);
	expect(holders(directory)).toEqual(['Anna 2026-02-01–']);
});

test('a period that runs backwards and a row that repeats another are faults', async () => {
	const { faults } = await plan(emptyDirectory(), [
		{ ...base, navn: 'Anna', fra: '2027-01-01', til: '2026-01-01' },
		{ ...base, funktion: 'Leder', navn: 'Bo', rolle: 'stedfortræder' },
		{ ...base, funktion: 'Leder', navn: 'bo', rolle: 'stedfortræder' }
	]);
	expect(faults.map(placeOf)).toEqual(['2 til', '4 navn']);
});

test('a holder is recognised by mail in any case, and then takes the name of the file', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, navn: 'Anna Holm', indehaver_mail: 'anna@furesoe.example' }]);
	const { rows } = await plan(directory, [
		{ ...base, navn: 'Anna Lind', indehaver_mail: 'ANNA@furesoe.example' }
	]);
	expect(rows[0]?.changes).toEqual([{ field: 'navn', before: 'Anna Holm', after: 'Anna Lind' }]);
	expect(directory.people).toHaveLength(1);
});

test('a holder without a mail in the file is recognised by name, and one whose mail is new keeps the period', async () => {
	const directory = emptyDirectory();
	await plan(directory, [
		{ ...base, navn: 'Anna Holm', indehaver_mail: 'anna@furesoe.example', fra: '2024-01-01' }
	]);
	expect((await plan(directory, [{ ...base, navn: 'anna holm ' }])).rows).toMatchObject([
		{ action: 'change', changes: [{ field: 'navn' }] }
	]);
	const { rows } = await plan(directory, [
		{ ...base, navn: 'Anna Holm', indehaver_mail: 'ah@furesoe.example' }
	]);
	expect(rows[0]?.changes).toContainEqual({
		field: 'indehaver_mail',
		before: 'anna@furesoe.example',
		after: 'ah@furesoe.example'
	});
	expect(holders(directory)).toEqual(['Anna Holm 2024-01-01–']);
});

test('one person with several functions is one person: by mail anywhere, by name within the municipality', async () => {
	const directory = emptyDirectory();
	await plan(directory, [
		{ ...base, navn: 'Anna Holm', indehaver_mail: 'anna@furesoe.example' },
		{ ...base, organisation: 'Region Øst', navn: 'Anna Holm', indehaver_mail: 'anna@furesoe.example' },
		{ ...base, organisation: 'Furesø Kommune > Jobcenter', navn: 'Anna Holm', indehaver_mail: '' },
		{ ...base, organisation: 'Gribskov Kommune', navn: 'Anna Holm', indehaver_mail: '' }
	]);
	expect(directory.people).toHaveLength(2);
	expect(directory.functions[3]?.holders[0]?.person).toBe(directory.people[1]);
});

test('namesakes with numbers of their own are two people', async () => {
	const directory = emptyDirectory();
	const rows = [
		{ ...base, navn: 'Anna Holm', indehaver_telefon: '95 22 00 01' },
		{ ...base, funktion: 'Leder', navn: 'Anna Holm', indehaver_telefon: '95 22 00 02' }
	];
	await plan(directory, rows);
	expect(directory.people).toHaveLength(2);
	expect((await plan(directory, rows)).rows.map(({ action }) => action)).toEqual(['leave', 'leave']);
});

test('rows about one person say the same of her, or nothing', async () => {
	const directory = emptyDirectory();
	const anna = { navn: 'Anna Holm', indehaver_mail: 'anna@furesoe.example', synlighed: 'alle' };
	const { faults } = await plan(directory, [
		{ ...base, ...anna, titel: '' },
		{ ...base, ...anna, funktion: 'Leder', titel: 'Psykolog', faggruppe: 'psykolog', synlighed: '' },
		{ ...base, ...anna, funktion: 'Vejleder', titel: 'Leder', synlighed: 'netværk' },
		{ ...base, ...anna, funktion: 'Rådgiver', titel: '', navn: 'Bo Lind' }
	]);
	expect(directory.people[0]).toMatchObject({ title: 'Psykolog', profession: { name: 'psykolog' } });
	expect(faults.map(placeOf)).toEqual(['4 titel', '5 indehaver_mail', '4 synlighed']);
	expect(faults[1]?.message).toContain('flyt en fælles mail til kolonnen mail');
});

test('a profession that is not known is a fault with the nearest', async () => {
	const { faults } = await plan(emptyDirectory(), [{ ...base, navn: 'Anna', faggruppe: 'psykologg' }]);
	expect(faults.map(placeOf)).toEqual(['2 faggruppe']);
	expect(faults[0]?.message).toContain('"psykolog"');
});

test('a new function of somebody known does not clear what is known of her', async () => {
	const directory = emptyDirectory();
	const anna = { navn: 'Anna Holm', indehaver_mail: 'anna@furesoe.example' };
	await plan(directory, [{ ...base, ...anna, titel: 'Psykolog', indehaver_telefon: '95220001' }]);
	await plan(directory, [{ ...base, ...anna, funktion: 'Leder', titel: '', indehaver_telefon: '' }]);
	expect(directory.people[0]).toMatchObject({
		title: 'Psykolog',
		channels: [{ kind: 'phone' }, { kind: 'mail' }]
	});
	await plan(directory, [{ ...base, ...anna, titel: '', indehaver_telefon: '' }]);
	expect(directory.people[0]).toMatchObject({ title: null, channels: [{ kind: 'mail' }] });
});

test("a holder's own numbers are for the network unless the file says otherwise", async () => {
	const directory = emptyDirectory();
	await plan(directory, [
		{ ...base, navn: 'Anna', indehaver_telefon: '95220001', synlighed: '' },
		{ ...base, funktion: 'Leder', navn: 'Bo', indehaver_telefon: '95220002', synlighed: 'alle' }
	]);
	const visibilities = () => directory.people.map(({ channels }) => channels[0]?.visibility);
	expect(visibilities()).toEqual(['network', 'public']);
	const { rows } = await plan(directory, [{ ...base, funktion: 'Leder', navn: 'Bo', synlighed: 'netværk' }]);
	expect(rows[0]?.changes).toEqual([{ field: 'synlighed', before: 'alle', after: 'netværk' }]);
	expect(visibilities()).toEqual(['network', 'network']);
});

test('a changed number takes the visibility of the old one only when the file does not tell of visibility', async () => {
	const changed = async (rest: { synlighed?: string }) => {
		const directory = emptyDirectory();
		await plan(directory, [{ ...base, navn: 'Anna', indehaver_telefon: '95220001', synlighed: 'alle' }]);
		await plan(directory, [{ ...base, navn: 'Anna', indehaver_telefon: '95220009', ...rest }]);
		return directory.people[0]?.channels.map(({ value, visibility }) => `${value} ${visibility}`);
	};
	expect(await changed({})).toEqual(['+4595220009 public']);
	expect(await changed({ synlighed: '' })).toEqual(['+4595220009 network']);
});

test('the role follows the row: a deputy who becomes primary keeps the time as deputy', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ ...base, navn: 'Anna', rolle: 'stedfortræder' }]);
	await plan(directory, [{ ...base, navn: 'Anna', rolle: 'primær', fra: '2027-01-01' }]);
	expect(holders(directory)).toEqual(['stedfortræder Anna –', 'Anna 2027-01-01–']);
	expect(directory.people).toHaveLength(1);
});
