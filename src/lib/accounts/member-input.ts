/** What the forms about members are sent with. */
import { z } from 'zod';
import * as messages from '../messages/members.ts';
import { mailAddress } from './person-input.ts';
import { roles } from './roles.ts';

const id = z.coerce.number().int().positive();
const role = z.enum(roles, messages.chooseRole);

export const decisionInput = z.object({ anmodning: id, svar: z.enum(['ja', 'nej']) });

/** `organisation` is a slug; empty is the whole network. */
export const appointInput = z.object({
	mail: mailAddress,
	rolle: role,
	organisation: z.string().default('')
});

export const endInput = z.object({
	konto: id,
	rolle: role,
	organisation: z.string().transform((text) => (text === '' ? null : Number(text)))
});

export const resetInput = z.object({ konto: id });

export const withdrawInput = z.object({ invitation: id });
