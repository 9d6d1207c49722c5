/** The coverage page: where the network answers, and where it does not. */
import type { AgeGroup, CoverageCell, CoverageFault, CoverageState } from '../directory/coverage.ts';
import { ageRange } from './lookup.ts';

type Direction = 'municipality' | 'region';

export const coverageHeading = (direction: Direction) =>
	direction === 'region' ? 'Dækning i regionen' : 'Dækning i kommunerne';
export const situationHeading = (situation: string, direction: Direction) =>
	`Dækning: ${situation}${direction === 'region' ? ', i regionen' : ''}`;
export const coverageIntro = 'Hvor er der nogen at ringe til, og hvor er der ikke?';

export const coverageWord: Record<CoverageState, string> = {
	covered: 'Dækket',
	thin: 'Tyndt',
	uncovered: 'Udækket'
};
/** One letter beside the symbol where a word has no room. */
export const coverageLetter: Record<CoverageState, string> = { covered: 'D', thin: 'T', uncovered: 'U' };
const coverageMeaning: Record<CoverageState, string> = {
	covered:
		'mindst én offentlig funktion svarer for hele aldersgruppen, er besat og bekræftet til tiden og har en stedfortræder eller reserve. En vagt eller modtagelse klarer sig uden',
	thin: 'der er en offentlig funktion, men den mangler noget af det',
	uncovered: 'ingen offentlig funktion er registreret'
};
/** "D: mindst én …", so that letters in the table and figures above it explain each other. */
export const coverageLetterMeans = (state: CoverageState) =>
	`${coverageLetter[state]}: ${coverageMeaning[state]}.`;
export const coverageFigure: Record<CoverageState, string> = {
	covered: 'dækket',
	thin: 'tyndt dækket',
	uncovered: 'udækket'
};
export const coverageFigures = (total: number) =>
	total === 1 ? 'Ét felt i alt' : `${total} felter i alt: kommune, situation og aldersgruppe`;

const coverageFaultWord: Record<Exclude<CoverageFault, 'partialAges'>, string> = {
	vacant: 'ubesat',
	broken: 'virker ikke',
	reported: 'meldt forkert',
	overdue: 'ikke bekræftet til tiden',
	noDeputy: 'ingen stedfortræder eller reserve'
};

/** "13–17 år". */
export const ageGroupText = ({ from, to }: AgeGroup) => ageRange([from, to]);
/** "13–17", in a row where every column is an age. */
export const ageGroupColumn = ({ from, to }: AgeGroup) => `${from}–${to}`;

/** What a cell stands for, in words: "Tyndt dækket. Udskrivningskoordinator: ingen stedfortræder eller reserve". */
export function coverageReason({ state, best, count, onlyVoluntary }: CoverageCell): string {
	if (!best)
		return onlyVoluntary ? 'Udækket. Kun en frivillig organisation svarer' : 'Udækket. Ingen funktion svarer';
	if (state === 'covered')
		return count === 1 ? `Dækket af ${best.name}` : `Dækket. ${count} funktioner svarer`;
	const faults = best.faults.map((fault) =>
		fault === 'partialAges' ? `svarer kun for ${ageRange(best.ages)}` : coverageFaultWord[fault]
	);
	return `Tyndt dækket. ${best.name}: ${faults.join(', ')}`;
}

/** A link's name when it is read away from its table. */
export const coverageCellLabel = (municipality: string, situation: string, group: AgeGroup, reason: string) =>
	`${reason}. ${municipality}, ${situation}, ${ageGroupText(group)}`;
export const coverageWorstLabel = (
	municipality: string,
	situation: string,
	worst: CoverageState,
	counts: Record<CoverageState, number>
) => `${coverageWord[worst]}. ${municipality}, ${situation}, aldersgrupper: ${countsText(counts)}`;

/** "2 dækket, 1 tyndt dækket, 2 udækket"; none is left out. */
export function countsText(counts: Record<CoverageState, number>): string {
	const states: CoverageState[] = ['covered', 'thin', 'uncovered'];
	return states
		.filter((state) => counts[state] > 0)
		.map((state) => `${counts[state]} ${coverageFigure[state]}`)
		.join(', ');
}

export const chooseSituation = 'Situation';
export const allSituations = 'Alle situationer';
export const showCoverage = 'Vis dækning';
export const chooseDirection = 'Jeg søger i';
export const inMunicipality = 'kommunen';
export const inRegion = 'regionen';
export const municipalityColumn = 'Kommune';
export const situationColumn = 'Situation';
export const overviewCaption = 'Dækning efter situation og kommune';
export const overviewNote =
	'Tegnet viser den dårligst dækkede aldersgruppe, tallet hvor mange af aldersgrupperne der er dækket. Tryk på en situation for at se hver alder, eller på et felt for at se, hvem der svarer.';
/** "3/5": how many of the age groups are covered. */
export const coveredOf = (covered: number, groups: number) => `${covered}/${groups}`;
export const situationCaption = (situation: string) => `${situation} efter kommune og den unges alder`;
export const situationNote = 'Kommune og den unges alder i år. Tryk på et felt for at se, hvem der svarer.';
export const whyListHeading = 'Hvad mangler der?';
export const whyNothingMissing = 'Alle felter er dækket.';
export const toOverview = 'Se alle situationer';
export const scrollHint = 'Tabellen kan rulles til siden.';
export const didYouMean = 'Mente du:';
export const noMunicipalities =
	'Der er ingen kommuner i netværket endnu. De kommer, når kontakterne er lagt ind.';

export const coverageClosedHeading = 'Kun for netværket';
export const coverageClosed =
	'Netværket har valgt, at dækningen kun er for dem, der er med. Du kan stadig finde en kontakt.';
export const toFront = 'Find kontakt fra forsiden';
export const toSearch = 'Søg på navn, funktion eller nummer';
