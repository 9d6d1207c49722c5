/** Which organisation a mail address belongs to, by its domain. Domains are data: an organisation may have several, each for a time. */
import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import type { IsoDate } from '../../calendar/copenhagen-time.ts';
import type { Db } from '../db/types.ts';
import { organisationDomain } from './schema.ts';

/** What stands after the @, in lower case. */
function domainOf(mail: string): string {
	return mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * The organisation whose domain the address has on that day; null when it is nobody's. The domain must be the whole of it:
 * who may make a subdomain is not known here.
 */
export async function organisationOfAddress(db: Db, mail: string, today: IsoDate): Promise<number | null> {
	const [found] = await db
		.select({ organisationId: organisationDomain.organisationId })
		.from(organisationDomain)
		.where(
			and(
				eq(organisationDomain.domain, domainOf(mail)),
				or(isNull(organisationDomain.validFrom), lte(organisationDomain.validFrom, today)),
				or(isNull(organisationDomain.validTo), gte(organisationDomain.validTo, today))
			)
		);
	return found?.organisationId ?? null;
}

/** Gives organisations their domains. Throws what the database refuses: a domain is one organisation's at a time. */
export async function addDomains(
	tx: Db,
	domains: readonly (typeof organisationDomain.$inferInsert)[]
): Promise<void> {
	if (domains.length > 0) await tx.insert(organisationDomain).values([...domains]);
}
