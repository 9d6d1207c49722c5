/** Handing a function on, and taking one over. */
import { formatDate } from '../calendar/danish-dates.ts';
import type { ChannelKind } from '../directory/vocabulary.ts';

const list = (names: readonly string[]) =>
	names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} og ${names.at(-1)}`;

// The page of whoever hands on.
export const iStop = 'Jeg stopper';
export const iStopWith = (name: string) => `Jeg stopper med ${name}`;
export const handOnLink = 'Overdrag';
export const handOnTitle = (name: string) => `Overdrag ${name}`;
export const intro =
	'Funktionen, dens links, situationer og kæder bliver. Til og med den sidste dag står den, der stopper, som kontakt. Derefter stedfortræderen, og ellers er funktionen ubesat.';
export const introSuccessor =
	'Efterfølgeren får en mail og siger selv ja. Før det vises hverken navn eller adresse.';
export const isLine = 'En linje har ingen, der kan stoppe. Ret dens numre i stedet.';
export const handedOn = 'Overdragelsen er gemt.';
export const decided = 'Dit svar er gemt.';

export const whoStops = 'Hvem stopper?';
export const nobodyStops = 'Ingen: funktionen er ubesat';
export const stopsAs = (name: string, role: 'primary' | 'deputy') =>
	role === 'primary' ? name : `${name} (stedfortræder)`;
export const lastDay = 'Sidste dag';
export const lastDayHint = 'Den sidste dag, personen har funktionen. Efterfølgeren begynder dagen efter.';
export const firstDay = 'Efterfølgerens første dag';
export const alsoMine = 'Også mine andre funktioner';
export const alsoTheirs = (name: string) => `Også andre funktioner, som ${name} har`;
export const alsoHint = 'Samme dag og samme efterfølger. En post som stedfortræder slutter uden efterfølger.';
export const alsoOption = (name: string, organisation: string, role: 'primary' | 'deputy') =>
	`${name}, ${organisation}${role === 'deputy' ? ' (stedfortræder)' : ''}`;
export const whatFollows = 'Hvem overtager?';
export const hasSuccessor = 'En efterfølger';
export const staysVacant = 'Ingen endnu: funktionen står ubesat';
export const successorMail = 'Efterfølgerens arbejdsmail';
export const successorHint =
	'Er adressen ikke i organisationens domæner, skal nøglepersonen sige ja, før mailen sendes.';
export const replace = 'Lad det her erstatte den overdragelse, der er aftalt';
export const handOnButton = 'Gem overdragelsen';

export const notADay = 'Skriv en dato, fx 2027-03-31.';
export const chooseWhatFollows = 'Vælg, om der er en efterfølger.';
export const holderGone = 'Den, du valgte, har ikke længere funktionen. Genindlæs siden.';
export const endsEarlier = (day: string) =>
	`Perioden slutter allerede ${formatDate(day)}. Vælg den dag eller en før.`;
export const startsLater = (day: string) =>
	`Perioden begynder først ${formatDate(day)}. Vælg den dag eller en senere.`;
export const tooFarAhead = 'Vælg en dag inden for to år.';
export const successorIsLeaver = 'Efterfølgeren kan ikke være den, der stopper.';
export const deputyHasNoSuccessor =
	'En stedfortræder har ingen efterfølger. Vælg, at ingen overtager, eller få nøglepersonen til at udnævne en ny.';
export const vacantNeedsSuccessor = 'Funktionen er ubesat i forvejen. Skriv efterfølgerens mail.';
export const somebodyHolds = (name: string) =>
	`${name} har funktionen fra den dag. Vælg, hvem der stopper, eller en senere dag.`;
export const alreadyAgreed = (name: string) =>
	`Der er allerede aftalt en overdragelse af ${name}. Sæt kryds, hvis den skal erstattes.`;
export const handoverGone = 'Overdragelsen er der ikke længere. Genindlæs siden.';
export const nothingToApprove = 'Der er ikke noget at sige ja eller nej til.';

// What is agreed.
export const openHeading = 'Aftalt overdragelse';
export interface OpenWords {
	startsOn: string;
	successorMail: string | null;
	awaitsApproval: boolean;
	late: boolean;
	expired: boolean;
}
export function openText({
	startsOn,
	successorMail: mail,
	awaitsApproval,
	late,
	expired
}: OpenWords): string {
	const from = formatDate(startsOn);
	if (mail === null)
		return late ? `Ubesat siden ${from}. Ingen efterfølger.` : `Ubesat fra ${from}. Ingen efterfølger.`;
	if (awaitsApproval) {
		return `${mail} skal overtage ${from}, men adressen er ikke i organisationens domæner. Nøglepersonen skal sige ja.`;
	}
	if (expired) return `${mail} skulle overtage ${from}, men svarede ikke, og linket er udløbet.`;
	if (late) return `${mail} skulle overtage ${from}, men har ikke svaret endnu.`;
	return `${mail} overtager ${from}, men har ikke svaret endnu.`;
}
export const approve = 'Sig ja, og send mailen';
export const refuse = 'Sig nej';
export const withdraw = 'Træk overdragelsen tilbage';
export const withdrawHint = 'Før den sidste dag er gået, bliver den, der ville stoppe, stående som før.';
export const deskHeading = 'Overdragelser, der venter';
export const deskLink = (name: string) => `Se overdragelsen af ${name}`;

// The successor's page.
export const takeOverTitle = (name: string) => `Overtag ${name}`;
export const takeOverIntro = (organisation: string, startsOn: string) =>
	`Du er bedt om at overtage funktionen i ${organisation} fra ${formatDate(startsOn)}.`;
export const stateHeading = {
	unknown: 'Linket virker ikke',
	ended: 'Overdragelsen er trukket tilbage',
	expired: 'Linket er udløbet',
	locked: 'For mange forsøg',
	accepted: 'Du har overtaget funktionen',
	declined: 'Tak for svaret'
} as const;
export const stateText = {
	unknown: 'Linket er måske ikke kommet med i sin helhed. Åbn det fra mailen igen.',
	ended: 'Du skal ikke gøre noget. Har du spørgsmål, så tal med den, der bad dig overtage.',
	expired: 'Bed den, der bad dig overtage, eller nøglepersonen om et nyt link.',
	locked: 'Mailadressen passede ikke. Bed den, der bad dig overtage, om et nyt link.',
	accepted: 'Log ind med din arbejdsmail for at rette dine oplysninger og se resten af netværket.',
	declined: 'Nøglepersonen får besked. Du skal ikke gøre mere.'
} as const;
export const signIn = 'Log ind';
export const answersHeading = 'Det svarer funktionen på';
export const situationsTerm = 'Situationer';
export const topicsTerm = 'Emner';
export const agesTerm = 'Alder';
export const canTerm = 'Det kan I';
export const cannotTerm = 'Det kan I ikke';
export const ringsTerm = 'Telefonen ringer';
export const ringsUnknown = 'Åbningstiden er ikke skrevet';
export const sendOnTerm = 'Send videre til';
export const sendOnNobody = 'Der er ikke skrevet en reserve';
export const offersHeading = 'Det giver netværket dig';
export const offers = [
	'Et opslag, hvor du finder den rette kollega i de andre kommuner og regionen.',
	'Temadage og supervision sammen med fagpersoner fra hele netværket.',
	'Højst én mail om ugen, når dine oplysninger skal bekræftes.'
];
export const isPublic =
	'Navn og titel vises for alle, når du vælger det. Din egen telefon ser kun netværket, medmindre du vælger andet. Din mailadresse vises kun for netværket.';
export const privacyLink = 'Sådan passer vi på dine oplysninger';
export const channelsHeading = 'Numre og adresser, der følger med';
export const channelsIntro = 'Prøv hver af dem, og svar. De gælder først igen, når du har svaret.';
export const noChannels = 'Funktionen har ingen numre selv. Skriv derfor din egen telefon.';
const channelWord: Record<ChannelKind, string> = {
	phone: 'Telefon',
	mail: 'Mail',
	secureMail: 'Sikker mail',
	web: 'Webadresse'
};
export const channelLegend = (kind: ChannelKind, value: string) => `${channelWord[kind]} ${value}`;
export const choiceText = {
	passer: 'Passer stadig: den når mig',
	ny: 'Skal være en anden',
	vaek: 'Skal ikke bruges mere'
} as const;
export const newValue = (kind: ChannelKind, value: string) =>
	`Ny ${channelWord[kind].toLowerCase()} i stedet for ${value}`;
export const youHeading = 'Om dig';
export const mailLabel = 'Den mailadresse, linket blev sendt til';
export const mailHint = 'Så ved vi, at det er dig, der svarer.';
export const phoneLabel = 'Din egen telefon';
export const phoneVisibility = 'Hvem ser din egen telefon?';
export const visibilityOptions = [
	{ value: 'netværk', name: 'Kun netværket' },
	{ value: 'alle', name: 'Alle' }
];
export const nameChoice = 'Skal dit navn vises?';
export const nameOptions = [
	{ value: 'ja', name: 'Ja, vis navn og titel' },
	{ value: 'nej', name: 'Nej, vis kun funktionen' }
];
export const acceptButton = 'Ja, jeg overtager';
export const declineHeading = 'Er det ikke dig?';
export const declineIntro =
	'Skriv den mailadresse, linket blev sendt til, og sig nej. Nøglepersonen får besked.';
export const declineButton = 'Det er ikke mig';
export const chooseWhetherNamed = 'Vælg, om dit navn skal vises.';
export const answerEachChannel = (value: string) => `Vælg, om ${value} stadig passer.`;
export const writeNew = 'Skriv det nye.';
export const confirmOne = 'Skriv din egen telefon, eller behold et nummer, så du kan nås.';
export const wrongMail = (left: number) =>
	`Det er ikke den adresse, linket blev sendt til. Du har ${left} forsøg tilbage.`;
export const somebodyCame = 'Funktionen har fået en anden. Tal med nøglepersonen.';

// Mails.
export interface HandedOn {
	name: string;
	organisation: string;
}
const titled = ({ name, organisation }: HandedOn) => `${name}, ${organisation}`;
export const askSubject = (functions: readonly HandedOn[]) =>
	`Vil du overtage ${functions.length === 1 ? (functions[0]?.name ?? '') : `${functions.length} funktioner`}?`;
export const askIntro = (by: string | null, network: string) =>
	`${by ?? 'En kollega'} har skrevet dig som efterfølger i ${network}.`;
export const askFrom = (fn: HandedOn, startsOn: string) => `${titled(fn)}, fra ${formatDate(startsOn)}:`;
export const askWhat = 'Se, hvad funktionen svarer på, og sig ja eller nej.';
export const askLink = 'Se funktionen, og svar';
export const askLasts = (until: string) =>
	`Linket virker til ${formatDate(until)}. Er det ikke dig, så sig nej på samme side.`;
export const askReason = 'en kollega har skrevet din adresse som efterfølger.';

export const toldSubject = (functions: readonly HandedOn[]) =>
	`Overdragelse: ${list(functions.map(({ name }) => name))}`;
export const toldLeaves = (fn: HandedOn, who: string | null, day: string) =>
	`${who ?? 'Ingen'} har ${titled(fn)} til og med ${formatDate(day)}.`;
export const toldStarts = (fn: HandedOn, day: string) =>
	`${titled(fn)} er ubesat. Ny fra ${formatDate(day)}.`;
export const toldDeputy = (fn: HandedOn, who: string, day: string) =>
	`${who} er stedfortræder i ${titled(fn)} til og med ${formatDate(day)}.`;
export const toldSuccessor = (mail: string) =>
	`Efterfølger: ${mail}. Vi har sendt en mail og venter på svar.`;
export const toldApproval = (mail: string) =>
	`Efterfølger: ${mail}. Adressen er ikke i organisationens domæner. Sig ja eller nej, før vi sender mailen.`;
export const toldVacant = 'Ingen efterfølger. Funktionen står ubesat, hvis ingen udnævnes.';
export const toldRole =
	'Er den, der stopper, nøgleperson, så husk at udnævne en ny: rollen følger ikke med funktionen.';
export const toldLink = 'Se overdragelsen';
export const toldReason = 'du har ansvar for organisationens oplysninger.';

export const acceptedSubject = ({ name }: HandedOn) => `${name} er overtaget`;
export const acceptedText = (fn: HandedOn, who: string, day: string) =>
	`${who} har sagt ja til ${titled(fn)} fra ${formatDate(day)} og har bekræftet, hvordan funktionen nås.`;
export const declinedSubject = ({ name }: HandedOn) => `Nej tak til ${name}`;
export const declinedText = (fn: HandedOn, mail: string, day: string) =>
	`${mail} har sagt nej til ${titled(fn)}. Uden en anden efterfølger er funktionen ubesat fra ${formatDate(day)}, hvis ingen stedfortræder tager over.`;
export const refusedSubject = ({ name }: HandedOn) => `Efterfølgeren til ${name} blev ikke godkendt`;
export const refusedText = (fn: HandedOn) =>
	`Nøglepersonen har sagt nej til den efterfølger, du skrev for ${titled(fn)}. Tal sammen, og skriv en anden.`;
export const refusedReason = 'du har skrevet en efterfølger.';
export const withdrawnSubject = ({ name }: HandedOn) => `Du skal ikke overtage ${name}`;
export const withdrawnText = (fn: HandedOn) =>
	`Overdragelsen af ${titled(fn)} er trukket tilbage. Linket, du fik, virker ikke længere.`;
