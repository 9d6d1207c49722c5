/** Organisations, for the other domains. */
import { eq } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { organisation } from './schema.ts';

/** The organisation's id and those of all above it, itself first. Empty when there is no such organisation. */
export async function organisationPath(db: Db, organisationId: number): Promise<number[]> {
	const path: number[] = [];
	let at: number | null = organisationId;
	while (at !== null) {
		const [found]: { id: number; parentId: number | null }[] = await db
			.select({ id: organisation.id, parentId: organisation.parentId })
			.from(organisation)
			.where(eq(organisation.id, at));
		if (!found) break;
		path.push(found.id);
		at = found.parentId;
	}
	return path;
}

export async function readOrganisation(db: Db, organisationId: number) {
	const [found] = await db.select().from(organisation).where(eq(organisation.id, organisationId));
	return found ?? null;
}

export async function findOrganisationBySlug(db: Db, slug: string) {
	const [found] = await db.select().from(organisation).where(eq(organisation.slug, slug));
	return found ?? null;
}

/** The organisations and all below them. */
export async function organisationsBelow(db: Db, tops: readonly number[]): Promise<number[]> {
	const rows = await db.select({ id: organisation.id, parentId: organisation.parentId }).from(organisation);
	const below = new Set(tops);
	// Parents may come after what stands below them: go on until a round finds no more.
	for (let before = -1; before !== below.size;) {
		before = below.size;
		for (const { id, parentId } of rows) if (parentId !== null && below.has(parentId)) below.add(id);
	}
	return [...below];
}
