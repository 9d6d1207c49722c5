/** Rows for tests of the database's own rules, each of a new name; each function answers with the id of its row. */
import { expect } from 'vitest';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';

let serial = 0;

/** That the write fails, and by which constraint. */
export async function refuses(write: PromiseLike<unknown>, constraint: string | RegExp) {
	const error = await Promise.resolve(write).then(
		() => null,
		(refusal: unknown) => refusal
	);
	expect(reasonOf(error)).toMatch(constraint);
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return 'it was accepted';
	if (error.cause) return reasonOf(error.cause);
	const { constraint, constraint_name: name } = error as Error & {
		constraint?: string;
		constraint_name?: string;
	};
	return constraint ?? name ?? error.message;
}

export async function addOrganisation(db: Db, values: Partial<typeof tables.organisation.$inferInsert> = {}) {
	serial += 1;
	const given = { kind: 'team', name: `Enhed ${serial}`, slug: `enhed-${serial}`, ...values } as const;
	const [row] = await db.insert(tables.organisation).values(given).returning();
	return row?.id ?? 0;
}

export async function addFunction(db: Db, values: Partial<typeof tables.contactFunction.$inferInsert> = {}) {
	const organisationId = values.organisationId ?? (await addOrganisation(db));
	serial += 1;
	const given = { name: `Funktion ${serial}`, slug: `funktion-${serial}`, ...values, organisationId };
	const [row] = await db.insert(tables.contactFunction).values(given).returning();
	return row?.id ?? 0;
}

export async function addPerson(db: Db) {
	serial += 1;
	const [row] = await db
		.insert(tables.person)
		.values({ name: `Person ${serial}` })
		.returning();
	return row?.id ?? 0;
}

export async function addChannel(db: Db, values: Partial<typeof tables.channel.$inferInsert>) {
	serial += 1;
	const value = `+45951${String(serial).padStart(5, '0')}`;
	const [row] = await db
		.insert(tables.channel)
		.values({ kind: 'phone', value, visibility: 'public', ...values })
		.returning();
	return row?.id ?? 0;
}

/** Long enough for two transactions to be under way together, where the engine lets them. */
export function shortPause(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 100));
}
