/** The page that searches everything: functions, organisations, people, numbers. */
import type { FreshnessState } from '../directory/answer.ts';
import type { FilterName } from '../directory/search-parameters.ts';

export const searchHeading = 'Søg i kontakter';
export const searchLabel = 'Navn, funktion, organisation eller nummer';
export const searchHint = 'Forkortelser og stavefejl er i orden. Skriv aldrig om en borger.';
export const searchSubmit = 'Søg';
export const searchForm = 'Søg i kontakter';

export const filtersSummary = 'Afgræns';
export const filtersSet = (count: number) => (count === 1 ? '1 filter valgt' : `${count} filtre valgt`);
export const filterAny = 'Alle';
export const filterLabel: Record<FilterName, string> = {
	organisation: 'Organisation',
	situation: 'Situation',
	emne: 'Emne',
	faggruppe: 'Faggruppe',
	velfaerdsomraade: 'Velfærdsområde',
	bekraeftelse: 'Bekræftelse'
};
export const freshnessName: Record<FreshnessState, string> = {
	fresh: 'bekræftet',
	due: 'skal snart bekræftes',
	overdue: 'ikke bekræftet til tiden',
	unconfirmed: 'aldrig bekræftet',
	broken: 'virker ikke',
	reported: 'meldt forkert'
};
export const unknownFilter = (label: string, word: string) =>
	`Vi kender ikke “${word}” under ${label.toLowerCase()}. Vælg fra listen, eller ret stavningen.`;

/** "12 fundet for “plejerske”", also read aloud as it changes. */
export function resultCount(total: number, text: string): string {
	const found = total === 0 ? 'Ingen' : new Intl.NumberFormat('da-DK').format(total);
	return text ? `${found} fundet for “${text}”` : total === 1 ? '1 kontakt' : `${found} kontakter`;
}
export const resultsHeading = 'Resultater';
export const searchTitle = (count: string, page: number) => (page > 1 ? `${count} · side ${page}` : count);

export const nothingFound = 'Vi fandt ingen kontakter.';
export const didYouMean = 'Mente du:';
export const withoutFilters = 'Søg uden filtre';
export const beyondLastPage = 'Der er ikke flere sider. Gå til side 1.';
export const findOtherwise = 'Du kan også';
export const findByChoices = 'finde en kontakt med tre valg: situation, kommune og alder';
export const findByOrganisation = 'se alle organisationer og deres kontakter';
export const acuteInstead = 'se de akutte numre';

export const indexBuilding =
	'Søgningen er ved at starte og er klar om et øjeblik. Brug de tre valg på forsiden imens, eller prøv igen.';
export const searchFailed =
	'Søgningen svarer ikke. Det, du har skrevet, står her endnu. Tryk på Søg for at prøve igen.';

export const hitKind = { organisation: 'Organisation', person: 'Person' } as const;
export const foundBy = 'Fundet på';
export const vacant = 'Ubesat';
/** In place of a number that is not relied on. */
export const callInstead = 'Se, hvem du ringer til i stedet';
export const callInsteadOf = (name: string) => `${callInstead}: ${name}`;
