import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { freshnessOf, holdingOn, momentOf } from '../../src/lib/directory/contact.ts';
import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import { functionPage } from '../../src/lib/directory/function-page.ts';
import * as messages from '../../src/lib/messages/feedback.ts';
import { anonymous } from '../../src/lib/server/accounts/actor.ts';
import { readMemberView } from '../../src/lib/server/contacts/member-view.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import { contactFunction } from '../../src/lib/server/contacts/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { Refusal } from '../../src/lib/server/refusal.ts';
import { giveFeedback, listFeedback } from '../../src/lib/server/verification/feedback.ts';
import { recordEvidence } from '../../src/lib/server/verification/record.ts';
import { verification } from '../../src/lib/server/verification/schema.ts';
import { actorWith } from '../support/actors.ts';
import { describeDatabases, testDay } from '../support/database.ts';

const noon = new Date(`${testDay}T12:00:00+01:00`);
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
const member = (db: Db) => actorWith(db, 'Anna Fagperson', [{ role: 'member', organisationId: 1 }]);

async function functionId(db: Db, slug: string): Promise<number> {
	const [found] = await db.select().from(contactFunction).where(eq(contactFunction.slug, slug));
	if (!found) throw new Error(`the demo has no ${slug}`);
	return found.id;
}

async function directoryOf(db: Db, at: Date) {
	const settings = { adultAge: 18, transitionYears: 2, halfHolidays: [] };
	return prepareDirectory(await readSnapshot(db, settings, at));
}

/** As lookup judges it. */
async function freshness(db: Db, id: number, at: Date) {
	const fn = (await directoryOf(db, at)).functions.get(id);
	if (!fn) throw new Error('the function is not in the snapshot');
	const moment = momentOf(at);
	return freshnessOf(fn, holdingOn(fn, moment.date).current, moment);
}

const confirmed = (db: Db, id: number, at: Date) =>
	recordEvidence(db, [
		{
			...{ functionId: id, at, method: 'confirmedByPhone', outcome: 'confirmed' },
			...{ byPersonId: null, byRole: 'keyPerson' }
		}
	]);

describeDatabases(
	'feedback from use',
	(getDb) => {
		test('a wrong number told by a professional warns at once, until somebody who answers for it confirms', async () => {
			const db = getDb();
			const id = await functionId(db, 'alleroed-ppr-psykolog');
			const actor = await member(db);
			await confirmed(db, id, noon);
			expect((await freshness(db, id, later(1))).state).toBe('fresh');
			await giveFeedback(db, actor, { functionId: id, answer: 'wrong' }, later(2));
			expect((await freshness(db, id, later(3))).state).toBe('reported');
			expect(await listFeedback(db, [id])).toEqual([
				{ functionId: id, at: later(2), answer: 'wrong', byMember: true }
			]);
			await giveFeedback(db, actor, { functionId: id, answer: 'right' }, later(4));
			expect((await freshness(db, id, later(5))).state).toBe('reported');
			await confirmed(db, id, later(6));
			expect((await freshness(db, id, later(7))).state).toBe('fresh');
			expect(await listFeedback(db, [id])).toEqual([]);
		});

		test('told signed out it changes nothing that anyone sees, and is on the list of who keeps it', async () => {
			const db = getDb();
			const id = await functionId(db, 'gribskov-ppr-psykolog');
			const other = await functionId(db, 'helsingoer-ppr-psykolog');
			await confirmed(db, id, noon);
			const before = await freshness(db, id, later(10));
			for (const answer of ['wrong', 'noAnswer', 'right'] as const) {
				await giveFeedback(db, anonymous, { functionId: id, answer }, later(2));
			}
			expect(await freshness(db, id, later(10))).toEqual(before);
			const directory = await directoryOf(db, later(10));
			const fn = directory.functions.get(id);
			const history = fn ? functionPage(directory, fn, later(10)).history : [];
			expect(history.some(({ byRole }) => byRole === 'anonymous')).toBe(false);
			expect(await listFeedback(db, [id, other])).toEqual([
				{ functionId: id, at: later(2), answer: 'noAnswer', byMember: false },
				{ functionId: id, at: later(2), answer: 'wrong', byMember: false }
			]);
			expect(await listFeedback(db, [])).toEqual([]);
			const rows = await db.select().from(verification).where(eq(verification.byRole, 'anonymous'));
			expect(rows.every(({ byPersonId, outcome }) => byPersonId === null && outcome === 'inconclusive')).toBe(
				true
			);
		});

		test('somebody signed in who has not been let in counts as anyone', async () => {
			const db = getDb();
			const id = await functionId(db, 'helsingoer-ppr-psykolog');
			await confirmed(db, id, noon);
			const stranger = await actorWith(db, 'Ikke Lukket Ind', []);
			await giveFeedback(db, stranger, { functionId: id, answer: 'wrong' }, later(1));
			expect((await freshness(db, id, later(2))).state).toBe('fresh');
		});

		test('signed out only so much can be said about one function in an hour', async () => {
			const db = getDb();
			const id = await functionId(db, 'alarm-112');
			const say = (at: Date) => giveFeedback(db, anonymous, { functionId: id, answer: 'wrong' }, at);
			for (let time = 0; time < 5; time += 1) await say(noon);
			await expect(say(noon)).rejects.toThrow(new Refusal(messages.tooMany, { status: 429 }));
			const said = await db.select().from(verification).where(eq(verification.functionId, id));
			expect(said.filter(({ byRole }) => byRole === 'anonymous')).toHaveLength(5);
			await say(later(60));
		});

		test('the same said twice about one call is one', async () => {
			const db = getDb();
			const id = await functionId(db, 'fredensborg-sundhedsplejerske');
			const actor = await member(db);
			for (const minutes of [0, 1, 9, 11]) {
				await giveFeedback(db, actor, { functionId: id, answer: 'noAnswer' }, later(minutes));
			}
			const rows = await db.select().from(verification).where(eq(verification.functionId, id));
			expect(rows.filter(({ byPersonId }) => byPersonId === actor.person?.id).map(({ at }) => at)).toEqual([
				noon,
				later(11)
			]);
		});

		test('members see by name who confirmed, and not who got through', async () => {
			const db = getDb();
			const id = await functionId(db, 'furesoe-ppr-psykolog');
			const actor = await member(db);
			await recordEvidence(db, [
				{
					...{ functionId: id, at: noon, method: 'confirmedByKeyPerson', outcome: 'confirmed' },
					...{ byPersonId: actor.person?.id ?? null, byRole: 'keyPerson' }
				}
			]);
			await giveFeedback(db, actor, { functionId: id, answer: 'right' }, later(1));
			const view = await readMemberView(db, actor, 'furesoe-ppr-psykolog', testDay);
			expect(view?.confirmers.filter(({ name }) => name === 'Anna Fagperson')).toEqual([
				{ name: 'Anna Fagperson', at: noon, method: 'confirmedByKeyPerson' }
			]);
			expect(await readMemberView(db, anonymous, 'furesoe-ppr-psykolog', testDay)).toBeNull();
		});
	},
	{ content: 'demo' }
);
