import { expect, test } from 'vitest';
import { emptyDirectory, plan } from '../../support/import-files/plan.ts';

test('a new function, its unit and its municipality are made, and nothing is left to do the second time', async () => {
	const directory = emptyDirectory();
	const rows = [
		{
			organisation: 'Furesø Kommune > Jobcenter Furesø',
			funktion: 'Mentor',
			navn: 'Anna Holm',
			telefon: '95 11 00 02'
		}
	];
	const first = await plan(directory, rows);
	expect(first.faults).toEqual([]);
	expect(first.rows).toMatchObject([{ row: 2, action: 'create', holder: 'Anna Holm' }]);
	expect(directory.organisations).toMatchObject([
		{ name: 'Furesø Kommune', kind: 'municipality', codes: new Map([['kommunekode', '0190']]) },
		{ name: 'Jobcenter Furesø', kind: 'team', parent: { name: 'Furesø Kommune' } }
	]);
	const second = await plan(directory, rows);
	expect(second.rows).toMatchObject([{ action: 'leave', changes: [] }]);
	expect(Object.values(second.writes).every((collected) => collected.size === 0)).toBe(true);
});

test('a municipality gets its kommunekode from its name, in the genitive too, and no empty cell takes it away', async () => {
	const directory = emptyDirectory();
	const rows = ['Københavns Kommune', 'Aarhus Kommune', 'Bornholms Regionskommune', 'Nordfyns Kommune'].map(
		(organisation) => ({ organisation, kode: '', funktion: 'Vagt', bemanding: 'vagt' })
	);
	await plan(directory, rows);
	const codes = directory.organisations.map((organisation) => organisation.codes.get('kommunekode'));
	expect(codes).toEqual(['0101', '0751', '0400', '0480']);
	expect((await plan(directory, rows)).rows.map(({ action }) => action)).toEqual(Array(4).fill('leave'));
});

test('a unit is named by its path, or by its bare name when only one has it', async () => {
	const directory = emptyDirectory();
	await plan(directory, [
		{ organisation: 'Furesø Kommune > PPR', funktion: 'Psykolog' },
		{ organisation: 'Gribskov Kommune > PPR', funktion: 'Psykolog' },
		{ organisation: 'Gribskov Kommune > Familiehuset', funktion: 'Rådgiver' }
	]);
	const { faults, rows } = await plan(directory, [
		{ organisation: ' familiehuset ', funktion: 'rådgiver', kan: 'Hjælper' },
		{ organisation: 'PPR', funktion: 'Psykolog' }
	]);
	expect(rows[0]).toMatchObject({ action: 'change', organisation: 'Gribskov Kommune > Familiehuset' });
	expect(faults).toMatchObject([{ row: 3, column: 'organisation' }]);
	expect(faults[0]?.message).toContain('"Furesø Kommune > PPR" eller "Gribskov Kommune > PPR"');
});

test('a bare name may stand above the path that places it', async () => {
	const directory = emptyDirectory();
	await plan(directory, [
		{ organisation: 'Familiehuset', funktion: 'Rådgiver' },
		{ organisation: 'Gribskov Kommune > Familiehuset', funktion: 'Mentor' }
	]);
	expect(directory.organisations.map(({ name }) => name)).toEqual(['Gribskov Kommune', 'Familiehuset']);
});

test('an organisation is recognised by its code, and then takes the name and place of the file', async () => {
	const directory = emptyDirectory();
	await plan(directory, [
		{ organisation: 'Region Øst > Afdeling A', kode: 'sor:441221', funktion: 'Sygeplejerske' }
	]);
	const { rows } = await plan(directory, [
		{ organisation: 'Region Øst > Center B > Afdeling Ny', kode: 'SOR:441221', funktion: 'Sygeplejerske' }
	]);
	expect(rows[0]?.changes).toContainEqual({
		field: 'organisation',
		before: 'Region Øst > Afdeling A',
		after: 'Region Øst > Center B > Afdeling Ny'
	});
	expect(directory.functions).toHaveLength(1);
	expect(directory.organisations.find(({ name }) => name === 'Afdeling Ny')?.slug).toBe('afdeling-a');
});

test('a row that still has the old name of a unit renamed in the file is told of the new one', async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ organisation: 'Region Øst > Afdeling A', kode: 'sor:441221', funktion: 'Læge' }]);
	const { faults } = await plan(directory, [
		{ organisation: 'Region Øst > Afdeling A', kode: '', funktion: 'Psykolog' },
		{ organisation: 'Region Øst > Afdeling B', kode: 'sor:441221', funktion: 'Læge' }
	]);
	expect(faults).toMatchObject([
		{ row: 2, column: 'organisation', message: expect.stringContaining('Afdeling B') }
	]);
});

