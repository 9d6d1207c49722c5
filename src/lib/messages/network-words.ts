/** The coordinator's pages of synonyms and acute numbers. */
import type { AcuteAudience } from '../directory/vocabulary.ts';

export const synonymsTitle = 'Synonymer';
export const synonymsIntro =
	'Ord, der betyder det samme, når der søges. Skriv dem med | imellem, for eksempel BUP | BUC | børne- og ungdomspsykiatri.';
export const groupLabel = 'Ord, der betyder det samme';
export const groupNamed = (words: string) => `Ord, der betyder det samme som ${words}`;
export const addGroup = 'Tilføj en gruppe';
export const save = 'Gem';
export const saveNamed = (what: string) => `Gem: ${what}`;
export const remove = 'Fjern';
export const removeNamed = (what: string) => `Fjern: ${what}`;
export const saved = 'Det er gemt.';
export const twoWords = 'Skriv mindst to ord eller udtryk med | imellem.';
export const tooLong = (longest: number) => `Skriv højst ${longest} tegn.`;
export const cpr = 'Det ligner et CPR-nummer. Fjern det.';
export const groupGone = 'Gruppen findes ikke længere.';

export const acuteTitle = 'Akutte numre';
export const acuteIntro =
	'Numre, der vises, når liv kan være i fare. Navn, nummer og åbningstid rettes på selve funktionen. Ændringer her ses straks på alle sider.';
export const audienceLabel = 'Hvem er nummeret til?';
export const audienceName: Record<AcuteAudience, string> = {
	everyone: 'Alle',
	professionals: 'Fagpersoner',
	citizens: 'Borgere: gives videre, ringes ikke til først'
};
export const sourceLabel = 'Hvor er nummeret offentliggjort?';
export const sourceHint = 'En adresse, der begynder med https://.';
export const placeLabel = 'Plads i rækken';
export const editFunction = 'Ret navn, nummer og åbningstid';
export const editNamed = (name: string) => `Ret navn, nummer og åbningstid: ${name}`;
export const addAcute = 'Gør en vagt til akut nummer';
export const lineLabel = 'Vagt eller national linje';
export const chooseLine = 'Vælg en vagt på listen.';
export const chooseAudience = 'Vælg, hvem nummeret er til.';
export const sourceNeeded = 'Skriv adressen på den side, hvor nummeret står. Den begynder med https://.';
export const placeNeeded = 'Skriv et helt tal fra 1 til 99.';
export const lineWithoutPhone = 'Vagten har intet telefonnummer. Giv den et først.';
export const acuteGone = 'Nummeret er allerede fjernet.';
export const lastAcute = 'Der skal altid være mindst ét akut nummer.';
