import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { domainInput } from '../../src/lib/accounts/domain-input.ts';
import type { SignedIn } from '../../src/lib/server/accounts/actor.ts';
import {
	addDomain,
	endDomain,
	listDomains,
	organisationOfAddress
} from '../../src/lib/server/accounts/domains.ts';
import { change, organisation } from '../../src/lib/server/contacts/schema.ts';
import { describeDatabases } from '../support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');

const someone = (role: 'coordinator' | 'keyPerson', secondFactor = true): SignedIn => ({
	kind: 'signedIn',
	accountId: 1,
	mail: 'tove@kommune.example',
	person: null,
	roles: [{ role, organisationId: role === 'coordinator' ? null : 1 }],
	secondFactor,
	sessionId: 'session',
	sessionEndsAt: now
});

describeDatabases('domains', (getDb) => {
	test('say whose an address is, from day to day', async () => {
		const db = getDb();
		const [old, successor] = await db
			.insert(organisation)
			.values([
				{ kind: 'region', name: 'Gammel Region', slug: 'gammel-region' },
				{ kind: 'region', name: 'Ny Region', slug: 'ny-region' }
			])
			.returning();
		if (!old || !successor) throw new Error('no organisations');
		const coordinator = someone('coordinator');
		await addDomain(
			db,
			coordinator,
			{ organisationId: old.id, domain: 'region.example', validFrom: null, validTo: null },
			now
		);
		const taken = {
			organisationId: successor.id,
			domain: 'region.example',
			validFrom: '2027-01-01',
			validTo: null
		};
		await expect(addDomain(db, coordinator, taken, now)).rejects.toThrow('hører allerede');

		const [first] = await listDomains(db, coordinator);
		await endDomain(db, coordinator, { id: first?.id ?? 0, lastDay: '2026-12-31' }, now);
		await addDomain(db, coordinator, taken, now);
		expect(await organisationOfAddress(db, 'Anna@REGION.example', '2026-12-31')).toBe(old.id);
		expect(await organisationOfAddress(db, 'anna@region.example', '2027-01-01')).toBe(successor.id);
		expect(await organisationOfAddress(db, 'anna@under.region.example', '2027-01-01')).toBeNull();
		expect(await organisationOfAddress(db, 'anna@region.example.org', '2027-01-01')).toBeNull();
		expect(await db.select().from(change).where(eq(change.subject, 'domain'))).toHaveLength(3);
	});

	test("are the coordinator's, with a second factor shown", async () => {
		const db = getDb();
		const input = { organisationId: 1, domain: 'ny.example', validFrom: null, validTo: null };
		await expect(addDomain(db, someone('keyPerson'), input, now)).rejects.toThrow('ikke adgang');
		await expect(addDomain(db, someone('coordinator', false), input, now)).rejects.toThrow();
		await expect(listDomains(db, { kind: 'anonymous' })).rejects.toThrow();
	});
});

test('a domain may be pasted as an address, and a period must run forward', () => {
	const given = { organisation: 'gribskov-kommune', fra: '', til: '' };
	expect(domainInput.parse({ ...given, domaene: ' Anna@Gribskov.DK ' }).domaene).toBe('gribskov.dk');
	for (const domaene of ['gribskov', 'gribskov dk', '', 'a..dk', '-a.dk']) {
		expect(domainInput.safeParse({ ...given, domaene }).success, domaene).toBe(false);
	}
	const backwards = { ...given, domaene: 'a.dk', fra: '2027-02-01', til: '2027-01-01' };
	expect(domainInput.safeParse(backwards).success).toBe(false);
});