test("a municipality's code beside another municipality, or beside a unit within it, is a slip", async () => {
	const directory = emptyDirectory();
	await plan(directory, [{ organisation: 'Furesø Kommune', funktion: 'Mentor' }]);
	const { faults } = await plan(directory, [
		{ organisation: 'Gribskov Kommune', kode: '0190', funktion: 'Mentor' },
		{ organisation: 'Furesø Kommune > Jobcenter', kode: '190', funktion: 'Mentor' }
	]);
	expect(faults).toMatchObject([
		{ row: 2, column: 'kode', message: expect.stringContaining('0270') },
		{ row: 3, column: 'kode', message: expect.stringContaining('kommunen selv') }
	]);
	expect(directory.organisations[0]?.name).toBe('Furesø Kommune');
});

test('two organisations do not share a code', async () => {
	const { faults } = await plan(emptyDirectory(), [
		{ organisation: 'LMS', kode: 'cvr:12345678', funktion: 'Rådgivning' },
		{ organisation: 'Angstforeningen', kode: 'cvr:12345678', funktion: 'Rådgivning' }
	]);
	expect(faults).toMatchObject([{ row: 3, column: 'kode' }]);
});

test('in the first row of a function an empty cell clears; in later rows it says nothing', async () => {
	const directory = emptyDirectory();
	const base = { organisation: 'LMS', funktion: 'Rådgivning', navn: 'Anna' };
	await plan(directory, [
		{ ...base, kan: 'Tekst', emner: 'angst', alder_fra: '10', mandat: 'egen', telefon: '95110001' }
	]);
	const cleared = { kan: '', emner: '', alder_fra: '', mandat: '', telefon: '' };
	const { rows } = await plan(directory, [{ ...base, ...cleared }]);
	expect(rows[0]?.changes.map(({ field, after }) => `${field}:${after}`)).toEqual([
		'kan:',
		'emner:',
		'alder_fra:',
		'mandat:',
		'telefon:'
	]);
	await plan(directory, [
		{ ...base, kan: 'Tekst' },
		{ ...base, kan: '', navn: 'Bo', rolle: 'stedfortræder' }
	]);
	expect(directory.functions[0]?.can).toBe('Tekst');
});

test('a later row that says something else of the function or its organisation is a fault', async () => {
	const base = { organisation: 'LMS', funktion: 'Rådgivning' };
	const { faults } = await plan(emptyDirectory(), [
		{
			...base,
			organisationstype: 'frivillig',
			kan: 'A',
			emner: 'sorg|angst',
			telefon: '95 11 00 01',
			navn: 'Anna'
		},
		{
			...base,
			organisationstype: 'team',
			kan: 'B',
			emner: 'angst|sorg',
			telefon: '95110001',
			navn: 'Bo',
			rolle: 'stedfortræder'
		}
	]);
	expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['3 organisationstype', '3 kan']);
	expect(faults[1]?.message).toContain('I række 2 står der "A"');
});

test('a column left out leaves what is there alone', async () => {
	const directory = emptyDirectory();
	const base = { organisation: 'LMS', funktion: 'Rådgivning' };
	await plan(directory, [
		{
			...base,
			organisationstype: 'frivillig',
			organisationsalias: 'Landsforeningen',
			kan: 'Tekst',
			kritikalitet: 'akut'
		}
	]);
	const { rows } = await plan(directory, [base]);
	expect(rows).toMatchObject([{ action: 'leave' }]);
	expect(directory.functions[0]).toMatchObject({ can: 'Tekst', criticality: 'acute' });
});

test('defaults apply to new functions only', async () => {
	const directory = emptyDirectory();
	const base = { organisation: 'LMS', funktion: 'Rådgivning' };
	await plan(directory, [{ ...base, kritikalitet: '', bemanding: '' }]);
	expect(directory.functions[0]).toMatchObject({ criticality: 'ordinary', staffing: 'person' });
	await plan(directory, [{ ...base, kritikalitet: 'akut', bemanding: 'vagt' }]);
	const { rows } = await plan(directory, [{ ...base, kritikalitet: '', bemanding: '' }]);
	expect(rows).toMatchObject([{ action: 'leave' }]);
	expect(directory.functions[0]).toMatchObject({ criticality: 'acute', staffing: 'line' });
});

test('a national number is a line unless it says otherwise, and keeps its grouping', async () => {
	const directory = emptyDirectory();
	await plan(directory, [
		{
			organisation: 'Livslinien',
			organisationstype: 'national',
			funktion: 'Rådgivning',
			telefon: '70 201 201'
		},
		{ organisation: 'Furesø Kommune', funktion: 'Vagt', telefon: '70 201 202' }
	]);
	expect(directory.functions).toMatchObject([
		{ staffing: 'line', channels: [{ value: '+4570201201', display: '70 201 201' }] },
		{ staffing: 'person', channels: [{ display: null }] }
	]);
});

