/** Who is entered in the directory by somebody else is told: what is shown to whom, who is responsible, how to object. */
import * as messages from '../../../messages/entered-mail.ts';
import { formatPhone } from '../../../directory/phone.ts';
import type { Visibility } from '../../../directory/vocabulary.ts';
import type { Db } from '../../db/types.ts';
import { postMail } from '../../mail/outbox.ts';
import { type MailFrame, enteredByOtherMail } from '../../mail/templates.ts';
import { firstOf } from '../import/cells.ts';
import { type ContactFunction, type Person, type Writes, topOf } from '../import/model.ts';
import { readPersonName } from '../people.ts';
import type { Remembered } from '../import/changes-of.ts';

export interface TellFrame extends MailFrame {
	/** Where an objection goes; null when there is no such address. */
	contactMail?: string | null;
}

/**
 * Posts one mail to each person who has been given a function that they had not, with all that they were given. Somebody
 * who has no address of their own cannot be told, and who entered themselves need not be. Call it once all is written.
 */
export async function tellEntered(
	tx: Db,
	{ writes, before }: { writes: Writes; before: Remembered },
	frame: TellFrame,
	{ byPersonId, at }: { byPersonId: number | null; at: Date }
): Promise<void> {
	const given = new Map<Person, Set<ContactFunction>>();
	for (const [holder, fn] of writes.holders) {
		if (before.holders.has(holder) || holder.person.id === byPersonId) continue;
		given.set(holder.person, (given.get(holder.person) ?? new Set()).add(fn));
	}
	for (const [person, functions] of given) {
		const address = firstOf(person.channels, 'mail')?.value;
		if (address === undefined) continue;
		const [first] = functions;
		await postMail(
			tx,
			{
				kind: 'entered-by-other',
				recipient: address,
				personId: person.id,
				mail: enteredByOtherMail({
					...frame,
					contactMail: frame.contactMail ?? null,
					name: person.name,
					enteredBy: byPersonId === null ? null : await readPersonName(tx, byPersonId),
					...shownOf(person, [...functions]),
					responsible: first ? topOf(first.organisation).name : frame.networkName
				})
			},
			at
		);
	}
}

/** In lines: what everyone sees, and what members see besides. */
function shownOf(person: Person, functions: readonly ContactFunction[]) {
	const channelsFor = (visibility: Visibility) =>
		person.channels
			.filter((channel) => channel.visibility === visibility)
			.map(({ kind, value, display }) =>
				messages.channelLine(kind, display ?? (kind === 'phone' ? formatPhone(value) : value))
			);
	const hides = (fn: ContactFunction) =>
		fn.holders.some((holder) => holder.person === person && !holder.showName);
	const named = functions.filter((fn) => !hides(fn));
	return {
		shownToAll: [
			...(named.length > 0
				? [messages.nameLine([person.name, person.title].filter(Boolean).join(', '))]
				: []),
			...functions.map(({ name, organisation }) => messages.functionLine(name, organisation.name)),
			...(named.length > 0 ? channelsFor('public') : [])
		],
		shownToMembers: channelsFor('network')
	};
}
