/** What is entered to set up and to show a second factor. */
import { z } from 'zod';
import * as messages from '../messages/second-factor.ts';

/** Pasted with spaces or dashes in it, a code is still a code. */
const appCode = z
	.string({ error: messages.notACode })
	.transform((text) => text.replace(/[\s-]/g, ''))
	.pipe(z.string().regex(/^\d{6}$/, messages.notACode));

/** Crockford's base 32: what may be misread for a digit is taken for it. */
const recoveryCode = z
	.string({ error: messages.notARecoveryCode })
	.transform((text) => text.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1'))
	.pipe(z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/, messages.notARecoveryCode));

const base64url = z.string().regex(/^[\w-]{1,8192}$/);

/** What the browser made of a challenge. Only its shape is looked at here; whether it is right is for passkeys.ts. */
const passkeyAnswer = z.object({
	id: base64url,
	rawId: base64url,
	type: z.literal('public-key'),
	clientExtensionResults: z.object({})
});
const registrationAnswer = passkeyAnswer.extend({
	response: z.object({
		clientDataJSON: base64url,
		attestationObject: base64url,
		transports: z
			.array(z.string().regex(/^[a-z-]{1,20}$/))
			.max(10)
			.default([])
	})
});
const authenticationAnswer = passkeyAnswer.extend({
	response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url })
});

function asJson<Schema extends z.ZodType>(schema: Schema) {
	return z
		.string({ error: messages.passkeyRefused })
		.max(40_000, messages.passkeyRefused)
		.transform((text, context): unknown => {
			try {
				return JSON.parse(text);
			} catch {
				context.addIssue({ code: 'custom', message: messages.passkeyRefused });
				return z.NEVER;
			}
		})
		.refine((value) => schema.safeParse(value).success, { message: messages.passkeyRefused, abort: true })
		.transform((value) => schema.parse(value));
}

export const appCodeInput = z.object({ kode: appCode });
export const recoveryCodeInput = z.object({ reservekode: recoveryCode });
export const newPasskeyInput = z.object({ svar: asJson(registrationAnswer) });
export const shownPasskeyInput = z.object({ svar: asJson(authenticationAnswer) });
export const removePasskeyInput = z.object({ noegle: z.string({ error: messages.nothingToRemove }) });
/** A button alone. */
export const nothingInput = z.object({});

export type RegistrationAnswer = z.output<typeof registrationAnswer>;
export type AuthenticationAnswer = z.output<typeof authenticationAnswer>;
