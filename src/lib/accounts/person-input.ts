/** What somebody tells of themselves. */
import { z } from 'zod';
import { hasCprNumber } from '../directory/cpr.ts';
import * as shared from '../messages/accounts.ts';
import * as messages from '../messages/sign-in.ts';

const longest = 200;

function line(required: string) {
	return z
		.string({ error: required })
		.transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
		.pipe(
			z
				.string()
				.min(1, required)
				.max(longest, shared.fieldTooLong(longest))
				.refine((text) => !hasCprNumber(text), shared.cprInText)
		);
}

/** A mail address as somebody types it; comes out in lower case. */
export const mailAddress = z
	.string({ error: messages.notAMail })
	.trim()
	.toLowerCase()
	.max(254, messages.notAMail)
	.regex(
		/^[^\s@"<>()[\]|,;:\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u,
		messages.notAMail
	)
	.refine((mail) => !/\.\.|^\.|\.@/.test(mail), messages.notAMail);

/** Name, title and profession; the profession by its slug, empty for none of those on the list. */
export const personInput = z.object({
	navn: line(messages.nameRequired),
	stilling: line(messages.titleRequired),
	faggruppe: z.string().default('')
});
export type PersonInput = z.output<typeof personInput>;

export const accessInput = personInput.extend({
	organisation: z.string({ error: messages.chooseOrganisation }).min(1, messages.chooseOrganisation)
});

export const signInInput = z.object({ mail: mailAddress });

/** Pasted with spaces or dashes in it, a code is still a code. */
export const codeInput = z.object({
	kode: z
		.string({ error: messages.notACode })
		.transform((text) => text.replace(/[\s-]/g, ''))
		.pipe(z.string().regex(/^\d{6}$/, messages.notACode))
});
