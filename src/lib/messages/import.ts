/** The words of the import format, what a fault in a file is called, and how a report reads. */
import type {
	Criticality,
	HolderRole,
	Mandate,
	OrganisationKind,
	Staffing,
	Visibility
} from '../directory/vocabulary.ts';

export const organisationKindWord: Record<OrganisationKind, string> = {
	municipality: 'kommune',
	region: 'region',
	hospital: 'hospital',
	centre: 'center',
	team: 'team',
	voluntary: 'frivillig',
	national: 'national'
};
export const staffingWord: Record<Staffing, string> = { person: 'person', line: 'vagt' };
export const criticalityWord: Record<Criticality, string> = {
	acute: 'akut',
	ordinary: 'almindelig',
	background: 'baggrund'
};
export const mandateWord: Record<Mandate, string> = { own: 'egen', team: 'team', facilitates: 'formidler' };
export const holderRoleWord: Record<HolderRole, string> = { primary: 'primær', deputy: 'stedfortræder' };
export const visibilityWord: Record<Visibility, string> = { public: 'alle', network: 'netværk' };

export const yes = 'ja';
export const no = 'nej';
export const holderSummary = (role: string, from: string | null, to: string | null) =>
	[role, ...(from === null ? [] : [`fra ${from}`]), ...(to === null ? [] : [`til ${to}`])].join(', ');

/** `"a", "b" eller "c"`. */
function orList(words: readonly string[]): string {
	const quoted = words.map((word) => `"${word}"`);
	const last = quoted.pop() ?? '';
	return quoted.length === 0 ? last : `${quoted.join(', ')} eller ${last}`;
}

const didYouMean = (nearest: readonly string[]) =>
	nearest.length === 0 ? '' : ` Mente du ${orList(nearest)}?`;

// The file as a whole.
export const fileIsEmpty = 'Filen er tom. Vælg en fil med en overskriftsrække og mindst én række under den.';
export const fileHasNoRows =
	'Filen har en overskrift, men ingen rækker. Skriv mindst én række under overskriften.';
export const fileTooLarge = (megabytes: number) =>
	`Filen fylder mere end ${megabytes} MB. Del den i flere filer, og importér dem én ad gangen.`;
export const fileHasTooManyRows = (limit: string) =>
	`Filen har mere end ${limit} rækker. Del den i flere filer, og importér dem én ad gangen.`;
export const fileIsNoTable =
	'Filen er hverken CSV eller Excel. Gem regnearket som .xlsx eller som CSV, og vælg den fil.';
export const fileIsOldExcel =
	'Filen er fra en gammel udgave af Excel. Gem den som .xlsx (Excel-projektmappe) eller som CSV, og prøv igen.';
export const fileIsBrokenExcel =
	'Filen kan ikke læses som Excel-fil. Åbn den i et regneark, gem den som .xlsx eller som CSV, og prøv igen.';
export const quoteNotClosed =
	'Et anførselstegn (") mangler sin makker. Slet det, eller sæt et til, hvor cellen slutter.';
export const onlyFirstSheet = (read: string, others: readonly string[]) =>
	`Kun det første ark, "${read}", er læst. Ikke læst: ${others.map((name) => `"${name}"`).join(', ')}.`;

// Columns.
export const columnMissing = (column: string) =>
	`Kolonnen "${column}" mangler. Skriv "${column}" i overskriften, og udfyld den i hver række.`;
export const columnTwice = (column: string) =>
	`Kolonnen "${column}" står to gange. Slet den ene, eller giv den et andet navn.`;
export const columnUnknown = (column: string, nearest: readonly string[]) =>
	`Kolonnen "${column}" kendes ikke og er ikke læst.${didYouMean(nearest)}`;
export const columnWithoutName = (letter: string) =>
	`Kolonne ${letter} har ingen overskrift og er ikke læst. Giv den et navn, hvis den skal med.`;
export const tooManyCells =
	'Rækken har flere celler end overskriften. Sæt anførselstegn (") om celler, der selv indeholder skilletegn.';

// Cells.
export const cellRequired = (column: string) => `Cellen er tom. Skriv ${column} i hver række.`;
export const nameRequired =
	'Rækken har oplysninger om en indehaver, men intet navn. Skriv navnet, eller tøm cellerne.';
export const textTooLong = (limit: number, length: number) =>
	`Teksten er på ${length} tegn. Forkort den til højst ${limit}.`;
export const textHasCprNumber =
	'Teksten indeholder noget, der ligner et CPR-nummer. Slet det: Vejviser må ikke rumme oplysninger om borgere.';
export const notOneOf = (text: string, words: readonly string[]) =>
	`"${text}" kendes ikke. Skriv ${orList(words)}.`;
