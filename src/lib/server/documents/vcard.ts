/**
 * A function as a contact for a phone or a mail program: vCard 3.0 (RFC 2426), which everything in use still reads.
 * It is named for the function and not for its holder, so that it survives the day somebody else has it.
 */
import { formatOpeningHours } from '../../calendar/opening-hours-text.ts';
import type { AnswerChannel } from '../../directory/answer.ts';
import type { FunctionPage } from '../../directory/function-page.ts';
import type { WeeklyInterval } from '../../calendar/opening-hours.ts';
import * as contactMessages from '../../messages/contact.ts';
import { demoBanner } from '../../messages/layout.ts';
import * as messages from '../../messages/vcard.ts';

export interface VcardOptions {
	/** Address of the function's page. */
	url: string;
	/** True when the numbers are invented. */
	demo: boolean;
	/** When it is saved; freshness and hours are as of then. */
	at: Date;
}

/** The card as text, with CRLF after each line and lines folded at 75 octets. Numbers known not to work are left out. */
export function vcardOf(page: FunctionPage, { url, demo, at }: VcardOptions): string {
	const { answer, organisations } = page;
	const working = answer.channels.filter(({ broken }) => !broken);
	const ofKind = (kind: AnswerChannel['kind']) => working.filter((channel) => channel.kind === kind);
	const unit = organisations.at(-1)?.name ?? answer.function.organisation;
	const name = escaped(messages.cardName(answer.function.name, unit));
	const note = `NOTE:${escaped(noteOf(page, working, { url, demo, at }))}`;
	// Address books show properties in their order: that nobody answers is read before the number.
	const isVacant = answer.staffing === 'vacant';
	const lines = [
		'BEGIN:VCARD',
		'VERSION:3.0',
		// Some phones show N and not FN, and lists of theirs must tell ten municipalities apart.
		`N:${name};;;;`,
		`FN:${name}`,
		`ORG:${organisations.map((organisation) => escaped(organisation.name)).join(';')}`,
		`TITLE:${escaped(answer.function.name)}`,
		...(isVacant ? [note] : []),
		...ofKind('phone').map(({ value }) => `TEL;TYPE=WORK,VOICE:${value}`),
		// Secure mail stands in the note alone: an address book would offer it in the ordinary mail program.
		...ofKind('mail').map(({ value }) => `EMAIL;TYPE=INTERNET:${value}`),
		`URL:${url}`,
		...(isVacant ? [] : [note]),
		`UID:${escaped(url)}`,
		`REV:${at.toISOString().replace(/\.\d+Z$/, 'Z')}`,
		'END:VCARD'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function noteOf(
	{ answer, alwaysOpen, week }: FunctionPage,
	working: readonly AnswerChannel[],
	{ url, demo, at }: VcardOptions
): string {
	const weekly: WeeklyInterval[] = week.flatMap(({ weekday, intervals }) =>
		intervals.map((interval) => ({ weekday, ...interval }))
	);
	const hours = formatOpeningHours({ alwaysOpen, weekly });
	return [
		...(demo ? [demoBanner] : []),
		...(answer.staffing === 'vacant' ? [messages.cardVacant] : []),
		messages.datedFreshness(answer.freshness),
		...(answer.holder ? [messages.cardHolder(answer.holder)] : []),
		hours ? messages.cardHours(hours) : messages.cardHoursUnknown,
		...working.flatMap(({ kind, value, display, note }) => {
			const secure = kind === 'secureMail' ? [messages.cardSecureMail(value)] : [];
			return note ? [...secure, messages.cardPhoneNote(display, note)] : secure;
		}),
		...(answer.networkOnly ? [contactMessages.networkOnly] : []),
		messages.cardSaved(at, url)
	].join('\n');
}

/** RFC 2426, section 4: text-value. Control characters have no place in a line. */
function escaped(text: string): string {
	return text
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replace(/[\\;,]/g, '\\$&')
		.replace(/\n/g, '\\n')
		.replace(/\p{Cc}/gu, ' ');
}

const lineOctets = 75;

/** RFC 2426, section 2.6: a line break and a space wherever a line would pass 75 octets, never within a character. */
function folded(line: string): string {
	const pieces: string[] = [];
	let piece = '';
	let octets = 0;
	for (const character of line) {
		const size = Buffer.byteLength(character);
		if (octets + size > lineOctets) {
			pieces.push(piece);
			piece = ' ';
			octets = 1;
		}
		piece += character;
		octets += size;
	}
	return [...pieces, piece].join('\r\n');
}
