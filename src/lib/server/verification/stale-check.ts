/**
 * The stale-contact checker: finds the entries that somebody is to be asked about, and sends each person one mail about all of
 * theirs. What it does follows from the rows alone, so that it may run twice, late, or be killed anywhere: a reminder's row, its
 * mail and the mail's link are written in one transaction, and the database allows each reminder once.
 */
import { asc, eq, sql } from 'drizzle-orm';
import { type IsoDate, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { isWorkingDay } from '../../calendar/working-days.ts';
import { momentOf } from '../../directory/contact.ts';
import { prepareDirectory } from '../../directory/directory.ts';
import { type Ask, type Asked, type Standing, asksOn } from '../../directory/reminders.ts';
import type { SnapshotSettings } from '../../directory/snapshot.ts';
import { directoryAt } from '../../directory/validity.ts';
import type { VerifierRole } from '../../directory/vocabulary.ts';
import { readSnapshot } from '../contacts/read-snapshot.ts';
import type { Db } from '../db/types.ts';
import { postMail } from '../mail/outbox.ts';
import type { MailFrame } from '../mail/templates.ts';
import { createCheckLink } from './check-links.ts';
import { refreshFindings } from './findings.ts';
import { recordShares } from './freshness-days.ts';
import { type ReachableKeepers, readKeepers } from './keepers.ts';
import { reminder, staleCheckRun } from './schema.ts';
import { staleMail } from './stale-mail.ts';

export interface StaleCheckOptions {
	/** The time it judges by. */
	asOf: Date;
	settings: SnapshotSettings;
	frame: MailFrame;
	/** Writes nothing: only tells. */
	dryRun?: boolean;
}

export interface StaleCheckReport {
	entries: number;
	due: number;
	overdue: number;
	unconfirmed: number;
	/** Broken, reported or vacant. */
	failing: number;
	mails: number;
	reminders: number;
	/** That the checks without people have found anew. */
	newFindings: number;
	/** What was asked, or would be: nobody by name. */
	asked: { slug: string; rung: Ask['rung']; asRole: VerifierRole }[];
	/** People who get no mail now because they had one within the week. */
	heldBack: number;
}

/** A person is written to once in so many days, but for what cannot wait. */
const mailEveryDays = 7;
/** Any number of our own, for PostgreSQL's advisory locks. */
const lockSpace = 7_301;

/** Runs it once. Mail goes out on working days only; what is counted is counted every day. */
export async function runStaleCheck(
	db: Db,
	{ asOf, settings, frame, dryRun = false }: StaleCheckOptions
): Promise<StaleCheckReport> {
	const snapshot = await readSnapshot(db, settings, asOf);
	const directory = directoryAt(prepareDirectory(snapshot), asOf);
	const moment = momentOf(asOf);
	const reachable = await readKeepers(db, directory, asOf);
	const asked = await readAsked(db);
	const { asks, standings } = asksOn(
		directory,
		moment,
		reachable.keepers,
		(functionId) => asked.get(functionId) ?? []
	);
	const report: StaleCheckReport = {
		...countOf(standings),
		mails: 0,
		newFindings: 0,
		reminders: 0,
		asked: [] as StaleCheckReport['asked'],
		heldBack: 0
	};
	const runId = dryRun ? null : await beginRun(db, report, asOf);
	if (!dryRun) {
		await recordShares(db, directory, asOf);
		report.newFindings = await refreshFindings(db, directory, asOf);
	}
	if (isWorkingDay(moment.date, settings.halfHolidays)) {
		const lastMails = await readLastMails(db);
		for (const [personId, own] of byPerson(asks)) {
			if (!mayMail(own, lastMails.get(personId), asOf)) {
				report.heldBack += 1;
				continue;
			}
			const sent = dryRun ? own : await ask(db, personId, own, { reachable, frame, asOf });
			if (sent.length === 0) continue;
			report.mails += 1;
			report.reminders += sent.length;
			for (const { fn, rung, asRole } of sent) report.asked.push({ slug: fn.entry.slug, rung, asRole });
		}
	}
	if (runId !== null) await endRun(db, runId, report, asOf);
	return report;
}

/** One person, one transaction: what was asked, the link, and the mail. Returns what was not asked by another run meanwhile. */
async function ask(
	db: Db,
	personId: number,
	asks: readonly Ask[],
	{ reachable, frame, asOf }: { reachable: ReachableKeepers; frame: MailFrame; asOf: Date }
): Promise<Ask[]> {
	const recipient = reachable.mailOf(personId);
	if (recipient === null) return [];
	return db.transaction(async (tx) => {
		// Two runs at once: the second waits here, and then finds its reminders sent and the week's mail used.
		await tx.execute(sql`select pg_advisory_xact_lock(${lockSpace}::int, ${personId}::int)`);
		const [last] = await tx
			.select({ at: sql<Date | null>`max(${reminder.sentAt})`.mapWith(reminder.sentAt) })
			.from(reminder)
			.where(eq(reminder.personId, personId));
		if (!mayMail(asks, last?.at ?? undefined, asOf)) return [];
		const written = await tx
			.insert(reminder)
			.values(
				asks.map(({ fn, cause, anchorAt, rung, asRole }) => ({
					...{ functionId: fn.entry.id, cause, rung, personId, asRole },
					anchorAt: new Date(anchorAt),
					sentAt: asOf
				}))
			)
			.onConflictDoNothing()
			.returning({ functionId: reminder.functionId, rung: reminder.rung });
		const fresh = asks.filter(({ fn, rung }) =>
			written.some((row) => row.functionId === fn.entry.id && row.rung === rung)
		);
		if (fresh.length === 0) return [];
		const token = await createCheckLink(tx, personId, asOf);
		const mail = staleMail({ ...frame, link: `${frame.origin}/tjek/${token}`, asks: fresh });
		await postMail(tx, { kind: 'stale-check', recipient, personId, mail }, asOf);
		return fresh;
	});
}

/** Whether a person may be written to now: once a week, but for what cannot wait. */
export function mayMail(asks: readonly Ask[], lastMail: Date | undefined, at: Date): boolean {
	if (!lastMail || asks.some(({ isUrgent }) => isUrgent)) return true;
	// By days: a run at nine may follow one at ten.
	const sinceDays = dayOf(at) - dayOf(lastMail);
	return sinceDays >= mailEveryDays;
}

const dayOf = (at: Date) => Math.floor(Date.parse(`${toCopenhagen(at).date}T00:00:00Z`) / 86_400_000);

function byPerson(asks: readonly Ask[]): Map<number, Ask[]> {
	const people = new Map<number, Ask[]>();
	for (const one of asks) {
		const own = people.get(one.personId);
		if (own) own.push(one);
		else people.set(one.personId, [one]);
	}
	return people;
}

/** By function, what has been asked. */
async function readAsked(db: Db): Promise<Map<number, Asked[]>> {
	const rows = await db.select().from(reminder).orderBy(asc(reminder.id));
	const asked = new Map<number, Asked[]>();
	for (const { functionId, cause, anchorAt, rung, personId, sentAt } of rows) {
		const own = asked.get(functionId) ?? [];
		own.push({ cause, anchorAt: anchorAt.getTime(), rung, personId, on: dateOf(sentAt) });
		asked.set(functionId, own);
	}
	return asked;
}

const dateOf = (at: Date): IsoDate => toCopenhagen(at).date;

async function readLastMails(db: Db): Promise<Map<number, Date>> {
	const rows = await db
		.select({ personId: reminder.personId, at: sql<Date>`max(${reminder.sentAt})`.mapWith(reminder.sentAt) })
		.from(reminder)
		.groupBy(reminder.personId);
	return new Map(rows.map(({ personId, at }) => [personId, at]));
}

function countOf(standings: readonly Standing[]) {
	const count = (...states: Standing['state'][]) =>
		standings.filter(({ state }) => states.includes(state)).length;
	return {
		entries: standings.length,
		due: count('due'),
		overdue: count('overdue'),
		unconfirmed: count('unconfirmed'),
		failing: count('broken', 'reported', 'vacant')
	};
}

type Counts = Pick<StaleCheckReport, 'entries' | 'due' | 'overdue' | 'unconfirmed' | 'failing'>;

async function beginRun(db: Db, { entries, due, overdue, unconfirmed, failing }: Counts, asOf: Date) {
	const [run] = await db
		.insert(staleCheckRun)
		.values({ asOf, startedAt: asOf, entries, due, overdue, unconfirmed, failing })
		.returning({ id: staleCheckRun.id });
	return run?.id ?? null;
}

async function endRun(
	db: Db,
	id: number,
	{ mails, reminders, newFindings }: StaleCheckReport,
	asOf: Date
): Promise<void> {
	await db
		.update(staleCheckRun)
		.set({ finishedAt: asOf, mails, reminders, newFindings })
		.where(eq(staleCheckRun.id, id));
}
