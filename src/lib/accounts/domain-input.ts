/** A mail domain as the coordinator enters it. */
import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../calendar/copenhagen-time.ts';
import * as messages from '../messages/domains.ts';

const day = z
	.string()
	.default('')
	.transform((text) => text.trim())
	.refine((text) => text === '' || isIsoDate(text), messages.notADate)
	.transform((text): IsoDate | null => (text === '' ? null : text));

/** `organisation` is a slug. Pasted with an @ in front, or as a whole address, a domain is still a domain. */
export const domainInput = z
	.object({
		organisation: z.string({ error: messages.chooseOrganisation }).min(1, messages.chooseOrganisation),
		domaene: z
			.string({ error: messages.notADomain })
			.transform((text) =>
				text
					.trim()
					.toLowerCase()
					.replace(/^[^@]*@/, '')
			)
			.pipe(
				z
					.string()
					.max(253, messages.notADomain)
					.regex(/^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u, messages.notADomain)
			),
		fra: day,
		til: day
	})
	.refine(({ fra, til }) => fra === null || til === null || fra <= til, {
		error: messages.endsBeforeItBegins,
		path: ['til']
	});

export const domainEndInput = z.object({
	id: z.coerce.number().int().positive(),
	til: z.string({ error: messages.notADate }).trim().refine(isIsoDate, messages.notADate)
});

export interface DomainInput {
	organisationId: number;
	domain: string;
	validFrom: IsoDate | null;
	validTo: IsoDate | null;
}