export const notAPhone = (text: string) =>
	`"${text}" er ikke et telefonnummer. Skriv 8 cifre, fx 95 11 00 02, et kort nummer på 3 eller 4 cifre, eller landekode med + foran.`;
export const notAMail = (text: string) => `"${text}" er ikke en mailadresse. Skriv den som navn@eksempel.dk.`;
export const notAWebAddress = (text: string) =>
	`"${text}" er ikke en webadresse. Skriv den som https://www.eksempel.dk.`;
export const notAnAge = (text: string) =>
	`"${text}" er ikke en alder. Skriv hele år fra 0 til 120, eller lad cellen være tom.`;
export const notADate = (text: string) =>
	`"${text}" er ikke en dato. Skriv den som 2026-11-22, 22-11-2026 eller 22.11.2026.`;
export const dateDoesNotExist = (text: string) =>
	`Datoen ${text} findes ikke. Ret dagen, måneden eller året.`;
export const notACode = (text: string) =>
	`"${text}" er ikke en kode. Skriv en kommunekode på 4 cifre, fx 0190, eller sor:… eller cvr:12345678.`;
export const codeSystemTwice = (text: string) => `"${text}" har to koder af samme slags. Skriv kun den ene.`;
export const notAPath = (text: string) =>
	`"${text}" mangler et navn før eller efter ">". Skriv stien som "Furesø Kommune > Jobcenter Furesø".`;
export const agesRunBackwards = (from: number, to: number) =>
	`Aldrene løber baglæns: fra ${from} til ${to} år. Byt dem om, eller ret den ene.`;
export const datesRunBackwards = (from: string, to: string) =>
	`Perioden løber baglæns: fra ${from} til ${to}. Byt datoerne om, eller ret den ene.`;
export const differsFromRow = (row: number, there: string) =>
	there === ''
		? `Cellen er tom i række ${row}, som er den første om det samme. Skriv det samme i begge rækker, eller tøm cellen her.`
		: `I række ${row} står der "${there}". Skriv det samme i begge rækker, eller tøm cellen her.`;

// Names that must be known.
export const termUnknown = (text: string, nearest: readonly string[]) =>
	`"${text}" kendes ikke.${didYouMean(nearest) || ' Brug et af navnene i Vejviser.'}`;
export const organisationUnknown = (text: string, nearest: readonly string[]) =>
	`Organisationen "${text}" findes ikke, hverken i Vejviser eller i filen.${didYouMean(nearest) || ' Skriv en organisation, der findes.'}`;
export const organisationAmbiguous = (text: string, paths: readonly string[]) =>
	`Flere organisationer hedder "${text}". Skriv stien: ${orList(paths)}.`;
export const organisationRenamed = (row: number, name: string) =>
	`Organisationen får et nyt navn i række ${row}. Skriv "${name}" også her.`;
export const organisationBelowItself = (path: string) =>
	`Organisationen kan ikke flyttes ind under sig selv ("${path}"). Ret stien.`;
export const organisationNameTaken = (path: string, code: string, holder: string) =>
	`Koden ${code} tilhører "${holder}", men "${path}" er en anden organisation. Ret koden eller navnet.`;
export const codeOfAnother = (code: string, owner: string) =>
	`Koden ${code} tilhører "${owner}". Ret koden, eller skriv den organisation.`;
export const codeOfAnotherMunicipality = (code: string, owner: string, name: string, right: string) =>
	`Koden ${code} er kommunekoden for ${owner}. ${name} har ${right}. Ret koden eller navnet.`;
export const codeOfMunicipality = (code: string, owner: string) =>
	`Koden ${code} er kommunekoden for ${owner}. Skriv den kun ved kommunen selv, ikke ved enhederne under den.`;
export const codesDisagree = (codes: string) =>
	`Koderne ${codes} tilhører hver sin organisation. Skriv kun koder for én organisation.`;
export const reserveHasNoOrganisation = (text: string, nearest: readonly string[]) =>
	`"${text}" mangler sin organisation. Skriv den som "organisation > funktion".${didYouMean(nearest)}`;
export const reserveUnknown = (text: string, organisation: string, nearest: readonly string[]) =>
	`"${organisation}" har ingen funktion "${text}", hverken i Vejviser eller i filen.${didYouMean(nearest) || ' Skriv en funktion, der findes, eller tøm cellen.'}`;
export const reserveCircle = (chain: readonly string[]) =>
	`Reserverne går i ring: ${chain.join(' → ')}. Vælg en anden reserve, eller tøm cellen.`;

