/** The answer page. */
import { OtherTime, formatInstant, formatWhen } from '../calendar/danish-dates.ts';
import { toCopenhagen } from '../calendar/copenhagen-time.ts';
import type { Contact, LookupResult } from '../directory/answer.ts';
import type { ChannelKind } from '../directory/vocabulary.ts';
import { weekdayNames } from './calendar.ts';
import { capitalised, closedAt, openText } from './contact.ts';
import { asked, inRegion, noFunctionFor } from './lookup.ts';

/** "Udskrivning, Gribskov, 17 år", "Alle kontakter i regionen". */
export function askedHeading(query: LookupQuery): string {
	const parts = askedParts(query);
	if (parts.length === 0)
		return query.direction === 'region' ? 'Alle kontakter i regionen' : 'Alle kontakter';
	if (query.direction === 'region') parts.push('i regionen');
	return parts.join(', ');
}

/** The same on the line that folds the form away: "Udskrivning · Gribskov · 17 år". */
export function askedLine(query: LookupQuery): string {
	const parts = askedParts(query);
	if (query.direction === 'region') parts.push('i regionen');
	return parts.length > 0 ? parts.join(' · ') : 'Ingen valg';
}

type LookupQuery = LookupResult['query'];

function askedParts({ situation, municipality, age }: LookupQuery): string[] {
	const parts: string[] = [];
	if (situation) parts.push(capitalised(situation.name));
	if (municipality) parts.push(municipality.name.replace(/ kommune$/i, ''));
	if (age !== null) parts.push(`${age} år`);
	return parts;
}

export const change = 'Ret';
export const chooseMunicipality = 'Vælg den unges kommune, så får du ét nummer.';

export const titleCall = (display: string, asked: string) => `Ring ${display} · ${asked}`;
export const titleWrite = (display: string, asked: string) => `Skriv til ${display} · ${asked}`;
export const titleClosed = (asked: string, at: Date) => `${closedAt(at)} · ${asked}`;
export const titleNobody = (asked: string) => `Ingen at ringe til · ${asked}`;
export const titleGap = (asked: string) => `Ingen funktion · ${asked}`;
export const titleFault = 'Der er problemer · Find kontakt';
export const titlePage = (title: string, page: number) => (page > 1 ? `${title} · side ${page}` : title);

/** "Søndag 22. november 2026 kl. 16.10". */
export function timeText(at: Date): string {
	return capitalised(`${weekdayNames[toCopenhagen(at).weekday - 1]} ${formatInstant(at)}`);
}
export const nearAdult = (adultAge: number) => `tæt på ${adultAge} år: begge sider vises`;
export const asOfOther = (at: Date) => `Ikke nu, men ${timeText(at).toLowerCase()}.`;
export const seeNow = 'Se, som det er nu';
export const answerCount = (total: number) => (total === 1 ? '1 svar' : `${total} svar`);

/** What keeps anybody from relying on it, at any hour; null when nothing does. */
export function whatIsWrong({ staffing, freshness }: Pick<Contact, 'staffing' | 'freshness'>): string | null {
	if (staffing === 'vacant') return 'Funktionen er ubesat.';
	if (freshness.state === 'broken') return 'Kontakten virker ikke.';
	if (freshness.state === 'reported') return 'Kontakten er meldt forkert.';
	return null;
}

/** Why the function itself is not the one to call: "Lukket nu. Åbner mandag kl. 8.00." */
export function whyNotItself(self: Contact, at: Date): string {
	const wrong = whatIsWrong(self);
	if (wrong) return wrong;
	if (self.channels.length === 0) return 'Der er intet nummer, som alle må se.';
	if (self.open.now === null) return `${openText(self.open, at)}.`;
	if (self.open.now) {
		return self.freshness.state === 'overdue'
			? 'Ikke bekræftet for nylig.'
			: 'Der er intet nummer at ringe til.';
	}
	return `${openText(self.open, at)}.`;
}

export const callInstead = (name: string) => `Ring i stedet til ${name}:`;
export const writeInstead = (name: string) => `Skriv i stedet til ${name}:`;
/** The police stand in for a social døgnvagt that is not registered, and put one through when asked to. */
export const askForDutyPhone = (police: string) => `${police}, og bed om den sociale døgnvagt`;
export const callName = (name: string) => `Ring til ${name}:`;

/** What is wrong with the function comes first: it still is when it opens. */
export function allClosed(self: Contact, opensAt: Date | null, at: Date): string {
	const wrong = whatIsWrong(self);
	// Some who are listed may open earlier, with a number that only the network sees.
	const closed = opensAt
		? `${wrong ? 'Alle andre' : 'Alle'} er ${closedAt(at).toLowerCase()}. Den første, du kan få fat i, åbner ${formatWhen(opensAt, at)}.`
		: at instanceof OtherTime
			? 'Ingen kan nås på det tidspunkt.'
			: 'Ingen kan nås lige nu.';
	return wrong ? `${wrong} ${closed}` : closed;
}
export const writeMeanwhile = (kind: ChannelKind, recipient: string) =>
	kind === 'secureMail'
		? `Skriv en sikker mail imens til ${recipient}:`
		: `Skriv en mail imens til ${recipient}, uden oplysninger om borgere:`;
export const tryTheChain = 'Prøv dem herunder, eller søg i netværket.';

export const heldBy = 'Varetages af';
export const itself = 'Funktionens egen kontakt';
export const chainHeading = 'Hvis der ikke bliver svaret';
export const chainHeadingClosed = 'Prøv i denne rækkefølge';
export const foldedChain = (heading: string, count: number) => `${heading} (${count})`;
export const why = 'Hvorfor dette svar:';

export const details = 'Det kan de, og det kan de ikke';
export const saveContact = 'Gem kontakt';
export const linkFor = (link: string, name: string) => `${link}: ${name}`;

export const voluntaryHeading = 'Frivillige organisationer';
export const gapHeading = 'Ingen funktion er registreret';
/** The contact for the transition is what there is, and no answer to the situation asked about. */
export function onlyTransition(
	{ situation, municipality, age, direction }: LookupQuery,
	adultAge: number
): string {
	const what = asked(situation?.name ?? null, municipality?.name ?? null, age);
	return `${noFunctionFor(direction === 'region' ? inRegion(what) : what)} Der er en kontakt for overgangen ved ${adultAge} år:`;
}
export const outsideHeading = 'Kommunen er ikke med i netværket';

export const otherWay = (direction: LookupQuery['direction']) =>
	direction === 'region' ? 'Den anden vej: søg i kommunen' : 'Den anden vej: søg i regionen';
export const beyondLastPage = (pages: number) =>
	`Der er kun ${pages === 1 ? 'én side' : `${pages} sider`}. Gå til side 1.`;

export const acuteHeading = 'Akutte numre';
export const faultHeading = 'Find kontakt';
