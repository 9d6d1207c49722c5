import { count, eq, isNotNull } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { addDays, fromCopenhagen } from '../../src/lib/calendar/copenhagen-time.ts';
import { type Directory, prepareDirectory } from '../../src/lib/directory/directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import * as tables from '../../src/lib/server/db/schema.ts';
import type { Db } from '../../src/lib/server/db/types.ts';
import { ask, namesOf } from '../support/ask.ts';
import { describeDatabases, testDay } from '../support/database.ts';

const settings = { adultAge: 18, transitionYears: 2, halfHolidays: ['06-05', '12-24', '12-31'] };

async function openDirectory(db: Db): Promise<Directory> {
	return prepareDirectory(await readSnapshot(db, settings, fromCopenhagen(testDay, 9 * 60)));
}

describeDatabases('an empty network', (getDb) => {
	test('has nobody in it, and no organisation but the acute numbers', async () => {
		const organisations = await getDb().select().from(tables.organisation);
		expect(organisations.map(({ kind, name }) => [kind, name])).toEqual([['national', 'Akutte numre']]);
		expect(await getDb().$count(tables.person)).toBe(0);
		expect(await getDb().$count(tables.verification)).toBe(0);
		expect(await getDb().$count(tables.municipality)).toBe(98);
	});

	test('offers the situations in their order, the acute ones marked', async () => {
		const { snapshot } = await openDirectory(getDb());
		expect(snapshot.situations.slice(0, 4).map(({ slug, acute }) => [slug, acute])).toEqual([
			['udskrivning', false],
			['selvmordshandling', true],
			['psykiatrisk-screening', true],
			['indlaeggelse', false]
		]);
	});

	test('confirms acute contacts every 30 days, ordinary every 90, background every 180', async () => {
		const policies = await getDb().select().from(tables.freshnessPolicy);
		expect(policies.map(({ criticality, limitDays, dueDays }) => [criticality, limitDays, dueDays])).toEqual([
			['acute', 30, 7],
			['ordinary', 90, 15],
			['background', 180, 15]
		]);
	});

	test('shows the acute numbers, not confirmed by anybody yet, and Livslinien without hours', async () => {
		const { acuteNumbers } = ask(await openDirectory(getDb()), { situation: 'selvmord' });
		expect(
			acuteNumbers.map(({ value, display, open, freshness }) => [value, display, open.now, freshness.state])
		).toEqual([
			['112', '112', true, 'unconfirmed'],
			['1813', '1813', true, 'unconfirmed'],
			['114', '114', true, 'unconfirmed'],
			['+4570201201', '70 201 201', null, 'unconfirmed']
		]);
	});
});

describeDatabases(
	'the demo network in a database',
	(getDb) => {
		let directory: Directory;
		beforeAll(async () => {
			directory = await openDirectory(getDb());
		});

		test('breaks no rule of the database and is all there', async () => {
			expect(await getDb().$count(tables.person)).toBe(1400);
			expect(await getDb().$count(tables.contactFunction)).toBeGreaterThan(250);
			expect(await getDb().$count(tables.verification)).toBeGreaterThan(500);
			const [reserves] = await getDb()
				.select({ count: count() })
				.from(tables.contactFunction)
				.where(isNotNull(tables.contactFunction.reserveId));
			expect(reserves?.count).toBeGreaterThan(100);
		});

		test('lets the next organisation, function, person, holder and number be added', async () => {
			class Undone extends Error {}
			const adding = getDb().transaction(async (tx) => {
				const [organisation] = await tx
					.insert(tables.organisation)
					.values({ kind: 'team', name: 'Nyt team', slug: 'nyt-team' })
					.returning();
				if (!organisation) throw new Error('no organisation');
				const [fn] = await tx
					.insert(tables.contactFunction)
					.values({ organisationId: organisation.id, name: 'Ny', slug: 'ny' })
					.returning();
				const [person] = await tx.insert(tables.person).values({ name: 'Ny Person' }).returning();
				if (!fn || !person) throw new Error('no function or person');
				await tx.insert(tables.holder).values({ functionId: fn.id, personId: person.id });
				await tx
					.insert(tables.channel)
					.values({ functionId: fn.id, kind: 'phone', value: '+4595999999', visibility: 'public' });
				throw new Undone();
			});
			await expect(adding).rejects.toBeInstanceOf(Undone);
		});

		test('has acute numbers that somebody has checked', () => {
			const { acuteNumbers } = ask(directory, {}, fromCopenhagen(testDay, 12 * 60));
			expect(acuteNumbers.map(({ freshness }) => freshness.state)).toEqual(Array(4).fill('fresh'));
		});

		test('Furesø, Friday at 16.10, 17 years: both sides and the transition, and the reception to ring', () => {
			const friday = fromCopenhagen(addDays(testDay, -2), 16 * 60 + 10);
			const result = ask(directory, { situation: 'udskrivning', kommune: 'furesø', alder: '17' }, friday);
			expect(namesOf(result)).toEqual([
				'Udskrivningskoordinator, børn',
				'Udskrivningsmentor',
				'Koordinator for overgang ved 18 år'
			]);
			expect(result.answers[0]).toMatchObject({
				staffing: 'held',
				open: { now: false },
				callFirst: { slug: 'furesoe-modtagelsen-boern-og-unge' }
			});
		});

		test('Halsnæs at 02.30 after a suicide attempt: the function is vacant, the duty phone answers', () => {
			const night = fromCopenhagen(testDay, 2 * 60 + 30);
			const result = ask(directory, { situation: 'selvmordsforsøg', kommune: '260', alder: '14' }, night);
			expect(result.answers[0]).toMatchObject({
				staffing: 'vacant',
				callFirst: { slug: 'halsnaes-social-doegnvagt' }
			});
		});

		test('Allerød by night has no duty phone: the police are the way to it', () => {
			const night = fromCopenhagen(testDay, 2 * 60 + 30);
			const [first] = ask(directory, { situation: 'selvmord', kommune: 'allerød' }, night).answers;
			expect(first?.callFirst?.slug).toBe('politiet-114');
		});

		test('Hørsholm declares the gap when a young person drops out', () => {
			const { gap, answers } = ask(directory, { situation: 'frafald', kommune: 'hørsholm', alder: '15' });
			expect(answers).toEqual([]);
			expect(gap?.fallbacks.map(({ function: fn }) => fn.slug)).toContain('hoersholm-noegleperson');
		});

		test('looking into the region finds acute and other functions for every municipality', () => {
			for (const { name } of directory.members) {
				for (const situation of ['selvmordshandling', 'psykiatrisk screening', 'udskrivning']) {
					const { total } = ask(directory, { situation, kommune: name, retning: 'region', alder: '15' });
					expect(total).toBeGreaterThan(0);
				}
			}
		});

		test('a voluntary organisation answers after the public ones', () => {
			const names = ask(directory, { situation: 'faglig sparring', kommune: 'helsingør' }).answers.map(
				({ function: fn }) => fn.organisation
			);
			expect(names.at(0)).toContain('Helsingør Kommune');
			expect(names.at(-1)).not.toContain('Kommune');
		});

		test('numbers of holders for the network are in the database and not in the snapshot', async () => {
			const secret = await getDb()
				.select()
				.from(tables.channel)
				.where(eq(tables.channel.visibility, 'network'));
			expect(secret.length).toBeGreaterThan(1000);
			const published = JSON.stringify(directory.snapshot);
			expect(secret.filter(({ value }) => published.includes(value))).toEqual([]);
		});
	},
	{ content: 'demo' }
);
