/** From what somebody typed or picked to a question that lookup can answer. */
import type { LookupError } from './answer.ts';
import { hasCprNumber } from './cpr.ts';
import { type Direction, type Directory, organisationOn } from './directory.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';
import type { OrganisationEntry, SituationEntry } from './snapshot.ts';
import { fromCopenhagen, isIsoDate, toCopenhagen } from '../calendar/copenhagen-time.ts';
import { OtherTime } from '../calendar/danish-dates.ts';
import * as messages from '../messages/lookup.ts';

/** The parameters of /find and /api/lookup, as they stand in the address. */
export interface RawQuery {
	situation?: string | null;
	kommune?: string | null;
	alder?: string | null;
	retning?: string | null;
	tid?: string | null;
	side?: string | null;
}

/** A municipality by name: a party of the network, or one outside it. */
export interface AskedMunicipality {
	name: string;
	code: string | null;
	/** Null when it is not in the network. */
	member: OrganisationEntry | null;
}

export interface LookupQuery {
	situation: SituationEntry | null;
	municipality: AskedMunicipality | null;
	age: number | null;
	direction: Direction;
	/** Pages of 20, from 1. */
	page: number;
}

type Fault = Omit<LookupError, 'acuteNumbers'>;

export type ReadQuery = { ok: true; query: LookupQuery; at: Date } | { ok: false; fault: Fault };

/** The longest text taken in one field. */
const longest = 100;

const fields = ['situation', 'kommune', 'alder', 'retning', 'tid', 'side'] as const;

/** Reads the parameters; `now` is the time asked about when `tid` is absent. */
export function readQuery(directory: Directory, raw: RawQuery, now: Date): ReadQuery {
	const given = (field: (typeof fields)[number]) => raw[field]?.trim() ?? '';
	for (const field of fields) {
		if (given(field).length > longest) return fault(field, 400, messages.tooLong(longest));
		if (hasCprNumber(given(field))) return fault(field, 400, messages.cprRefused);
	}
	const asked = given('tid') ? readTime(given('tid')) : now;
	if (!asked) return fault('tid', 400, messages.timeIsNoTime);
	if (asked === 'skipped') return fault('tid', 400, messages.timeIsSkipped);
	const at = given('tid') ? new OtherTime(asked) : now;
	const age = given('alder') ? readAge(given('alder')) : null;
	if (age === undefined) return fault('alder', 400, messages.ageIsNoAge);
	const page = given('side') ? readPage(given('side')) : 1;
	if (!page) return fault('side', 400, messages.pageIsNoPage);
	const direction = readDirection(given('retning'));
	if (!direction) return fault('retning', 400, messages.directionIsNoDirection);

	const situation = given('situation') ? findSituation(directory, given('situation')) : null;
	if (situation === undefined) {
		const known = directory.snapshot.situations.flatMap(({ name, aliases }) => [name, ...aliases]);
		return fault(
			'situation',
			404,
			messages.unknownSituation(given('situation')),
			nearest(given('situation'), known)
		);
	}
	const municipality = given('kommune') ? findMunicipality(directory, given('kommune'), at) : null;
	if (municipality === undefined) {
		const known = [...directory.members, ...directory.snapshot.municipalities].map(({ name }) =>
			bareName(name)
		);
		return fault(
			'kommune',
			404,
			messages.unknownMunicipality(given('kommune')),
			nearest(given('kommune'), [...new Set(known)])
		);
	}
	return { ok: true, query: { situation, municipality, age, direction, page }, at };
}

function fault(
	field: (typeof fields)[number],
	status: 400 | 404,
	error: string,
	nearest: string[] = []
): ReadQuery {
	return { ok: false, fault: { error, field, status, nearest } };
}

/**
 * An ISO time; without a zone it is Copenhagen's. Null when it is none, or no such date; 'skipped' in the hour that is not
 * there when summer time starts.
 */