// Staffing and holders.
export const lineHasHolder =
	'En vagt har ingen indehaver. Tøm cellerne om indehaveren, eller skriv "person" i bemanding.';
export const heldFunctionCannotBeLine =
	'Funktionen har eller har haft indehavere og kan ikke blive en vagt. Skriv "person", eller opret vagten under et andet navn i funktion.';
export const noteWithoutPhone =
	'Noten hører til et telefonnummer. Skriv nummeret i telefon, eller tøm noten.';
export const mailOfAnother = (mail: string, name: string, row: number) =>
	`I række ${row} tilhører ${mail} "${name}". Skriv personens egen mail, eller flyt en fælles mail til kolonnen mail.`;
export const personDiffers = (name: string, row: number, there: string) =>
	`I række ${row} står der "${there}" om ${name}. Skriv det samme i begge rækker, eller tøm cellen her.`;
export const holderTwice = (row: number) =>
	`Rækken nævner samme person i samme rolle og periode som række ${row}. Slet den ene række, eller ret perioden.`;
export const periodOverlapsOwn = (name: string) =>
	`${name} har allerede rollen i en periode, der overlapper. Ret fra og til.`;
export const newPrimaryNeedsStart = (current: string, name: string) =>
	`${current} er allerede primær. Skriv i fra, hvornår ${name} begynder (så slutter ${current} dagen før), eller skriv "stedfortræder" i rolle.`;
export const twoPrimaries = (name: string, other: string, row: number | null) =>
	`${name} og ${other}${row === null ? '' : ` (række ${row})`} er primære på samme tid. Ret fra og til, eller skriv "stedfortræder" i rolle for den ene.`;
export const laterPrimary = (later: string, from: string, name: string, dayBefore: string) =>
	`${later} er primær fra ${from}. Skriv i til, hvornår ${name} slutter, senest ${dayBefore}.`;

// What the database says when all checks here were passed.
export const changedMeanwhile =
	'Nogen rettede i kontakterne på samme tid. Intet er skrevet. Kør importen igen.';
export const refusedByDatabase = (rule: string) =>
	`Databasen tog ikke imod filen (reglen ${rule}). Intet er skrevet. Del filen op for at finde rækken, og giv besked til den, der driver Vejviser.`;

// The report.
export const createsNearName = (row: number, name: string, near: string) =>
	`Række ${row} opretter organisationen "${name}". Mente du "${near}"?`;
export const periodEndOf = (name: string) => `til for ${name}`;
const atRow = (row: number | null, column: string | null) =>
	row === null ? '' : column === null ? `Række ${row}: ` : `Række ${row}, kolonne ${column}: `;
export const faultLine = (row: number | null, column: string | null, message: string) =>
	`${atRow(row, column)}${message}`;
export const noticeLine = (notice: string) => `Bemærk: ${notice}`;
export const rowLine = (row: number, subject: string, what: readonly string[]) =>
	`Række ${row}: ${subject}. ${what.join(' ')}`;
export const rowSubject = (name: string, organisation: string, holder: string | null) =>
	`${name} i ${organisation}${holder === null ? '' : `, ${holder}`}`;
export const rowCreates = (created: readonly string[]) => `Opretter ${andList(created)}.`;
export const rowChanges = (changes: readonly string[]) => `Ændrer ${changes.join('; ')}.`;
export const rowIsUnchanged = 'Uændret.';
export const createdOrganisation = (path: string) => `organisationen ${path}`;
export const createdFunction = 'funktionen';
export const createdHolder = (role: string) => `indehaveren (${role})`;
export const changeText = (field: string, before: string, after: string) =>
	`${field}: ${before === '' ? '(tom)' : `"${before}"`} → ${after === '' ? '(tom)' : `"${after}"`}`;

function andList(items: readonly string[]): string {
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} og ${last}`;
}

const rowCount = (count: number) => (count === 1 ? '1 række' : `${count} rækker`);
const faultCount = (count: number) => (count === 1 ? '1 fejl' : `${count} fejl`);
export const summary = (counts: { create: number; change: number; leave: number }, preview: boolean) => {
	const all = counts.create + counts.change + counts.leave;
	const figures = `${rowCount(all)}: ${counts.create} opretter, ${counts.change} ændrer, ${counts.leave} er uændrede.`;
	if (preview) return `${figures} Det er en forhåndsvisning: intet er skrevet.`;
	return all === counts.leave ? `${figures} Der var intet at skrive.` : `${figures} Alt er skrevet.`;
};
export const summaryWithFaults = (faults: number) =>
	`${faultCount(faults)}. Intet er skrevet. Ret filen, og importér den igen.`;

/** The name of the sheet in an exported workbook. */
export const exportSheetName = 'Kontakter';
