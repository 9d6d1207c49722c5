/** What the forms about handing a function on, and taking one over, are sent with. */
import { z } from 'zod';
import { mailAddress, personInput } from '../accounts/person-input.ts';
import { isIsoDate } from '../calendar/copenhagen-time.ts';
import * as messages from '../messages/handover.ts';

const id = z.coerce.number().int().positive().max(2_147_483_647);

const day = z
	.string()
	.trim()
	.refine((text) => isIsoDate(text), messages.notADay);

/** Who stops when, and who follows. Nobody stops where the function is vacant: then the day is the successor's first. */
export const handOnInput = z
	.object({
		stopper: z.string().default(''),
		dag: day,
		/** Other things that the same person has, to be handed on with it. */
		ogsaa: z.array(id).default([]),
		efter: z.enum(['efterfoelger', 'ubesat'], messages.chooseWhatFollows),
		efterfoelger: z.string().default(''),
		erstat: z.string().optional()
	})
	.transform((typed, context) => {
		const mail = typed.efter === 'efterfoelger' ? mailAddress.safeParse(typed.efterfoelger) : null;
		for (const { message } of mail?.error?.issues ?? []) {
			context.addIssue({ code: 'custom', message, path: ['efterfoelger'] });
		}
		return {
			holderId: typed.stopper === '' ? null : Number(typed.stopper),
			day: typed.dag,
			alsoHolderIds: typed.ogsaa,
			/** Null: left vacant. */
			successorMail: mail?.data ?? null,
			replace: typed.erstat !== undefined
		};
	});
export type HandOn = z.output<typeof handOnInput>;

export const openHandoverInput = z.object({ overdragelse: id });

/** What becomes of a number or an address that the function had. */
export const channelChoices = ['passer', 'ny', 'vaek'] as const;
export type ChannelChoice = (typeof channelChoices)[number];

/** The successor, and each of the function's channels: `kanal_7` is what becomes of it, `ny_7` what it is instead. */
export const takeOverInput = personInput
	.extend({
		mail: mailAddress,
		telefon: z.string().default(''),
		synlighed: z.enum(['alle', 'netværk']).default('netværk'),
		vis_navn: z.enum(['ja', 'nej'], messages.chooseWhetherNamed)
	})
	.catchall(z.string())
	.transform(({ navn, stilling, faggruppe, mail, telefon, synlighed, vis_navn: showName, ...rest }) => ({
		navn,
		stilling,
		faggruppe,
		mail,
		telefon,
		synlighed,
		showName: showName === 'ja',
		channels: Object.entries(rest as Record<string, string>).flatMap(([field, choice]) => {
			const number = /^kanal_(\d{1,9})$/.exec(field)?.[1];
			const known = channelChoices.find((each) => each === choice);
			return number && known
				? [{ id: Number(number), choice: known, value: String(rest[`ny_${number}`] ?? '') }]
				: [];
		})
	}));
export type TakeOver = z.output<typeof takeOverInput>;

/** On the same page as the other, so its address has a name of its own. */
export const declineInput = z.object({ mail_nej: mailAddress });
