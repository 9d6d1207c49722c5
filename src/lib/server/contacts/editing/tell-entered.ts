/** Who is entered in the directory by somebody else is told: what is shown to whom, who is responsible, how to object. */
import type { Visibility } from '../../../directory/vocabulary.ts';
import * as messages from '../../../messages/editing.ts';
import type { Db } from '../../db/types.ts';
import { postMail } from '../../mail/outbox.ts';
import { enteredByOtherMail } from '../../mail/templates.ts';
import { firstOf, personCells } from '../import/cells.ts';
import type { Remembered } from '../import/changes-of.ts';
import { type ContactFunction, type Holder, type Person, type Writes, topOf } from '../import/model.ts';
import { readPersonName } from '../people.ts';

/** What the mail says of the portal. */
export interface TellFrame {
	origin: string;
	networkName: string;
	/** Where an objection goes; null when answers to the mail are all there is. */
	contactMail?: string | null;
}

/**
 * Posts one mail to each person who has been given a function that they had not, with all that they were given. Somebody
 * who has no address of their own cannot be told, and who entered themselves need not be. Call it once all is written.
 */
export async function tellEntered(
	tx: Db,
	{ writes, before }: { writes: Writes; before: Remembered },
	{ origin, networkName, contactMail = null }: TellFrame,
	{ byPersonId, at }: { byPersonId: number | null; at: Date }
): Promise<void> {
	const given = new Map<Person, [Holder, ContactFunction][]>();
	for (const [holder, fn] of writes.holders) {
		if (before.holders.has(holder) || holder.person.id === byPersonId) continue;
		given.set(holder.person, [...(given.get(holder.person) ?? []), [holder, fn]]);
	}
	const enteredBy = byPersonId === null || given.size === 0 ? null : await readPersonName(tx, byPersonId);
	for (const [person, held] of given) {
		const address = firstOf(person.channels, 'mail')?.value;
		const [first] = held;
		if (address === undefined || !first) continue;
		const mail = enteredByOtherMail({
			...{ origin, networkName, contactMail, enteredBy },
			name: person.name,
			shownToAll: shownToAll(person, held),
			shownToMembers: shownToMembers(person, held),
			responsible: topOf(first[1].organisation).name
		});
		await postMail(tx, { kind: 'entered-by-other', recipient: address, personId: person.id, mail }, at);
	}
}

/** Under "vis kun funktionen" the name is for nobody, and neither are the own numbers. */
function shownToAll(person: Person, held: readonly [Holder, ContactFunction][]): string[] {
	const named = held.filter(([{ showName }]) => showName);
	if (named.length === 0) return [];
	const { navn = '', titel = '' } = personCells(person);
	return [
		messages.entryLine('navn', titel === '' ? navn : `${navn}, ${titel}`),
		...named.map(([, fn]) => messages.entryLine('funktion', `${fn.name}, ${fn.organisation.name}`)),
		...channelLines(person, 'public')
	];
}

function shownToMembers(person: Person, held: readonly [Holder, ContactFunction][]): string[] {
	const isNamed = held.some(([{ showName }]) => showName);
	return [...(isNamed ? [] : channelLines(person, 'public')), ...channelLines(person, 'network')];
}

function channelLines({ channels }: Person, visibility: Visibility): string[] {
	return channels
		.filter((channel) => channel.visibility === visibility)
		.map(({ kind, value, display }) => messages.channelLine(kind, display ?? value));
}
