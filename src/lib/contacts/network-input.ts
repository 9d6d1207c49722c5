/** Groups of synonyms and acute numbers, as the coordinator enters them. */
import { z } from 'zod';
import { hasCprNumber } from '../directory/cpr.ts';
import { type AcuteAudience, acuteAudiences } from '../directory/vocabulary.ts';
import * as messages from '../messages/network-words.ts';
import { oneLine } from './import-input.ts';

const longestGroup = 1_000;
const id = z.coerce.number().int().positive();

/** `ord` are words or phrases with `|` between; `id` is empty for a new group. */
export const synonymInput = z.object({
	id: z.union([z.literal('').transform(() => null), id]),
	ord: z
		.string({ error: messages.twoWords })
		.max(longestGroup, messages.tooLong(longestGroup))
		.refine((text) => !hasCprNumber(text), messages.cpr)
		.transform((text) => [...new Set(text.split('|').map(oneLine))].filter((word) => word !== ''))
		.refine((words) => words.length >= 2, messages.twoWords)
});

export const synonymRemoval = z.object({ id });

export interface AcuteNumberInput {
	audience: AcuteAudience;
	source: string;
	position: number;
}

/** `funktion` is the slug of a line. */
export const acuteNumberInput = z.object({
	funktion: z.string({ error: messages.chooseLine }).min(1, messages.chooseLine),
	for: z.enum(acuteAudiences, messages.chooseAudience),
	kilde: z
		.string({ error: messages.sourceNeeded })
		.trim()
		.refine((text) => /^https:\/\//.test(text) && URL.canParse(text), messages.sourceNeeded),
	plads: z.coerce.number({ error: messages.placeNeeded }).int(messages.placeNeeded).min(1).max(99)
});

export const acuteNumberRemoval = z.object({ funktion: z.string() });
