/** What the lookup form offers: the situations and municipalities one may pick, with the words its address carries. */
import { type IsoDate, toCopenhagen } from '../calendar/copenhagen-time.ts';
import type { LookupResult } from './answer.ts';
import { type Directory, organisationOn } from './directory.ts';
import { compareDanish } from './fold.ts';
import { type RawQuery, bareName, findMunicipality, findSituation } from './query.ts';
import { capitalised } from '../messages/contact.ts';
import { slugOf } from './slug.ts';
import type { OrganisationEntry } from './snapshot.ts';

export interface SituationChoice {
	/** The situation's slug. */
	value: string;
	/** "Udskrivning": as it stands in a list. */
	name: string;
	acute: boolean;
}

export interface MunicipalityChoice {
	/** The name as an address carries it: "gribskov", "hoersholm". */
	value: string;
	/** "Gribskov": the list says that it is of municipalities. */
	name: string;
	code: string | null;
}

export interface Choices {
	/** As the coordinator has ordered them. */
	situations: readonly SituationChoice[];
	/** Those of the network, by name. */
	members: readonly MunicipalityChoice[];
	/** The rest of the country, by name: one may ask about any, and is told that it is outside. */
	others: readonly MunicipalityChoice[];
}

/** No name is longer; a longer text is not looked for. */
const longestWord = 100;

const latest = new WeakMap<Directory, { date: IsoDate; choices: Choices }>();

/** What can be picked on a day. Worked out once for each directory and day. */
export function choicesOn(directory: Directory, date: IsoDate): Choices {
	const found = latest.get(directory);
	if (found?.date === date) return found.choices;
	const choices = gather(directory, date);
	latest.set(directory, { date, choices });
	return choices;
}

function gather(directory: Directory, date: IsoDate): Choices {
	const current = new Map<number, OrganisationEntry>();
	for (const member of directory.members) {
		const successor = organisationOn(directory, member, date);
		current.set(successor.id, successor);
	}
	const members = [...current.values()].map((entry) =>
		choiceOf(entry.name, entry.codes.find(({ system }) => system === 'kommunekode')?.value ?? null)
	);
	const taken = new Set(members.flatMap(({ code, value }) => [code, value]));
	const others = directory.snapshot.municipalities
		.map(({ name, code }) => choiceOf(name, code))
		.filter(({ code, value }) => !taken.has(code) && !taken.has(value));
	return {
		situations: directory.snapshot.situations.map(({ slug, name, acute }) => ({
			value: slug,
			name: capitalised(name),
			acute
		})),
		members: members.sort((a, b) => compareDanish(a.name, b.name)),
		others: others.sort((a, b) => compareDanish(a.name, b.name))
	};
}

function choiceOf(fullName: string, code: string | null): MunicipalityChoice {
	const name = bareName(fullName);
	return { value: slugOf(name), name, code };
}

/**
 * The choices without the municipalities outside the network, but for the one asked about: for the form beside an answer,
 * where 88 rows that nobody opens would cost as much as the answer. The line takes their names.
 */
export function withoutOthers(choices: Choices, asked: string | null): Choices {
	return { ...choices, others: asked === null ? [] : choices.others.filter(({ code }) => code === asked) };
}

/** What is filled in on the lookup form, by field: a choice's value, or the word as typed where no choice fits it. */
export interface LookupValues {
	situation: string;
	kommune: string;
	alder: string;
	retning: string;
}

/** The form that a question was asked with. */
export function valuesOf(directory: Directory, { query, asOf }: LookupResult): LookupValues {
	const { situation, municipality, age, direction } = query;
	return {
		situation: situation?.slug ?? '',
		kommune: municipality ? municipalityValue(directory, municipality, asOf) : '',
		alder: age === null ? '' : String(age),
		retning: direction === 'region' ? 'region' : 'kommune'
	};
}

/** The form as it was sent: any spelling of a choice becomes that choice, other words stay as they are. */
export function filledIn(directory: Directory, raw: RawQuery, at: Date): LookupValues {
	const typed = (field: keyof LookupValues) => raw[field]?.trim() ?? '';
	return {
		situation: known(typed('situation'), (word) => findSituation(directory, word)?.slug),
		kommune: known(typed('kommune'), (word) => {
			const found = findMunicipality(directory, word, at);
			return found && municipalityValue(directory, found, at);
		}),
		alder: typed('alder'),
		retning: typed('retning')
	};
}

/** What a word stands for, or the word itself. */
function known(word: string, find: (word: string) => string | undefined): string {
	return word === '' || word.length > longestWord ? word : (find(word) ?? word);
}

function municipalityValue(
	directory: Directory,
	asked: { name: string; code: string | null },
	at: Date
): string {
	const { members, others } = choicesOn(directory, toCopenhagen(at).date);
	const isAsked = ({ name, code }: MunicipalityChoice) =>
		asked.code === null ? name === bareName(asked.name) : code === asked.code;
	return (members.find(isAsked) ?? others.find(isAsked))?.value ?? asked.name;
}
