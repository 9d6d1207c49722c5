/** How large a share of each party's entries was confirmed within its limits, over time: for the chart and for the page on quality. */
import { asc, desc, eq, gte } from 'drizzle-orm';
import { type IsoDate, addDays, toCopenhagen } from '../../calendar/copenhagen-time.ts';
import type { Actor } from '../accounts/actor.ts';
import { maySeeFigures, requireMay } from '../accounts/policy.ts';
import { readOrganisationTree } from '../contacts/organisation-tree.ts';
import type { Db } from '../db/types.ts';
import { mondayOf } from './accuracy.ts';
import { freshnessDay } from './schema.ts';

export interface SharePoint {
	/** The Monday of the week. */
	week: IsoDate;
	entries: number;
	withinLimit: number;
}

export interface ShareSeries {
	organisationId: number;
	organisation: string;
	/** Oldest first, one a week at most. */
	points: SharePoint[];
}

const chartWeeks = 52;

/** One series a party, by name, of the past year: the last day of each week that was counted. For those who steer. */
export async function readShareSeries(
	db: Db,
	actor: Actor,
	now: Date
): Promise<{ weeks: IsoDate[]; series: ShareSeries[] }> {
	requireMay(actor, maySeeFigures(actor));
	const tree = await readOrganisationTree(db);
	const since = addDays(mondayOf(toCopenhagen(now).date), -7 * (chartWeeks - 1));
	const rows = await db
		.select()
		.from(freshnessDay)
		.where(gte(freshnessDay.day, since))
		.orderBy(asc(freshnessDay.day));
	const byOrganisation = new Map<number, Map<IsoDate, SharePoint>>();
	for (const { day, organisationId, entries, withinLimit } of rows) {
		const points = byOrganisation.get(organisationId) ?? new Map<IsoDate, SharePoint>();
		byOrganisation.set(organisationId, points);
		// Days come in order: the last of a week stays.
		points.set(mondayOf(day), { week: mondayOf(day), entries, withinLimit });
	}
	const series = [...byOrganisation].map(([organisationId, points]) => ({
		organisationId,
		organisation: tree.nameOf(organisationId) ?? '',
		points: [...points.values()]
	}));
	return {
		weeks: [...new Set(series.flatMap(({ points }) => points.map(({ week }) => week)))].sort(),
		series: series.sort((a, b) => a.organisation.localeCompare(b.organisation, 'da'))
	};
}

/** The network as it was last counted; null before the first count. */
export async function readLatestShare(
	db: Db
): Promise<{ day: IsoDate; entries: number; withinLimit: number } | null> {
	const [last] = await db
		.select({ day: freshnessDay.day })
		.from(freshnessDay)
		.orderBy(desc(freshnessDay.day))
		.limit(1);
	if (!last) return null;
	const rows = await db.select().from(freshnessDay).where(eq(freshnessDay.day, last.day));
	const sum = (value: (row: (typeof rows)[number]) => number) =>
		rows.reduce((total, row) => total + value(row), 0);
	return {
		day: last.day,
		entries: sum(({ entries }) => entries),
		withinLimit: sum(({ withinLimit }) => withinLimit)
	};
}
