/** What a saved contact says of itself: it is read months later, so every date is written out. */
import { toCopenhagen } from '../calendar/copenhagen-time.ts';
import { formatDate, formatInstant } from '../calendar/danish-dates.ts';
import type { AnswerPerson, Freshness } from '../directory/answer.ts';

export const cardName = (functionName: string, unit: string) => `${functionName} – ${unit}`;

const onDay = (at: Date) => formatDate(toCopenhagen(at).date);

/** Freshness with the date written out, for what is saved or printed. */
export function datedFreshness({ state, confirmedAt }: Freshness): string {
	const last = confirmedAt ? ` Sidst bekræftet ${onDay(confirmedAt)}.` : '';
	switch (state) {
		case 'fresh':
			return confirmedAt ? `Bekræftet ${onDay(confirmedAt)}.` : 'Bekræftet.';
		case 'due':
			return `Skal snart bekræftes.${last}`;
		case 'overdue':
			return confirmedAt ? `Ikke bekræftet siden ${onDay(confirmedAt)}.` : 'Ikke bekræftet for nylig.';
		case 'unconfirmed':
			return 'Aldrig bekræftet.';
		case 'broken':
			return `Virker ikke.${last}`;
		case 'reported':
			return `Meldt forkert.${last}`;
	}
}

export const cardVacant = 'Ubesat. Se på siden herunder, hvem du ringer til i stedet.';
export const cardHolder = ({ name, title }: AnswerPerson) =>
	`Varetages af ${title ? `${name}, ${title}` : name}.`;
export const cardHours = (hours: string) => `Åbningstid: ${hours}`;
export const cardHoursUnknown = 'Åbningstid ikke kendt';
export const cardSecureMail = (address: string) => `Sikker mail: ${address}`;
export const cardPhoneNote = (display: string, note: string) => `${display}: ${note}`;
export const cardSaved = (at: Date, url: string) =>
	`Gemt ${formatInstant(at)}. Se, om kontakten stadig er rigtig: ${url}`;
