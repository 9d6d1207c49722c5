/** People of the directory, for the other domains. */
import { eq } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { person } from './schema.ts';

export async function readPersonName(db: Db, personId: number): Promise<string | null> {
	const [found] = await db.select({ name: person.name }).from(person).where(eq(person.id, personId));
	return found?.name ?? null;
}
