/** Keeps what the checks without people find: opened when it is found, closed when it is so no longer. */
import { setImmediate } from 'node:timers/promises';
import { type SQL, and, asc, count, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { toCopenhagen } from '../../calendar/copenhagen-time.ts';
import type { Directory } from '../../directory/directory.ts';
import { type Finding, type PhoneState, findFindings } from '../../directory/findings.ts';
import type { FindingKind } from '../../directory/vocabulary.ts';
import type { FindingLine } from '../../messages/findings.ts';
import type { Actor } from '../accounts/actor.ts';
import { isCoordinator, isKeeper, requireMay } from '../accounts/policy.ts';
import { readOrganisationTree } from '../contacts/organisation-tree.ts';
import {
	listFunctionsByPhone,
	listPhones,
	readPeopleOfHolders,
	readTitles
} from '../contacts/private-facts.ts';
import type { Db } from '../db/types.ts';
import { judgePhone } from './phone-numbers.ts';
import { checkFinding, handover } from './schema.ts';

/** Rows of one statement: within PostgreSQL’s 65,535 parameters, and some milliseconds of work. */
const rowsAtOnce = 1_000;
/** Steps between which others in the process are let in: some milliseconds. */
const stepsAtOnce = 500;

/**
 * Looks through the whole directory and notes what is new and what is gone, in one transaction. Safe to run twice, and in two
 * processes. Returns how many are new.
 */
export async function refreshFindings(db: Db, directory: Directory, now: Date): Promise<number> {
	const found = await findAll(db, directory, now);
	return db.transaction(async (tx) => {
		// Two processes that both miss a finding would both open it.
		await tx.execute(sql`lock table ${checkFinding} in exclusive mode`);
		const open = await tx.select().from(checkFinding).where(isNull(checkFinding.goneAt));
		const gone = open.filter((row) => !isSame(row, found.get(keyOf(row))));
		for (const some of inPieces(gone.map(({ id }) => id))) {
			await tx.update(checkFinding).set({ goneAt: now }).where(inArray(checkFinding.id, some));
		}
		const known = new Set(open.filter((row) => isSame(row, found.get(keyOf(row)))).map(keyOf));
		const fresh = [...found].filter(([key]) => !known.has(key)).map(([, each]) => each);
		for (const some of inPieces(fresh)) {
			await tx.insert(checkFinding).values(some.map((each) => ({ ...each, foundAt: now })));
		}
		return fresh.length;
	});
}

async function findAll(db: Db, directory: Directory, now: Date): Promise<Map<string, Finding>> {
	const today = toCopenhagen(now).date;
	const { demo } = directory.snapshot;
	const judged = new Map<string, PhoneState>();
	const asked = await db
		.select({ functionId: handover.functionId })
		.from(handover)
		.where(and(isNull(handover.acceptedAt), isNull(handover.endedAt), isNotNull(handover.successorMail)));
	const facts = {
		personOf: await readPeopleOfHolders(db, today),
		phones: await listPhones(db),
		handedOn: new Set(asked.map(({ functionId }) => functionId)),
		judgePhone(value: string) {
			const known = judged.get(value) ?? judgePhone(value, demo);
			judged.set(value, known);
			return known;
		}
	};
	const found = new Map<string, Finding>();
	let steps = 0;
	for (const each of findFindings(directory, facts, now)) {
		if (each) found.set(keyOf(each), each);
		steps += 1;
		if (steps % stepsAtOnce === 0) await setImmediate();
	}
	return found;
}

type About = Pick<Finding, 'kind' | 'subject' | 'subjectId'>;

const keyOf = ({ kind, subject, subjectId }: About) => `${kind} ${subject} ${subjectId}`;

/** One that has moved to another organisation is others' to look at: it is closed and opened. */
function isSame(row: Finding, found: Finding | undefined): boolean {
	return found?.organisationId === row.organisationId && found.functionId === row.functionId;
}

function* inPieces<T>(list: readonly T[]): Generator<T[]> {
	for (let start = 0; start < list.length; start += rowsAtOnce) yield list.slice(start, start + rowsAtOnce);
}

/** Worst first. */
const order: readonly FindingKind[] = [
	'chainDead',
	'numberMalformed',
	'numberUnassigned',
	'organisationEnded',
	'endsWithoutSuccessor',
	'deputyIsPrimary',
	'numberShared',
	'primaryOfMany',
	'noDeputy'
];

export interface FindingList {
	lines: FindingLine[];
	/** Also those that are not shown. */
	total: number;
}

/**
 * What is found about what the actor keeps, worst first: for a key person their organisations, for the coordinator the network.
 * @param options.ownOnly leaves out what a coordinator keeps as coordinator
 */
export async function listFindings(
	db: Db,
	actor: Actor,
	{
		kinds = order,
		ownOnly = false,
		limit = 50
	}: { kinds?: readonly FindingKind[]; ownOnly?: boolean; limit?: number } = {}
): Promise<FindingList> {
	requireMay(actor, isKeeper(actor));
	const kept = isCoordinator(actor) && !ownOnly ? undefined : await keptBy(db, actor);
	const where = and(isNull(checkFinding.goneAt), inArray(checkFinding.kind, [...kinds]), kept);
	const [all] = await db.select({ total: count() }).from(checkFinding).where(where);
	const rows = await db
		.select()
		.from(checkFinding)
		.where(where)
		.orderBy(
			sql`array_position(array[${sql.raw(order.map((kind) => `'${kind}'`).join(','))}], ${checkFinding.kind})`,
			asc(checkFinding.foundAt),
			asc(checkFinding.id)
		)
		.limit(limit);
	return { lines: await linesOf(db, rows), total: all?.total ?? 0 };
}

/** As the desks show them: who lacks a deputy stands in the desk's own list. */
export function listDeskFindings(
	db: Db,
	actor: Actor,
	options: { ownOnly?: boolean } = {}
): Promise<FindingList> {
	return listFindings(db, actor, {
		...options,
		kinds: order.filter((kind) => kind !== 'noDeputy'),
		limit: 20
	});
}

async function keptBy(db: Db, actor: Actor): Promise<SQL> {
	const tops =
		actor.kind === 'signedIn'
			? actor.roles.flatMap(({ role, organisationId }) =>
					role === 'keyPerson' && organisationId !== null ? [organisationId] : []
				)
			: [];
	const tree = await readOrganisationTree(db);
	return inArray(checkFinding.organisationId, tree.below(tops));
}

async function linesOf(db: Db, rows: readonly (typeof checkFinding.$inferSelect)[]): Promise<FindingLine[]> {
	const idsOf = (subject: About['subject']) =>
		rows.filter((row) => row.subject === subject).map(({ subjectId }) => subjectId);
	const titles = await readTitles(db, {
		functions: rows.flatMap(({ functionId }) => functionId ?? []),
		organisations: rows.map(({ organisationId }) => organisationId),
		people: idsOf('person'),
		phones: idsOf('channel')
	});
	const shared = rows.flatMap(({ kind, subjectId }) =>
		kind === 'numberShared' ? (titles.phones.get(subjectId)?.value ?? []) : []
	);
	const elsewhere = shared.length > 0 ? await listFunctionsByPhone(db, shared) : [];
	return rows.map((row) => {
		const fn = row.functionId === null ? null : (titles.functions.get(row.functionId) ?? null);
		const phone = row.subject === 'channel' ? titles.phones.get(row.subjectId) : undefined;
		return {
			id: row.id,
			kind: row.kind,
			foundAt: row.foundAt,
			function: fn && { name: fn.name, slug: fn.slug },
			organisation: titles.organisations.get(row.organisationId) ?? { name: '', slug: '' },
			person: row.subject === 'person' ? (titles.people.get(row.subjectId) ?? null) : null,
			phone: phone
				? {
						display: phone.display,
						isPersons: phone.personId !== null,
						holderId: titles.holders.get(`${row.functionId}:${phone.personId}`) ?? null
					}
				: null,
			alsoOn: elsewhere
				.filter(({ value, functionId }) => value === phone?.value && functionId !== row.functionId)
				.map(({ name, organisation }) => `${name}, ${organisation}`)
		};
	});
}
