/**
 * All contact details of a function or a person as a list: the form they are changed on, and the text that the change log
 * keeps of them, a line for each: "Telefon; 95 11 00 02; Alle; tryk 1".
 */
import { z } from 'zod';
import type { ChannelKind, Visibility } from '../directory/vocabulary.ts';
import * as messages from '../messages/channels.ts';
import { oneLine } from './import-input.ts';

/** One line as it is entered; an empty `value` is no line. */
export interface ChannelLine {
	kind: ChannelKind;
	value: string;
	visibility: Visibility;
	note: string;
}

/** Empty lines beyond those that are there. */
const spareLines = 2;
/** More than anybody has, and few enough to show. */
const mostLines = 30;

const kinds = Object.keys(messages.kindWord) as ChannelKind[];
const visibilities = Object.keys(messages.visibilityWord) as Visibility[];

export function channelsText(lines: readonly ChannelLine[]): string {
	return lines
		.map(({ kind, value, visibility, note }) =>
			[
				messages.kindWord[kind],
				value,
				messages.visibilityWord[visibility],
				...(note === '' ? [] : [note])
			].join('; ')
		)
		.join('\n');
}

/** The lines of such a text. One that is none of ours is left out: the log is read by us alone. */
export function channelsOf(text: string): ChannelLine[] {
	return text.split('\n').flatMap((line) => {
		const [kindText, value = '', seenBy, ...note] = line.split('; ');
		const kind = kinds.find((one) => messages.kindWord[one] === kindText);
		const visibility = visibilities.find((one) => messages.visibilityWord[one] === seenBy);
		return kind && visibility ? { kind, value, visibility, note: note.join('; ') } : [];
	});
}

/** The lines as the form's fields, with room for more. */
export function channelValues(lines: readonly ChannelLine[]): Record<string, string> {
	const values: Record<string, string> = {};
	const spare = Array.from({ length: spareLines }, () => undefined);
	for (const [index, line] of [...lines, ...spare].entries()) {
		const place = index + 1;
		values[`plads_${place}`] = String(place);
		values[`slags_${place}`] = line?.kind ?? 'phone';
		values[`vaerdi_${place}`] = line?.value ?? '';
		values[`synlig_${place}`] = line?.visibility ?? 'public';
		values[`note_${place}`] = line?.note ?? '';
	}
	return values;
}

/** How many lines the fields hold. */
export function linesIn(values: Readonly<Record<string, unknown>>): number[] {
	return Array.from({ length: mostLines }, (_, index) => index + 1).filter(
		(place) => values[`vaerdi_${place}`] !== undefined
	);
}

/** What the form sends: the lines by the places given to them, each with its number in the form, and the text it began from. */
export const channelsForm = z
	.looseObject({ base: z.string({ error: messages.formIsBroken }) })
	.transform((form, context) => {
		const fieldOf = (name: string) => {
			const value = form[name];
			return typeof value === 'string' ? value : '';
		};
		const lines = linesIn(form).flatMap((place) => {
			const value = oneLine(fieldOf(`vaerdi_${place}`));
			if (value === '') return [];
			const order = Number(fieldOf(`plads_${place}`).trim() || place);
			if (!Number.isFinite(order)) {
				context.addIssue({ code: 'custom', message: messages.orderIsNoNumber, path: [`plads_${place}`] });
			}
			return {
				place,
				order,
				line: {
					kind: kinds.find((kind) => kind === fieldOf(`slags_${place}`)) ?? 'phone',
					value,
					visibility: visibilities.find((one) => one === fieldOf(`synlig_${place}`)) ?? 'public',
					note: oneLine(fieldOf(`note_${place}`))
				}
			};
		});
		// Of two at the same place the one that was moved there comes first.
		const sorted = lines.sort(
			(a, b) => a.order - b.order || Number(a.order === a.place) - Number(b.order === b.place)
		);
		// A form sends its line ends as CRLF.
		const base = form.base.replaceAll('\r\n', '\n');
		return { lines: sorted.map(({ place, line }) => ({ place, ...line })), base };
	});
