/** Reads mails that came back, and tells line by line what became of each. */
import { type DeliveryOutcome, fileUnreadable, outcomeLine, summary } from '../../messages/bounces.ts';
import type { Db } from '../db/types.ts';
import { unpackMails } from '../mail/mail-bundle.ts';
import { recordReport } from './bounces.ts';

/**
 * Each mail of a bundle in a transaction of its own: one that is stopped halfway may be run again.
 * @param line prints one
 */
export async function readReports(
	db: Db,
	bundle: Uint8Array,
	now: () => Date,
	line: (text: string) => Promise<void>
): Promise<void> {
	const outcomes: Pick<DeliveryOutcome, 'kind'>[] = [];
	for (const each of unpackMails(bundle)) {
		if ('fault' in each) {
			outcomes.push({ kind: 'unreadable' });
			await line(fileUnreadable(each.name, each.fault));
			continue;
		}
		const outcome = await recordReport(db, each.mail, now());
		outcomes.push(outcome);
		await line(outcomeLine(each.name, outcome));
	}
	await line(summary(outcomes));
}
