/** The directory as cells of the import format: what an export writes, and what a report shows before and after. */
import { formatOpeningHours } from '../../../calendar/opening-hours-text.ts';
import { formatClosures } from '../../../contacts/closures.ts';
import { type ChannelLine, channelsOf, channelsText } from '../../../contacts/channels-form.ts';
import { type Column, oneLine, tidy } from '../../../contacts/import-input.ts';
import { compareDanish } from '../../../directory/fold.ts';
import { formatPhone } from '../../../directory/phone.ts';
import type { ChannelKind } from '../../../directory/vocabulary.ts';
import * as messages from '../../../messages/import.ts';
import {
	type Channel,
	type ContactFunction,
	type Holder,
	type Organisation,
	type Person,
	type Term,
	pathOf
} from './model.ts';

/** A cell per column; one that is not there is empty. */
export type Cells = Partial<Record<Column, string>>;
/** Texts by field: columns, and what the import format has no column for. */
export type Fields = Partial<Record<string, string>>;

export function organisationCells(organisation: Organisation): Cells {
	return {
		organisation: pathOf(organisation),
		organisationstype: messages.organisationKindWord[organisation.kind],
		kode: codesText(organisation),
		organisationsalias: organisation.aliases.map(oneLine).join('|')
	};
}

/** The codes as a cell has them: "0190", "sor:…", "cvr:…", several with `|` between. */
function codesText({ codes }: Organisation): string {
	return (['kommunekode', 'sor', 'cvr'] as const)
		.filter((system) => codes.has(system))
		.map((system) => codeText(system, codes.get(system) ?? ''))
		.join('|');
}

export function codeText(system: string, value: string): string {
	return system === 'kommunekode' ? value : `${system}:${value}`;
}

export function functionCells(fn: ContactFunction): Cells {
	const phone = firstOf(fn.channels, 'phone');
	return {
		funktion: oneLine(fn.name),
		bemanding: messages.staffingWord[fn.staffing],
		kan: tidy(fn.can ?? ''),
		kan_ikke: tidy(fn.cannot ?? ''),
		saadan: tidy(fn.howTo ?? ''),
		situationer: namesText(fn.situations),
		emner: namesText(fn.topics),
		velfaerdsomraader: namesText(fn.welfareAreas),
		alder_fra: String(fn.ageFrom ?? ''),
		alder_til: String(fn.ageTo ?? ''),
		betjener: [...fn.served].map(pathOf).sort(compareDanish).join('|'),
		kritikalitet: messages.criticalityWord[fn.criticality],
		mandat: fn.mandate === null ? '' : messages.mandateWord[fn.mandate],
		telefon: phoneText(phone),
		telefon_note: oneLine(phone?.note ?? ''),
		mail: firstOf(fn.channels, 'mail')?.value ?? '',
		sikker_mail: firstOf(fn.channels, 'secureMail')?.value ?? '',
		web: firstOf(fn.channels, 'web')?.value ?? '',
		aabningstid: formatOpeningHours(fn.hours),
		reserve: fn.reserve === null ? '' : referenceTo(fn.reserve)
	};
}

export function personCells(person: Person): Cells {
	const own = [firstOf(person.channels, 'phone'), firstOf(person.channels, 'mail')].filter(
		(channel) => channel !== undefined
	);
	const [first, second = first] = own.map(({ visibility }) => visibility);
	return {
		navn: oneLine(person.name),
		titel: oneLine(person.title ?? ''),
		faggruppe: oneLine(person.profession?.name ?? ''),
		indehaver_telefon: phoneText(firstOf(person.channels, 'phone')),
		indehaver_mail: firstOf(person.channels, 'mail')?.value ?? '',
		// One cell cannot say that the two differ; empty leaves each as it is.
		synlighed: first !== undefined && first === second ? messages.visibilityWord[first] : ''
	};
}

export function holderCells({ role, startsOn, endsOn }: Holder): Cells {
	return { rolle: messages.holderRoleWord[role], fra: startsOn ?? '', til: endsOn ?? '' };
}

