/** Reads the whole directory into the model that import and export work on. */
import { asc, isNull } from 'drizzle-orm';
import type { Db } from '../../db/types.ts';
import * as tables from '../schema.ts';
import type { Channel, ContactFunction, Directory, Organisation, Person, Term } from './model.ts';

/** Call it inside a transaction, so that the rows belong together. */
export async function loadDirectory(tx: Db): Promise<Directory> {
	const organisations = await loadOrganisations(tx);
	const situations = index(await tx.select().from(tables.situation).orderBy(asc(tables.situation.position)));
	const topics = index(await tx.select().from(tables.topic).orderBy(asc(tables.topic.id)));
	const welfareAreas = index(await tx.select().from(tables.welfareArea).orderBy(asc(tables.welfareArea.id)));
	const professions = index(await tx.select().from(tables.profession).orderBy(asc(tables.profession.id)));
	const people = await loadPeople(tx, organisations, professions);
	const functions = await loadFunctions(tx, organisations);

	await linkFunctions(tx, functions, { situations, topics, welfareAreas, organisations });
	for (const row of await tx.select().from(tables.holder).orderBy(asc(tables.holder.id))) {
		const person = people.get(row.personId);
		if (person) functions.get(row.functionId)?.holders.push({ ...row, person });
	}
	const channels = await tx
		.select()
		.from(tables.channel)
		.where(isNull(tables.channel.retiredAt))
		.orderBy(asc(tables.channel.position), asc(tables.channel.id));
	for (const { functionId, personId, ...row } of channels) {
		const owner = functionId === null ? people.get(personId ?? 0) : functions.get(functionId);
		owner?.channels.push(row satisfies Channel);
	}
	return {
		organisations: [...organisations.values()],
		functions: [...functions.values()],
		people: [...people.values()],
		situations: [...situations.values()],
		topics: [...topics.values()],
		welfareAreas: [...welfareAreas.values()],
		professions: [...professions.values()],
		municipalities: await tx.select().from(tables.municipality)
	};
}

async function loadOrganisations(tx: Db): Promise<Map<number, Organisation>> {
	const rows = await tx.select().from(tables.organisation).orderBy(asc(tables.organisation.id));
	const organisations = index(
		rows.map(({ id, kind, name, slug, aliases, validTo }): Organisation => ({
			...{ id, kind, name, slug, aliases, validTo },
			parent: null,
			successor: null,
			codes: new Map()
		}))
	);
	for (const { id, parentId, successorId } of rows) {
		const organisation = organisations.get(id);
		if (!organisation) continue;
		organisation.parent = organisations.get(parentId ?? 0) ?? null;
		organisation.successor = organisations.get(successorId ?? 0) ?? null;
	}
	for (const { organisationId, system, value } of await tx.select().from(tables.organisationCode)) {
		organisations.get(organisationId)?.codes.set(system, value);
	}
	return organisations;
}

async function loadPeople(
	tx: Db,
	organisations: ReadonlyMap<number, Organisation>,
	professions: ReadonlyMap<number, Term>
): Promise<Map<number, Person>> {
	const rows = await tx.select().from(tables.person).orderBy(asc(tables.person.id));
	return index(
		rows.map(({ id, name, title, professionId, organisationId }): Person => ({
			...{ id, name, title },
			profession: professions.get(professionId ?? 0) ?? null,
			organisation: organisations.get(organisationId ?? 0) ?? null,
			channels: []
		}))
	);
}

async function loadFunctions(
	tx: Db,
	organisations: ReadonlyMap<number, Organisation>
): Promise<Map<number, ContactFunction>> {
	const rows = await tx.select().from(tables.contactFunction).orderBy(asc(tables.contactFunction.id));
	const functions = new Map<number, ContactFunction>();
	for (const row of rows) {
		const organisation = organisations.get(row.organisationId);
		if (!organisation) continue;
		functions.set(row.id, {
			...row,
			organisation,
			hours: { alwaysOpen: row.alwaysOpen, weekly: [] },
			closures: [],
			reserve: null,
			successor: null,
			situations: new Set(),
			topics: new Set(),
			welfareAreas: new Set(),
			served: new Set(),
			channels: [],
			holders: []
		});
	}
	for (const { id, reserveId, successorId } of rows) {
		const fn = functions.get(id);
		if (!fn) continue;
		fn.reserve = functions.get(reserveId ?? 0) ?? null;
		fn.successor = functions.get(successorId ?? 0) ?? null;
	}
	return functions;
}

async function linkFunctions(
	tx: Db,
	functions: ReadonlyMap<number, ContactFunction>,
	known: Record<'situations' | 'topics' | 'welfareAreas', ReadonlyMap<number, Term>> & {
		organisations: ReadonlyMap<number, Organisation>;
	}
): Promise<void> {
	for (const { functionId, situationId } of await tx.select().from(tables.functionSituation)) {
		link(functions.get(functionId)?.situations, known.situations.get(situationId));
	}
	for (const { functionId, topicId } of await tx.select().from(tables.functionTopic)) {
		link(functions.get(functionId)?.topics, known.topics.get(topicId));
	}
	for (const { functionId, welfareAreaId } of await tx.select().from(tables.functionWelfareArea)) {
		link(functions.get(functionId)?.welfareAreas, known.welfareAreas.get(welfareAreaId));
	}
	for (const { functionId, organisationId } of await tx.select().from(tables.functionServed)) {
		link(functions.get(functionId)?.served, known.organisations.get(organisationId));
	}
	const intervals = await tx
		.select()
		.from(tables.openingInterval)
		.orderBy(asc(tables.openingInterval.weekday), asc(tables.openingInterval.opens));
	for (const { functionId, ...interval } of intervals) {
		functions.get(functionId)?.hours.weekly.push(interval);
	}
	for (const { functionId, ...dates } of await tx
		.select()
		.from(tables.closure)
		.orderBy(asc(tables.closure.from))) {
		functions.get(functionId)?.closures.push(dates);
	}
}

function link<T>(set: Set<T> | undefined, item: T | undefined): void {
	if (item) set?.add(item);
}

function index<T extends { id: number }>(rows: readonly T[]): Map<number, T> {
	return new Map(rows.map((row) => [row.id, row]));
}
