/** What is said about a contact: how fresh it is, whether it is open, who has it and how it is reached. */
import { OtherTime, formatDate, formatDaysAgo, formatWhen } from '../calendar/danish-dates.ts';
import { toCopenhagen } from '../calendar/copenhagen-time.ts';
import type { OpenState } from '../calendar/opening-hours.ts';
import type {
	AnswerChannel,
	AnswerFunction,
	AnswerPerson,
	Fallback,
	Freshness,
	StaffingState
} from '../directory/answer.ts';
import type {
	AcuteAudience,
	ChannelKind,
	Mandate,
	VerificationMethod,
	VerifierRole
} from '../directory/vocabulary.ts';
import { feedbackPath, linkNamed } from './feedback.ts';
import { fallbackReason } from './lookup.ts';
import { onceADay, onceFor } from './once.ts';

const confirmedHow: Partial<Record<VerificationMethod, string>> = {
	confirmedByPhone: 'bekræftet telefonisk',
	confirmedInMeeting: 'bekræftet på et møde',
	handoverAccepted: 'bekræftet ved overdragelse',
	feedbackRight: 'svarede på et opkald'
};

/** In what capacity, never by name: names of those who confirmed are for members. */
const confirmedBy: Record<VerifierRole, string> = {
	holder: ' af fagpersonen selv',
	deputy: ' af stedfortræderen',
	keyPerson: ' af nøglepersonen',
	steering: ' af styregruppen',
	coordinator: ' af den faglige tovholder',
	professional: ' af en fagperson',
	anonymous: '',
	system: ''
};

/** "Bekræftet telefonisk for 12 dage siden af nøglepersonen", "Aldrig bekræftet", and so on. */
export const freshnessText = onceADay((freshness: Freshness, at: Date): string => {
	switch (freshness.state) {
		case 'fresh':
			return capitalised(confirmedText(freshness, at));
		case 'due':
			return `Skal snart bekræftes · ${confirmedText(freshness, at)}`;
		case 'overdue':
			return `Ikke bekræftet siden ${dateOf(freshness.confirmedAt)}`;
		case 'unconfirmed':
			return 'Aldrig bekræftet';
		case 'broken':
			return `Virker ikke${lastConfirmed(freshness)}`;
		case 'reported':
			return `Meldt forkert${lastConfirmed(freshness)}`;
	}
});

/** Which symbol stands before the words: none where nobody has the function, whatever is known of its number. */
export const freshnessMark = ({ state }: Freshness, staffing: StaffingState | null) =>
	staffing === 'vacant' && state !== 'broken' && state !== 'reported' ? 'vacant' : state;

function confirmedText({ confirmedAt, method, byRole }: Freshness, at: Date): string {
	const how = (method && confirmedHow[method]) ?? 'bekræftet';
	return `${how} ${confirmedAt ? formatDaysAgo(confirmedAt, at) : ''}${byRole ? confirmedBy[byRole] : ''}`;
}

function lastConfirmed({ confirmedAt }: Freshness): string {
	return confirmedAt ? ` · sidst bekræftet ${dateOf(confirmedAt)}` : '';
}

function dateOf(at: Date | null): string {
	return at ? formatDate(toCopenhagen(at).date) : '';
}

/** "Åbent til kl. 15.00", "Døgnåbent", "Lukket nu. Åbner mandag kl. 8.00", "Åbningstid ikke kendt". */
export const openText = onceADay((open: OpenState, at: Date): string => {
	if (open.now === null) return 'Åbningstid ikke kendt';
	if (open.now) return open.changesAt ? `Åbent til ${formatWhen(open.changesAt, at)}` : 'Døgnåbent';
	const closed = closedAt(at);
	return open.changesAt ? `${closed}. Åbner ${formatWhen(open.changesAt, at)}` : closed;
});

/** As of another time than now there is no "nu". */
export const closedAt = (at: Date) => (at instanceof OtherTime ? 'Lukket' : 'Lukket nu');

/** "En ny fagperson tiltræder 1. december 2026, ikke bekræftet endnu". */
export const successionText = (startsOn: string) =>
	`En ny fagperson tiltræder ${formatDate(startsOn)}, ikke bekræftet endnu`;

/** Who has it: "Mette Holm, socialrådgiver"; null on a line, which nobody holds. */
export function holderText(staffing: StaffingState, person: AnswerPerson | null): string | null {
	if (staffing === 'line') return null;
	if (staffing === 'vacant') return 'Ubesat';
	const who = person ? personText(person) : 'Navnet vises ikke';
	return staffing === 'acting' ? `${who} · stedfortræder fungerer` : who;
}

