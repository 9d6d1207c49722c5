/**
 * One row of the import format: the columns, and what a cell of each means. Cells come in as tidied text and go out
 * typed; an empty cell is null, or an empty list. What takes the rest of the file or the directory to judge is not here.
 */
import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../calendar/copenhagen-time.ts';
import { parseOpeningHours } from '../calendar/opening-hours-text.ts';
import { hasCprNumber } from '../directory/cpr.ts';
import { fold } from '../directory/fold.ts';
import { parsePhone } from '../directory/phone.ts';
import type { CodeSystem } from '../directory/vocabulary.ts';
import * as messages from '../messages/import.ts';

const longestName = 200;
const longestText = 4000;
const oldest = 120;

export interface OrganisationCode {
	system: CodeSystem;
	value: string;
}

export interface EnteredPhone {
	/** As stored: E.164 or a short number. */
	value: string;
	entered: string;
	/** The Danish digits as entered, in groups; null when they were written in pairs, undefined when in one go. */
	grouping: string | null | undefined;
}

// Control characters but tab and line feed, soft hyphens, zero-width marks and what Unicode says is no character.
const invisible =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\ufeff\p{Noncharacter_Code_Point}]/gu;
/** Nearly every cell: Latin letters of one character each, in which there is nothing to tidy but the space around. */
const plain = /^[\n\x20-\x7e\u00c0-\u017f]*$/;

/** Text as it is compared and stored: one form of letters and line ends, nothing invisible, no space around it. */
export function tidy(text: string): string {
	if (plain.test(text)) return text.trim();
	return text.replace(/\r\n?/g, '\n').replace(invisible, '').normalize('NFC').trim();
}

/** Tidied, and on one line with single spaces: a name or a title. */
export function oneLine(text: string): string {
	return tidy(text).replace(/\s+/g, ' ');
}

/** A cell whose text `read` turns into a value, or refuses by returning a message in an Error. Empty is null. */
function numberCell<T>(read: (text: string) => T | Error) {
	return z.string().transform((text, context): T | null => {
		const value = text === '' ? null : read(text);
		if (!(value instanceof Error)) return value;
		context.addIssue({ code: 'custom', message: value.message });
		return z.NEVER;
	});
}

/** As `numberCell`, for all cells but those whose digits may look like a CPR number and are none. */
function cell<T>(read: (text: string) => T | Error) {
	return numberCell((text) => (hasCprNumber(text) ? new Error(messages.textHasCprNumber) : read(text)));
}

const bounded = (longest: number) => (text: string) =>
	text.length > longest ? new Error(messages.textTooLong(longest, text.length)) : text;
const name = cell((entered) => bounded(longestName)(oneLine(entered)));
const text = cell(bounded(longestText));

const required = (column: string) => z.string().min(1, { error: messages.cellRequired(column), abort: true });

/** The names in a cell, separated by `|`, each once. */
const list = cell((whole) => {
	const items = whole
		.split('|')
		.map(oneLine)
		.filter((item) => item !== '');
	const tooLong = items.find((item) => item.length > longestName);
	if (tooLong !== undefined) return new Error(messages.textTooLong(longestName, tooLong.length));
	return [...new Set(items)];
}).transform((items) => items ?? []);

/** One of a closed list of Danish words, in any spelling. */
function word<T extends string>(words: Record<T, string>) {
	const known = Object.entries(words) as [T, string][];
	return cell((entered) => {
		const found =
			known.find(([, danish]) => danish === entered) ??
			known.find(([, danish]) => fold(danish) === fold(entered));
		return found ? found[0] : new Error(messages.notOneOf(entered, Object.values(words)));
	});
}

const phone = numberCell((entered): EnteredPhone | Error => {
	const value = parsePhone(entered);
	return value === null
		? new Error(messages.notAPhone(entered))
		: { value, entered, grouping: groupingOf(entered, value) };
});

function groupingOf(entered: string, value: string): EnteredPhone['grouping'] {
	if (!/^\+45\d{8}$/.test(value)) return undefined;
	const groups = entered.replace(/^\s*(\+|00)\s*45/, '').match(/\d+/g) ?? [];
	if (groups.length <= 1) return undefined;
	return groups.every((group) => group.length === 2) ? null : groups.join(' ');
}

