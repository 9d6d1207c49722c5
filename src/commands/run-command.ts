/** What the commands share: settings, the file, the database, and who does the work. */
import { toCopenhagen } from '../lib/calendar/copenhagen-time.ts';
import { databaseCreated, handedToPortal } from '../lib/messages/commands.ts';
import { handOver } from '../lib/server/command-handover.ts';
import { type OpenDatabase, openDatabase } from '../lib/server/db/connect.ts';
import { DatabaseInUse } from '../lib/server/db/lock.ts';
import { migrateDatabase, prepareDatabase } from '../lib/server/db/migrate.ts';
import {
	type CommandArgs,
	type CommandIo,
	type CommandName,
	type PortalCommand,
	portalCommands
} from '../lib/server/portal-commands.ts';
import { type Settings, readSettings } from '../lib/server/settings.ts';
import { CommandFile } from './command-file.ts';
import { readMails } from './command-mails.ts';
import { loadEnvFile } from './environment.ts';
import { explain } from './explain.ts';

/**
 * Runs a command with its arguments and sets the exit code of this process: 0 done, 1 a fault, 2 wrong usage. When the
 * portal has the embedded database open, it does the work.
 */
export async function runCommand(name: CommandName, args: string[]): Promise<void> {
	const command: PortalCommand = portalCommands[name];
	const parsed = command.parse(args);
	if (!parsed) {
		console.error(command.usage);
		process.exitCode = 2;
		return;
	}
	// npm runs scripts at the top of the project, and tells where it was itself called.
	const calledIn = process.env.npm_lifecycle_event === name ? process.env.INIT_CWD : undefined;
	const folder = calledIn ?? process.cwd();
	const file = new CommandFile(parsed.target, folder);
	try {
		loadEnvFile();
		const settings = readSettings(process.env);
		const io = await openFile(command, file, () => readMails(parsed.target, folder));
		process.exitCode = await perform(name, args, parsed, settings, io);
		if (process.exitCode === 0) await file.finishWriting();
	} catch (error) {
		explain(error);
		process.exitCode = 1;
	} finally {
		await file.discard();
	}
}

/** Finds out first whether the file can be read or written: opening a database takes longer. */
async function openFile(
	command: PortalCommand,
	file: CommandFile,
	mails: () => Promise<Uint8Array>
): Promise<CommandIo> {
	let bytes: Uint8Array = new Uint8Array();
	if (command.file === 'reads') bytes = await file.read();
	if (command.file === 'reads mails') bytes = await mails();
	if (command.file === 'writes') await file.startWriting();
	return {
		line: async (text) => console.log(text),
		input: async () => bytes,
		output: (chunk) => file.write(chunk)
	};
}

async function perform(
	name: CommandName,
	args: string[],
	parsed: CommandArgs,
	settings: Settings,
	io: CommandIo
): Promise<number> {
	const open = await openDatabase(settings, name).catch((error: unknown) => {
		if (error instanceof DatabaseInUse && error.user === 'portal') return error;
		throw error;
	});
	if (open instanceof DatabaseInUse) {
		console.error(handedToPortal(open.pid ?? 0));
		return handOver(open.conversation, name, args, io).finally(() => open.conversation.hangUp());
	}
	const command: PortalCommand = portalCommands[name];
	const now = () => new Date();
	try {
		const isNew = await prepare(open.db, command.needs, settings.demo, toCopenhagen(now()).date);
		// A mistyped DATA_DIR is a new database too.
		if (isNew) console.error(databaseCreated(settings.demo, settings.databaseUrl ? null : settings.dataDir));
		return await command.run({ db: open.db, now, frame: settings }, parsed, io);
	} finally {
		await open.close();
	}
}

/** Whether it was a new database, and now is a network. */
async function prepare(
	db: OpenDatabase['db'],
	needs: PortalCommand['needs'],
	demo: boolean,
	today: string
): Promise<boolean> {
	if (needs !== 'tables') return prepareDatabase(db, { demo, anyKind: needs === 'any network' }, today);
	await migrateDatabase(db);
	return false;
}
