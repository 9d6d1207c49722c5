/** The running portal: one for each process, started by hooks.server.ts before the first request. */
import { join } from 'node:path';
import { type Published, SnapshotStore } from '../contacts/snapshot-store.ts';
import { type OpenDatabase, openDatabase } from '../db/connect.ts';
import { type PortalLock, holdLock } from '../db/lock.ts';
import { prepareDatabase } from '../db/migrate.ts';
import { createLogger } from '../log.ts';
import { portalCommands } from '../portal-commands.ts';
import { type Settings, readSettings } from '../settings.ts';
import type { Directory } from '../../directory/directory.ts';

/** One JSON line an event on standard output. */
export const log = createLogger((line) => process.stdout.write(line));

export interface Portal extends Published {
	settings: Settings;
}

let running: {
	settings: Settings;
	database: OpenDatabase;
	store: SnapshotStore;
	lock: PortalLock | null;
} | null = null;

/** Starts the portal: settings, lock, database, snapshot. Throws when it cannot answer at all. */
export async function startPortal(): Promise<void> {
	const settings = readSettings(process.env);
	throw new Error(`not yet ${settings.port}`);
}

/** The portal as of now. Read it once a request: the next reload replaces what it holds. */
export function portal(): Portal {
	if (!running) throw new Error('the portal is not started');
	return { settings: running.settings, ...running.store.current };
}

export type { Directory };
void join;
void openDatabase;
void holdLock;
void prepareDatabase;
void portalCommands;
