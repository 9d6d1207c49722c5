import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** The database or a transaction on it, PGlite's or PostgreSQL's. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
