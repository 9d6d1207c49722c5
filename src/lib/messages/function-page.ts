/** The page about one function. */
import { toCopenhagen } from '../calendar/copenhagen-time.ts';
import type { IsoDate } from '../calendar/copenhagen-time.ts';
import { formatDate } from '../calendar/danish-dates.ts';
import type { Freshness } from '../directory/answer.ts';
import type { DayOff, HistoryEntry, HolderShown } from '../directory/function-page.ts';
import type { Timeline } from '../directory/history-timeline.ts';
import type {
	Criticality,
	HolderRole,
	Mandate,
	VerificationMethod,
	VerifierRole
} from '../directory/vocabulary.ts';
import { clockTime } from './calendar.ts';
import { personText } from './contact.ts';

export const partOf = 'Hører til';
export const callHeading = 'Hvem du skal ringe til';
export const canHeading = 'Det kan vi';
export const cannotHeading = 'Det kan vi ikke';
export const nothingWritten = 'Funktionen har ikke skrevet noget her endnu. Spørg, når du ringer.';

export const referHeading = 'Sådan henviser du';
export const howToHeading = 'Sådan kontakter du os';
export const referCall = 'Ring først, og tal sagen igennem uden at nævne borgeren, hvis det kan undværes.';
export const referCallInstead = 'Hvem du skal ringe til, står øverst.';
export const referByPhone = 'Telefon';
export const referInWriting = 'Skriftlig henvisning: send den med sikker mail til';
export const referWithoutSecureMail =
	'Skriftlig henvisning: her står ingen sikker mail. Spørg, når du ringer, hvor den skal sendes hen.';
export const referWhileVacant =
	'Skriftlig henvisning: spørg, når du ringer, hvor den skal sendes hen, mens funktionen er ubesat.';
export const referNever = 'Skriv aldrig om en borger i almindelig mail.';

export const acuteSource = 'Se, hvor nummeret er offentliggjort';

export const detailsHeading = 'Hvad og hvem';
export const situationsTerm = 'Situationer';
export const topicsTerm = 'Emner';
export const welfareAreasTerm = 'Velfærdsområder';
export const agesTerm = 'Alder';
export const servesTerm = 'Dækker';
export const servesEveryone = 'Alle kommuner i netværket';
export const mandateTerm = 'Mandat';
export const mandateSentence: Record<Mandate, string> = {
	own: 'Kan selv bevilge',
	team: 'Bevilger gennem et team eller et udvalg',
	facilitates: 'Bevilger ikke, men formidler kontakten'
};
export const criticalityTerm = 'Hastegrad';
export const criticalitySentence = (criticality: Criticality, days: number) =>
	`${criticalityName[criticality]}: skal bekræftes mindst hver ${days}. dag`;
const criticalityName: Record<Criticality, string> = {
	acute: 'Akut kontakt',
	ordinary: 'Almindelig kontakt',
	background: 'Baggrundskontakt'
};

export const hoursHeading = 'Åbningstid';
export const weekdayColumn = 'Dag';
export const timesColumn = 'Klokken';
export const closedDay = 'Lukket';
export const openAlways = 'Døgnåbent, også på helligdage.';
export const hoursUnknown = 'Åbningstiden er ikke kendt.';
export const daysOffHeading = 'Lukket også';

/** "8.00–15.00"; past midnight "20.00–8.00 næste dag". */
export function intervalText({ opens, closes }: { opens: number; closes: number }): string {
	const time = (minutes: number) => clockTime(Math.floor(minutes / 60), minutes % 60);
	return closes > 1440 ? `${time(opens)}–${time(closes - 1440)} næste dag` : `${time(opens)}–${time(closes)}`;
}
export const closureText = ({ from, to }: { from: IsoDate; to: IsoDate }) =>
	from === to ? formatDate(from) : `${formatDate(from)} til og med ${formatDate(to)}`;
export const dayOffText = ({ date, holiday }: DayOff) => `${formatDate(date)} (${holiday ?? 'fridag'})`;

export const holdersHeading = 'Hvem varetager funktionen';
export const isLine = 'En vagt eller modtagelse: der er ikke én bestemt person bag.';
export const isVacant = 'Funktionen er ubesat.';
export const primary = 'Varetages af';
export const acting = 'Stedfortræder, der fungerer nu';
export const deputy = 'Stedfortræder';
export const reserve = 'Reserve';
export const nameHidden = 'Navnet vises ikke';

/** "Mette Holm, socialrådgiver tiltræder 1. februar 2027". */
export function upcomingText({ role, person, from }: HolderShown): string {
	const who = person ? personText({ ...person, until: null }) : 'En ny fagperson';
	const what = role === 'primary' ? 'tiltræder' : 'bliver stedfortræder';
	return `${who} ${what}${from ? ` ${formatDate(from)}` : ''}`;
}

export const freshnessHeading = 'Hvor sikker er oplysningen?';
const onDay = (at: Date | null) => (at ? ` ${formatDate(toCopenhagen(at).date)}` : '');

/** What the state means for whoever is about to call. */
export function freshnessMeaning({ state, limitAt }: Freshness): string {
	switch (state) {
		case 'fresh':
			return `Kontakten er bekræftet, og bekræftelsen gælder til${onDay(limitAt)}.`;
		case 'due':
			return `Kontakten er bekræftet, men bekræftelsen udløber snart:${onDay(limitAt)}.`;
		case 'overdue':
			return `Kontakten skulle være bekræftet igen senest${onDay(limitAt)}. Den kan stadig være rigtig: prøv den, og gå videre til den næste, hvis der ikke bliver svaret.`;
		case 'unconfirmed':
			return 'Ingen har endnu bekræftet, at kontakten er rigtig. Prøv den, og gå videre til den næste, hvis der ikke bliver svaret.';
		case 'broken':
			return 'Det sidste, vi ved, er, at kontakten ikke virker. Brug en af de andre.';
		case 'reported':
			return 'En fagperson har meldt, at kontakten er forkert, og den er ikke bekræftet siden. Brug en af de andre.';
	}
}

