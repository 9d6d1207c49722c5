/**
 * Taking over, by the link of a mail and without signing in. The link shows; acting takes the address that it was sent to,
 * typed, which may be wrong five times. What is accepted is evidence about the function: numbers and mailboxes of the one
 * before count only once the successor has said so.
 */
import { eq } from 'drizzle-orm';
import { type IsoDate, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { formatPhone } from '../../directory/phone.ts';
import * as messages from '../../messages/handover.ts';
import { chooseProfession } from '../../messages/sign-in.ts';
import type { TakeOver } from '../../verification/handover-input.ts';
import { letSuccessorIn, listKeepersOf, mailOfPerson, personOfAccount } from '../accounts/keepers.ts';
import { hashOf } from '../accounts/tokens.ts';
import type { ChangeSet } from '../contacts/change-log.ts';
import { changeWithin, orRefused } from '../contacts/editing/change-directory.ts';
import {
	type ChannelShown,
	type Titled,
	idPath,
	planSuccessor,
	readFunctionChannels,
	readTitled,
	titledOf
} from '../contacts/editing/hand-on.ts';
import { organisationPath } from '../contacts/organisations.ts';
import { findPersonByMail, listProfessions } from '../contacts/people.ts';
import type { Db } from '../db/types.ts';
import { handoverAnswerMail } from '../mail/handover-mails.ts';
import { postMail } from '../mail/outbox.ts';
import type { MailFrame } from '../mail/templates.ts';
import { FieldRefusal, Refusal } from '../refusal.ts';
import type { HandoverRow } from './handover.ts';
import { recordEvidence } from './record.ts';
import { handover } from './schema.ts';

export type TakeoverState = 'open' | 'accepted' | 'ended' | 'expired' | 'locked' | 'unknown';

export interface TakeoverPage {
	state: TakeoverState;
	/** Only while it is open. */
	open: {
		slug: string;
		name: string;
		organisation: string;
		startsOn: IsoDate;
		/** The function's own, for the network only too. */
		channels: (ChannelShown & { display: string })[];
		professions: { value: string; name: string }[];
	} | null;
}

/** What the link shows. Never who was asked: whoever opens it says that. */
export async function readTakeover(db: Db, token: string, now: Date): Promise<TakeoverPage> {
	const [row] = await db
		.select()
		.from(handover)
		.where(eq(handover.tokenHash, hashOf(token)));
	const state = stateOf(row, now);
	if (state !== 'open' || !row) return { state, open: null };
	const fn = (await readTitled(db, [row.functionId])).get(row.functionId);
	if (!fn) return { state: 'ended', open: null };
	const channels = await readFunctionChannels(db, row.functionId);
	const professions = await listProfessions(db);
	return {
		state,
		open: {
			...{ slug: fn.slug, name: fn.name, organisation: fn.organisation, startsOn: row.startsOn },
			channels: channels.map(({ id, kind, value, display, visibility }) => ({
				...{ id, kind, value, visibility },
				display: display ?? (kind === 'phone' ? formatPhone(value) : value)
			})),
			professions: professions.map(({ slug, name }) => ({ value: slug, name }))
		}
	};
}

function stateOf(row: HandoverRow | undefined, now: Date): TakeoverState {
	if (!row) return 'unknown';
	if (row.acceptedAt) return 'accepted';
	if (row.endedAt || row.successorMail === null) return 'ended';
	if (row.expiresAt === null || row.expiresAt <= now) return 'expired';
	return row.triesLeft > 0 ? 'open' : 'locked';
}

/** Throws `Refusal` unless the link still works. */
function requireOpen(
	row: HandoverRow | undefined,
	now: Date
): asserts row is HandoverRow & { successorMail: string } {
	const state = stateOf(row, now);
	if (state === 'open') return;
	throw new Refusal(`${messages.stateHeading[state]}. ${messages.stateText[state]}`, {
		status: state === 'unknown' ? 404 : 409
	});
}

async function lockByToken(tx: Db, token: string): Promise<HandoverRow | undefined> {
	const [row] = await tx
		.select()
		.from(handover)
		.where(eq(handover.tokenHash, hashOf(token)))
		.for('update');
	return row;
}

/** Counts a wrong address, which must stay counted though what was asked is refused. */
async function requireAddress(
	db: Db,
	token: string,
	{ mail, field }: { mail: string; field: string },
	now: Date
): Promise<void> {
	const left = await db.transaction(async (tx) => {
		const found = await lockByToken(tx, token);
		requireOpen(found, now);
		if (found.successorMail === mail) return null;
		const triesLeft = found.triesLeft - 1;
		await tx.update(handover).set({ triesLeft }).where(eq(handover.id, found.id));
		return triesLeft;
	});
	if (left === null) return;
	const { locked } = messages.stateHeading;
	const message = left > 0 ? messages.wrongMail(left) : `${locked}. ${messages.stateText.locked}`;
	throw new Refusal(message, { status: 400, field });
}

/**
 * Makes the successor the holder, from the agreed day or from today when that is past, with what they wrote of themselves and
 * of each number that comes along; lets them in as a member; tells those who keep the function. Throws `Refusal` when the
 * link is used or over, the address is another, or somebody else has got the function; `FieldRefusal` for what was entered.
 */
export async function takeOver(
	db: Db,
	token: string,
	input: TakeOver,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	await requireAddress(db, token, { mail: input.mail, field: 'mail' }, now);
	const today = toCopenhagen(now).date;
	// By whom is known once the person is.
	const set: ChangeSet = { at: now, byPersonId: null, source: 'form' };
	await namedAsTheForm(() =>
		orRefused(() =>
			db.transaction(async (tx) => {
				const { result } = await changeWithin(tx, set, async ({ planning }) => {
					const row = await lockByToken(tx, token);
					requireOpen(row, now);
					const fn = planning.directory.functions.find(({ id }) => id === row.functionId);
					if (!fn) throw new Refusal(messages.somebodyCame);
					const startsOn = row.startsOn > today ? row.startsOn : today;
					const holder = await planSuccessor(tx, planning, fn, {
						startsOn,
						personId:
							(await personOfAccount(tx, row.successorMail)) ??
							(await findPersonByMail(tx, row.successorMail)),
						entered: {
							...input,
							mail: row.successorMail,
							profession: await professionOf(tx, input.faggruppe)
						}
					});
					set.byPersonId = holder.person?.id ?? null;
					return { row, fn, holder, startsOn };
				});
				const { row, fn, holder, startsOn } = result;
				const personId = holder.person.id;
				await tx
					.update(handover)
					.set({ acceptedAt: now, holderId: holder.id, successorPersonId: personId })
					.where(eq(handover.id, row.id));
				const said = { method: 'handoverAccepted', outcome: 'confirmed', byRole: 'holder' } as const;
				const kept = input.channels.filter(
					({ id, choice }) => choice === 'passer' && fn.channels.some((channel) => channel.id === id)
				);
				await recordEvidence(tx, [
					{ functionId: fn.id, at: now, byPersonId: personId, ...said },
					...kept.map(({ id }) => ({ channelId: id, at: now, byPersonId: personId, ...said }))
				]);
				const { successorMail: mail } = row;
				if (mail !== null) await letSuccessorIn(tx, { mail, organisationId: fn.organisation.id }, now);
				const titled = titledOf(fn);
				await tellAnswer(tx, row, titled, idPath(fn.organisation), {
					kind: 'handover-accepted',
					subject: messages.acceptedSubject(titled),
					text: messages.acceptedText(titled, holder.person.name, startsOn),
					...{ now, frame }
				});
			})
		)
	);
}

/** Says no: the function is left to its deputy or vacant, and those who keep it are told. Throws as `takeOver` does. */
export async function declineTakeover(
	db: Db,
	token: string,
	mail: string,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	await requireAddress(db, token, { mail, field: 'mail_nej' }, now);
	await db.transaction(async (tx) => {
		const row = await lockByToken(tx, token);
		requireOpen(row, now);
		await tx.update(handover).set({ endedAt: now }).where(eq(handover.id, row.id));
		// What is left of it is that nobody follows, which those who keep the function go on seeing.
		await tx.insert(handover).values({
			...{ functionId: row.functionId, leavingHolderId: row.leavingHolderId, startsOn: row.startsOn },
			...{ askedByPersonId: row.askedByPersonId, askedAt: row.askedAt, needsApproval: false }
		});
		const fn = (await readTitled(tx, [row.functionId])).get(row.functionId);
		if (!fn) return;
		await tellAnswer(tx, row, fn, await organisationPath(tx, fn.organisationId), {
			kind: 'handover-declined',
			subject: messages.declinedSubject(fn),
			text: messages.declinedText(fn, row.successorMail, row.startsOn),
			...{ now, frame }
		});
	});
}

/** The profession's name, as the directory is edited by names. Throws `Refusal` for one that is not on the list. */
async function professionOf(tx: Db, slug: string): Promise<string> {
	if (slug === '') return '';
	const found = (await listProfessions(tx)).find((each) => each.slug === slug);
	if (!found) throw new Refusal(chooseProfession, { status: 400, field: 'faggruppe' });
	return found.name;
}

/** Those who keep the function, and whoever asked; each once. */
async function tellAnswer(
	tx: Db,
	row: HandoverRow,
	fn: Titled,
	path: readonly number[],
	{
		kind,
		subject,
		text,
		now,
		frame
	}: { kind: string; subject: string; text: string; now: Date; frame: MailFrame }
): Promise<void> {
	const told = new Map(
		(await listKeepersOf(tx, path)).map(({ mail, personId }) => [mail, personId] as const)
	);
	const { askedByPersonId } = row;
	const asker = askedByPersonId === null ? null : await mailOfPerson(tx, askedByPersonId);
	if (asker !== null && askedByPersonId !== null) told.set(asker, askedByPersonId);
	for (const [recipient, personId] of told) {
		const mail = handoverAnswerMail({ ...frame, subject, text, slug: fn.slug, reason: messages.toldReason });
		await postMail(tx, { kind, recipient, personId, mail }, now);
	}
}

const formNames: Record<string, string> = {
	titel: 'stilling',
	indehaver_telefon: 'telefon',
	indehaver_mail: 'mail',
	fra: 'mail'
};

/** Faults of the import's columns, at the fields that this form has for them. */
async function namedAsTheForm(act: () => Promise<void>): Promise<void> {
	try {
		await act();
	} catch (error) {
		if (!(error instanceof FieldRefusal)) throw error;
		throw new FieldRefusal(
			error.faults.map(({ message, field }) => ({ message, field: field && (formNames[field] ?? field) }))
		);
	}
}
