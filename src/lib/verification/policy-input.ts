/** Limits of confirmation as the coordinator enters them. */
import { z } from 'zod';
import { criticalities } from '../directory/vocabulary.ts';
import * as messages from '../messages/freshness-policy.ts';

/** A whole number of days within bounds, as people type it. */
const days = (min: number, max: number, message: string) =>
	z
		.string({ error: message })
		.trim()
		.refine((text) => /^[0-9]{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max, {
			error: message,
			abort: true
		})
		.transform(Number);

const about = {
	/** A slug; empty is the network. */
	organisation: z.string().default(''),
	hastegrad: z.enum(criticalities, messages.chooseCriticality)
};

export const policyInput = z
	.object({
		...about,
		frist: days(2, 730, messages.limitInvalid),
		varsel: days(1, 729, messages.dueInvalid),
		/** Sent where an override is added, which needs an organisation and must not replace another. */
		ny: z.string().optional()
	})
	.refine(({ frist, varsel }) => varsel < frist, { error: messages.dueTooEarly, path: ['varsel'] })
	.refine(({ organisation, ny }) => ny === undefined || organisation !== '', {
		error: messages.chooseOrganisation,
		path: ['organisation']
	});

export const policyRemoval = z.object({
	...about,
	organisation: z.string({ error: messages.chooseOrganisation }).min(1, messages.chooseOrganisation)
});

/** In tenths of a percent, as they are stored: "21,3" is 213. */
export const turnoverInput = z.object({
	udskiftning: z
		.string({ error: messages.turnoverInvalid })
		.trim()
		.regex(/^[0-9]{1,2}([.,][0-9])?\s*%?$/, messages.turnoverInvalid)
		.transform((text) => Math.round(parseFloat(text.replace(',', '.')) * 10))
		.pipe(z.number().min(1, messages.turnoverInvalid).max(999, messages.turnoverInvalid))
});
