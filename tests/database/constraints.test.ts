import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import { rowsOf } from '../../src/lib/server/db/connect.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { freshnessPolicy, verification } from '../../src/lib/server/verification/schema.ts';
import { describeDatabases } from '../support/database.ts';

let serial = 0;

describeDatabases('the database itself', (getDb) => {
	test('refuses a second primary holder on any day of the first', async () => {
		const db = getDb();
		const [functionId, anna, bo] = [await addFunction(db), await addPerson(db), await addPerson(db)];
		const hold = (personId: number, startsOn: string | null, endsOn: string | null) =>
			db.insert(tables.holder).values({ functionId, personId, startsOn, endsOn });
		await hold(anna, '2026-01-01', '2026-06-30');
		await refuses(hold(bo, '2026-06-30', null), 'holder_is_one_primary_at_a_time');
		await refuses(hold(bo, null, null), 'holder_is_one_primary_at_a_time');
		await hold(bo, '2026-07-01', null);
		await db.insert(tables.holder).values({ functionId, personId: anna, role: 'deputy' });
	});

	test('refuses the same person twice in one role on one day', async () => {
		const db = getDb();
		const [functionId, personId] = [await addFunction(db), await addPerson(db)];
		await db.insert(tables.holder).values({ functionId, personId, role: 'deputy', endsOn: '2026-06-30' });
		await refuses(
			db.insert(tables.holder).values({ functionId, personId, role: 'deputy', startsOn: '2026-03-01' }),
			'holder_is_once_in_a_role'
		);
		await db.insert(tables.holder).values({ functionId, personId, role: 'deputy', startsOn: '2026-07-01' });
	});

	test('refuses a holder of a line, and a line with a holder', async () => {
		const db = getDb();
		const [line, held, personId] = [
			await addFunction(db, { staffing: 'line' }),
			await addFunction(db),
			await addPerson(db)
		];
		await refuses(db.insert(tables.holder).values({ functionId: line, personId }), 'line_has_no_holder');
		await db.insert(tables.holder).values({ functionId: held, personId });
		await refuses(db.update(tables.holder).set({ functionId: line }), 'line_has_no_holder');
		await refuses(
			db.update(tables.contactFunction).set({ staffing: 'line' }).where(eq(tables.contactFunction.id, held)),
			'line_has_no_holder'
		);
	});

	test('refuses two at once who together would give a line a holder', async () => {
		const db = getDb();
		const [functionId, personId] = [await addFunction(db), await addPerson(db)];
		const outcomes = await Promise.allSettled([
			db.transaction(async (tx) => {
				await tx.insert(tables.holder).values({ functionId, personId });
				await shortPause();
			}),
			db.transaction(async (tx) => {
				await tx
					.update(tables.contactFunction)
					.set({ staffing: 'line' })
					.where(eq(tables.contactFunction.id, functionId));
				await shortPause();
			})
		]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	test('refuses periods that run backwards', async () => {
		const db = getDb();
		const [functionId, personId] = [await addFunction(db), await addPerson(db)];
		const backwards = { startsOn: '2026-02-01', endsOn: '2026-01-31' };
		await refuses(
			db.insert(tables.holder).values({ functionId, personId, ...backwards }),
			/runs?_forward|range lower bound/
		);
		await refuses(
			db.insert(tables.closure).values({ functionId, from: '2026-02-01', to: '2026-01-31' }),
			/runs?_forward|range lower bound/
		);
		await refuses(
			addOrganisation(db, { validFrom: '2027-01-01', validTo: '2026-12-31' }),
			'organisation_validity_runs_forward'
		);
	});

	test('refuses to change a slug, and lets the name change', async () => {
		const db = getDb();
		const [functionId, organisationId] = [await addFunction(db), await addOrganisation(db)];
		const functions = db.update(tables.contactFunction);
		await refuses(
			functions.set({ slug: 'en-anden' }).where(eq(tables.contactFunction.id, functionId)),
			'slug_never_changes'
		);
		await refuses(
			db
				.update(tables.organisation)
				.set({ slug: 'en-anden' })
				.where(eq(tables.organisation.id, organisationId)),
			'slug_never_changes'
		);
		await functions.set({ name: 'Et andet navn' }).where(eq(tables.contactFunction.id, functionId));
	});

	test('refuses to change or delete evidence', async () => {
		const db = getDb();
		const functionId = await addFunction(db);
		await db.insert(verification).values({
			functionId,
			method: 'confirmedByPhone',
			outcome: 'confirmed',
			at: new Date('2026-11-20T10:00:00Z'),
			byRole: 'keyPerson'
		});
		const mine = eq(verification.functionId, functionId);
		await refuses(
			db.update(verification).set({ outcome: 'failed' }).where(mine),
			'verification_is_append_only'
		);
		await refuses(db.delete(verification).where(mine), 'verification_is_append_only');
		await refuses(db.execute(sql`truncate verification`), 'verification_is_append_only');
	});

	test('refuses evidence about nothing, and about two things', async () => {
		const db = getDb();
		const functionId = await addFunction(db);
		const channelId = await addChannel(db, { functionId });
		const evidence = {
			method: 'confirmedByPhone',
			outcome: 'confirmed',
			at: new Date('2026-11-20T10:00:00Z'),
			byRole: 'holder'
		} as const;
		await refuses(db.insert(verification).values(evidence), 'verification_is_about_one_thing');
		await refuses(
			db.insert(verification).values({ ...evidence, functionId, channelId }),
			'verification_is_about_one_thing'
		);
	});

	test('refuses to change the value of a channel, and lets it retire and come again', async () => {
		const db = getDb();
		const functionId = await addFunction(db);
		const id = await addChannel(db, { functionId, value: '+4595110001' });
		const mine = eq(tables.channel.id, id);
		await refuses(
			db.update(tables.channel).set({ value: '+4595110002' }).where(mine),
			'channel_value_never_changes'
		);
		await refuses(db.update(tables.channel).set({ kind: 'mail' }).where(mine), 'channel_value_never_changes');
		await refuses(addChannel(db, { functionId, value: '+4595110001' }), 'channel_is_once_on_a_function');
		await db
			.update(tables.channel)
			.set({ retiredAt: new Date('2026-11-20T10:00:00Z') })
			.where(mine);
		await addChannel(db, { functionId, value: '+4595110001' });
	});

	test('refuses the same mail address twice on a person, whatever its case', async () => {
		const db = getDb();
		const personId = await addPerson(db);
		await addChannel(db, { personId, kind: 'mail', value: 'anna@gribskov.example' });
		await refuses(
			addChannel(db, { personId, kind: 'mail', value: 'Anna@Gribskov.example' }),
			'channel_is_once_on_a_person'
		);
	});

	test('refuses a channel of nobody, and a phone number that is none', async () => {
		const db = getDb();
		const functionId = await addFunction(db);
		await refuses(addChannel(db, {}), 'channel_belongs_to_function_or_person');
		await refuses(
			addChannel(db, { functionId, personId: await addPerson(db) }),
			'channel_belongs_to_function_or_person'
		);
		for (const value of ['95 11 00 01', '95110001', '+0595110001', '11', '']) {
			await refuses(addChannel(db, { functionId, value }), 'channel_phone_is_e164_or_short');
		}
		for (const value of ['112', '1813', '116111', '+4595110003']) await addChannel(db, { functionId, value });
	});

	test('refuses chains of reserves in a circle, of one, two or three, also when made in one transaction', async () => {
		const db = getDb();
		const [a, b, c] = [await addFunction(db), await addFunction(db), await addFunction(db)];
		const reserve = (on: Db, id: number, reserveId: number | null) =>
			on.update(tables.contactFunction).set({ reserveId }).where(eq(tables.contactFunction.id, id));
		await refuses(reserve(db, a, a), 'function_is_not_its_own_reserve');
		await reserve(db, a, b);
		await refuses(reserve(db, b, a), 'contact_function_has_no_circle');
		await reserve(db, b, c);
		await refuses(reserve(db, c, a), 'contact_function_has_no_circle');
		await db.transaction(async (tx) => {
			// A circle on the way is no fault when it is gone in the end.
			await reserve(tx, c, a);
			await reserve(tx, a, null);
		});
		await refuses(
			db.transaction(async (tx) => {
				await reserve(tx, c, null);
				await reserve(tx, a, b);
				await reserve(tx, b, c);
				await reserve(tx, c, a);
			}),
			'contact_function_has_no_circle'
		);
	});

	test('refuses a circle of organisations, upward and in succession', async () => {
		const db = getDb();
		const [a, b, c] = [await addOrganisation(db), await addOrganisation(db), await addOrganisation(db)];
		const set = (id: number, change: { parentId?: number; successorId?: number }) =>
			db.update(tables.organisation).set(change).where(eq(tables.organisation.id, id));
		await refuses(set(a, { parentId: a }), 'organisation_is_not_its_own_parent');
		await refuses(set(a, { successorId: a }), 'organisation_is_not_its_own_successor');
		await set(a, { parentId: b });
		await set(b, { parentId: c });
		await refuses(set(c, { parentId: a }), 'organisation_has_no_circle');
		await set(a, { successorId: b });
		await refuses(set(b, { successorId: a }), 'organisation_has_no_circle');
	});

	test('refuses two at once who would close a circle together', async () => {
		const db = getDb();
		const [a, b] = [await addFunction(db), await addFunction(db)];
		const reserve = (id: number, reserveId: number) =>
			db.transaction(async (tx) => {
				await tx.update(tables.contactFunction).set({ reserveId }).where(eq(tables.contactFunction.id, id));
				await shortPause();
			});
		const outcomes = await Promise.allSettled([reserve(a, b), reserve(b, a)]);
		expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
	});

	test('refuses opening hours that overlap, or last longer than a day', async () => {
		const db = getDb();
		const functionId = await addFunction(db);
		const open = (weekday: number, opens: number, closes: number) =>
			db.insert(tables.openingInterval).values({ functionId, weekday, opens, closes });
		await open(1, 480, 720);
		await refuses(open(1, 719, 900), 'opening_hours_do_not_overlap');
		await open(1, 720, 900);
		await open(2, 480, 720);
		await refuses(open(3, 600, 600), /opening_lasts_at_most_a_day/);
		await refuses(open(3, 600, 2041), 'opening_lasts_at_most_a_day');
		await refuses(open(8, 600, 700), 'opening_weekday_is_iso');
		await refuses(open(3, 1440, 1500), 'opening_starts_within_the_day');
		await open(7, 960, 1920);
	});

	test('refuses closures that overlap', async () => {
		const db = getDb();
		const functionId = await addFunction(db);
		await db.insert(tables.closure).values({ functionId, from: '2026-12-21', to: '2026-12-31' });
		await refuses(
			db.insert(tables.closure).values({ functionId, from: '2026-12-31', to: '2027-01-03' }),
			'closures_do_not_overlap'
		);
	});

	test('refuses ages that run backwards or are no ages', async () => {
		const db = getDb();
		await refuses(addFunction(db, { ageFrom: 18, ageTo: 17 }), 'function_ages_run_forward');
		await refuses(addFunction(db, { ageFrom: -1 }), 'function_ages_are_years');
		await refuses(addFunction(db, { ageTo: 121 }), 'function_ages_are_years');
		await addFunction(db, { ageFrom: 17, ageTo: 17 });
	});

	test('refuses words outside the closed lists', async () => {
		const db = getDb();
		const functionId = await addFunction(db);
		const change = (column: string, table: string, id: number) =>
			db.execute(
				sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = 'noget' where id = ${id}`
			);
		await refuses(change('criticality', 'contact_function', functionId), 'function_criticality_is_known');
		await refuses(change('mandate', 'contact_function', functionId), 'function_mandate_is_known');
		await refuses(change('staffing', 'contact_function', functionId), 'function_staffing_is_known');
		await refuses(change('kind', 'organisation', await addOrganisation(db)), 'organisation_kind_is_known');
		await refuses(
			change('visibility', 'channel', await addChannel(db, { functionId })),
			'channel_visibility_is_known'
		);
	});

	test('refuses codes of the wrong shape, and one code for two organisations', async () => {
		const db = getDb();
		const [a, b] = [await addOrganisation(db), await addOrganisation(db)];
		const code = (organisationId: number, system: 'kommunekode' | 'sor' | 'cvr', value: string) =>
			db.insert(tables.organisationCode).values({ organisationId, system, value });
		for (const [system, value] of [
			['kommunekode', '270'],
			['kommunekode', '02700'],
			['cvr', '1234567'],
			['sor', 'abc'],
			['sor', '']
		] as const) {
			await refuses(code(a, system, value), 'organisation_code_has_its_shape');
		}
		await code(a, 'kommunekode', '0270');
		await code(a, 'cvr', '12345678');
		await code(a, 'sor', '325421000016001');
		await refuses(code(b, 'kommunekode', '0270'), 'organisation_code_system_value_pk');
		await refuses(code(a, 'kommunekode', '0271'), 'organisation_has_one_code_a_system');
		await refuses(
			db.insert(tables.municipality).values({ code: '27', name: 'Et sted' }),
			'municipality_code_is_four_digits'
		);
	});

	test('refuses the same name twice in one place, also at the top', async () => {
		const db = getDb();
		await addOrganisation(db, { name: 'Den ene' });
		await refuses(addOrganisation(db, { name: 'Den ene' }), 'organisation_name_is_unique_within_parent');
		const functionId = await addFunction(db, { name: 'Modtagelsen' });
		const [fn] = await db
			.select()
			.from(tables.contactFunction)
			.where(eq(tables.contactFunction.id, functionId));
		await refuses(
			addFunction(db, { name: 'Modtagelsen', organisationId: fn?.organisationId }),
			'function_name_is_unique_within_organisation'
		);
		await refuses(addOrganisation(db, { name: '  ' }), 'organisation_has_name');
	});

	test('refuses a reminder that comes after the limit', async () => {
		const limits = { organisationId: await addOrganisation(getDb()), criticality: 'acute' } as const;
		await refuses(
			getDb()
				.insert(freshnessPolicy)
				.values({ ...limits, limitDays: 30, dueDays: 30 }),
			'freshness_policy_due_is_before_limit'
		);
	});

	test('knows of every table of the directory when it changes', async () => {
		const db = getDb();
		const watched = rowsOf<{ name: string }>(
			await db.execute(sql`
				select tablename as name from pg_tables
				where schemaname = 'public' and tablename <> 'snapshot_version' order by 1`)
		);
		expect(watched.length).toBeGreaterThanOrEqual(22);
		for (const { name } of watched) {
			const before = await versionOf(db);
			// No row needs to change: whoever writes at all is taken to have changed something.
			await db.execute(sql`delete from ${sql.identifier(name)} where false`);
			expect({ name, rises: (await versionOf(db)) > before }).toEqual({ name, rises: true });
		}
	});
});

/** That the write fails, and by which constraint. */
async function refuses(write: PromiseLike<unknown>, constraint: string | RegExp) {
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

async function addOrganisation(db: Db, values: Partial<typeof tables.organisation.$inferInsert> = {}) {
	serial += 1;
	const given = { kind: 'team', name: `Enhed ${serial}`, slug: `enhed-${serial}`, ...values } as const;
	const [row] = await db.insert(tables.organisation).values(given).returning();
	return row?.id ?? 0;
}

async function addFunction(db: Db, values: Partial<typeof tables.contactFunction.$inferInsert> = {}) {
	const organisationId = values.organisationId ?? (await addOrganisation(db));
	serial += 1;
	const given = { name: `Funktion ${serial}`, slug: `funktion-${serial}`, ...values, organisationId };
	const [row] = await db.insert(tables.contactFunction).values(given).returning();
	return row?.id ?? 0;
}

async function addPerson(db: Db) {
	serial += 1;
	const [row] = await db
		.insert(tables.person)
		.values({ name: `Person ${serial}` })
		.returning();
	return row?.id ?? 0;
}

async function addChannel(db: Db, values: Partial<typeof tables.channel.$inferInsert>) {
	serial += 1;
	const value = `+45951${String(serial).padStart(5, '0')}`;
	const [row] = await db
		.insert(tables.channel)
		.values({ kind: 'phone', value, visibility: 'public', ...values })
		.returning();
	return row?.id ?? 0;
}

async function versionOf(db: Db): Promise<number> {
	const [row] = rowsOf<{ version: string | number }>(
		await db.execute(sql`select version from snapshot_version`)
	);
	return Number(row?.version);
}

/** Long enough for two transactions to be under way together, where the engine lets them. */
function shortPause(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, 100));
}
