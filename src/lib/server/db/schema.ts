/** All tables, as Drizzle's clients want them. */
export * from '../accounts/schema.ts';
export * from '../contacts/schema.ts';
export * from '../mail/schema.ts';
export * from '../verification/schema.ts';
