/** What leaving and taking over do in the directory. What was agreed, and with whom, is the domain of verification. */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { IsoDate } from '../../../calendar/copenhagen-time.ts';
import { addDays } from '../../../calendar/copenhagen-time.ts';
import type { ChannelKind, HolderRole, Visibility } from '../../../directory/vocabulary.ts';
import type { ChannelChoice } from '../../../verification/handover-input.ts';
import { formatPhone } from '../../../directory/phone.ts';
import * as messages from '../../../messages/handover.ts';
import * as words from '../../../messages/import.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import { firstOf } from '../import/cells.ts';
import { loadDirectory } from '../import/load-directory.ts';
import { type ContactFunction, type Directory, type Holder, idPath } from '../import/model.ts';
import { type ListedChannel, planChannel, planChannelList } from '../import/plan-channels.ts';
import type { Planning } from '../import/planning.ts';
import { addPerson } from '../people.ts';
import { change, channel, contactFunction, holder, organisation } from '../schema.ts';
import { applyHolderFields } from './edit-holder.ts';
import { parseEntered, planEntered } from './one-row.ts';

/** The whole directory as of one moment, for a page about handing on; the caller asks the policy of each function. */
export function readDirectory(db: Db): Promise<Directory> {
	return db.transaction(loadDirectory, { isolationLevel: 'repeatable read', accessMode: 'read only' });
}

/** A function as others speak of it. */
export interface Titled {
	functionId: number;
	slug: string;
	name: string;
	organisation: string;
	organisationId: number;
}

export const titledOf = (fn: ContactFunction): Titled => ({
	functionId: fn.id,
	slug: fn.slug,
	name: fn.name,
	organisation: fn.organisation.name,
	organisationId: fn.organisation.id
});

/** Titles by function, with the last day of each who has it as primary. */
export async function readTitled(
	db: Db,
	functionIds: readonly number[]
): Promise<Map<number, Titled & { primariesEnd: (IsoDate | null)[] }>> {
	if (functionIds.length === 0) return new Map();
	const ids = [...functionIds];
	const rows = await db
		.select({ fn: contactFunction, organisation: organisation.name })
		.from(contactFunction)
		.innerJoin(organisation, eq(organisation.id, contactFunction.organisationId))
		.where(inArray(contactFunction.id, ids));
	const primaries = await db
		.select({ functionId: holder.functionId, endsOn: holder.endsOn })
		.from(holder)
		.where(and(inArray(holder.functionId, ids), eq(holder.role, 'primary')));
	return new Map(
		rows.map(({ fn, organisation: name }) => [
			fn.id,
			{
				...{ functionId: fn.id, slug: fn.slug, name: fn.name },
				...{ organisation: name, organisationId: fn.organisationId },
				primariesEnd: primaries.filter(({ functionId }) => functionId === fn.id).map(({ endsOn }) => endsOn)
			}
		])
	);
}

/** Those who have a function on the day or are to, primary before deputies. */
export function holdersFrom(fn: ContactFunction, today: IsoDate): Holder[] {
	return fn.holders
		.filter(({ endsOn }) => endsOn === null || endsOn >= today)
		.sort((a, b) => (a.role === b.role ? a.id - b.id : a.role === 'primary' ? -1 : 1));
}

/** What else the person has, with the function it is. */
export function otherHoldings(
	{ functions }: Directory,
	{ id, person }: Holder,
	today: IsoDate
): [Holder, ContactFunction][] {
	return functions.flatMap((fn) =>
		holdersFrom(fn, today)
			.filter((other) => other.person === person && other.id !== id)
			.map((other): [Holder, ContactFunction] => [other, fn])
	);
}

/** Ends what somebody has. Throws `Refusal` for a day outside the period. */
export function planLeaving(
	planning: Planning,
	fn: ContactFunction,
	leaving: Holder,
	lastDay: IsoDate
): void {
	if (leaving.endsOn !== null && leaving.endsOn < lastDay) {
		throw new Refusal(messages.endsEarlier(leaving.endsOn), { status: 400, field: 'dag' });
	}
	if (leaving.startsOn !== null && leaving.startsOn > lastDay) {
		throw new Refusal(messages.startsLater(leaving.startsOn), { status: 400, field: 'dag' });
	}
	applyHolderFields(planning, fn, leaving, { til: lastDay });
}

/** Gives back the period that leaving cut short, when it still ends on that day and nobody has come instead. */
export async function planComingBack(
	tx: Db,
	planning: Planning,
	fn: ContactFunction,
	{ holderId, lastDay }: { holderId: number; lastDay: IsoDate }
): Promise<void> {
	const leaving = fn.holders.find(({ id }) => id === holderId);
	if (leaving?.endsOn !== lastDay || rivalFrom(fn, addDays(lastDay, 1), leaving.role)) return;
	const [cut] = await tx
		.select({ before: change.before })
		.from(change)
		.where(
			and(
				eq(change.subject, 'holder'),
				eq(change.subjectId, holderId),
				eq(change.field, 'til'),
				eq(change.after, lastDay)
			)
		)
		.orderBy(desc(change.at), desc(change.id))
		.limit(1);
	if (cut) applyHolderFields(planning, fn, leaving, { til: cut.before ?? '' });
}

/** Who has the function as primary on the day or some time after it. */
export function rivalFrom(
	fn: ContactFunction,
	day: IsoDate,
	role: HolderRole = 'primary'
): Holder | undefined {
	if (role !== 'primary') return undefined;
	return fn.holders.find(
		(other) => other.role === 'primary' && (other.endsOn === null || other.endsOn >= day)
	);
}

