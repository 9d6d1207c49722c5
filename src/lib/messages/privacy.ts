/** What is kept about people, why, for how long, and whose responsibility it is. The periods come from retention.ts. */
import type { retention } from '../accounts/retention.ts';

type Retention = typeof retention;

export const title = 'Privatliv';
export const heading = 'Sådan passer vi på oplysninger om dig';
export const intro =
	'Vejviser rummer arbejdsoplysninger om fagpersoner og frivillige. Den rummer aldrig noget om borgere: intet navn, intet CPR-nummer og ingen sager.';

export const keptHeading = 'Det, der gemmes';
export const whyColumn = 'Hvorfor';
export const longColumn = 'Hvor længe';
export const seenColumn = 'Hvem kan se det';

export interface Kept {
	what: string;
	why: string;
	long: string;
	seen: string;
}

const days = (count: number) => (count === 1 ? 'en dag' : `${count} dage`);

/** One row for each thing that is kept about people. */
export function kept(periods: Retention): Kept[] {
	const leaver = `Så længe du er med. Skjules, når du stopper, og slettes ${days(periods.leaverDays)} efter`;
	return [
		{
			what: 'Navn, stilling og faggruppe',
			why: 'Så fagpersoner kan finde den rette kontakt',
			long: leaver,
			seen: 'Alle, når du varetager en funktion; kun funktionen, hvis du vælger det. Ellers andre medlemmer'
		},
		{
			what: 'Arbejdstelefon og arbejdsmail',
			why: 'Så du kan nås som kontakt',
			long: leaver,
			seen: 'Kun netværkets medlemmer, medmindre du vælger andet'
		},
		{
			what: 'Den mailadresse, du logger ind med, og dine roller',
			why: 'Så du kan logge ind, og kun de rette kan rette',
			long: leaver,
			seen: 'Dig; nøglepersonen og den faglige tovholder kan se roller og åbne invitationer'
		},
		{
			what: 'Bekræftelser og svar på "Fik du svar?": hvem der sagde hvad og hvornår',
			why: 'Så man kan se, om en kontakt er frisk',
			long: 'Altid, men uden dit navn, når du er slettet',
			seen: 'Alle ser hvornår og i hvilken egenskab; navnet ser kun medlemmer'
		},
		{
			what: 'Ændringer: hvem der rettede hvad',
			why: 'Så fejl kan rettes og fortrydes',
			long: `${periods.changeLogYears} år; uden dit navn, når du er slettet`,
			seen: 'Nøglepersoner og den faglige tovholder'
		},
		{
			what: 'Mailadressen på den, der bliver bedt om at overtage en funktion',
			why: 'Så efterfølgeren selv kan sige ja og skrive sine oplysninger',
			long: `Til svaret, og ${days(periods.handoverMailDays)} efter. Uden svar slettes den ${days(periods.handoverMailDays)} efter, at linket er udløbet`,
			seen: 'Den, der stopper, nøglepersonen og den faglige tovholder'
		},
		{
			what: 'Hvor du er logget ind, og dit andet trin',
			why: 'Så ingen andre kommer ind som dig',
			long: 'Logget ind: højst 12 timer. Andet trin: til du fjerner det',
			seen: 'Dig'
		},
		{
			what: 'Bestillinger af en mail til at logge ind',
			why: 'Så linket kun virker én gang og kun hos dig',
			long: days(periods.signInRequestDays),
			seen: 'Ingen'
		},
		{
			what: 'Sendte mails, uden deres tekst',
			why: 'Så en mail, der ikke kom frem, opdages',
			long: days(periods.sentMailDays),
			seen: 'Den faglige tovholder ser dem, der ikke kom frem'
		}
	];
}

export const notKeptHeading = 'Det, der ikke gemmes';
export const notKept = [
	'Søgninger gemmes ikke. Opslag tælles pr. funktion og dag, og ikke finere.',
	'Svar på "Fik du svar?" fra en, der ikke er logget ind, gemmes uden spor af, hvem det var.',
	'Loggen rummer hverken navne, mailadresser, netværksadresser eller det, der blev søgt efter.',
	'Der er ingen cookies, før du logger ind, og ingen fra andre.'
];

export const basisHeading = 'Hjemmel og ansvar';
export const basis =
	'Oplysningerne behandles, fordi det er nødvendigt for de deltagende myndigheders opgaver i almen interesse (databeskyttelsesforordningens artikel 6, stk. 1, litra e). De frivillige organisationers folk er med efter interesseafvejning (litra f).';
export const responsible = (name: string) =>
	`${name} og netværkets øvrige parter er fælles dataansvarlige. Du kan vende dig til enhver af dem.`;

export const rightsHeading = 'Dine rettigheder';
export const rights = [
	'Se og hent alt, der er gemt om dig, på Min side.',
	'Ret dine oplysninger, eller bed din nøgleperson om det.',
	'Vælg “Vis kun funktionen”, så dit navn ikke vises.',
	'Gør indsigelse, eller bliv slettet, på Min side.',
	'Klag til Datatilsynet, datatilsynet.dk.'
];
export const myPageLink = 'Gå til Min side';
export const contactLink = 'Skriv til os';

export const contactTitle = 'Kontakt';
export const contactHeading = 'Kontakt netværket';
export const contactIntro = (responsible: string) =>
	`Vejviser drives af netværket. ${responsible} har det daglige ansvar.`;
export const contactMailLine = 'Skriv til';
export const contactCoordinator = 'Den faglige tovholder';
export const contactKeyPersons = 'Nøglepersoner i hver organisation';
export const contactNotForCitizens =
	'Har du brug for hjælp til dig selv eller en, du kender, så ring 112 ved fare for liv, 1813 til Akuttelefonen, eller tal med din egen læge. Vi kan ikke hjælpe herfra.';
export const contactSecurity =
	'Har du fundet en sikkerhedsfejl, så skriv til samme adresse. Skriv ikke om borgere.';

export const accessibilityTitle = 'Tilgængelighed';
export const accessibilityHeading = 'Tilgængelighedserklæring';
export const accessibility = [
	'Vejviser skal kunne bruges af alle. Den er bygget efter WCAG 2.2 på niveau AA og kan bruges med tastatur, med skærmlæser, uden JavaScript, på en smal skærm og med stor tekst.',
	'Hver side og hver fejlvisning prøves automatisk for fejl i tilgængelighed, før en ny udgave tages i brug. En uafhængig gennemgang med brugere er ikke lavet.',
	'Vi kender ikke til indhold, der ikke lever op til kravene. Oversigten over dækning er en bred tabel, som rulles sidelæns på en smal skærm.'
];
export const accessibilityReport =
	'Støder du på noget, du ikke kan bruge, så skriv til os. Vi svarer inden for to arbejdsdage.';
export const accessibilityComplaint =
	'Er du ikke tilfreds med svaret, kan du klage til Digitaliseringsstyrelsen, digst.dk.';
export const accessibilityFormal = 'Se den formelle erklæring hos Digitaliseringsstyrelsen';

export const footerPrivacy = 'Privatliv';
export const footerAccessibility = 'Tilgængelighed';
export const footerContact = 'Kontakt';
export const footerOrganisations = 'Organisationer';
export const footerLabel = 'Om Vejviser';
