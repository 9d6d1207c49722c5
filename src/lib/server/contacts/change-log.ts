/** The change log: who changed what, before and after, when. Written in the transaction of the change itself. */
import { randomUUID } from 'node:crypto';
import { type SQL, and, count, desc, eq, inArray, notInArray, or, sql } from 'drizzle-orm';
import { functionUnknown } from '../../messages/editing.ts';
import type { ChangeSource, ChangeSubject } from '../../directory/vocabulary.ts';
import type { Actor, SignedIn } from '../accounts/actor.ts';
import { isCoordinator, isKeeper, isMember, mayKeep, requireMay } from '../accounts/policy.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import { titlesOf } from './change-titles.ts';
import { insertRows } from './import/bulk.ts';
import { type OrganisationTree, readOrganisationTree } from './organisation-tree.ts';
import { change, contactFunction, holder, person } from './schema.ts';

export interface ChangeSet {
	at: Date;
	/** Null when done from the command line. */
	byPersonId: number | null;
	source: ChangeSource;
	/** The change that this set undoes, and the field that it is about. */
	undoes?: { id: number; field: string };
}

/** One field of one entry, before and after as texts of the import format or the form. */
export interface ChangeEntry {
	subject: ChangeSubject;
	subjectId: number;
	/** Null is the network's own words. */
	organisationId: number | null;
	/** 'entry' when the entry was made, closed or removed. */
	field: string;
	before: string | null;
	after: string | null;
}

/** Adds to the log what one change did to each field. Nothing changed, nothing logged. */
export async function recordChanges(tx: Db, set: ChangeSet, entries: readonly ChangeEntry[]): Promise<void> {
	const setId = randomUUID();
	const { at, byPersonId, source, undoes } = set;
	const undoing = entries.find(({ field }) => field === undoes?.field) ?? entries[0];
	await insertRows(
		tx,
		change,
		entries.map((entry) => ({
			...{ setId, at, byPersonId, source },
			...entry,
			undoes: entry === undoing ? (undoes?.id ?? null) : null
		}))
	);
}

/** Whose changes: those of one entry, of an organisation with all below it, or all that the reader keeps. */
export type ChangesAbout = { subject: ChangeSubject; id: number } | { organisation: number } | 'network';

export interface ListedChange extends Omit<ChangeEntry, 'subjectId' | 'organisationId'> {
	id: number;
	/** What it is about: "Udskrivningskoordinator, Jobcenter Furesø". */
	title: string;
	/** Its page; null when it has none. */
	href: string | null;
	/** Whether it has been undone. */
	undone: boolean;
	/** Whether this reader may undo it. That it is still as the change left it is seen when they try. */
	mayUndo: boolean;
}

export interface ListedSet {
	setId: string;
	at: Date;
	source: ChangeSource;
	/** Null from the command line, and when the person has been blanked. */
	by: string | null;
	changes: ListedChange[];
}

/** Changes on one page. */
const pageSize = 50;
const ofPeople: ChangeSubject[] = ['person', 'holder'];

/**
 * The log, newest first. Members may read what happened to functions and organisations; what happened to people is for
 * those who keep the organisation. The network's is for keepers: the coordinator's whole, a key person's own.
 */
