/** How long a confirmation lasts: the network's limits, and where an organisation has its own. The coordinator's. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Criticality, criticalities } from '../../directory/vocabulary.ts';
import * as messages from '../../messages/freshness-policy.ts';
import type { Actor, SignedIn } from '../accounts/actor.ts';
import { mayKeepNetwork, requireMayChange } from '../accounts/policy.ts';
import { recordChanges } from '../contacts/change-log.ts';
import { readOrganisationTree } from '../contacts/organisation-tree.ts';
import { findOrganisationBySlug } from '../contacts/organisations.ts';
import type { Db } from '../db/types.ts';
import { FieldRefusal, Refusal } from '../refusal.ts';
import { readPolicies } from './read.ts';
import { freshnessPolicy, verificationSettings } from './schema.ts';

export interface Limits {
	criticality: Criticality;
	limitDays: number;
	dueDays: number;
}

export interface PolicySettings {
	yearlyTurnoverPerMille: number;
	/** By how bad a wrong number is, worst first. */
	network: Limits[];
	/** By organisation. */
	overrides: (Limits & { organisationId: number; organisation: string })[];
}

/** What a limit is about; without an organisation it is the network's. */
export interface PolicySubject {
	organisation: string | null;
	criticality: Criticality;
}

export async function readPolicySettings(db: Db, actor: Actor): Promise<PolicySettings> {
	requireMayChange(actor, mayKeepNetwork(actor));
	const tree = await readOrganisationTree(db);
	const rows = (await readPolicies(db)).sort(
		(a, b) => criticalities.indexOf(a.criticality) - criticalities.indexOf(b.criticality)
	);
	return {
		yearlyTurnoverPerMille: await readYearlyTurnoverPerMille(db),
		network: rows.filter(({ organisationId }) => organisationId === null),
		overrides: rows
			.flatMap((row) =>
				row.organisationId === null
					? []
					: [
							{
								...row,
								organisationId: row.organisationId,
								organisation: tree.nameOf(row.organisationId) ?? ''
							}
						]
			)
			.sort((a, b) => a.organisation.localeCompare(b.organisation, 'da'))
	};
}

/** Of 1,000 who hold functions, how many leave, come or move in a year, as the network reckons. */
export async function readYearlyTurnoverPerMille(db: Db): Promise<number> {
	const [row] = await db.select().from(verificationSettings).orderBy(asc(verificationSettings.id));
	if (!row) throw new Error('The settings of verification are not there.');
	return row.yearlyTurnoverPerMille;
}

/**
 * Sets a limit of the network or of an organisation. Throws `FieldRefusal` for an organisation that is not there, and with
 * `isNew` for one that has such a limit already.
 */
export async function savePolicy(
	db: Db,
	actor: Actor,
	about: PolicySubject,
	{ limitDays, dueDays }: Pick<Limits, 'limitDays' | 'dueDays'>,
	now: Date,
	{ isNew = false } = {}
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const subject = await findSubject(tx, about);
		const before = await lockPolicy(tx, subject);
		if (isNew && before) {
			throw new FieldRefusal([{ field: 'organisation', message: messages.overrideExists(subject.name) }]);
		}
		const { organisationId, criticality, name } = subject;
		const [after] = await tx
			.insert(freshnessPolicy)
			.values({ organisationId, criticality, limitDays, dueDays })
			.onConflictDoUpdate({
				target: [freshnessPolicy.organisationId, freshnessPolicy.criticality],
				set: { limitDays, dueDays }
			})
			.returning();
		if (!after) throw new Error('The database returned no policy.');
		await record(
			tx,
			actor,
			{ id: after.id, organisationId, field: 'frist' },
			before && messages.policyText(name, before.limitDays, before.dueDays),
			messages.policyText(name, limitDays, dueDays),
			now
		);
	});
}

/** Lets an organisation have the limit of those above it again. Throws `Refusal` (404) for one that has none of its own. */
export async function removePolicy(
	db: Db,
	actor: Actor,
	about: PolicySubject & { organisation: string },
	now: Date
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const subject = await findSubject(tx, about);
		const before = await lockPolicy(tx, subject);
		if (!before) throw new Refusal(messages.overrideGone, { status: 404 });
		await tx.delete(freshnessPolicy).where(eq(freshnessPolicy.id, before.id));
		await record(
			tx,
			actor,
			{ id: before.id, organisationId: subject.organisationId, field: 'frist' },
			messages.policyText(subject.name, before.limitDays, before.dueDays),
			messages.fallsBack(subject.name),
			now
		);
	});
}

export async function saveYearlyTurnover(
	db: Db,
	actor: Actor,
	yearlyTurnoverPerMille: number,
	now: Date
): Promise<void> {
	requireMayChange(actor, mayKeepNetwork(actor));
	await db.transaction(async (tx) => {
		const [before] = await tx.select().from(verificationSettings).for('update');
		if (!before) throw new Error('The settings of verification are not there.');
		await tx.update(verificationSettings).set({ yearlyTurnoverPerMille });
		await record(
			tx,
			actor,
			{ id: before.id, organisationId: null, field: 'udskiftning' },
			messages.turnoverText(before.yearlyTurnoverPerMille),
			messages.turnoverText(yearlyTurnoverPerMille),
			now
		);
	});
}

interface Subject {
	organisationId: number | null;
	criticality: Criticality;
	/** In the log. */
	name: string;
}

async function findSubject(tx: Db, { organisation: slug, criticality }: PolicySubject): Promise<Subject> {
	if (slug === null) return { organisationId: null, criticality, name: messages.networkName(criticality) };
	const found = await findOrganisationBySlug(tx, slug);
	if (!found) throw new FieldRefusal([{ field: 'organisation', message: messages.chooseOrganisation }]);
	return { organisationId: found.id, criticality, name: messages.overrideName(found.name, criticality) };
}

async function lockPolicy(tx: Db, { organisationId, criticality }: Subject) {
	const [found] = await tx
		.select()
		.from(freshnessPolicy)
		.where(
			and(
				organisationId === null
					? isNull(freshnessPolicy.organisationId)
					: eq(freshnessPolicy.organisationId, organisationId),
				eq(freshnessPolicy.criticality, criticality)
			)
		)
		.for('update');
	return found ?? null;
}

async function record(
	tx: Db,
	actor: SignedIn,
	{ id, organisationId, field }: { id: number; organisationId: number | null; field: string },
	before: string | null,
	after: string,
	at: Date
): Promise<void> {
	if (before === after) return;
	await recordChanges(tx, { at, byPersonId: actor.person?.id ?? null, source: 'form' }, [
		{ subject: 'policy', subjectId: id, organisationId, field, before, after }
	]);
}
