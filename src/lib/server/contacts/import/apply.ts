/** Writes what an import changed in the model, in bulk: the number of statements does not grow with the number of rows. */
import { type Table, getTableName, inArray, sql } from 'drizzle-orm';
import { rowsOf } from '../../db/connect.ts';
import type { Db } from '../../db/types.ts';
import * as tables from '../schema.ts';
import { chunks, insertRows, saveRows } from './bulk.ts';
import { type ContactFunction, type Holder, type Writes, unsaved } from './model.ts';

/** Call it inside a transaction that nobody else writes beside. What was new has its id in the model afterwards. */
export async function applyWrites(tx: Db, writes: Writes, now: Date): Promise<void> {
	const isNew = ({ id }: { id: number }) => id === unsaved;
	const newFunctions = new Set([...writes.functions].filter(isNew));
	const newHolders = new Set([...writes.holders.keys()].filter(isNew));
	await giveIds(tx, tables.organisation, [...writes.organisations].filter(isNew));
	await giveIds(tx, tables.person, [...writes.people].filter(isNew));
	await giveIds(tx, tables.contactFunction, [...newFunctions]);
	await giveIds(tx, tables.holder, [...newHolders]);
	await giveIds(tx, tables.channel, [...writes.channels.keys()].filter(isNew));

	await saveOrganisations(tx, writes);
	await savePeople(tx, writes);
	await saveFunctions(tx, writes, newFunctions);
	await saveLinks(tx, writes, newFunctions);
	await saveHolders(tx, writes, newHolders);
	await saveChannels(tx, writes, now);
}

/** Ids before rows, so that rows can refer to each other in whatever order they are written. */
async function giveIds(tx: Db, table: Table, items: readonly { id: number }[]): Promise<void> {
	if (items.length === 0) return;
	const rows = rowsOf<{ id: number }>(
		await tx.execute(
			sql`select nextval(pg_get_serial_sequence(${getTableName(table)}, 'id'))::int as id from generate_series(1, ${items.length}::int)`
		)
	);
	for (const [index, item] of items.entries()) item.id = rows[index]?.id ?? unsaved;
}

async function saveOrganisations(tx: Db, writes: Writes): Promise<void> {
	const { organisation, organisationCode } = tables;
	// Parents are made before what stands below them, and so come first.
	const rows = [...writes.organisations].map(
		({ parent, successor, id, kind, name, slug, aliases, validTo }) => ({
			...{ id, kind, name, slug, aliases, validTo },
			parentId: parent?.id ?? null,
			successorId: successor?.id ?? null
		})
	);
	await saveRows(tx, organisation, rows, [
		...(['parentId', 'kind', 'name', 'aliases', 'validTo', 'successorId'] as const)
	]);
	for (const part of chunks([...writes.codes])) {
		const ids = part.map(({ id }) => id);
		await tx.delete(organisationCode).where(inArray(organisationCode.organisationId, ids));
	}
	const codes = [...writes.codes].flatMap((owner) =>
		[...owner.codes].map(([system, value]) => ({ system, value, organisationId: owner.id }))
	);
	await insertRows(tx, organisationCode, codes);
}

async function savePeople(tx: Db, writes: Writes): Promise<void> {
	const rows = [...writes.people].map(({ id, name, title, profession, organisation }) => ({
		...{ id, name, title },
		professionId: profession?.id ?? null,
		organisationId: organisation?.id ?? null
	}));
	await saveRows(tx, tables.person, rows, ['name', 'title', 'professionId']);
}

async function saveFunctions(tx: Db, writes: Writes, isNew: ReadonlySet<ContactFunction>): Promise<void> {
	const rowOf = (fn: ContactFunction) => ({
		...{ id: fn.id, name: fn.name, slug: fn.slug, can: fn.can, cannot: fn.cannot, howTo: fn.howTo },
		...{ ageFrom: fn.ageFrom, ageTo: fn.ageTo, criticality: fn.criticality, mandate: fn.mandate },
		...{ staffing: fn.staffing, alwaysOpen: fn.hours.alwaysOpen },
		...{ validFrom: fn.validFrom, validTo: fn.validTo, successorId: fn.successor?.id ?? null },
		organisationId: fn.organisation.id,
		reserveId: fn.reserve?.id ?? null
	});
	const changed = [...writes.functions].filter((fn) => !isNew.has(fn));
	await insertRows(tx, tables.contactFunction, reservesFirst([...isNew]).map(rowOf));
	await saveRows(tx, tables.contactFunction, changed.map(rowOf), [
		...(['name', 'can', 'cannot', 'howTo', 'ageFrom', 'ageTo', 'criticality', 'mandate'] as const),
		...(['staffing', 'alwaysOpen', 'reserveId', 'validFrom', 'validTo', 'successorId'] as const)
	]);
}

/** Each after the reserve it refers to, as far as that is among them. */
function reservesFirst(functions: readonly ContactFunction[]): ContactFunction[] {
	const waiting = new Set(functions);
	const sorted: ContactFunction[] = [];
	for (const start of functions) {
		const chain: ContactFunction[] = [];
		for (let fn: ContactFunction | null = start; fn && waiting.delete(fn); fn = fn.reserve) chain.push(fn);
		sorted.push(...chain.reverse());
	}
	return sorted;
}