/** As the change log tells of an organisation: the cells, and what the import format cannot say. */
export function organisationFields(organisation: Organisation): Fields {
	return {
		...organisationCells(organisation),
		ophoerer: organisation.validTo ?? '',
		afloeser: organisation.successor ? pathOf(organisation.successor) : ''
	};
}

export function functionFields(fn: ContactFunction): Fields {
	return {
		...functionCells(fn),
		kontaktoplysninger: channelListText(fn.channels),
		lukkedage: formatClosures(fn.closures),
		gaelder_fra: fn.validFrom ?? '',
		gaelder_til: fn.validTo ?? '',
		afloeser: fn.successor ? referenceTo(fn.successor) : ''
	};
}

export function personFields(person: Person): Fields {
	return { ...personCells(person), kontaktoplysninger: channelListText(person.channels) };
}

export function channelLines(channels: readonly Channel[]): ChannelLine[] {
	return channels.map((channel) => ({
		kind: channel.kind,
		value: channel.kind === 'phone' ? phoneText(channel) : channel.value,
		visibility: channel.visibility,
		note: oneLine(channel.note ?? '')
	}));
}

/** All channels in order, a line each: what the columns of the import format, which have the first of a kind, cannot say. */
function channelListText(channels: readonly Channel[]): string {
	return channelsText(channelLines(channels));
}

export function holderFields(holder: Holder): Fields {
	return { ...holderCells(holder), vis_navn: holder.showName ? messages.yes : messages.no };
}

/** A holder without the name: "primær, fra 2026-11-22". Names stand in rows about the person, where they can be blanked. */
export function summaryOfHolder({ role, startsOn, endsOn }: Holder): string {
	return messages.holderSummary(messages.holderRoleWord[role], startsOn, endsOn);
}

/** What differs, in the order of `after`. */
export function differences(
	before: Fields,
	after: Fields
): { field: string; before: string; after: string }[] {
	return Object.keys(after)
		.map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
		.filter(({ before: was, after: is }) => was !== is)
		.filter(({ field, before: was, after: is }) => {
			const isSeenByTold =
				before.synlighed !== undefined && before.synlighed !== '' && after.synlighed !== '';
			return field !== 'kontaktoplysninger' || !areToldByColumns(was, is, isSeenByTold);
		});
}

/** Whether columns tell all that differs between two lists of channels: a new number is told once, not as a list again. */
function areToldByColumns(before: string, after: string, isSeenByTold: boolean): boolean {
	const [was, is] = [channelsOf(before), channelsOf(after)];
	const inBoth = (kind: ChannelKind) => [was, is].every((lines) => lines.some((line) => line.kind === kind));
	const beyond = (lines: readonly ChannelLine[]) =>
		lines
			.flatMap((line, index) => {
				const { kind, value, visibility, note } = line;
				if (lines.findIndex((other) => other.kind === kind) !== index) return [kind, value, visibility, note];
				if (!inBoth(kind)) return isDefault(line) || isSeenByTold ? [] : [kind, visibility, note];
				return [kind, isSeenByTold ? '' : visibility, kind === 'phone' ? '' : note];
			})
			.join(';');
	return beyond(was) === beyond(is);
}

/** As an import enters one that it makes. */
function isDefault({ kind, visibility, note }: ChannelLine): boolean {
	return visibility === 'public' && (kind === 'phone' || note === '');
}

/** As the cell `reserve` names it. */
export function referenceTo(fn: ContactFunction): string {
	return `${pathOf(fn.organisation)} > ${oneLine(fn.name)}`;
}

/** The one that its column in the file is about; those after it are not in the file. */
export function firstOf(channels: readonly Channel[], kind: ChannelKind): Channel | undefined {
	return channels.find((channel) => channel.kind === kind);
}

function phoneText(phone: Channel | undefined): string {
	return phone ? (phone.display ?? formatPhone(phone.value)) : '';
}

function namesText(terms: ReadonlySet<Term>): string {
	return [...terms]
		.map(({ name }) => oneLine(name))
		.sort(compareDanish)
		.join('|');
}