export const historyHeading = 'Det ved vi det fra';
export const noHistory = 'Der er ingen bekræftelser endnu.';

const methodName: Record<VerificationMethod, string> = {
	confirmedByButton: 'bekræftet i Vejviser',
	confirmedByPhone: 'bekræftet telefonisk',
	confirmedByKeyPerson: 'bekræftet',
	confirmedInMeeting: 'bekræftet på et møde',
	mailDelivered: 'mail nåede frem',
	mailBounced: 'mail kom retur',
	feedbackRight: 'meldt rigtig',
	feedbackNoAnswer: 'meldt, at ingen svarede',
	feedbackWrong: 'meldt forkert',
	handoverAccepted: 'overdragelse bekræftet'
};
/** What was tried, where the outcome was another than the method's name says. */
const attemptName: Partial<Record<VerificationMethod, string>> = {
	confirmedByButton: 'spurgt i Vejviser',
	confirmedByPhone: 'ringet op',
	confirmedByKeyPerson: 'spurgt',
	confirmedInMeeting: 'spurgt på et møde',
	handoverAccepted: 'overdragelse'
};
/** In what capacity, never by name: names of those who confirmed are for members. */
const roleName: Record<VerifierRole, string> = {
	holder: ' af fagpersonen selv',
	deputy: ' af stedfortræderen',
	keyPerson: ' af nøglepersonen',
	steering: ' af styregruppen',
	coordinator: ' af den faglige tovholder',
	professional: ' af en fagperson',
	anonymous: '',
	system: ''
};

/** "13. november 2026: bekræftet telefonisk af nøglepersonen (95 11 00 02)". */
export function historyText({ at, method, outcome, byRole, about }: HistoryEntry): string {
	const attempt = outcome === 'confirmed' ? undefined : attemptName[method];
	const result = outcome === 'failed' ? ': virkede ikke' : ': uafklaret';
	const what = attempt
		? `${attempt}${roleName[byRole]}${result}`
		: `${methodName[method]}${roleName[byRole]}`;
	return `${formatDate(toCopenhagen(at).date)}: ${what}${about ? ` (${about})` : ''}`;
}

/** For members, who see who it was: "… · Mette Holm". */
export const historyBy = (name: string) => ` · ${name}`;
export const timelineDate = (at: Date) => formatDate(toCopenhagen(at).date);
export const timelineKey =
	'Udfyldt cirkel: bekræftet. Kryds: virkede ikke. Tom cirkel: uafklaret. Bjælken viser, hvor længe en bekræftelse gælder; den stiplede streg er i dag.';
/** What the drawing shows; each event is in the list below it. */
export function timelineLabel({ from, events }: Timeline): string {
	const times = (kind: Timeline['events'][number]['kind']) =>
		timesText(events.filter((event) => event.kind === kind).length);
	return `Tidslinje siden ${timelineDate(from)}: bekræftet ${times('confirmed')}, virkede ikke ${times('failed')}, uafklaret ${times('inconclusive')}. Listen under siger det samme.`;
}
const timesText = (count: number) => (count === 1 ? '1 gang' : `${count} gange`);

export const saveHeading = 'Gem og ret';
export const saveContact = 'Gem kontakt (vCard)';
export const correctionLink = {
	keyPerson: 'Er noget forkert? Skriv til nøglepersonen',
	coordinator: 'Er noget forkert? Skriv til den faglige tovholder'
};
export const correctionWarning = 'Skriv kun om kontakten. Skriv aldrig om en borger.';
export const correctionSubject = (name: string) => `Rettelse til ${name}`;
export const correctionBody = 'Det er forkert:\n\nDet rigtige er:\n\n(Skriv aldrig om en borger her.)';
export const correctionWithoutMail =
	'Er noget forkert? Sig det til organisationens nøgleperson eller netværkets faglige tovholder.';
export const findKeyPersons = 'Find en nøgleperson';

export const closedTitle = (name: string) => `${name} er nedlagt`;
export const closedText = (name: string, lastDay: string) =>
	`${name} svarede til og med ${formatDate(lastDay)}. Brug ikke gamle numre til den.`;
export const closedTakenOverBy = 'Opgaven er overtaget af';
export const closedTakenOverByNobody = 'Ingen har overtaget opgaven.';
export const closedTryReserve = 'Prøv reserven:';
export const comingTitle = (name: string) => `${name} er ikke begyndt`;
export const comingText = (name: string, firstDay: string) => `${name} svarer fra ${formatDate(firstDay)}.`;
export const closedSeeOrganisation = 'Se alle kontakter i';

export const functionUnknown = 'Kontakten findes ikke';
export const functionUnknownText =
	'Vi kender ingen kontakt på den adresse. Den kan være nedlagt, eller adressen kan være skrevet forkert.';
export const didYouMean = 'Mente du?';
export const searchInstead = 'Søg på navn, funktion eller nummer';

export const membersHeading = 'Kun for netværket';
export const noNetworkChannels = 'Funktionen har ingen numre, der kun er for netværket.';
export const formerHeading = 'Tidligere';
export const formerText = ({ name, role, to }: { name: string; role: HolderRole; to: IsoDate }) =>
	`${name}${role === 'deputy' ? ', stedfortræder' : ''}, til og med ${formatDate(to)}`;
