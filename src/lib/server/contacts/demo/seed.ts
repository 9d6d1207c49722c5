/** Writes the demo network into a database that has the reference data. */
import { eq, getTableName, max, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { IsoDate } from '../../../calendar/copenhagen-time.ts';
import type { Db } from '../../db/types.ts';
import { addDomains } from '../../accounts/domains.ts';
import { addCalls, recordEvidence } from '../../verification/record.ts';
import * as tables from '../schema.ts';
import { generateDemoNetwork } from './generate.ts';
import type { DemoFunction } from './rows.ts';

/** Every demo is the same one. */
export const demoSeed = 2018;
/** Rows of one insert: within 65,535 parameters, and more than there are functions, whose reserves point ahead. */
const rowsAtOnce = 1000;

/**
 * Adds the demo network as it is on the reference day. Needs what `seedReferenceData` writes, in the same transaction or
 * before. The acute numbers get evidence as well: in the demo somebody has checked them.
 */
export async function seedDemoNetwork(tx: Db, { referenceDay }: { referenceDay: IsoDate }): Promise<void> {
	const network = generateDemoNetwork({ seed: demoSeed, referenceDay });
	// The rows count from 1; what is there already keeps its ids.
	const after = {
		organisation: await lastId(tx, tables.organisation),
		person: await lastId(tx, tables.person),
		fn: await lastId(tx, tables.contactFunction),
		holder: await lastId(tx, tables.holder),
		channel: await lastId(tx, tables.channel)
	};
	const professionIds = idsByName(await tx.select().from(tables.profession));

	await insertAll(tx, tables.organisation, network.organisations, (row) => ({
		id: row.id + after.organisation,
		parentId: plus(row.parentId, after.organisation),
		kind: row.kind,
		name: row.name,
		slug: row.slug,
		aliases: [...row.aliases],
		validFrom: row.validFrom,
		validTo: row.validTo,
		successorId: plus(row.successorId, after.organisation)
	}));
	await insertAll(
		tx,
		tables.organisationCode,
		network.organisations.flatMap(({ id, kommunekode }) => (kommunekode === null ? [] : { id, kommunekode })),
		({ id, kommunekode }) => ({
			system: 'kommunekode' as const,
			value: kommunekode,
			organisationId: id + after.organisation
		})
	);
	await addDomains(
		tx,
		network.domains.map((row) => ({ ...row, organisationId: row.organisationId + after.organisation }))
	);
	await insertAll(tx, tables.person, network.people, ({ profession, ...row }) => ({
		...row,
		id: row.id + after.person,
		professionId: profession === null ? null : professionIds(profession),
		organisationId: row.organisationId + after.organisation
	}));
	await insertAll(tx, tables.contactFunction, network.functions, (row) => ({
		id: row.id + after.fn,
		organisationId: row.organisationId + after.organisation,
		name: row.name,
		slug: row.slug,
		can: row.can,
		cannot: row.cannot,
		howTo: row.howTo,
		ageFrom: row.ageFrom,
		ageTo: row.ageTo,
		criticality: row.criticality,
		mandate: row.mandate,
		staffing: row.staffing,
		alwaysOpen: row.alwaysOpen,
		reserveId: plus(row.reserveId, after.fn)
	}));
	await insertDetails(tx, network.functions, after);
	await insertAll(tx, tables.holder, network.holders, (row) => ({
		...row,
		id: row.id + after.holder,
		functionId: row.functionId + after.fn,
		personId: row.personId + after.person
	}));
	await insertAll(tx, tables.channel, network.channels, (row) => ({
		...row,
		id: row.id + after.channel,
		functionId: plus(row.functionId, after.fn),
		personId: plus(row.personId, after.person)
	}));
	for (const table of [
		tables.organisation,
		tables.person,
		tables.contactFunction,
		tables.holder,
		tables.channel
	]) {
		await continueIds(tx, table);
	}

	const acuteNumbers = await tx.select().from(tables.acuteNumber);
	for (const { functionId } of acuteNumbers) {
		await tx
			.update(tables.channel)
			.set({ addedAt: network.enteredAt })
			.where(eq(tables.channel.functionId, functionId));
	}
	await recordEvidence(tx, [
		...network.evidence.map((row) => ({
			...row,
			functionId: plus(row.functionId, after.fn),
			channelId: plus(row.channelId, after.channel),
			byPersonId: plus(row.byPersonId, after.person)
		})),
		...acuteNumbers.map(({ functionId }) => ({
			functionId,
			method: 'confirmedByPhone' as const,
			outcome: 'confirmed' as const,
			at: network.acuteNumbersChecked.at,
			byPersonId: network.acuteNumbersChecked.byPersonId + after.person,
			byRole: 'coordinator' as const
		}))
	]);
	await addCalls(
		tx,
		network.calls.map((row) => ({
			...row,
			functionId: row.functionId + after.fn,
			calledByPersonId: row.calledByPersonId + after.person
		}))
	);
}

/** What stands in tables of its own about each function. */
async function insertDetails(
	tx: Db,
	functions: readonly DemoFunction[],
	after: { organisation: number; fn: number }
) {
	const situationIds = idsByName(await tx.select().from(tables.situation));
	const topicIds = idsByName(await tx.select().from(tables.topic));
	const welfareAreaIds = idsByName(await tx.select().from(tables.welfareArea));
	const each = <T>(list: (row: DemoFunction) => readonly T[]) =>
		functions.flatMap((row) => list(row).map((value) => ({ functionId: row.id + after.fn, value })));

	await insertAll(
		tx,
		tables.functionSituation,
		each((row) => row.situations),
		({ functionId, value }) => ({ functionId, situationId: situationIds(value) })
	);
	await insertAll(
		tx,
		tables.functionTopic,
		each((row) => row.topics),
		({ functionId, value }) => ({ functionId, topicId: topicIds(value) })
	);
	await insertAll(
		tx,
		tables.functionWelfareArea,
		each((row) => row.welfareAreas),
		({ functionId, value }) => ({ functionId, welfareAreaId: welfareAreaIds(value) })
	);
	await insertAll(
		tx,
		tables.functionServed,
		each((row) => row.servedIds),
		({ functionId, value }) => ({ functionId, organisationId: value + after.organisation })
	);
	await insertAll(
		tx,
		tables.openingInterval,
		each((row) => row.weekly),
		({ functionId, value }) => ({ functionId, ...value })
	);
	await insertAll(
		tx,
		tables.closure,
		each((row) => row.closures),
		({ functionId, value }) => ({ functionId, ...value })
	);
}

async function insertAll<T, Table extends PgTable>(
	tx: Db,
	table: Table,
	rows: readonly T[],
	toRow: (row: T) => Table['$inferInsert']
) {
	for (let start = 0; start < rows.length; start += rowsAtOnce) {
		await tx.insert(table).values(rows.slice(start, start + rowsAtOnce).map(toRow));
	}
}

type NumberedTable =
	| typeof tables.organisation
	| typeof tables.person
	| typeof tables.contactFunction
	| typeof tables.holder
	| typeof tables.channel;

async function lastId(tx: Db, table: NumberedTable): Promise<number> {
	const [row] = await tx.select({ last: max(table.id) }).from(table);
	return row?.last ?? 0;
}

/** Makes the next id follow those that were given by hand. */
async function continueIds(tx: Db, table: NumberedTable) {
	const name = getTableName(table);
	await tx.execute(sql`select setval(pg_get_serial_sequence(${name}, 'id'), (select max(id) from ${table}))`);
}

function plus(id: number | null, offset: number): number | null {
	return id === null ? null : id + offset;
}

/** The id of a term by its name. Throws when the reference data has no such term. */
function idsByName(rows: readonly { id: number; name: string }[]) {
	const ids = new Map(rows.map(({ id, name }) => [name, id]));
	return (name: string): number => {
		const id = ids.get(name);
		if (id === undefined) throw new Error(`The reference data has no term "${name}".`);
		return id;
	};
}
