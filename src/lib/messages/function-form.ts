/** The pages on which a function is changed or made. */
import type { Criticality, Mandate, Staffing } from '../directory/vocabulary.ts';

export const editTitle = (name: string) => `Ret ${name}`;
export const editIntro =
	'Ret det, der er forkert, og se ændringen, før den bliver offentlig. At gemme bekræfter ikke, at resten er rigtigt.';
export const noCitizens = 'Skriv aldrig om en borger: ingen navne, CPR-numre eller sager.';
export const formIsBroken = 'Formularen er ufuldstændig. Genindlæs siden, og prøv igen.';

export const aboutHeading = 'Om funktionen';
export const answersHeading = 'Hvad og hvem den svarer for';
export const reachHeading = 'Sådan nås den';
export const hoursHeading = 'Hvornår den svarer';
export const nextHeading = 'Hvis den ikke svarer';

export const nameHint = 'Skal kendes fra de andre i organisationen. Adressen på siden ændrer sig ikke.';
export const ageHint = 'Hele år, begge med. Tom: ingen grænse.';
export const servesHint = 'Ingen valgt: kommunens egne; for en regional enhed alle kommuner i netværket.';
export const phoneHint = '8 cifre, et kort nummer, eller landekode med + foran.';
export const phoneNoteHint = 'Lokalnummer eller menuvalg, fx “tast 2”.';
export const reserveHint = 'Prøves, når funktionen er lukket, ubesat eller ikke svarer.';
export const noReserve = 'Ingen reserve';
export const noMandate = 'Ikke oplyst';

export const staffingChoice: Record<Staffing, string> = {
	person: 'En person ad gangen',
	line: 'En vagt eller modtagelse, som altid er besat'
};
export const criticalityChoice: Record<Criticality, string> = {
	acute: 'Akut: et forkert nummer kan koste liv',
	ordinary: 'Almindelig',
	background: 'Baggrund: bruges sjældent'
};
export const mandateChoice: Record<Mandate, string> = {
	own: 'Kan selv bevilge',
	team: 'Afgør det i et team',
	facilitates: 'Formidler kontakt'
};

export const hoursLegend = 'Åbningstid';
export const hoursUnknown = 'Vi kender ikke tiderne';
export const hoursAlways = 'Døgnåben, også på helligdage';
export const hoursWeekly = 'Ugentlige tider (lukket på helligdage)';
export const hoursHint =
	'Skriv klokkeslæt som 8.00 eller 8. En tid må gå over midnat: 16.00 til 8.00. Lad dage uden åbent stå tomme.';
export const hoursCaption = 'Tider hver ugedag';
export const timeLabel = (day: string, interval: number, end: 'fra' | 'til') =>
	`${day}, ${interval}. tid, ${end}`;
export const closuresLegend = 'Lukkedage ud over helligdage';
export const closuresHint = 'Skriv kun den første, hvis det er en enkelt dag. Fx 24.12.2026.';
export const closureFrom = (line: number) => `Lukket fra, linje ${line}`;
export const closureTo = (line: number) => `til og med, linje ${line}`;

export const seeChange = 'Se ændringen';
export const cancel = 'Fortryd og gå tilbage';
export const previewTitle = (name: string) => `Se ændringen: ${name}`;
export const previewHeading = 'Det bliver ændret';
export const previewIntro = 'Intet er gemt endnu.';
export const consequencesHeading = 'Det betyder det, når nogen slår op';
export const save = 'Gem';
export const goOn = 'Ret videre';
export const beforeColumn = 'Før';
export const afterColumn = 'Efter';

export const conflictHeading = 'En anden har rettet det samme';
export const conflictIntro =
	'Det, du skrev, er ikke gemt endnu. Vælg for hvert felt, og se ændringen igen. Du kan også rette teksten nedenfor.';
export const theirsIs = (by: string | null, when: string | null) =>
	`${by ?? 'En anden'} skrev${when ? ` ${when}` : ''}:`;
export const mineIs = 'Du skrev:';
export const chooseTheirs = 'Behold deres';
export const chooseMine = 'Brug mit';
export const chooseWhich = 'Vælg, hvad der skal stå: deres eller dit.';

export const newHeading = (organisation: string) => `Ny funktion i ${organisation}`;
export const newIntro =
	'Funktionen er det, folk ringer til. Hvem der har den, skriver du bagefter, hvis det er en person.';
