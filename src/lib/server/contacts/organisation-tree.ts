/** Where organisations stand in the tree: what policies ask about. */
import { asc } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { organisation } from './schema.ts';

export interface OrganisationTree {
	/** Its own id and those of all above it, nearest first; empty for one that is not there. */
	pathOf(id: number | null): number[];
	/** The given ones and all below them. */
	below(ids: readonly number[]): number[];
	nameOf(id: number): string | undefined;
}

export async function readOrganisationTree(db: Db): Promise<OrganisationTree> {
	const rows = await db
		.select({ id: organisation.id, parentId: organisation.parentId, name: organisation.name })
		.from(organisation)
		.orderBy(asc(organisation.id));
	const known = new Map(rows.map((row) => [row.id, row]));
	const pathOf = (id: number | null): number[] => {
		const path: number[] = [];
		for (let at = known.get(id ?? 0); at; at = known.get(at.parentId ?? 0)) path.push(at.id);
		return path;
	};
	return {
		pathOf,
		below: (ids) => rows.map(({ id }) => id).filter((id) => pathOf(id).some((above) => ids.includes(above))),
		nameOf: (id) => known.get(id)?.name
	};
}
