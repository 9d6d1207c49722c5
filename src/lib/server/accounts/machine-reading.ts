/** Tells the coordinators that somebody reads the directory by machine. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../db/types.ts';
import { machineReadingMail } from '../mail/account-mails.ts';
import { postMail } from '../mail/outbox.ts';
import type { MailFrame } from '../mail/templates.ts';
import { countWithin } from './rate-limit.ts';
import { account, roleAssignment } from './schema.ts';

/** At most one mail a day, whatever the number of processes and readers. */
export async function tellOfMachineReading(
	db: Db,
	frame: MailFrame,
	lookups: number,
	now: Date
): Promise<void> {
	await db.transaction(async (tx) => {
		if (!(await countWithin(tx, 'machine reading told', { times: 1, withinMinutes: 1_440 }, now))) return;
		const coordinators = await tx
			.selectDistinct({ mail: account.mail, personId: account.personId })
			.from(roleAssignment)
			.innerJoin(account, eq(account.id, roleAssignment.accountId))
			.where(
				and(eq(roleAssignment.role, 'coordinator'), isNull(roleAssignment.endedAt), isNull(account.closedAt))
			);
		for (const { mail, personId } of coordinators) {
			const words = machineReadingMail({ ...frame, lookups });
			await postMail(tx, { kind: 'machine-reading', recipient: mail, personId, mail: words }, now);
		}
	});
}