/** What a function has in tables of its own is replaced as a whole. */
async function saveLinks(tx: Db, writes: Writes, isNew: ReadonlySet<ContactFunction>): Promise<void> {
	const { functionSituation, functionTopic, functionWelfareArea, functionServed, openingInterval } = tables;
	const { closure } = tables;
	const idsOf = (functions: ReadonlySet<ContactFunction>) =>
		chunks([...functions].filter((fn) => !isNew.has(fn)).map(({ id }) => id));
	const pairs = <T extends { id: number }>(
		functions: ReadonlySet<ContactFunction>,
		linked: (fn: ContactFunction) => ReadonlySet<T>
	) => [...functions].flatMap((fn) => [...linked(fn)].map(({ id }) => ({ functionId: fn.id, id })));

	for (const ids of idsOf(writes.situations)) {
		await tx.delete(functionSituation).where(inArray(functionSituation.functionId, ids));
	}
	const situations = pairs(writes.situations, (fn) => fn.situations);
	await insertRows(
		tx,
		functionSituation,
		situations.map(({ functionId, id }) => ({ functionId, situationId: id }))
	);

	for (const ids of idsOf(writes.topics)) {
		await tx.delete(functionTopic).where(inArray(functionTopic.functionId, ids));
	}
	const topics = pairs(writes.topics, (fn) => fn.topics);
	await insertRows(
		tx,
		functionTopic,
		topics.map(({ functionId, id }) => ({ functionId, topicId: id }))
	);

	for (const ids of idsOf(writes.welfareAreas)) {
		await tx.delete(functionWelfareArea).where(inArray(functionWelfareArea.functionId, ids));
	}
	const welfareAreas = pairs(writes.welfareAreas, (fn) => fn.welfareAreas);
	await insertRows(
		tx,
		functionWelfareArea,
		welfareAreas.map(({ functionId, id }) => ({ functionId, welfareAreaId: id }))
	);

	for (const ids of idsOf(writes.served)) {
		await tx.delete(functionServed).where(inArray(functionServed.functionId, ids));
	}
	const served = pairs(writes.served, (fn) => fn.served);
	await insertRows(
		tx,
		functionServed,
		served.map(({ functionId, id }) => ({ functionId, organisationId: id }))
	);

	for (const ids of idsOf(writes.hours)) {
		await tx.delete(openingInterval).where(inArray(openingInterval.functionId, ids));
	}
	const hours = [...writes.hours].flatMap((fn) =>
		fn.hours.weekly.map((interval) => ({ functionId: fn.id, ...interval }))
	);
	await insertRows(tx, openingInterval, hours);

	for (const ids of idsOf(writes.closures)) {
		await tx.delete(closure).where(inArray(closure.functionId, ids));
	}
	const closures = [...writes.closures].flatMap((fn) =>
		fn.closures.map((dates) => ({ functionId: fn.id, ...dates }))
	);
	await insertRows(tx, closure, closures);
}

async function saveHolders(tx: Db, writes: Writes, isNew: ReadonlySet<Holder>): Promise<void> {
	const rowOf = ([held, fn]: readonly [Holder, ContactFunction]) => ({
		...{ id: held.id, role: held.role, startsOn: held.startsOn, endsOn: held.endsOn },
		...{ showName: held.showName, addedAt: held.addedAt },
		functionId: fn.id,
		personId: held.person.id
	});
	const changed = [...writes.holders].filter(([holder]) => !isNew.has(holder)).map(rowOf);
	// Periods that give way before those that take their place: the database never sees two primaries at once.
	await insertRows(tx, tables.holder, changed, shrink);
	await saveRows(tx, tables.holder, changed, ['startsOn', 'endsOn', 'showName']);
	const added = [...writes.holders].filter(([holder]) => isNew.has(holder)).map(rowOf);
	await insertRows(tx, tables.holder, added);
}

/** Leaves of a period what it shares with the new one; all of it when they share nothing. */
const shrink = sql` on conflict (id) do update set (starts_on, ends_on) = (
	select case when period.from > period.to then holder.starts_on else period.from end,
		case when period.from > period.to then holder.ends_on else period.to end
	from (select greatest(holder.starts_on, excluded.starts_on) as from, least(holder.ends_on, excluded.ends_on) as to) period
)`;

async function saveChannels(tx: Db, writes: Writes, now: Date): Promise<void> {
	const { channel } = tables;
	// Retired first: a value may not be in use twice.
	for (const part of chunks([...writes.retired.keys()])) {
		const ids = part.map(({ id }) => id);
		await tx.update(channel).set({ retiredAt: now }).where(inArray(channel.id, ids));
	}
	const rows = [...writes.channels].map(([own, owner]) => ({
		...own,
		functionId: 'slug' in owner ? owner.id : null,
		personId: 'slug' in owner ? null : owner.id
	}));
	await saveRows(tx, channel, rows, ['display', 'note', 'visibility', 'position']);
}