/** "Mette Holm, socialrådgiver (til og med 28. marts 2027)". */
export function personText({ name, title, until }: AnswerPerson): string {
	const named = title ? `${name}, ${title}` : name;
	return until ? `${named} (til og med ${formatDate(until)})` : named;
}

/** What a link is called: function and organisation, so that it makes sense away from its place on the page. */
export function contactName({ name, organisation }: AnswerFunction): string {
	return `${name}, ${organisation}`;
}

/** Who a link of a chain is, within a sentence: "stedfortræder Bo Lund" where the name is shown, else the function. */
export function fallbackName({ reason, person, function: fn }: Fallback): string {
	if (reason !== 'deputy') return fn.name;
	const deputy = fallbackReason.deputy.toLowerCase();
	return person ? `${deputy} ${person.name}` : deputy;
}

/** What the links of one in a chain are called: with the deputy's name, whose number is another than the function's. */
export const fallbackLinkName = (fallback: Fallback) =>
	fallback.reason === 'deputy'
		? `${fallbackName(fallback)}, ${contactName(fallback.function)}`
		: contactName(fallback.function);

/** The words of a link of a chain that do not depend on the time. */
export const fallbackWords = onceFor((fallback: Fallback) => {
	const linkName = fallbackLinkName(fallback);
	const phone = fallback.channels.find(({ kind }) => kind === 'phone');
	return {
		/** The function's page. */
		href: `/kontakter/${fallback.function.slug}`,
		heading: capitalised(fallbackName(fallback)),
		detail: fallbackDetail(fallback),
		linkName,
		/** What the link to tell how the call went is called. Of a deputy one tells with the function. */
		feedback:
			fallback.reason === 'deputy'
				? null
				: { href: feedbackPath(fallback.function.slug), label: linkNamed(linkName) },
		/** The number to press. */
		phone: phone && {
			href: `tel:${phone.value}`,
			display: phone.display,
			label: callLabel(phone.display, linkName),
			remark: channelRemark(phone)
		}
	};
});

/** The rest about a link of a chain: "Reserve · Jobcenter Furesø, Furesø Kommune · Mette Holm, mentor". */
function fallbackDetail(fallback: Fallback): string {
	const { reason, person, staffing, channels, function: fn } = fallback;
	// Where there is no other number it stands in the number's place.
	const hasPhone = channels.some(({ kind }) => kind === 'phone');
	const hidden = fallback.networkOnly && hasPhone ? networkOnly : null;
	if (reason === 'deputy') return joined([person ? person.title : 'Navnet vises ikke', hidden]);
	const why = fallbackReason[reason];
	return joined([
		fn.name.startsWith(why) ? null : why,
		fn.organisation,
		holderText(staffing, person),
		hidden
	]);
}

/** A short number with what it is: "Alarm 112", whose name holds it already. */
export const numberedName = (display: string, name: string) =>
	name.includes(display) ? name : `${name} ${display}`;

/** A tel link's accessible name; it holds what the link shows. "Alarm 112" has its number in its name. */
export const callLabel = (display: string, name: string) =>
	name.includes(display) ? `Ring ${name}` : `Ring ${display} til ${name}`;
export const writeLabel = (display: string, name: string) => `Skriv til ${display}, ${name}`;
export const webLabel = (display: string, name: string) => `${display}, ${name}`;

export const channelKind: Record<ChannelKind, string> = {
	phone: 'Telefon',
	mail: 'Mail',
	secureMail: 'Sikker mail',
	web: 'Web'
};
export const channelBroken = 'virker ikke';
export const networkOnly = 'Har et nummer kun for netværket';
/** Goes on from the line above as a link. */
export const signInToSee = 'log ind for at se det';

/** What stands beside a number: "tast 2", "tast 2 · virker ikke"; mostly nothing. */
export const channelRemark = ({ note, broken }: Pick<AnswerChannel, 'note' | 'broken'>) =>
	joined([note, broken ? channelBroken : null]);

export const mandateText: Record<Mandate, string> = {
	own: 'Kan selv bevilge',
	team: 'Bevilger gennem et team',
	facilitates: 'Formidler kontakt'
};

/** Whom an acute number is for, and what to do with it. */
export const audienceText: Record<AcuteAudience, string> = {
	everyone: 'For alle',
	professionals: 'For fagpersoner',
	citizens: 'For borgere: giv den videre'
};

const joined = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' · ');

/** The first letter large: names of situations are stored in small letters. */
export function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
