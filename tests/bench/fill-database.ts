/** Writes a snapshot back into a database as the rows it could have been read from. */
import { sql } from 'drizzle-orm';
import type { ChannelEntry, EvidenceEntry, HolderEntry, Snapshot } from '../../src/lib/directory/snapshot.ts';
import type { Db } from '../../src/lib/server/db/types.ts';

type Row = object;

/** A few megabytes of JSON a statement, on either engine. */
const rowsAtOnce = 5_000;

/**
 * Takes away what checks one row against others. Reading uses none of it, a generator gets it right, and checking takes
 * minutes at 140,000 functions. Only for a database that is thrown away afterwards.
 */
const withoutRules = sql.raw(`do $$
declare
	rule record;
begin
	for rule in select conrelid::regclass as owner, conname from pg_constraint
		where contype in ('f', 'x') and connamespace = 'public'::regnamespace loop
		execute format('alter table %s drop constraint %I', rule.owner, rule.conname);
	end loop;
	for rule in select distinct tgrelid::regclass as owner from pg_trigger where not tgisinternal loop
		execute format('alter table %s disable trigger user', rule.owner);
	end loop;
end $$`);

/** Fills a migrated, empty database, which afterwards is good for reading only. All in one transaction. */
export async function fillDatabase(db: Db, snapshot: Snapshot): Promise<void> {
	await db.transaction(async (tx) => {
		await tx.execute(withoutRules);
		for (const [name, rows] of Object.entries(rowsOf(snapshot))) await insert(tx, name, rows);
	});
	await db.execute(sql`analyze`);
}

async function insert(tx: Db, name: string, rows: readonly Row[]) {
	const table = sql.identifier(name);
	const columns = sql.join(
		Object.keys(rows[0] ?? {}).map((column) => sql.identifier(column)),
		sql`, `
	);
	for (let from = 0; from < rows.length; from += rowsAtOnce) {
		const json = JSON.stringify(rows.slice(from, from + rowsAtOnce));
		await tx.execute(
			sql`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ${json}::json)`
		);
	}
}

/** Rows by table, in an order that foreign keys allow. */
function rowsOf(snapshot: Snapshot): Record<string, readonly Row[]> {
	const { functions } = snapshot;
	const holders = functions.flatMap((fn) => fn.holders.map((holder) => ({ fn, holder })));
	const channels = [
		...functions.flatMap((fn) => fn.channels.map((entry) => channelRow(entry, fn.id, null))),
		...distinctPersonChannels(holders.map(({ holder }) => holder))
	];
	const hidden = holders.filter(({ holder }) => holder.personId === null);
	return {
		installation: [{ id: 1, demo: snapshot.demo, reference_day: snapshot.readAt.slice(0, 10) }],
		municipality: snapshot.municipalities,
		organisation: snapshot.organisations.map((entry) => ({
			id: entry.id,
			parent_id: entry.parentId,
			kind: entry.kind,
			name: entry.name,
			slug: entry.slug,
			aliases: entry.aliases,
			valid_from: entry.validFrom,
			valid_to: entry.validTo,
			successor_id: entry.successorId
		})),
		organisation_code: snapshot.organisations.flatMap(({ id, codes }) =>
			codes.map(({ system, value }) => ({ organisation_id: id, system, value }))
		),
		situation: snapshot.situations.map((entry, position) => ({ ...entry, position })),
		topic: snapshot.topics,
		welfare_area: snapshot.welfareAreas,
		profession: snapshot.professions,
		synonym: snapshot.synonyms.map((words, index) => ({ id: index + 1, words })),
		person: [
			...snapshot.people.map((entry) => ({
				id: entry.id,
				name: entry.name,
				title: entry.title,
				profession_id: entry.professionId,
				organisation_id: entry.organisationId
			})),
			// Holders who show the function alone are people too; holder ids are no person's id.
			...hidden.map(({ holder }) => ({
				id: holder.id,
				name: `Vises ikke ${holder.id}`,
				title: null,
				profession_id: null,
				organisation_id: null
			}))
		],
		contact_function: functions.map((entry) => ({
			id: entry.id,
			organisation_id: entry.organisationId,
			name: entry.name,
			slug: entry.slug,
			can: entry.can,
			cannot: entry.cannot,
			how_to: entry.howTo,
			age_from: entry.ageFrom,
			age_to: entry.ageTo,
			criticality: entry.criticality,
			mandate: entry.mandate,
			staffing: entry.staffing,
			always_open: entry.hours.alwaysOpen,
			reserve_id: entry.reserveId
		})),
		function_situation: functions.flatMap((fn) =>
			fn.situationIds.map((id) => ({ function_id: fn.id, situation_id: id }))
		),
		function_topic: functions.flatMap((fn) =>
			fn.topicIds.map((id) => ({ function_id: fn.id, topic_id: id }))
		),
		function_welfare_area: functions.flatMap((fn) =>
			fn.welfareAreaIds.map((id) => ({ function_id: fn.id, welfare_area_id: id }))
		),
		function_served: functions.flatMap((fn) =>
			fn.servedIds.map((id) => ({ function_id: fn.id, organisation_id: id }))
		),
		opening_interval: functions.flatMap((fn) =>
			fn.hours.weekly.map((interval) => ({ function_id: fn.id, ...interval }))
		),
		closure: functions.flatMap((fn) =>
			fn.hours.closures.map(({ from, to }) => ({ function_id: fn.id, from, to }))
		),
		holder: holders.map(({ fn, holder }) => ({
			id: holder.id,
			function_id: fn.id,
			person_id: holder.personId ?? holder.id,
			role: holder.role,
			starts_on: holder.from,
			ends_on: holder.to,
			added_at: time(holder.addedAt),
			show_name: holder.personId !== null
		})),
		channel: channels.map(({ row }) => row),
		acute_number: snapshot.acuteNumbers.map(({ functionId, audience, source }, position) => ({
			function_id: functionId,
			audience,
			source,
			position
		})),
		verification: [
			...functions.flatMap((fn) => fn.evidence.map((piece) => evidenceRow(piece, fn.id, null))),
			...channels.flatMap(({ entry }) => entry.evidence.map((piece) => evidenceRow(piece, null, entry.id)))
		].map((row, index) => ({ id: index + 1, ...row })),
		freshness_policy: snapshot.policies.map((entry, index) => ({
			id: index + 1,
			organisation_id: entry.organisationId,
			criticality: entry.criticality,
			limit_days: entry.limitDays,
			due_days: entry.dueDays
		}))
	};
}

/** A person with two functions stands with the same channels in both. */
function distinctPersonChannels(holders: readonly HolderEntry[]) {
	const byId = new Map(
		holders.flatMap(({ personId, channels }) =>
			channels.map((entry) => [entry.id, channelRow(entry, null, personId)] as const)
		)
	);
	return [...byId.values()];
}

function channelRow(entry: ChannelEntry, functionId: number | null, personId: number | null) {
	return {
		entry,
		row: {
			id: entry.id,
			function_id: functionId,
			person_id: personId,
			kind: entry.kind,
			value: entry.value,
			display: entry.display,
			note: entry.note,
			visibility: 'public',
			position: 0,
			added_at: time(entry.addedAt)
		}
	};
}

function evidenceRow(piece: EvidenceEntry, functionId: number | null, channelId: number | null) {
	return {
		function_id: functionId,
		channel_id: channelId,
		method: piece.method,
		outcome: piece.outcome,
		at: time(piece.at),
		by_role: piece.byRole
	};
}

function time(milliseconds: number): string {
	return new Date(milliseconds).toISOString();
}
