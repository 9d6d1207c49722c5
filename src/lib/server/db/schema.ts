/** All tables, as Drizzle's clients want them. */
export * from '../contacts/schema.ts';
export * from '../verification/schema.ts';