export async function listChanges(
	db: Db,
	actor: Actor,
	about: ChangesAbout,
	page: number
): Promise<{ sets: ListedSet[]; page: number; pages: number }> {
	requireMay(actor, about === 'network' ? isKeeper(actor) : isMember(actor) || isKeeper(actor));
	const tree = await readOrganisationTree(db);
	const where = and(await matching(db, about, actor, tree), readable(actor, tree));
	const [total] = await db.select({ rows: count() }).from(change).where(where);
	const pages = Math.max(1, Math.ceil((total?.rows ?? 0) / pageSize));
	const at = Math.min(Math.max(1, page), pages);
	const rows = await db
		.select({ change, by: person.name })
		.from(change)
		.leftJoin(person, eq(person.id, change.byPersonId))
		.where(where)
		.orderBy(desc(change.at), desc(change.id))
		.limit(pageSize)
		.offset((at - 1) * pageSize);
	const ids = rows.map((row) => row.change.id);
	const undoings = await db.select({ id: change.undoes }).from(change).where(inArray(change.undoes, ids));
	const undone = new Set(undoings.map(({ id }) => id));
	const titles = await titlesOf(
		db,
		rows.map((row) => row.change)
	);

	const sets = new Map<string, ListedSet>();
	for (const { change: row, by } of rows) {
		const { id, setId, source, subject, field, before, after } = row;
		const set = sets.get(setId) ?? { setId, at: row.at, source, by, changes: [] };
		sets.set(setId, set);
		const isUndone = undone.has(id);
		set.changes.push({
			...{ id, subject, field, before, after },
			...(titles.get(`${subject}:${row.subjectId}`) ?? { title: after ?? before ?? '', href: null }),
			undone: isUndone,
			mayUndo: !isUndone && isUndoable(row) && mayChange(actor, row.organisationId, tree)
		});
	}
	return { sets: [...sets.values()], page: at, pages };
}

/** The log of a function by its address. Throws 404 when there is none. */
export async function listFunctionChanges(db: Db, actor: Actor, slug: string, page: number) {
	requireMay(actor, isMember(actor) || isKeeper(actor));
	const [found] = await db
		.select({ id: contactFunction.id, name: contactFunction.name })
		.from(contactFunction)
		.where(eq(contactFunction.slug, slug));
	if (!found) throw new Refusal(functionUnknown, { status: 404 });
	return { name: found.name, ...(await listChanges(db, actor, { subject: 'function', id: found.id }, page)) };
}

/** How a change that undoes another is told of. */
export type UndoLog = Partial<Pick<ChangeSet, 'source' | 'undoes'>>;

/**
 * Whether there is a way back. That a person was entered goes with what they were entered to hold; what a limit was is set
 * on its own page.
 */
export function isUndoable({ field, subject }: Pick<ChangeEntry, 'field' | 'subject'>): boolean {
	return subject !== 'policy' && !(subject === 'person' && field === 'entry');
}

/** Whether the actor keeps what the change was about. */
export function mayChange(
	actor: Actor,
	organisationId: number | null,
	tree: OrganisationTree
): actor is SignedIn {
	return organisationId === null ? isCoordinator(actor) : mayKeep(actor, tree.pathOf(organisationId));
}

async function matching(
	db: Db,
	about: ChangesAbout,
	actor: SignedIn,
	tree: OrganisationTree
): Promise<SQL | undefined> {
	if (about === 'network') {
		return isCoordinator(actor) ? undefined : inOrganisations(tree.below(keptBy(actor)));
	}
	if ('organisation' in about) return inOrganisations(tree.below([about.organisation]));
	const own = and(eq(change.subject, about.subject), eq(change.subjectId, about.id));
	if (about.subject !== 'function') return own;
	// With a function goes who holds it.
	const holders = await db
		.select({ id: holder.id, personId: holder.personId })
		.from(holder)
		.innerJoin(contactFunction, eq(contactFunction.id, holder.functionId))
		.where(eq(holder.functionId, about.id));
	return or(
		own,
		and(
			eq(change.subject, 'holder'),
			inArray(
				change.subjectId,
				holders.map(({ id }) => id)
			)
		),
		and(
			eq(change.subject, 'person'),
			inArray(
				change.subjectId,
				holders.map(({ personId }) => personId)
			)
		)
	);
}

/** What happened to people only where the reader keeps. */
function readable(actor: SignedIn, tree: OrganisationTree): SQL | undefined {
	if (isCoordinator(actor)) return undefined;
	return or(notInArray(change.subject, ofPeople), inOrganisations(tree.below(keptBy(actor))));
}

function keptBy({ roles }: SignedIn): number[] {
	return roles.flatMap(({ role, organisationId }) =>
		role === 'keyPerson' && organisationId !== null ? [organisationId] : []
	);
}

function inOrganisations(ids: readonly number[]): SQL {
	return ids.length === 0 ? sql`false` : inArray(change.organisationId, [...ids]);
}