function readTime(text: string): Date | 'skipped' | null {
	// A plus sign in an address is a space once decoded.
	const iso = text.replace(/ (?=\d{2}:?\d{2}$)/, '+');
	const parts =
		/^((?:19|20|21)\d{2}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
			iso
		);
	const [, date = '', hours = '0', minutes = '0', zone] = parts ?? [];
	if (!isIsoDate(date) || Number(hours) > 23 || Number(minutes) > 59) return null;
	if (!zone) {
		const minute = Number(hours) * 60 + Number(minutes);
		const local = fromCopenhagen(date, minute);
		return toCopenhagen(local).minute === minute ? local : 'skipped';
	}
	const time = new Date(iso);
	return Number.isNaN(time.getTime()) ? null : time;
}

function readAge(text: string): number | undefined {
	const digits = /^(\d{1,3})( ?år)?$/i.exec(text)?.[1];
	return digits !== undefined && Number(digits) <= 120 ? Number(digits) : undefined;
}

function readPage(text: string): number | null {
	return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

function readDirection(text: string): Direction | null {
	if (text === '') return 'municipality';
	const folded = fold(text);
	if (folded === '' || folded === 'kommune' || folded === 'kommunen') return 'municipality';
	return folded === 'region' || folded === 'regionen' ? 'region' : null;
}

/** A situation by name, alias or slug, in any spelling. */
export function findSituation(directory: Directory, word: string): SituationEntry | undefined {
	const { situations } = wordsOf(directory);
	return situations.get(word) ?? situations.get(fold(word));
}

/** A municipality by name with or without "Kommune", kommunekode, alias or slug, in the network or not. */
export function findMunicipality(
	directory: Directory,
	word: string,
	at: Date
): AskedMunicipality | undefined {
	const { members, others } = wordsOf(directory);
	// The words are kept folded, so one that stands among them, as those of the portal's own links do, is folded already.
	const asked = members.has(word) ? word : /^\d{3}$/.test(word) ? `0${word}` : bareFold(word);
	const member = members.get(asked);
	if (!member) return others.get(asked);
	const current = organisationOn(directory, member, toCopenhagen(at).date);
	const code = current.codes.find(({ system }) => system === 'kommunekode');
	// Its functions stand under it until somebody moves them to the successor.
	return { name: current.name, code: code?.value ?? null, member };
}

interface Words {
	situations: ReadonlyMap<string, SituationEntry>;
	/** By folded name without "Kommune", alias, slug and kommunekode. */
	members: ReadonlyMap<string, OrganisationEntry>;
	others: ReadonlyMap<string, AskedMunicipality>;
}

const known = new WeakMap<Directory, Words>();

/** The words a question may use. Worked out once for each directory; where two share a word the first has it. */
function wordsOf(directory: Directory): Words {
	const found = known.get(directory);
	if (found) return found;
	const words: Words = {
		situations: firstOfEach(directory.snapshot.situations, ({ name, slug, aliases }) =>
			[name, slug, ...aliases].map(fold)
		),
		members: firstOfEach(directory.members, ({ name, slug, aliases, codes }) => [
			...[name, slug, ...aliases].map(bareFold),
			...codes.filter(({ system }) => system === 'kommunekode').map(({ value }) => value)
		]),
		others: firstOfEach(
			directory.snapshot.municipalities.map(({ name, code }) => ({
				name: officialName(name),
				code,
				member: null
			})),
			({ name, code }) => {
				const bare = bareFold(name);
				return [bare, bare.replace(/s$/, ''), code ?? ''];
			}
		)
	};
	known.set(directory, words);
	return words;
}

function firstOfEach<T>(values: readonly T[], wordsFor: (value: T) => string[]): Map<string, T> {
	const words = new Map<string, T>();
	for (const value of values) {
		for (const word of wordsFor(value)) if (!words.has(word)) words.set(word, value);
	}
	return words;
}

/** Two municipalities are not called "‹name› Kommune". */
function officialName(name: string): string {
	if (name === 'København') return 'Københavns Kommune';
	return name === 'Bornholm' ? 'Bornholms Regionskommune' : `${name} Kommune`;
}

/** "Gribskov" of "Gribskov Kommune". */
export function bareName(name: string): string {
	return name.replace(/ kommune$/i, '');
}

function bareFold(name: string): string {
	return fold(name).replace(/ (regions)?kommune$/, '');
}
