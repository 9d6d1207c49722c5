/**
 * Every scheduled job. A job finds its work in the rows, never in "yesterday", so it may run twice, late, or after nights in
 * which nothing ran.
 */
import { deleteEndedSignIns } from '../accounts/ended.ts';
import { removeLeavers } from '../accounts/removal.ts';
import { deleteOldDrafts } from '../contacts/import/drafts.ts';
import type { Db } from '../db/types.ts';
import { deleteOldMail } from '../mail/retention.ts';
import { drawWeeklySample } from '../verification/accuracy.ts';
import { checkWithoutPeople } from '../verification/findings.ts';

export interface Job {
	/** Letters, digits and hyphens; also in the log. */
	name: string;
	/** Minute, hour, day of month, month, day of week, in Copenhagen. Also run each time the portal starts. */
	cron: string;
	run: (db: Db, now: Date) => Promise<void>;
}

export const jobs: readonly Job[] = [
	{ name: 'delete-ended-sign-ins', cron: '20 * * * *', run: deleteEndedSignIns },
	{ name: 'delete-import-drafts', cron: '10 * * * *', run: deleteOldDrafts },
	{ name: 'erase-leavers', cron: '50 3 * * *', run: async (db, now) => void (await removeLeavers(db, now)) },
	{ name: 'delete-old-mail', cron: '40 3 * * *', run: deleteOldMail },
	{ name: 'draw-accuracy-sample', cron: '0 6 * * 1', run: (db, now) => drawWeeklySample(db, now) },
	{ name: 'check-without-people', cron: '20 4 * * *', run: checkWithoutPeople }
];
