/** Who is entered in the directory by somebody else is told: what is shown to whom, who is responsible, how to object. */
import * as messages from '../../../messages/entered-mail.ts';
import type { Db } from '../../db/types.ts';
import { layOut } from '../../mail/lay-out.ts';
import { postMail } from '../../mail/outbox.ts';
import { firstOf } from '../import/cells.ts';
import type { ContactFunction, Person, Writes } from '../import/model.ts';
import type { Remembered } from '../import/changes-of.ts';

export interface TellFrame {
	origin: string;
	networkName: string;
}

/**
 * Posts one mail to each person who has been given a function that they had not, with all that they were given. Somebody
 * who has no address of their own cannot be told, and who entered themselves need not be. Call it once all is written.
 */
export async function tellEntered(
	tx: Db,
	{ writes, before }: { writes: Writes; before: Remembered },
	{ origin, networkName }: TellFrame,
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
		const shown = person.channels.filter(({ visibility }) => visibility === 'public');
		const hidden = person.channels.filter(({ visibility }) => visibility === 'network');
		const [first] = functions;
		await postMail(
			tx,
			{
				kind: 'entered-by-other',
				recipient: address,
				personId: person.id,
				mail: layOut({
					networkName,
					subject: messages.subject(networkName),
					paragraphs: [
						messages.entered([...functions].map(({ name, organisation }) => `${name}, ${organisation.name}`)),
						messages.shownToAll(shown.length > 0),
						...(hidden.length > 0 ? [messages.shownToNetwork] : []),
						messages.responsible(networkName),
						messages.howToCorrect
					],
					link: { text: messages.seeIt, href: `${origin}/kontakter/${first?.slug ?? ''}` },
					why: messages.why
				})
			},
			at
		);
	}
}
