/** The pages on which holders are appointed, and functions and organisations are closed or renamed. */
import { formatDate } from '../calendar/danish-dates.ts';

export const holdersTitle = (name: string) => `Hvem varetager ${name}?`;
export const holdersIntro =
	'Den primære er den, folk ringer til. Stedfortræderen prøves bagefter. Den, du skriver ind, får en mail om, hvad der vises.';
export const lineHasNone = 'Funktionen er en vagt eller modtagelse og har ingen personer.';
export const phaseWord = { former: 'tidligere', current: 'nu', coming: 'kommende' } as const;
export const holderHeading = (name: string, role: string, phase: keyof typeof phaseWord) =>
	`${name} · ${role}, ${phaseWord[phase]}`;
export const nobodyYet = 'Ingen varetager funktionen.';
export const mend = 'Ret';
export const mendNamed = (name: string) => `Ret ${name}`;
export const seeChangeOf = (name: string) => `Se ændringen af ${name}`;
export const save = 'Gem';
export const appointHeading = 'Skriv en person ind';
export const appoint = 'Skriv ind';
export const nameHint = 'En, der allerede står i Vejviser, kendes på mailadresse eller navn.';
export const fromHint = 'En ny primær afløser den nuværende dagen før. Fx 1.12.2026.';
export const toHint = 'Sidste dag. Tom: indtil videre.';
export const showNameLabel = 'Vis navn og titel for alle';
export const showNameChoice = { ja: 'Ja', nej: 'Nej, vis kun funktionen' } as const;
export const visibilityHint = 'Navn og titel er offentlige, medmindre du vælger at vise kun funktionen.';
export const visibilityChoice = { netværk: 'Kun netværket', alle: 'Alle' } as const;
export const visibilityAsIs = 'Som nu';
export const noProfession = 'Ingen af dem på listen';

export const closeTitle = (name: string) => `Nedlæg ${name}`;
export const closeIntro =
	'Funktionen svarer til og med den sidste dag. Adressen bliver ved med at virke og viser, hvem der har taget over.';
export const closeOrganisationIntro =
	'Den, der tager over, får også funktionerne og enhederne. Tager ingen over, lukker de sammen med organisationen.';
export const alreadyClosed = (lastDay: string) => `Sidste dag er sat til ${formatDate(lastDay)}.`;
export const lastDay = 'Sidste dag';
export const lastDayHint = 'Fx 31.12.2026.';
export const whoTakesOver = 'Hvem tager over?';
export const nobody = 'Ingen';
export const theReserve = (reference: string) => `${reference} (reserven)`;
export const seeWhat = 'Se, hvad det betyder';
export const close = 'Nedlæg';
export const closePreview = (day: string, successor: string) =>
	`Sidste dag: ${day}. ${successor === '' ? 'Ingen tager over.' : `${successor} tager over.`}`;
export const back = 'Tilbage';

export const organisationTitle = (name: string) => `Ret ${name}`;
export const organisationIntro = 'Adressen på siden ændrer sig ikke, når navnet gør.';
export const topLevel = 'Ingen: den står øverst';
export const underHint = 'Enheder og funktioner følger med.';
export const seeChange = 'Se ændringen';
export const goOn = 'Ret mere';
export const previewOf = (title: string) => `Se ændringen: ${title}`;
export const aliasHint = 'Sæt | mellem flere. Søgning finder organisationen under dem alle.';
export const codeHint = 'Kommunekode på 4 cifre, sor:… eller cvr:…. Sæt | mellem flere.';
export const closeOrganisation = 'Nedlæg organisationen';
export const newFunction = 'Ny funktion';
export const editOrganisation = 'Ret organisationen';
export const editFunction = 'Ret';
export const editHolders = 'Hvem varetager den?';
export const editChannels = 'Alle numre og adresser';
export const ownChannels = (name: string) => `Alle egne numre og adresser: ${name}`;
export const closeFunction = 'Nedlæg';
export const changes = 'Ændringer';
export const keepHeading = 'Vedligehold';
export const saved = 'Gemt. Det er i opslag inden for få sekunder.';
export const conflictTold = (field: string, by: string | null, theirs: string) =>
	`${field}: ${by ?? 'en anden'} har skrevet "${theirs}" imens. Ret feltet, hvis dit skal gælde, og gem igen.`;
