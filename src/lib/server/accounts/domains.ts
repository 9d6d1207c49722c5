/** Which organisation a mail address belongs to, by its domain. Domains are data: an organisation may have several, each for a time. */
import { and, asc, eq, gte, isNull, lte, ne, or } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { DomainInput } from '../../accounts/domain-input.ts';
import * as messages from '../../messages/domains.ts';
import { changedSince } from '../../messages/editing.ts';
import { type ChangeEntry, type UndoLog, recordChanges } from '../contacts/change-log.ts';
import { readOrganisation } from '../contacts/organisations.ts';
import type { Db } from '../db/types.ts';
import { Refusal } from '../refusal.ts';
import type { Actor, SignedIn } from './actor.ts';
import { mayKeepNetwork, requireMayChange } from './policy.ts';
import { organisationDomain } from './schema.ts';

/** What stands after the @, in lower case. */
function domainOf(mail: string): string {
	return mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * The organisation whose domain the address has on that day; null when it is nobody's. The domain must be the whole of it:
 * who may make a subdomain is not known here.
 */
export async function organisationOfAddress(db: Db, mail: string, today: IsoDate): Promise<number | null> {
	const [found] = await db
		.select({ organisationId: organisationDomain.organisationId })
		.from(organisationDomain)
		.where(
			and(
				eq(organisationDomain.domain, domainOf(mail)),
				or(isNull(organisationDomain.validFrom), lte(organisationDomain.validFrom, today)),
				or(isNull(organisationDomain.validTo), gte(organisationDomain.validTo, today))
			)
		);
	return found?.organisationId ?? null;
}

/** Gives organisations their domains. Throws what the database refuses: a domain is one organisation's at a time. */
export async function addDomains(
	tx: Db,
	domains: readonly (typeof organisationDomain.$inferInsert)[]
): Promise<void> {
	if (domains.length > 0) await tx.insert(organisationDomain).values([...domains]);
}

/** All domains of all times, by name. For the coordinator. */
export async function listDomains(db: Db, actor: Actor) {
	requireMayChange(actor, mayKeepNetwork(actor));
	return db
		.select()
		.from(organisationDomain)
		.orderBy(asc(organisationDomain.domain), asc(organisationDomain.validFrom));
}

/** Gives an organisation a domain. Throws `Refusal` when it is another's at some time within the period. */
export async function addDomain(db: Db, actor: Actor, input: DomainInput, now: Date): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		if (!(await readOrganisation(tx, input.organisationId))) {
			throw new Refusal(messages.chooseOrganisation, { field: 'organisation' });
		}
		// The database refuses it too; asked first, since a refusal there ends the transaction.
		const others = await tx
			.select()
			.from(organisationDomain)
			.where(eq(organisationDomain.domain, input.domain));
		const first = input.validFrom ?? '0000-01-01';
		const last = input.validTo ?? '9999-12-31';
		if (others.some((other) => (other.validFrom ?? first) <= last && (other.validTo ?? last) >= first)) {
			throw new Refusal(messages.domainIsTaken(input.domain), { field: 'domaene' });
		}
		const [added] = await tx.insert(organisationDomain).values(input).returning();
		if (!added) throw new Error('The database returned no domain.');
		await record(tx, actor, added, { field: 'entry', before: null, after: describe(added) }, now);
	});
}

/** Sets the last day of a domain. Who is a member by it stays one. Throws `Refusal` (404) when it is not there. */
export async function endDomain(
	db: Db,
	actor: Actor,
	{ id, lastDay }: { id: number; lastDay: IsoDate },
	now: Date
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const [found] = await tx
			.select()
			.from(organisationDomain)
			.where(eq(organisationDomain.id, id))
			.for('update');
		if (!found) throw new Refusal(messages.domainUnknown, { status: 404 });
		if (found.validFrom !== null && lastDay < found.validFrom) {
			throw new Refusal(messages.endsBeforeItBegins, { field: 'til' });
		}
		await tx.update(organisationDomain).set({ validTo: lastDay }).where(eq(organisationDomain.id, id));
		await record(tx, actor, found, { field: 'til', before: found.validTo, after: lastDay }, now);
	});
}

/** Puts back what a change did to a domain; `row` is that change. Throws `Refusal` when it has been changed since, or is taken. */
export async function undoDomain(
	tx: Db,
	actor: Actor,
	row: ChangeEntry,
	{ now, undoing }: { now: Date; undoing: UndoLog }
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	const [found] = await tx
		.select()
		.from(organisationDomain)
		.where(eq(organisationDomain.id, row.subjectId))
		.for('update');
	if (!found) throw new Refusal(messages.domainUnknown, { status: 404 });
	const is = row.field === 'entry' ? describe(found) : found.validTo;
	if (is !== row.after) throw new Refusal(changedSince(is ?? ''));
	if (row.field === 'entry') {
		await tx.delete(organisationDomain).where(eq(organisationDomain.id, found.id));
	} else {
		const others = await tx
			.select()
			.from(organisationDomain)
			.where(and(eq(organisationDomain.domain, found.domain), ne(organisationDomain.id, found.id)));
		const last = row.before ?? '9999-12-31';
		if (
			others.some(({ validFrom }) => (validFrom ?? '') <= last && (validFrom ?? '') > (found.validTo ?? ''))
		) {
			throw new Refusal(messages.domainIsTaken(found.domain));
		}
		await tx
			.update(organisationDomain)
			.set({ validTo: row.before })
			.where(eq(organisationDomain.id, found.id));
	}
	const what = { field: row.field, before: row.after, after: row.before };
	await record(tx, actor, found, what, now, undoing);
}

type DomainRow = typeof organisationDomain.$inferSelect;

const describe = ({ domain, validFrom, validTo }: DomainRow) =>
	[domain, validFrom && `fra ${validFrom}`, validTo && `til ${validTo}`].filter(Boolean).join(' ');

async function record(
	tx: Db,
	actor: SignedIn,
	{ id, organisationId }: DomainRow,
	what: { field: string; before: string | null; after: string | null },
	now: Date,
	undoing: UndoLog = {}
): Promise<void> {
	const set = { at: now, byPersonId: actor.person?.id ?? null, source: 'form' as const, ...undoing };
	await recordChanges(tx, set, [{ subject: 'domain', subjectId: id, organisationId, ...what }]);
}
