/** What a keeper's part of the network lacks, worst first: each with the reason, and where it is put right. */
import { type Moment, holdingOn, momentOf } from './contact.ts';
import { type AgeGroup, coverageOf } from './coverage.ts';
import { type Directory, type DirectoryFunction, ancestry, organisationTitle } from './directory.ts';
import { bareName } from './query.ts';
import { directoryAt } from './validity.ts';

export const lacks = ['answer', 'holder', 'channel', 'primary', 'deputy', 'hours'] as const;
export type Lack = (typeof lacks)[number];

export interface DeskLine {
	lack: Lack;
	acute: boolean;
	/** The function, or the municipality whose question nobody answers. */
	name: string;
	organisation: string;
	/** Of the function; of a missing answer, of the organisation that could get one. */
	slug: string;
	/** Set of a missing answer. */
	question: { situation: string; slug: string; ages: AgeGroup[] } | null;
}

/**
 * @param kept ids of organisations with all below them; null is the whole network
 */
export function deskLines(everything: Directory, kept: ReadonlySet<number> | null, at: Date): DeskLine[] {
	const directory = directoryAt(everything, at);
	const moment = momentOf(at);
	const isKept = (organisationId: number) => kept === null || kept.has(organisationId);
	const ofFunctions = directory.ranked
		.filter((fn) => fn.side !== 'national' && isKept(fn.unit.id))
		.flatMap((fn) =>
			lacksOf(fn, moment).map((lack) => ({
				lack,
				acute: fn.entry.criticality === 'acute',
				name: fn.entry.name,
				organisation: organisationTitle(directory, fn, moment.date),
				slug: fn.entry.slug,
				question: null
			}))
		);
	const lines = [...missingAnswers(directory, isKept, at), ...ofFunctions];
	const weight = ({ lack, acute }: DeskLine) => lacks.indexOf(lack) - (acute ? lacks.length : 0);
	return lines.sort((a, b) => weight(a) - weight(b));
}

/** Ids of the organisations and of all below them. */
export function keptIds(directory: Directory, tops: readonly number[]): ReadonlySet<number> {
	return new Set(
		directory.snapshot.organisations
			.filter((entry) => ancestry(directory.organisations, entry).some(({ id }) => tops.includes(id)))
			.map(({ id }) => id)
	);
}

function lacksOf(fn: DirectoryFunction, moment: Moment): Lack[] {
	const { staffing, current, deputies } = holdingOn(fn, moment.date);
	const { hours, channels, reserveId, networkOnly } = fn.entry;
	const found: Lack[] = [];
	if (staffing === 'vacant') found.push('holder');
	if (staffing === 'acting') found.push('primary');
	const isReached =
		channels.length > 0 || networkOnly || (current && (current.channels.length > 0 || current.networkOnly));
	if (!isReached) found.push('channel');
	if (staffing === 'held' && deputies.length === 0 && reserveId === null) found.push('deputy');
	if (!hours.alwaysOpen && hours.weekly.length === 0) found.push('hours');
	return found;
}

/** Municipalities kept, situation by situation: the ages that nobody public answers. */
function missingAnswers(directory: Directory, isKept: (id: number) => boolean, at: Date): DeskLine[] {
	return coverageOf(directory, directory.snapshot.situations, 'municipality', at)
		.filter(({ municipality }) => isKept(municipality.id))
		.flatMap(({ municipality, situations }) =>
			situations.flatMap(({ situation, cells }) => {
				const ages = cells.filter(({ state }) => state === 'uncovered').map(({ ageGroup }) => ageGroup);
				if (ages.length === 0) return [];
				return {
					lack: 'answer' as const,
					acute: situation.acute,
					name: bareName(municipality.name),
					organisation: municipality.name,
					slug: municipality.slug,
					question: { situation: situation.name, slug: situation.slug, ages }
				};
			})
		);
}
