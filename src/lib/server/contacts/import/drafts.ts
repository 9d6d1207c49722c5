/** An import in the browser: a preview first, kept with its file, and then exactly that or nothing. Coordinators only. */
import { createHash, randomUUID } from 'node:crypto';
import { and, eq, gt, lt } from 'drizzle-orm';
import * as messages from '../../../messages/import-page.ts';
import type { Actor, SignedIn } from '../../accounts/actor.ts';
import { isCoordinator, requireMayChange } from '../../accounts/policy.ts';
import type { Db } from '../../db/types.ts';
import { Refusal } from '../../refusal.ts';
import type { TellFrame } from '../editing/tell-entered.ts';
import { importDraft } from '../schema.ts';
import { importDirectory } from './import-directory.ts';
import type { ImportReport } from './report.ts';

const keptMinutes = 30;
/** Of a file sent in the browser. */
const largestFile = 10_000_000;

/** Tells what importing the file would do; without a fault it is kept under an id for half an hour. Nothing else is written. */
export async function previewDraft(
	db: Db,
	actor: Actor,
	file: { name: string; bytes: Uint8Array },
	now: Date
): Promise<{ report: ImportReport; draft: string | null }> {
	const personId = requireImporter(actor);
	if (file.bytes.length === 0) throw new Refusal(messages.chooseFile, { status: 400, field: 'fil' });
	if (file.bytes.length > largestFile) {
		throw new Refusal(messages.tooLarge(largestFile / 1_000_000), { status: 400, field: 'fil' });
	}
	const report = await importDirectory(db, file, { preview: true, now });
	if (!report.ok) return { report, draft: null };
	const draft = randomUUID();
	await db.insert(importDraft).values({
		...{ id: draft, personId, name: file.name, digest: digestOf(report) },
		file: Buffer.from(file.bytes).toString('base64'),
		expiresAt: new Date(now.getTime() + keptMinutes * 60_000)
	});
	return { report, draft };
}

/**
 * Imports what was previewed, all or nothing. Where the directory has changed so that the file would do something else, it
 * writes nothing and answers with a new preview. Throws `Refusal` for a draft that is not there any more.
 */
export async function importFromDraft(
	db: Db,
	actor: Actor,
	draft: string,
	{ now, frame }: { now: Date; frame: TellFrame }
): Promise<{ report: ImportReport; changed: boolean }> {
	const personId = requireImporter(actor);
	const [kept] = await db
		.select()
		.from(importDraft)
		.where(
			and(eq(importDraft.id, draft), eq(importDraft.personId, personId), gt(importDraft.expiresAt, now))
		);
	if (!kept) throw new Refusal(messages.draftIsGone);
	const report = await importDirectory(
		db,
		{ name: kept.name, bytes: Buffer.from(kept.file, 'base64') },
		{
			...{ preview: false, now, frame },
			by: { personId, source: 'import' },
			isAsSeen: (planned) => digestOf(planned) === kept.digest
		}
	);
	const changed = report.preview;
	if (changed) {
		await db
			.update(importDraft)
			.set({ digest: digestOf(report) })
			.where(eq(importDraft.id, draft));
	} else if (report.ok) {
		await db.delete(importDraft).where(eq(importDraft.id, draft));
	}
	return { report, changed };
}

function requireImporter(actor: Actor): number {
	requireMayChange(actor, isCoordinator(actor));
	return personIdOf(actor);
}

function personIdOf({ person }: SignedIn): number {
	if (!person) throw new Refusal(messages.nameYourselfFirst, { status: 403 });
	return person.id;
}

function digestOf({ rows, faults }: Pick<ImportReport, 'rows' | 'faults'>): string {
	return createHash('sha256')
		.update(JSON.stringify([rows, faults]))
		.digest('hex');
}

/** Deletes files that were uploaded and not carried out in time; a job calls it. */
export async function deleteOldDrafts(db: Db, now: Date): Promise<void> {
	await db.delete(importDraft).where(lt(importDraft.expiresAt, now));
}
