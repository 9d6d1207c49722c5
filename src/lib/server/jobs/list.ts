/**
 * Every scheduled job. A job finds its work in the rows, never in "yesterday", so it may run twice, late, or after nights in
 * which nothing ran.
 */
import { deleteEndedSignIns } from '../accounts/ended.ts';
import { removeLeavers } from '../accounts/removal.ts';
import { deleteOldDrafts } from '../contacts/import/drafts.ts';
import type { SnapshotSettings } from '../../directory/snapshot.ts';
import type { Db } from '../db/types.ts';
import type { MailFrame } from '../mail/templates.ts';
import { deleteOldMail } from '../mail/retention.ts';
import { drawWeeklySample } from '../verification/accuracy.ts';
import { deleteOldCheckLinks } from '../verification/check-links.ts';
import { forgetOldHandovers } from '../verification/handover-erasing.ts';
import { runStaleCheck } from '../verification/stale-check.ts';

/** What of the portal's settings jobs go by. */
export type JobSettings = MailFrame & SnapshotSettings;

export interface Job {
	/** Letters, digits and hyphens; also in the log. */
	name: string;
	/** Minute, hour, day of month, month, day of week, in Copenhagen. Also run each time the portal starts. */
	cron: string;
	run: (db: Db, now: Date, settings: JobSettings) => Promise<void>;
}

export const jobs: readonly Job[] = [
	{ name: 'delete-ended-sign-ins', cron: '20 * * * *', run: deleteEndedSignIns },
	{ name: 'delete-import-drafts', cron: '10 * * * *', run: deleteOldDrafts },
	{ name: 'erase-leavers', cron: '50 3 * * *', run: async (db, now) => void (await removeLeavers(db, now)) },
	{ name: 'delete-old-mail', cron: '40 3 * * *', run: deleteOldMail },
	{ name: 'forget-handovers', cron: '30 3 * * *', run: forgetOldHandovers },
	{ name: 'draw-accuracy-sample', cron: '0 6 * * 1', run: (db, now) => drawWeeklySample(db, now) },
	{ name: 'delete-check-links', cron: '30 3 * * *', run: deleteOldCheckLinks },
	{
		name: 'stale-check',
		// In working hours, again and again: it sends nothing twice, and a machine that was off at eight runs at nine.
		cron: '5 8-15 * * *',
		run: async (db, now, settings) => void (await runStaleCheck(db, { asOf: now, settings, frame: settings }))
	}
];
