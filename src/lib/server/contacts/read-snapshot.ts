/** Reads the published directory out of the database: public data only, all of one moment. */
import { asc, isNull } from 'drizzle-orm';
import { toCopenhagen } from '../../calendar/copenhagen-time.ts';
import { formatPhone } from '../../directory/phone.ts';
import type {
	ChannelEntry,
	EvidenceEntry,
	HolderEntry,
	Snapshot,
	SnapshotSettings
} from '../../directory/snapshot.ts';
import type { Db } from '../db/types.ts';
import { type EvidenceRow, readEvidence, readPolicies, readSuccessions } from '../verification/read.ts';
import * as tables from './schema.ts';

/**
 * The directory as of one moment of the database, with its version. Reads in one repeatable-read transaction, so the
 * version and every row belong together.
 */
export async function readSnapshot(db: Db, settings: SnapshotSettings, now: Date): Promise<Snapshot> {
	const rows = await db.transaction(readRows, { isolationLevel: 'repeatable read', accessMode: 'read only' });
	const today = toCopenhagen(now).date;

	const evidenceOfFunction = groupEvidence(rows.evidence, (row) => row.functionId);
	const evidenceOfChannel = groupEvidence(rows.evidence, (row) => row.channelId);
	const channelsOfFunction = groupBy(rows.channels, (row) => row.functionId);
	const channelsOfPerson = groupBy(rows.channels, (row) => row.personId);
	const holdersOfFunction = groupBy(rows.holders, (row) => row.functionId);
	const intervals = groupBy(rows.intervals, (row) => row.functionId);
	const closures = groupBy(rows.closures, (row) => row.functionId);
	const situations = groupBy(rows.functionSituations, (row) => row.functionId);
	const topics = groupBy(rows.functionTopics, (row) => row.functionId);
	const welfareAreas = groupBy(rows.functionWelfareAreas, (row) => row.functionId);
	const served = groupBy(rows.functionServed, (row) => row.functionId);
	const codes = groupBy(rows.codes, (row) => row.organisationId);
	const named = new Set<number>();

	const functions = rows.functions.map((row) => {
		const own = channelsOfFunction.get(row.id) ?? [];
		return {
			id: row.id,
			organisationId: row.organisationId,
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
			hours: {
				alwaysOpen: row.alwaysOpen,
				weekly: (intervals.get(row.id) ?? []).map(({ weekday, opens, closes }) => ({
					weekday,
					opens,
					closes
				})),
				closures: (closures.get(row.id) ?? []).map(({ from, to }) => ({ from, to }))
			},
			reserveId: row.reserveId,
			validFrom: row.validFrom,
			validTo: row.validTo,
			successorId: row.successorId,
			situationIds: (situations.get(row.id) ?? []).map(({ situationId }) => situationId),
			topicIds: (topics.get(row.id) ?? []).map(({ topicId }) => topicId),
			welfareAreaIds: (welfareAreas.get(row.id) ?? []).map(({ welfareAreaId }) => welfareAreaId),
			servedIds: (served.get(row.id) ?? []).map(({ organisationId }) => organisationId),
			channels: publicOnes(own),
			networkOnly: own.some(({ visibility }) => visibility === 'network'),
			holders: (holdersOfFunction.get(row.id) ?? []).map(publishHolder),
			succession: rows.successions.get(row.id) ?? null,
			evidence: evidenceOfFunction.get(row.id) ?? []
		};
	});

	return {
		version: rows.version,
		readAt: now.toISOString(),
		demo: rows.demo,
		settings,
		municipalities: rows.municipalities,
		organisations: rows.organisations.map((row) => ({
			...row,
			codes: (codes.get(row.id) ?? []).map(({ system, value }) => ({ system, value }))
		})),
		situations: rows.situations.map(({ id, slug, name, aliases, acute }) => ({
			id,
			slug,
			name,
			aliases,
			acute
		})),
		topics: rows.topics,
		welfareAreas: rows.welfareAreas,
		professions: rows.professions,
		synonyms: rows.synonyms.map(({ words }) => words),
		people: rows.people.filter(({ id }) => named.has(id)),
		functions,
		acuteNumbers: rows.acuteNumbers.map(({ functionId, audience, source }) => ({
			functionId,
			audience,
			source
		})),
		policies: rows.policies.map(({ organisationId, criticality, limitDays, dueDays }) => ({
			organisationId,
			criticality,
			limitDays,
			dueDays
		}))
	};

	/** A former holder keeps the period alone; one who shows only the function keeps neither name nor channels. */
	function publishHolder(row: (typeof rows.holders)[number]): HolderEntry {
		const isFormer = row.endsOn !== null && row.endsOn < today;
		const isNamed = row.showName && !isFormer;
		const own = isFormer ? [] : (channelsOfPerson.get(row.personId) ?? []);
		if (isNamed) named.add(row.personId);
		return {
			id: row.id,
			personId: isNamed ? row.personId : null,
			role: row.role,
			from: row.startsOn,
			to: row.endsOn,
			addedAt: row.addedAt.getTime(),
			channels: isNamed ? publicOnes(own) : [],
			networkOnly: own.some(({ visibility }) => !isNamed || visibility === 'network'),
			evidence: own.flatMap(({ id }) => evidenceOfChannel.get(id) ?? []).sort((a, b) => a.at - b.at)
		};
	}

	function publicOnes(channels: readonly (typeof rows.channels)[number][]): ChannelEntry[] {
		return channels
			.filter(({ visibility }) => visibility === 'public')
			.map((row) => ({
				id: row.id,
				kind: row.kind,
				value: row.value,
				display: row.display ?? (row.kind === 'phone' ? formatPhone(row.value) : row.value),
				note: row.note,
				addedAt: row.addedAt.getTime(),
				evidence: evidenceOfChannel.get(row.id) ?? []
			}));
	}
}

