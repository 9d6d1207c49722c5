import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as tables from '../../src/lib/server/contacts/schema.ts';
import { verification } from '../../src/lib/server/verification/schema.ts';
import { describeDatabases } from '../support/database.ts';
import { addChannel, addFunction, addOrganisation, addPerson, refuses, shortPause } from '../support/rows.ts';

describeDatabases('the database itself, about who is who and what is known,', (getDb) => {
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
});
