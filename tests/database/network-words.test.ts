import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { acuteNumberInput, synonymInput } from '../../src/lib/contacts/network-input.ts';
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import { listChanges } from '../../src/lib/server/contacts/change-log.ts';
import {
	listAcuteNumbers,
	removeAcuteNumber,
	saveAcuteNumber
} from '../../src/lib/server/contacts/editing/acute-numbers.ts';
import {
	listSynonyms,
	removeSynonyms,
	saveSynonyms
} from '../../src/lib/server/contacts/editing/synonyms.ts';
import { acuteNumber } from '../../src/lib/server/contacts/schema.ts';
import { describeDatabases } from '../support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
const coordinator: SignedIn = {
	kind: 'signedIn',
	accountId: 1,
	mail: 'tove@kommune.example',
	person: null,
	roles: [{ role: 'coordinator', organisationId: null }],
	secondFactor: true,
	sessionId: 'session',
	sessionEndsAt: now
};
const keyPerson: SignedIn = { ...coordinator, roles: [{ role: 'keyPerson', organisationId: 1 }] };

describeDatabases("the network's own words and numbers", (getDb) => {
	test('synonyms are added, changed and removed, and each is in the log', async () => {
		const db = getDb();
		const before = await listSynonyms(db, coordinator);
		await saveSynonyms(db, coordinator, { id: null, words: ['prøve', 'forsøg'] }, now);
		const added = (await listSynonyms(db, coordinator)).at(-1);
		expect(added?.words).toEqual(['prøve', 'forsøg']);
		await saveSynonyms(db, coordinator, { id: added?.id ?? 0, words: ['prøve', 'test'] }, now);
		await removeSynonyms(db, coordinator, added?.id ?? 0, now);
		expect(await listSynonyms(db, coordinator)).toEqual(before);
		const { sets } = await listChanges(db, coordinator, 'network', 1);
		expect(
			sets.flatMap(({ changes }) => changes).filter(({ subject }) => subject === 'synonym')
		).toHaveLength(3);
		await expect(removeSynonyms(db, coordinator, added?.id ?? 0, now)).rejects.toThrow('findes ikke');
		await expect(saveSynonyms(db, keyPerson, { id: null, words: ['a', 'b'] }, now)).rejects.toThrow();
	});

	test('an acute number is a line with a phone; the last one stays', async () => {
		const db = getDb();
		const { numbers } = await listAcuteNumbers(db, coordinator);
		const [first] = numbers;
		if (!first) throw new Error('no acute numbers');
		const input = { audience: 'professionals' as const, source: 'https://politi.dk', position: 9 };
		await saveAcuteNumber(db, coordinator, first.slug, input, now);
		expect((await listAcuteNumbers(db, coordinator)).numbers.at(-1)).toMatchObject({
			...input,
			slug: first.slug
		});
		await expect(saveAcuteNumber(db, coordinator, 'findes-ikke', input, now)).rejects.toThrow('Vælg en vagt');
		await expect(saveAcuteNumber(db, keyPerson, first.slug, input, now)).rejects.toThrow('ikke adgang');
		for (const { slug } of numbers.slice(1)) await removeAcuteNumber(db, coordinator, slug, now);
		await expect(removeAcuteNumber(db, coordinator, first.slug, now)).rejects.toThrow('mindst ét');
		expect(await db.select().from(acuteNumber).where(eq(acuteNumber.position, 9))).toHaveLength(1);
		// Those taken off the list are lines still, and can be put back.
		expect((await listAcuteNumbers(db, coordinator)).lines.map(({ slug }) => slug)).toContain(
			numbers[1]?.slug
		);
	});
});

test('what is entered is told what is wrong with it', () => {
	expect(synonymInput.parse({ id: '', ord: ' BUP |BUC| BUP ' }).ord).toEqual(['BUP', 'BUC']);
	expect(synonymInput.safeParse({ id: '', ord: 'kun et' }).success).toBe(false);
	expect(synonymInput.safeParse({ id: '', ord: '010203-1234 | to' }).success).toBe(false);
	const number = { funktion: 'alarm-112', for: 'everyone', kilde: 'https://112.dk', plads: '1' };
	expect(acuteNumberInput.safeParse(number).success).toBe(true);
	for (const wrong of [
		{ kilde: 'javascript:alert(1)' },
		{ plads: '0' },
		{ for: 'nogen' },
		{ funktion: '' }
	]) {
		expect(acuteNumberInput.safeParse({ ...number, ...wrong }).success).toBe(false);
	}
});