async function readRows(tx: Db) {
	const [counter] = await tx.select().from(tables.snapshotVersion);
	const [installed] = await tx.select().from(tables.installation);
	return {
		version: counter?.version ?? 0,
		demo: installed?.demo ?? false,
		municipalities: await tx.select().from(tables.municipality).orderBy(asc(tables.municipality.code)),
		organisations: await tx.select().from(tables.organisation).orderBy(asc(tables.organisation.id)),
		codes: await tx.select().from(tables.organisationCode),
		situations: await tx
			.select()
			.from(tables.situation)
			.orderBy(asc(tables.situation.position), asc(tables.situation.id)),
		topics: await tx.select().from(tables.topic).orderBy(asc(tables.topic.id)),
		welfareAreas: await tx.select().from(tables.welfareArea).orderBy(asc(tables.welfareArea.id)),
		professions: await tx.select().from(tables.profession).orderBy(asc(tables.profession.id)),
		synonyms: await tx.select().from(tables.synonym).orderBy(asc(tables.synonym.id)),
		people: await tx
			.select({
				id: tables.person.id,
				name: tables.person.name,
				title: tables.person.title,
				professionId: tables.person.professionId,
				organisationId: tables.person.organisationId
			})
			.from(tables.person)
			.orderBy(asc(tables.person.id)),
		functions: await tx.select().from(tables.contactFunction).orderBy(asc(tables.contactFunction.id)),
		functionSituations: await tx.select().from(tables.functionSituation),
		functionTopics: await tx.select().from(tables.functionTopic),
		functionWelfareAreas: await tx.select().from(tables.functionWelfareArea),
		functionServed: await tx.select().from(tables.functionServed),
		intervals: await tx
			.select()
			.from(tables.openingInterval)
			.orderBy(asc(tables.openingInterval.weekday), asc(tables.openingInterval.opens)),
		closures: await tx.select().from(tables.closure).orderBy(asc(tables.closure.from)),
		holders: await tx.select().from(tables.holder).orderBy(asc(tables.holder.id)),
		channels: await tx
			.select()
			.from(tables.channel)
			.where(isNull(tables.channel.retiredAt))
			.orderBy(asc(tables.channel.position), asc(tables.channel.id)),
		acuteNumbers: await tx.select().from(tables.acuteNumber).orderBy(asc(tables.acuteNumber.position)),
		evidence: await readEvidence(tx),
		policies: await readPolicies(tx),
		successions: await readSuccessions(tx)
	};
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => number | null): Map<number, T[]> {
	const groups = new Map<number, T[]>();
	for (const row of rows) {
		const key = keyOf(row);
		if (key === null) continue;
		const group = groups.get(key);
		if (group) group.push(row);
		else groups.set(key, [row]);
	}
	return groups;
}

function groupEvidence(rows: readonly EvidenceRow[], keyOf: (row: EvidenceRow) => number | null) {
	const groups = new Map<number, EvidenceEntry[]>();
	for (const [key, group] of groupBy(rows, keyOf)) {
		groups.set(
			key,
			group.map(({ at, method, outcome, byRole }) => ({ at: at.getTime(), method, outcome, byRole }))
		);
	}
	return groups;
}
