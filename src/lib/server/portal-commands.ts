/**
 * The commands that work on the database: import, export, backup, restore, admin, bounces, stale-check. They run in the command's own process, or in the
 * portal when that has the embedded database open, and so know neither files nor the terminal.
 */
import { parseArgs } from 'node:util';
import { mailAddress } from '../accounts/person-input.ts';
import {
	backedUp,
	exported,
	madeCoordinator,
	secondFactorReset,
	restored,
	restoredIsDemo,
	restoredIsReal,
	usage
} from '../messages/commands.ts';
import { makeCoordinator } from './accounts/coordinator.ts';
import { resetSecondFactorOf } from './accounts/second-factor-reset.ts';
import { backup } from './db/backup.ts';
import { restore } from './db/restore.ts';
import type { Db } from './db/types.ts';
import type { SnapshotSettings } from '../directory/snapshot.ts';
import * as words from '../messages/stale-check.ts';

export interface CommandContext {
	db: Db;
	now: () => Date;
	/** What mails that a command posts say of the portal. */
	frame: { origin: string; networkName: string } & SnapshotSettings;
}

/** The terminal and the file of whoever gave the command. */
export interface CommandIo {
	/** Prints one line. */
	line(text: string): Promise<void>;
	/** The file that the command reads, whole; of mails, the bundle of them (mail/mail-bundle.ts). */
	input(): Promise<Uint8Array>;
	/** Adds to the file that the command writes. It appears only when the command ends with 0. */
	output(chunk: Uint8Array): Promise<void>;
}

export interface CommandArgs {
	/** What it is about: the file as given, whose ending says the format; of a command without one, an address. */
	target: string;
	preview: boolean;
	/** Of `admin`: take away what the address has of a second factor, and change no role. */
	resetSecondFactor: boolean;
	/** Of `stale-check`: the time to judge by; null is now. */
	asOf: Date | null;
}

export interface PortalCommand {
	usage: string;
	file: 'reads' | 'reads mails' | 'writes' | 'none';
	/** What the database must be before it runs: ours (demo or not, as set), any network's, or no more than tables. */
	needs: 'our network' | 'any network' | 'tables';
	/** Null when it is used wrongly. */
	parse(args: string[]): CommandArgs | null;
	/** The exit code. Throws `OperatorFault` for what the user must put right. */
	run(context: CommandContext, args: CommandArgs, io: CommandIo): Promise<number>;
}

export const portalCommands = {
	import: {
		usage: usage.import,
		file: 'reads',
		needs: 'our network',
		parse: (args) => parse(args, { preview: { type: 'boolean' } }),
		async run({ db, now, frame }, { target, preview }, io) {
			// Only these two need the libraries for spreadsheets.
			const { importDirectory } = await import('./contacts/import/import-directory.ts');
			const { reportLines } = await import('./contacts/import/report-text.ts');
			const report = await importDirectory(
				db,
				{ name: target, bytes: await io.input() },
				{ preview, now: now(), frame }
			);
			for (const text of reportLines(report)) await io.line(text);
			return report.ok ? 0 : 1;
		}
	},
	export: {
		usage: usage.export,
		file: 'writes',
		needs: 'our network',
		parse(args) {
			const parsed = parse(args);
			return parsed && formatOf(parsed.target) ? parsed : null;
		},
		async run({ db, now }, { target }, io) {
			const { exportDirectory } = await import('./contacts/import/export-directory.ts');
			await io.output(await exportDirectory(db, formatOf(target) ?? 'csv', { now: now() }));
			await io.line(exported(target));
			return 0;
		}
	},
	backup: {
		usage: usage.backup,
		file: 'writes',
		needs: 'any network',
		parse: (args) => parse(args),
		async run({ db, now }, { target }, io) {
			const { tables, rows } = await backup(db, (chunk) => io.output(chunk), now());
			await io.line(backedUp(target, tables, rows));
			return 0;
		}
	},
	restore: {
		usage: usage.restore,
		file: 'reads',
		needs: 'tables',
		parse: (args) => parse(args),
		async run({ db }, _args, io) {
			const { tables, rows, demo } = await restore(db, await io.input());
			await io.line(restored(tables, rows));
			await io.line(demo ? restoredIsDemo : restoredIsReal);
			return 0;
		}
	},
	admin: {
		usage: usage.admin,
		file: 'none',
		needs: 'our network',
		parse(args) {
			const parsed = parse(args, { 'reset-second-factor': { type: 'boolean' } });
			return parsed && mailAddress.safeParse(parsed.target).success ? parsed : null;
		},
		async run({ db, now, frame }, { target, resetSecondFactor }, io) {
			const mail = mailAddress.parse(target);
			if (resetSecondFactor) {
				await resetSecondFactorOf(db, mail, frame, now());
				await io.line(secondFactorReset(target));
				return 0;
			}
			await makeCoordinator(db, mail, now());
			await io.line(madeCoordinator(target));
			return 0;
		}
	},
	bounces: {
		usage: usage.bounces,
		file: 'reads mails',
		needs: 'our network',
		parse: (args) => parse(args.length === 0 ? ['-'] : args),
		async run({ db, now }, _args, io) {
			const { readReports } = await import('./verification/read-reports.ts');
			await readReports(db, await io.input(), now, (text) => io.line(text));
			return 0;
		}
	},
	'stale-check': {
		usage: usage['stale-check'],
		file: 'none',
		needs: 'our network',
		parse: parseStaleCheck,
		async run({ db, now, frame }, { preview, asOf }, io) {
			const { runStaleCheck } = await import('./verification/stale-check.ts');
			const report = await runStaleCheck(db, {
				asOf: asOf ?? now(),
				settings: frame,
				frame,
				dryRun: preview
			});
			await io.line(words.ran(report));
			await io.line(words.sent(report.mails, report.reminders, report.heldBack, preview));
			if (preview) {
				for (const { slug, rung, asRole } of report.asked) await io.line(words.askedLine(slug, rung, asRole));
			}
			return 0;
		}
	}
} satisfies Record<string, PortalCommand>;

export type CommandName = keyof typeof portalCommands;

type Flags = Partial<Record<'preview' | 'reset-second-factor', { type: 'boolean' }>>;

function parse(args: string[], options: Flags = {}): CommandArgs | null {
	try {
		const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
		const [target, ...more] = positionals;
		if (!target || more.length > 0) return null;
		const isSet = (flag: keyof Flags) => (values as Partial<Record<string, unknown>>)[flag] === true;
		return { target, preview: isSet('preview'), resetSecondFactor: isSet('reset-second-factor'), asOf: null };
	} catch {
		return null;
	}
}

/** It is about no file: `[--dry-run] [--as-of ISO]`. */
function parseStaleCheck(args: string[]): CommandArgs | null {
	try {
		const options = { 'dry-run': { type: 'boolean' }, 'as-of': { type: 'string' } } as const;
		const { values } = parseArgs({ args, options });
		const given = values['as-of'];
		const asOf = given === undefined ? null : new Date(given);
		if (asOf && Number.isNaN(asOf.getTime())) return null;
		return { target: '', preview: values['dry-run'] === true, resetSecondFactor: false, asOf };
	} catch {
		return null;
	}
}

function formatOf(file: string): 'csv' | 'xlsx' | null {
	const ending = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase();
	return ending === 'csv' || ending === 'xlsx' ? ending : null;
}
