import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import { rowsOf } from '../../src/lib/server/db/connect.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { freshnessPolicy } from '../../src/lib/server/verification/schema.ts';
import { describeDatabases } from '../support/database.ts';
import { addChannel, addFunction, addOrganisation, refuses, shortPause } from '../support/rows.ts';

describeDatabases('the database itself, about how things hang together,', (getDb) => {
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
			expect({ name, rises: (await versionOf(db)) > before }).toEqual({
				name,
				rises: !unpublished.has(name)
			});
		}
	});
});

/** What is in none of these is taken to be published: a new table must be named here, or raise the version. */
const unpublished = new Set([
	'access_request',
	'account',
	'accuracy_sample',
	'authenticator_app',
	'bounce_report',
	'change',
	'check_finding',
	'check_link',
	'freshness_day',
	'import_draft',
	'invitation',
	'lookup_count',
	'note',
	'organisation_domain',
	'outbox',
	'passkey',
	'passkey_challenge',
	'rate_count',
	'recovery_code',
	'reminder',
	'role_assignment',
	'session',
	'sign_in_request',
	'stale_check_run',
	'verification_settings'
]);

async function versionOf(db: Db): Promise<number> {
	const [row] = rowsOf<{ version: string | number }>(
		await db.execute(sql`select version from snapshot_version`)
	);
	return Number(row?.version);
}
