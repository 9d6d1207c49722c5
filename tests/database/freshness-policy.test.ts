import { expect, test } from 'vitest';
import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import * as messages from '../../src/lib/messages/freshness-policy.ts';
import { listChanges } from '../../src/lib/server/contacts/change-log.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import { snapshotVersion } from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { FieldRefusal, Refusal, SecondFactorNeeded } from '../../src/lib/server/refusal.ts';
import {
	readPolicySettings,
	readYearlyTurnoverPerMille,
	removePolicy,
	savePolicy,
	saveYearlyTurnover
} from '../../src/lib/server/verification/policy.ts';
import { actorWith, coordinatorRole } from '../support/actors.ts';
import { describeDatabases, testDay } from '../support/database.ts';

const now = new Date(`${testDay}T12:00:00+01:00`);
const coordinator = (db: Db) => actorWith(db, 'Tove Tovholder', [coordinatorRole]);
const furesoe = { organisation: 'furesoe-kommune', criticality: 'ordinary' } as const;

/** Days that a confirmation of a function lasts, as lookup judges. */
async function limitOf(db: Db, slug: string) {
	const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };
	const directory = prepareDirectory(await readSnapshot(db, settings, now));
	return directory.functionsBySlug.get(slug)?.policy.limitDays;
}
const versionOf = async (db: Db) => (await db.select().from(snapshotVersion))[0]?.version ?? 0;
const logOf = async (db: Db) => {
	const { sets } = await listChanges(db, await coordinator(db), 'network', 1);
	return sets.flatMap(({ changes }) => changes).map(({ field, before, after }) => ({ field, before, after }));
};

describeDatabases(
	'how long a confirmation lasts',
	(getDb) => {
		test('is the network’s, until an organisation has its own; each change is published and logged', async () => {
			const db = getDb();
			const actor = await coordinator(db);
			expect(await limitOf(db, 'furesoe-ppr-psykolog')).toBe(90);
			const version = await versionOf(db);
			await savePolicy(db, actor, furesoe, { limitDays: 60, dueDays: 10 }, now, { isNew: true });
			expect(await versionOf(db)).toBeGreaterThan(version);
			expect(await limitOf(db, 'furesoe-ppr-psykolog')).toBe(60);
			expect(await limitOf(db, 'gribskov-ppr-psykolog')).toBe(90);
			expect((await readPolicySettings(db, actor)).overrides).toMatchObject([
				{ organisation: 'Furesø Kommune', criticality: 'ordinary', limitDays: 60, dueDays: 10 }
			]);

			const network = { organisation: null, criticality: 'ordinary' } as const;
			await savePolicy(db, actor, network, { limitDays: 100, dueDays: 1 }, now);
			expect(await limitOf(db, 'gribskov-ppr-psykolog')).toBe(100);
			expect(await limitOf(db, 'furesoe-ppr-psykolog')).toBe(60);
			expect((await readPolicySettings(db, actor)).network.map(({ limitDays }) => limitDays)).toEqual([
				30, 100, 180
			]);

			await removePolicy(db, actor, furesoe, now);
			expect(await limitOf(db, 'furesoe-ppr-psykolog')).toBe(100);
			const own = 'Furesø Kommune: almindelig: 60 dage, påmindes fra 10 dage før';
			expect(await logOf(db)).toEqual([
				{ field: 'frist', before: own, after: 'Furesø Kommune: almindelig: netværkets frist' },
				{
					field: 'frist',
					before: 'Netværket: almindelig: 90 dage, påmindes fra 15 dage før',
					after: 'Netværket: almindelig: 100 dage, påmindes fra 1 dag før'
				},
				{ field: 'frist', before: null, after: own }
			]);
		});

		test('is the coordinator’s to set, with a second factor', async () => {
			const db = getDb();
			const limits = { limitDays: 1_000, dueDays: 1 };
			const keyPerson = await actorWith(db, 'Nete Nøgleperson', [{ role: 'keyPerson', organisationId: 1 }]);
			await expect(savePolicy(db, keyPerson, furesoe, limits, now)).rejects.toMatchObject({ status: 403 });
			await expect(readPolicySettings(db, keyPerson)).rejects.toMatchObject({ status: 403 });
			await expect(removePolicy(db, keyPerson, furesoe, now)).rejects.toMatchObject({ status: 403 });
			await expect(saveYearlyTurnover(db, keyPerson, 1, now)).rejects.toMatchObject({ status: 403 });
			const half = await actorWith(db, 'Tove Tovholder', [coordinatorRole], { secondFactor: false });
			await expect(savePolicy(db, half, furesoe, limits, now)).rejects.toThrow(SecondFactorNeeded);
		});

		test('an override is added once, and for an organisation that is there; one that is gone is not removed', async () => {
			const db = getDb();
			const actor = await coordinator(db);
			const limits = { limitDays: 50, dueDays: 5 };
			await savePolicy(db, actor, furesoe, limits, now, { isNew: true });
			await expect(savePolicy(db, actor, furesoe, limits, now, { isNew: true })).rejects.toThrow(
				new FieldRefusal([
					{ field: 'organisation', message: messages.overrideExists('Furesø Kommune: almindelig') }
				])
			);
			await removePolicy(db, actor, furesoe, now);
			await expect(removePolicy(db, actor, furesoe, now)).rejects.toThrow(
				new Refusal(messages.overrideGone, { status: 404 })
			);
			await expect(
				savePolicy(db, actor, { ...furesoe, organisation: 'findes-ikke' }, limits, now)
			).rejects.toThrow(messages.chooseOrganisation);
		});

		test('the turnover is FACTS’ until it is set, and logged', async () => {
			const db = getDb();
			expect(await readYearlyTurnoverPerMille(db)).toBe(213);
			await saveYearlyTurnover(db, await coordinator(db), 195, now);
			expect(await readYearlyTurnoverPerMille(db)).toBe(195);
			expect(await logOf(db)).toContainEqual({
				field: 'udskiftning',
				before: '21,3 % om året',
				after: '19,5 % om året'
			});
		});
	},
	{ content: 'demo' }
);
