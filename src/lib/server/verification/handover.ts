/**
 * Handing on: somebody stops on a day, and somebody follows or nobody does. The function and all that names it stay; until the
 * day the one who leaves has it, and the successor gets it only by accepting (takeover.ts). All of it is one transaction, and
 * takes the directory's lock, so that two who agree on different things come one after the other.
 */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { acceptWithinDays } from '../../directory/succession.ts';
import { type IsoDate, addDays, fromCopenhagen, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import type { HolderRole } from '../../directory/vocabulary.ts';
import * as messages from '../../messages/handover.ts';
import type { HandOn } from '../../verification/handover-input.ts';
import type { Actor, SignedIn } from '../accounts/actor.ts';
import { organisationOfAddress } from '../accounts/domains.ts';
import { listKeepersOf, mailOfPerson } from '../accounts/keepers.ts';
import {
	isCoordinator,
	isHolder,
	isKeeper,
	mayApproveSuccessor,
	mayHandOn,
	mayKeep,
	requireMay,
	requireMayChange
} from '../accounts/policy.ts';
import { hashOf, newToken } from '../accounts/tokens.ts';
import { holdsSomething } from '../contacts/blanking.ts';
import type { ChangeSet } from '../contacts/change-log.ts';
import { changeWithin, functionBySlug, orRefused } from '../contacts/editing/change-directory.ts';
import {
	type Titled,
	holdersFrom,
	idPath,
	otherHoldings,
	planComingBack,
	planLeaving,
	readDirectory,
	readTitled,
	rivalFrom,
	titledOf
} from '../contacts/editing/hand-on.ts';
import type { ContactFunction, Directory, Holder } from '../contacts/import/model.ts';
import type { Planning } from '../contacts/import/planning.ts';
import { organisationPath, organisationsBelow } from '../contacts/organisations.ts';
import { readPersonName } from '../contacts/people.ts';
import type { Db } from '../db/types.ts';
import {
	handoverAnswerMail,
	handoverAskMail,
	handoverToldMail,
	handoverWithdrawnMail
} from '../mail/handover-mails.ts';
import { postMail } from '../mail/outbox.ts';
import type { MailFrame } from '../mail/templates.ts';
import { FieldRefusal, Refusal } from '../refusal.ts';
import { handover } from './schema.ts';

export type HandoverRow = typeof handover.$inferSelect;

/** A handover that nobody has finished, as those who keep the function see it. */
export interface OpenHandover extends Titled {
	id: number;
	/** First day without the one who leaves. */
	startsOn: IsoDate;
	/** Null: left vacant. */
	successorMail: string | null;
	/** A key person must say yes before the successor is asked. */
	awaitsApproval: boolean;
	/** The day has come, and nobody has accepted. */
	late: boolean;
	/** The successor's link works no more. */
	expired: boolean;
}

/** What is open of those functions or, with null, of the whole network; earliest day first. Ask the policy first. */
export async function listOpenHandovers(
	db: Db,
	organisationIds: readonly number[] | null,
	now: Date
): Promise<OpenHandover[]> {
	const today = toCopenhagen(now).date;
	const rows = await db
		.select()
		.from(handover)
		.where(isOpen)
		.orderBy(asc(handover.startsOn), asc(handover.id));
	const titled = await readTitled(
		db,
		rows.map(({ functionId }) => functionId)
	);
	return rows.flatMap((row) => {
		const fn = titled.get(row.functionId);
		if (!fn || (organisationIds && !organisationIds.includes(fn.organisationId))) return [];
		// Somebody was appointed meanwhile, or the one who left has come back.
		if (fn.primariesEnd.some((end) => end === null || end >= row.startsOn)) return [];
		const { functionId, slug, name, organisation, organisationId } = fn;
		return [{ ...{ functionId, slug, name, organisation, organisationId }, ...shownOf(row, today, now) }];
	});
}

/** What is open where a key person keeps; the whole network's for the coordinator. Throws unless the actor keeps something. */
export async function listKeptHandovers(db: Db, actor: Actor, now: Date): Promise<OpenHandover[]> {
	requireMay(actor, isKeeper(actor));
	const own = actor.roles.flatMap(({ role, organisationId }) =>
		role === 'keyPerson' && organisationId !== null ? [organisationId] : []
	);
	const kept = isCoordinator(actor) ? null : await organisationsBelow(db, own);
	return listOpenHandovers(db, kept, now);
}

const isOpen = and(isNull(handover.acceptedAt), isNull(handover.endedAt));

function shownOf(row: HandoverRow, today: IsoDate, now: Date) {
	return {
		id: row.id,
		startsOn: row.startsOn,
		successorMail: row.successorMail,
		awaitsApproval: awaitsApproval(row),
		late: row.startsOn <= today,
		expired: row.expiresAt !== null && row.expiresAt <= now
	};
}

const awaitsApproval = ({ needsApproval, approvedAt, successorMail }: HandoverRow) =>
	needsApproval && approvedAt === null && successorMail !== null;

export interface HandOnPage {
	name: string;
	organisation: string;
	isLine: boolean;
	/** Who may be said to stop; whoever the reader most likely means comes first. */
	leavers: { holderId: number; name: string; role: HolderRole; endsOn: IsoDate | null }[];
	/** Whether all of them are the reader themself. */
	isOwn: boolean;
	/** Whether the reader may name a successor where nobody stops. */
	mayFill: boolean;
	/** What else the first of them has. */
	others: { holderId: number; name: string; organisation: string; role: HolderRole }[];
	/** What is agreed already. */
	open: (OpenHandover & { mayApprove: boolean; mayWithdraw: boolean }) | null;
}

/** For whoever has the function, and those who keep it. Throws the policy's refusals, and 404 when it is not there. */
export async function readHandOn(db: Db, actor: Actor, slug: string, now: Date): Promise<HandOnPage> {
	requireMay(actor, actor.kind === 'signedIn');
	const today = toCopenhagen(now).date;
	const directory = await readDirectory(db);
	const fn = functionBySlug(directory, slug);
	const path = idPath(fn.organisation);
	const current = holdersFrom(fn, today);
	const own = current.filter(({ person }) => isHolder(actor, person.id));
	const [row] = await db
		.select()
		.from(handover)
		.where(and(eq(handover.functionId, fn.id), isOpen));
	const isAsker =
		row !== undefined && row.askedByPersonId !== null && row.askedByPersonId === actor.person?.id;
	if (own.length === 0 && !isAsker) requireMayChange(actor, mayKeep(actor, path));
	const keeps = mayKeep(actor, path) && actor.secondFactor;
	const leavers = keeps ? [...own, ...current.filter((each) => !own.includes(each))] : own;
	const [first] = leavers;
	const isTaken = row !== undefined && rivalFrom(fn, row.startsOn) !== undefined;
	return {
		name: fn.name,
		organisation: fn.organisation.name,
		isLine: fn.staffing === 'line',
		leavers: leavers.map(({ id, person, role, endsOn }) => ({
			holderId: id,
			name: person.name,
			role,
			endsOn
		})),
		isOwn: leavers.length > 0 && leavers.length === own.length,
		mayFill: keeps && !current.some(({ role }) => role === 'primary'),
		others: first
			? otherHoldings(directory, first, today)
					.filter(([other, where]) => mayHandOn(actor, idPath(where.organisation), other.person.id))
					.map(([other, where]) => ({
						...{ holderId: other.id, name: where.name, organisation: where.organisation.name },
						role: other.role
					}))
			: [],
		open:
			row && !isTaken
				? {
						...titledOf(fn),
						...shownOf(row, today, now),
						mayApprove: keeps && awaitsApproval(row),
						mayWithdraw: keeps || isAsker
					}
				: null
	};
}

/** One thing somebody leaves, or that a successor is found for. */
interface Part {
	fn: ContactFunction;
	leaving: Holder | null;
}

/**
 * Ends what somebody has on a day, for one function or several, and asks the successor, or leaves it vacant. A successor from
 * outside the organisation's domains is asked once a key person has said yes. Those who keep the functions are told. Throws
 * the policy's refusals, `Refusal` at the field it is about, and 409 when something else was agreed and `replace` is not set.
 */
export async function handOn(
	db: Db,
	actor: Actor,
	slug: string,
	input: HandOn,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn');
	const today = toCopenhagen(now).date;
	if (input.day > addDays(today, 731)) refuseAt('dag', messages.tooFarAhead);
	// Nobody gets near the lock who neither has nor keeps anything.
	const holds = actor.person !== null && (await holdsSomething(db, actor.person.id, today));
	if (!holds) requireMayChange(actor, isKeeper(actor));
	const set: ChangeSet = { at: now, byPersonId: actor.person?.id ?? null, source: 'form' };
	await orRefused(() =>
		db.transaction(async (tx) => {
			const { result: parts } = await changeWithin(tx, set, async ({ planning }) => {
				const chosen = choose(planning.directory, actor, slug, input);
				for (const { fn, leaving } of chosen) requireMayHand(actor, fn, leaving);
				refuseSuccessor(chosen, input);
				for (const { fn } of chosen) await replaceOpen(tx, planning, fn, input.replace, { now, frame });
				for (const { fn, leaving } of chosen) {
					if (leaving) planLeaving(planning, fn, leaving, input.day);
					const rival =
						leaving?.role === 'deputy' ? undefined : rivalFrom(fn, firstDayOf(leaving, input.day));
					if (rival) refuseAt('stopper', messages.somebodyHolds(rival.person.name));
				}
				return chosen;
			});
			await agree(tx, actor, parts, input, { now, frame });
		})
	);
}

function refuseAt(field: string, message: string): never {
	throw new FieldRefusal([{ message, field }]);
}

const firstDayOf = (leaving: Holder | null, day: IsoDate) => (leaving ? addDays(day, 1) : day);

function choose(directory: Directory, actor: Actor, slug: string, input: HandOn): Part[] {
	const fn = functionBySlug(directory, slug);
	if (fn.staffing === 'line') throw new Refusal(messages.isLine);
	if (input.holderId === null) {
		if (input.successorMail === null) refuseAt('efter', messages.vacantNeedsSuccessor);
		return [{ fn, leaving: null }];
	}
	const leaving = fn.holders.find(({ id }) => id === input.holderId);
	if (!leaving) {
		requireMayHand(actor, fn, null);
		refuseAt('stopper', messages.holderGone);
	}
	const others = input.alsoHolderIds.map((id): Part => {
		for (const other of directory.functions) {
			const holding = other.holders.find((each) => each.id === id && each.person === leaving.person);
			if (holding) return { fn: other, leaving: holding };
		}
		return refuseAt('ogsaa', messages.holderGone);
	});
	return [{ fn, leaving }, ...others.filter((other) => other.leaving !== leaving)];
}

/** One's own needs no second factor; another's is for those who keep it. */
function requireMayHand(actor: Actor, fn: ContactFunction, leaving: Holder | null): void {
	const personId = leaving?.person.id ?? null;
	const allowed = mayHandOn(actor, idPath(fn.organisation), personId);
	if (isHolder(actor, personId)) requireMay(actor, allowed);
	else requireMayChange(actor, allowed);
}

function refuseSuccessor(parts: readonly Part[], { successorMail: mail }: HandOn): void {
	if (mail === null) return;
	if (parts.every(({ leaving }) => leaving?.role === 'deputy')) {
		refuseAt('efterfoelger', messages.deputyHasNoSuccessor);
	}
	const isLeaver = parts.some(({ leaving }) =>
		leaving?.person.channels.some(({ kind, value }) => kind === 'mail' && value.toLowerCase() === mail)
	);
	if (isLeaver) refuseAt('efterfoelger', messages.successorIsLeaver);
}

/** Ends what was agreed before, as if it had been withdrawn. What somebody else has taken since is over anyway. */
async function replaceOpen(
	tx: Db,
	planning: Planning,
	fn: ContactFunction,
	replace: boolean,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	const [open] = await tx
		.select()
		.from(handover)
		.where(and(eq(handover.functionId, fn.id), isOpen));
	if (!open) return;
	if (!replace && !rivalFrom(fn, open.startsOn)) {
		throw new Refusal(messages.alreadyAgreed(fn.name), { field: 'erstat' });
	}
	await endAgreed(tx, planning, fn, open, { now, frame });
}

async function endAgreed(
	tx: Db,
	planning: Planning,
	fn: ContactFunction,
	open: HandoverRow,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	await tx.update(handover).set({ endedAt: now }).where(eq(handover.id, open.id));
	if (open.leavingHolderId !== null && open.startsOn > toCopenhagen(now).date) {
		const lastDay = addDays(open.startsOn, -1);
		await planComingBack(tx, planning, fn, { holderId: open.leavingHolderId, lastDay });
	}
	if (open.successorMail !== null && open.tokenHash !== null) {
		const mail = handoverWithdrawnMail({ ...frame, ...titledOf(fn) });
		await postMail(tx, { kind: 'handover-withdrawn', recipient: open.successorMail, mail }, now);
	}
}

/** Writes down what was agreed, asks the successor, and tells those who keep the functions. */
async function agree(
	tx: Db,
	actor: SignedIn,
	parts: readonly Part[],
	{ day, successorMail }: HandOn,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	const today = toCopenhagen(now).date;
	const asked: Parameters<typeof handoverAskMail>[0]['functions'][number][] = [];
	const told: { part: Part; waits: boolean }[] = [];
	let until = today;
	for (const part of parts) {
		const { fn, leaving } = part;
		if (leaving?.role === 'deputy') {
			told.push({ part, waits: false });
			continue;
		}
		const path = idPath(fn.organisation);
		const startsOn = firstDayOf(leaving, day);
		const needsApproval = successorMail !== null && (await isOutside(tx, successorMail, path, today));
		const approves = needsApproval && mayApproveSuccessor(actor, path) && actor.secondFactor;
		const token = successorMail !== null && (!needsApproval || approves) ? newToken() : null;
		await tx.insert(handover).values({
			...{ functionId: fn.id, leavingHolderId: leaving?.id ?? null, startsOn, successorMail, needsApproval },
			...{ askedByPersonId: actor.person?.id ?? null, askedAt: now },
			...(approves && { approvedAt: now, approvedByPersonId: actor.person?.id ?? null }),
			...(token !== null && { tokenHash: hashOf(token), expiresAt: expiryOf(startsOn, today) })
		});
		if (token !== null) {
			asked.push({ ...titledOf(fn), startsOn, token });
			until = lastDayToAccept(startsOn, today);
		}
		told.push({ part, waits: needsApproval && !approves });
	}
	if (successorMail !== null && asked.length > 0) {
		const by = actor.person?.name ?? null;
		const mail = handoverAskMail({ ...frame, by, functions: asked, until });
		await postMail(tx, { kind: 'handover-ask', recipient: successorMail, mail }, now);
	}
	await tellKeepers(tx, actor, told, { day, successorMail }, { now, frame });
}

async function isOutside(tx: Db, mail: string, path: readonly number[], today: IsoDate): Promise<boolean> {
	const organisationId = await organisationOfAddress(tx, mail, today);
	return organisationId === null || !path.includes(organisationId);
}

const lastDayToAccept = (startsOn: IsoDate, today: IsoDate): IsoDate =>
	addDays(startsOn > today ? startsOn : today, acceptWithinDays);

const expiryOf = (startsOn: IsoDate, today: IsoDate): Date =>
	fromCopenhagen(addDays(lastDayToAccept(startsOn, today), 1), 0);

/** One mail to each, with all that they keep. Whoever leaves is passed over, and whoever does it knows. */
async function tellKeepers(
	tx: Db,
	actor: SignedIn,
	told: readonly { part: Part; waits: boolean }[],
	{ day, successorMail }: Pick<HandOn, 'day' | 'successorMail'>,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	const mails = new Map<string, { personId: number; told: { part: Part; waits: boolean }[] }>();
	for (const each of told) {
		const { fn, leaving } = each.part;
		const except = leaving ? [leaving.person.id] : [];
		for (const { mail, personId } of await listKeepersOf(tx, idPath(fn.organisation), except)) {
			if (personId === actor.person?.id) continue;
			const known = mails.get(mail) ?? { personId, told: [] };
			known.told.push(each);
			mails.set(mail, known);
		}
	}
	for (const [recipient, { personId, told: own }] of mails) {
		const isFilled = own.some(({ part }) => part.leaving?.role !== 'deputy');
		const waits = own.some((each) => each.waits);
		const mail = handoverToldMail({
			...frame,
			functions: own.map(({ part }) => titledOf(part.fn)),
			lines: own.map(({ part: { fn, leaving } }) => {
				if (!leaving) return messages.toldStarts(titledOf(fn), day);
				const say = leaving.role === 'deputy' ? messages.toldDeputy : messages.toldLeaves;
				return say(titledOf(fn), leaving.person.name, day);
			}),
			outcome: !isFilled
				? null
				: successorMail === null
					? messages.toldVacant
					: waits
						? messages.toldApproval(successorMail)
						: messages.toldSuccessor(successorMail)
		});
		await postMail(tx, { kind: 'handover-told', recipient, personId, mail }, now);
	}
}

/**
 * Takes back what was agreed: by whoever asked, or those who keep the function. Before the last day is over, the one who
 * would have left has the function as before. Throws `Refusal` when it is over already.
 */
export async function withdrawHandover(
	db: Db,
	actor: Actor,
	id: number,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	requireMay(actor, actor.kind === 'signedIn');
	const [known] = await db.select({ id: handover.id }).from(handover).where(eq(handover.id, id));
	if (!known) throw new Refusal(messages.handoverGone, { status: 404 });
	const set: ChangeSet = { at: now, byPersonId: actor.person?.id ?? null, source: 'form' };
	await orRefused(() =>
		db.transaction((tx) =>
			changeWithin(tx, set, async ({ planning }) => {
				const open = await lockOpen(tx, id);
				const fn = planning.directory.functions.find((each) => each.id === open.functionId);
				if (!fn) throw new Refusal(messages.handoverGone, { status: 404 });
				const isAsker = open.askedByPersonId !== null && isHolder(actor, open.askedByPersonId);
				if (!isAsker) requireMayChange(actor, mayKeep(actor, idPath(fn.organisation)));
				await endAgreed(tx, planning, fn, open, { now, frame });
			})
		)
	);
}

async function lockOpen(tx: Db, id: number): Promise<HandoverRow> {
	const [open] = await tx
		.select()
		.from(handover)
		.where(and(eq(handover.id, id), isOpen))
		.for('update');
	if (!open) throw new Refusal(messages.handoverGone, { status: 404 });
	return open;
}

/**
 * A key person's word on a successor from outside the organisation's domains. Yes asks the successor; no leaves the function
 * vacant, and tells whoever named them. Throws `Refusal` when there is nothing to say yes or no to.
 */
export async function decideSuccessor(
	db: Db,
	actor: Actor,
	{ id, approve }: { id: number; approve: boolean },
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	const today = toCopenhagen(now).date;
	await db.transaction(async (tx) => {
		const open = await lockOpen(tx, id);
		const fn = (await readTitled(tx, [open.functionId])).get(open.functionId);
		if (!fn) throw new Refusal(messages.handoverGone, { status: 404 });
		requireMayChange(actor, mayApproveSuccessor(actor, await organisationPath(tx, fn.organisationId)));
		const { successorMail, askedByPersonId } = open;
		if (!awaitsApproval(open) || successorMail === null) throw new Refusal(messages.nothingToApprove);
		if (!approve) {
			await tx.update(handover).set({ successorMail: null, needsApproval: false }).where(eq(handover.id, id));
			await tellAsker(tx, askedByPersonId, 'handover-refused', fn, { now, frame });
			return;
		}
		const token = newToken();
		await tx
			.update(handover)
			.set({
				...{ approvedAt: now, approvedByPersonId: actor.person?.id ?? null },
				...{ tokenHash: hashOf(token), expiresAt: expiryOf(open.startsOn, today) }
			})
			.where(eq(handover.id, id));
		const mail = handoverAskMail({
			...frame,
			by: askedByPersonId === null ? null : await readPersonName(tx, askedByPersonId),
			functions: [{ ...fn, startsOn: open.startsOn, token }],
			until: lastDayToAccept(open.startsOn, today)
		});
		await postMail(tx, { kind: 'handover-ask', recipient: successorMail, mail }, now);
	});
}

async function tellAsker(
	tx: Db,
	personId: number | null,
	kind: string,
	fn: Titled,
	{ now, frame }: { now: Date; frame: MailFrame }
): Promise<void> {
	const recipient = personId === null ? null : await mailOfPerson(tx, personId);
	if (recipient === null) return;
	const mail = handoverAnswerMail({
		...frame,
		subject: messages.refusedSubject(fn),
		text: messages.refusedText(fn),
		slug: fn.slug,
		reason: messages.refusedReason
	});
	await postMail(tx, { kind, recipient, personId, mail }, now);
}