export interface SuccessorEntered {
	mail: string;
	navn: string;
	stilling: string;
	/** By name; empty for none. */
	profession: string;
	telefon: string;
	synlighed: string;
	showName: boolean;
	channels: readonly { id: number; choice: ChannelChoice; value: string }[];
}

/** Enters the successor as primary from the day on. Throws `Refusal` when somebody else has it then. */
export async function planSuccessor(
	tx: Db,
	planning: Planning,
	fn: ContactFunction,
	{ startsOn, personId, entered }: { startsOn: IsoDate; personId: number | null; entered: SuccessorEntered }
): Promise<Holder> {
	if (fn.staffing === 'line' || rivalFrom(fn, startsOn)) throw new Refusal(messages.somebodyCame);
	const kept = planFunctionChannels(planning, fn, entered.channels);
	const hasOwnPhone = entered.telefon.trim() !== '';
	if (kept.length === 0 && !hasOwnPhone) {
		planning.faults.push({ row: null, column: 'telefon', message: messages.confirmOne });
	}
	const { directory } = planning;
	const id =
		personId ??
		(await addPerson(tx, {
			...{ name: entered.navn, title: entered.stilling, professionId: null },
			organisationId: fn.organisation.id
		}));
	let person = directory.people.find((known) => known.id === id);
	if (!person) {
		person = {
			...{ id, name: entered.navn, title: entered.stilling, profession: null },
			...{ organisation: fn.organisation, channels: [] }
		};
		directory.people.push(person);
	}
	if (firstOf(person.channels, 'mail')?.value.toLowerCase() !== entered.mail) {
		planChannel(planning, person, 'mail', { value: entered.mail, visibilityOfNew: 'network' });
	}
	for (const deputy of fn.holders) {
		const stands = deputy.role === 'deputy' && deputy.person === person;
		if (stands && (deputy.endsOn ?? startsOn) >= startsOn && (deputy.startsOn ?? '') < startsOn) {
			applyHolderFields(planning, fn, deputy, { til: addDays(startsOn, -1) });
		}
	}
	const row = planEntered(
		planning,
		{ organisation: fn.organisation, fn },
		{
			...{ navn: entered.navn, titel: entered.stilling, indehaver_mail: entered.mail },
			...(entered.profession !== '' && { faggruppe: entered.profession }),
			...(hasOwnPhone && { indehaver_telefon: entered.telefon }),
			...{ rolle: words.holderRoleWord.primary, fra: startsOn }
		}
	);
	const own = firstOf(person.channels, 'phone');
	if (own && hasOwnPhone) {
		own.visibility = entered.synlighed === words.visibilityWord.public ? 'public' : 'network';
		planning.writes.channels.set(own, person);
	}
	if (planning.faults.length === 0 && row.holder?.person !== person) {
		throw new Error('the successor was taken for somebody else');
	}
	if (!row.holder) return noHolder;
	row.holder.showName = entered.showName;
	planning.writes.holders.set(row.holder, fn);
	return row.holder;
}

/** Stands for a holder that was not planned: the faults of the planning are thrown before anybody looks at it. */
const noHolder = {} as Holder;

export interface ChannelShown {
	id: number;
	kind: ChannelKind;
	value: string;
	visibility: Visibility;
}

/** The function's own, first to use first: those for the network only too, so ask first who may see them. */
export async function readFunctionChannels(
	db: Db,
	functionId: number
): Promise<(ChannelShown & { display: string | null })[]> {
	return db
		.select()
		.from(channel)
		.where(and(eq(channel.functionId, functionId), isNull(channel.retiredAt)))
		.orderBy(asc(channel.position), asc(channel.id));
}

/** Each of the function's channels as the successor wants it; returns those that it has afterwards. */
function planFunctionChannels(
	planning: Planning,
	fn: ContactFunction,
	choices: SuccessorEntered['channels']
): ListedChannel[] {
	const addFault = (column: string, message: string) => planning.faults.push({ row: null, column, message });
	const list = fn.channels.flatMap((channel): ListedChannel[] => {
		const { id, kind, value, display, note, visibility } = channel;
		const chosen = choices.find((each) => each.id === id);
		if (!chosen) {
			addFault(`kanal_${id}`, messages.answerEachChannel(display ?? formatPhone(value)));
			return [];
		}
		if (chosen.choice === 'vaek') return [];
		if (chosen.choice === 'passer') return [{ kind, value, grouping: undefined, note, visibility }];
		const column = columnOf[kind];
		const { row, faults } = parseEntered({ [column]: chosen.value });
		const read = row.cells[column];
		if (faults.length > 0 || !read) {
			addFault(`ny_${id}`, faults[0]?.message ?? messages.writeNew);
			return [];
		}
		return typeof read === 'string'
			? [{ kind, value: read, grouping: null, note: null, visibility }]
			: [{ kind, value: read.value, grouping: read.grouping, note: null, visibility }];
	});
	const isSame = (a: ListedChannel, b: ListedChannel) =>
		a.kind === b.kind && a.value.toLowerCase() === b.value.toLowerCase();
	const unique = list.filter((one, index) => list.findIndex((other) => isSame(one, other)) === index);
	planChannelList(planning, fn, unique);
	return unique;
}

const columnOf = { phone: 'telefon', mail: 'mail', secureMail: 'sikker_mail', web: 'web' } as const;

export { idPath };
