/** How often contacts are to be confirmed: the coordinator's page of limits. */
import type { Criticality } from '../directory/vocabulary.ts';

export const title = 'Frister for bekræftelse';
export const intro =
	'En kontakt skal bekræftes, før dens frist løber ud. Den første påmindelse sendes så mange dage før, som der står her, og fra da af vises kontakten som "skal snart bekræftes". En fagperson, der melder, at nogen svarede, giver halvdelen af fristen.';
export const saved = 'Gemt. Fristerne gælder i opslag inden for få sekunder.';

export const criticalityName: Record<Criticality, string> = {
	acute: 'Akut',
	ordinary: 'Almindelig',
	background: 'Baggrund'
};

export const turnoverHeading = 'Udskiftning';
export const turnoverLabel = 'Hvor mange procent skifter job på et år?';
export const turnoverHint =
	'Som 21,3. Tallet bruges til at vise, hvor tit en gammel oplysning er forkert. Kommunerne ligger på 19,5–21,3 (VIVE), højt regnet.';
export const saveTurnover = 'Gem udskiftningen';

export const networkHeading = 'Netværkets frister';
export const overridesHeading = 'Undtagelser';
export const overridesIntro =
	'En undtagelse gælder organisationen og alt under den. Har en enhed længere nede sin egen, gælder den.';
export const noOverrides = 'Der er ingen undtagelser: alle har netværkets frister.';
export const addHeading = 'Tilføj en undtagelse';
export const overrideName = (organisation: string, criticality: Criticality) =>
	`${organisation}: ${criticalityName[criticality].toLowerCase()}`;

export const organisationLabel = 'Organisation';
export const criticalityLabel = 'Hastegrad';
export const limitLabel = 'Bekræftes mindst hver … dage';
export const dueLabel = 'Første påmindelse, dage før';
export const save = 'Gem';
export const saveNamed = (name: string) => `Gem fristen for ${name}`;
export const remove = 'Fjern undtagelsen';
export const removeNamed = (name: string) => `Fjern undtagelsen for ${name}`;
export const add = 'Tilføj';

/** "Efter 30 dage uden bekræftelse er 1,9 % forkerte." */
export const chanceText = (days: number, chance: number) =>
	`Efter ${days} dage uden bekræftelse er ${percentText(chance)} af oplysningerne forkerte.`;
const percentText = (share: number) => `${(share * 100).toFixed(1).replace('.', ',')} %`;
/** 213 as "21,3". */
export const perMilleText = (perMille: number) => (perMille / 10).toFixed(1).replace('.', ',');

export const chooseOrganisation = 'Vælg en organisation.';
export const chooseCriticality = 'Vælg en hastegrad.';
export const limitInvalid = 'Skriv fristen som et helt antal dage fra 2 til 730.';
export const dueInvalid = 'Skriv et helt antal dage, mindst 1.';
export const dueTooEarly = 'Første påmindelse skal ligge inden for fristen. Skriv færre dage end fristen.';
export const turnoverInvalid = 'Skriv procenten som et tal fra 0,1 til 99,9, for eksempel 21,3.';
export const overrideExists = (name: string) =>
	`Der er allerede en undtagelse for ${name}. Ret den ovenfor i stedet.`;
export const overrideGone = 'Undtagelsen er allerede fjernet. Genindlæs siden.';

/** In the change log. */
export const policyText = (name: string, limitDays: number, dueDays: number) =>
	`${name}: ${limitDays} dage, påmindes fra ${dueDays} ${dueDays === 1 ? 'dag' : 'dage'} før`;
export const networkName = (criticality: Criticality) =>
	`Netværket: ${criticalityName[criticality].toLowerCase()}`;
export const fallsBack = (name: string) => `${name}: netværkets frist`;
export const turnoverText = (perMille: number) => `${perMilleText(perMille)} % om året`;