test('situations, topics and areas are known by name or alias; others are told the nearest', async () => {
	const directory = emptyDirectory();
	const { faults } = await plan(directory, [
		{
			organisation: 'LMS',
			funktion: 'A',
			situationer: 'Udskrivelse|SKOLEFRAVAER',
			emner: 'cutting',
			velfaerdsomraader: 'jobcenter'
		},
		{
			organisation: 'LMS',
			funktion: 'B',
			situationer: 'udskrivnign',
			emner: 'agnst',
			velfaerdsomraader: 'socal'
		}
	]);
	expect([...(directory.functions[0]?.situations ?? [])].map(({ name }) => name)).toEqual([
		'udskrivning',
		'skolefravær'
	]);
	expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
		'3 situationer',
		'3 emner',
		'3 velfaerdsomraader'
	]);
	expect(faults[0]?.message).toBe('"udskrivnign" kendes ikke. Mente du "udskrivning"?');
	expect(faults[1]?.message).toContain('"angst"');
});

test('whom a function serves may stand further down the file, and must stand somewhere', async () => {
	const directory = emptyDirectory();
	const { faults } = await plan(directory, [
		{
			organisation: 'Region Øst',
			organisationstype: 'region',
			funktion: 'Team',
			betjener: 'Furesø Kommune|Gribskov Kommun'
		},
		{ organisation: 'Furesø Kommune', funktion: 'Mentor' },
		{ organisation: 'Gribskov Kommune', funktion: 'Mentor' }
	]);
	expect(faults).toMatchObject([
		{ row: 2, column: 'betjener', message: expect.stringContaining('"Gribskov Kommune"') }
	]);
});

test('a reserve may stand further down the file; one that is not there is told the nearest', async () => {
	const directory = emptyDirectory();
	const { faults } = await plan(directory, [
		{ organisation: 'Furesø Kommune', funktion: 'Mentor', reserve: 'Furesø Kommune > Døgnvagt' },
		{ organisation: 'Furesø Kommune', funktion: 'Døgnvagt', reserve: '' },
		{ organisation: 'Furesø Kommune', funktion: 'Rådgiver', reserve: 'Furesø Kommune > Døgnvakt' },
		{ organisation: 'Furesø Kommune', funktion: 'Psykolog', reserve: 'Døgnvagt' },
		{ organisation: 'Furesø Kommune', funktion: 'Læge', reserve: 'Furesø Komune > Døgnvagt' }
	]);
	expect(directory.functions[0]?.reserve?.name).toBe('Døgnvagt');
	expect(faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
		'4 reserve',
		'5 reserve',
		'6 reserve'
	]);
	expect(faults[0]?.message).toContain('Mente du "Døgnvagt"');
	expect(faults[1]?.message).toContain('Mente du "Furesø Kommune > Døgnvagt"');
	expect(faults[2]?.message).toContain('Mente du "Furesø Kommune"');
});

test('reserves in a circle are a fault that names the chain, also when half of it was there before', async () => {
	const directory = emptyDirectory();
	const unit = 'Furesø Kommune';
	await plan(directory, [
		{ organisation: unit, funktion: 'A', reserve: `${unit} > B` },
		{ organisation: unit, funktion: 'B', reserve: `${unit} > C` },
		{ organisation: unit, funktion: 'C', reserve: '' }
	]);
	const { faults } = await plan(directory, [{ organisation: unit, funktion: 'C', reserve: `${unit} > A` }]);
	expect(faults).toMatchObject([{ row: 2, column: 'reserve' }]);
	expect(faults[0]?.message).toContain(`${unit} > C → ${unit} > A → ${unit} > B → ${unit} > C`);
	const self = await plan(emptyDirectory(), [{ organisation: unit, funktion: 'A', reserve: `${unit} > A` }]);
	expect(self.faults).toHaveLength(1);
});

test('ages run forwards, also against the limit that was there before', async () => {
	const directory = emptyDirectory();
	const base = { organisation: 'LMS', funktion: 'Rådgivning' };
	expect((await plan(directory, [{ ...base, alder_fra: '18', alder_til: '10' }])).faults).toMatchObject([
		{ row: 2, column: 'alder_til' }
	]);
	await plan(directory, [{ ...base, alder_fra: '10', alder_til: '17' }]);
	expect((await plan(directory, [{ ...base, alder_fra: '18' }])).faults).toMatchObject([
		{ row: 2, column: 'alder_fra' }
	]);
});

test('a line has no holder, a note belongs to a number, and a holder has a name', async () => {
	const { faults } = await plan(emptyDirectory(), [
		{ organisation: 'LMS', funktion: 'Linje', bemanding: 'vagt', navn: 'Anna' },
		{ organisation: 'LMS', funktion: 'Rådgivning', telefon_note: 'tast 2' },
		{ organisation: 'LMS', funktion: 'Kursus', titel: 'Leder' }
	]);
	expect(faults.map(({ row, column }) => `${row} ${column}`).sort()).toEqual([
		'2 navn',
		'3 telefon_note',
		'4 navn'
	]);
});

test('a function that somebody held cannot become a line', async () => {
	const directory = emptyDirectory();
	const base = { organisation: 'LMS', funktion: 'Rådgivning' };
	await plan(directory, [{ ...base, navn: 'Anna' }]);
	expect((await plan(directory, [{ ...base, bemanding: 'vagt' }])).faults).toMatchObject([
		{ row: 2, column: 'bemanding' }
	]);
});
