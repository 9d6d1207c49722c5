import { expect, test } from 'vitest';
import { emptyDirectory, plan } from '../../support/import-files/plan.ts';

const rowsOf = (...names: string[]) => names.map((organisation) => ({ organisation, funktion: 'Rådgiver' }));

test('a new party that is called almost as one that is there gets a notice, and is no fault', async () => {
	const directory = emptyDirectory();
	await plan(directory, rowsOf('Gribskov Kommune', 'Foreningen Vinden'));
	const { faults, notices } = await plan(
		directory,
		rowsOf('Gribskow Kommune > PPR', 'Gribskow Kommune', 'Foreningen Vindenn', 'Gribskov')
	);
	expect(faults).toEqual([]);
	expect(notices).toEqual([
		'Række 2 opretter organisationen "Gribskow Kommune". Mente du "Gribskov Kommune"?',
		'Række 4 opretter organisationen "Foreningen Vindenn". Mente du "Foreningen Vinden"?',
		'Række 5 opretter organisationen "Gribskov". Mente du "Gribskov Kommune"?'
	]);
});

test('a name near one of the 98 municipalities gets a notice, and their own names do not', async () => {
	const { notices } = await plan(
		emptyDirectory(),
		rowsOf('Helsigør Kommune', 'Københavns Kommune', 'Bornholms Regionskommune', 'Hørsholm Kommune')
	);
	expect(notices).toEqual([
		'Række 2 opretter organisationen "Helsigør Kommune". Mente du "Helsingør Kommune"?'
	]);
});

test('a unit within a party, and a second import of the same file, have nothing to be asked about', async () => {
	const directory = emptyDirectory();
	const rows = rowsOf('Gribskov Kommune > Familiehuset', 'Furesø Kommune > Familiehuse');
	expect((await plan(directory, rows)).notices).toEqual([]);
	await plan(directory, rowsOf('Gribskow Kommune'));
	expect((await plan(directory, rowsOf('Gribskow Kommune'))).notices).toEqual([]);
});