const longestMail = 254;
const mailShape = /^[^\s@"<>()[\]|,;:\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u;
const mail = cell((entered) =>
	mailShape.test(entered) && entered.length <= longestMail && !/\.\.|^\.|\.@/.test(entered)
		? entered
		: new Error(messages.notAMail(entered))
);

const longestAddress = 500;
const web = cell((entered) => {
	const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(entered) ? entered : `https://${entered}`;
	const url = URL.canParse(address) && !/\s/.test(address) ? new URL(address) : null;
	const isWeb = url !== null && /^https?:$/.test(url.protocol) && /[^.]\.[^.]/.test(url.hostname);
	return isWeb && !url.username && address.length <= longestAddress
		? address
		: new Error(messages.notAWebAddress(entered));
});

const age = cell((entered) =>
	/^\d{1,3}$/.test(entered) && Number(entered) <= oldest
		? Number(entered)
		: new Error(messages.notAnAge(entered))
);

const date = cell((entered): IsoDate | Error => {
	const danish = /^(\d{1,2})[-.](\d{1,2})[-.](\d{4})$/.exec(entered);
	const iso = danish
		? [danish[3], danish[2]?.padStart(2, '0'), danish[1]?.padStart(2, '0')].join('-')
		: entered;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return new Error(messages.notADate(entered));
	return isIsoDate(iso) ? iso : new Error(messages.dateDoesNotExist(entered));
});

const hours = cell((entered) => {
	const parsed = parseOpeningHours(entered);
	return parsed.ok ? parsed.hours : new Error(parsed.message);
});

/** Several codes may stand with `|` between, one of each system. A spreadsheet takes the leading zero off a kommunekode. */
const codes = numberCell((entered): OrganisationCode[] | Error => {
	const found: OrganisationCode[] = [];
	for (const part of entered.split('|').map(tidy)) {
		const code = readCode(part);
		if (!code) return new Error(messages.notACode(part));
		if (found.some(({ system }) => system === code.system))
			return new Error(messages.codeSystemTwice(entered));
		found.push(code);
	}
	return found;
}).transform((found) => found ?? []);

function readCode(text: string): OrganisationCode | null {
	if (/^\d{3,4}$/.test(text)) return { system: 'kommunekode', value: text.padStart(4, '0') };
	const [, system, value] = /^(sor|cvr)\s*:\s*(\d+)$/i.exec(text) ?? [];
	if (!system || !value || value.length > 20) return null;
	if (system.toLowerCase() === 'sor') return { system: 'sor', value };
	return value.length === 8 ? { system: 'cvr', value } : null;
}

/** The names from the top, of a cell such as "Furesø Kommune > Jobcenter Furesø"; null when one is missing. */
function readPath(text: string): string[] | null {
	const names = text.split('>').map(oneLine);
	return names.includes('') ? null : names;
}

const path = cell((entered): string[] | Error => {
	const names = readPath(entered);
	if (!names) return new Error(messages.notAPath(entered));
	const tooLong = names.find((part) => part.length > longestName);
	return tooLong === undefined ? names : new Error(messages.textTooLong(longestName, tooLong.length));
});

const cells = {
	organisation: required('organisation').pipe(path),
	organisationstype: word(messages.organisationKindWord),
	kode: codes,
	organisationsalias: list,
	funktion: required('funktion').pipe(name),
	bemanding: word(messages.staffingWord),
	kan: text,
	kan_ikke: text,
	saadan: text,
	situationer: list,
	emner: list,
	velfaerdsomraader: list,
	alder_fra: age,
	alder_til: age,
	betjener: list,
	kritikalitet: word(messages.criticalityWord),
	mandat: word(messages.mandateWord),
	telefon: phone,
	telefon_note: name,
	mail,
	sikker_mail: mail,
	web,
	aabningstid: hours,
	reserve: text,
	navn: name,
	titel: name,
	faggruppe: name,
	indehaver_telefon: phone,
	indehaver_mail: mail,
	synlighed: word(messages.visibilityWord),
	rolle: word(messages.holderRoleWord),
	fra: date,
	til: date
};

/** A row's cells by column; a column that the file does not have is absent. */
export const importRow = z.object(cells).partial();

export type ImportRow = z.output<typeof importRow>;
export type Column = keyof typeof cells;

/** In the order of the format's description, which is that of an export. */
export const columns = Object.keys(cells) as Column[];
export const requiredColumns = ['organisation', 'funktion'] as const satisfies readonly Column[];
