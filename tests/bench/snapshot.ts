import { prepareDirectory } from '../../src/lib/directory/directory.ts';
import { readSnapshot } from '../../src/lib/server/contacts/read-snapshot.ts';
import type { Engine } from '../../src/lib/server/db/connect.ts';
import { engines, openTestDatabase } from '../support/database.ts';
import { syntheticNow, syntheticSnapshot } from '../support/synthetic-snapshot.ts';
import { type Bench, liveMegabytes, round, settle, shown, sizes } from './bench.ts';
import { fillDatabase } from './fill-database.ts';

interface Load {
	loadMs: number;
	heapMb: number;
}

/** The real server where there is one, as a network of such a size would have. */
const preferred: Engine = engines.includes('postgres') ? 'postgres' : 'pglite';

/** The embedded database is for small networks: beyond this size it is measured only where there is no other. */
const largestForPglite = 14_000;

export const snapshotBench: Bench = {
	name: 'snapshot',
	about:
		'Reading the whole directory out of the database and preparing it for lookup, and what it takes in memory. ' +
		`In the JSON, the size's own figures are those of ${preferred}.`,
	run: async () => {
		const figures: Record<string, Load & Partial<Record<Engine, Load>>> = {};
		for (const size of sizes) {
			const loads: Partial<Record<Engine, Load>> = {};
			for (const engine of enginesFor(size)) loads[engine] = await measure(engine, size);
			const own = loads[preferred];
			if (own) figures[size] = { ...own, ...loads };
		}
		return {
			figures,
			table: [
				['functions', ...engines.map((engine) => `from ${engine}`), 'heap'],
				...Object.entries(figures).map(([size, loads]) => [
					shown(Number(size)),
					...engines.map((engine) => (loads[engine] ? shown(loads[engine].loadMs, 'ms') : '–')),
					shown(loads.heapMb, 'MB')
				])
			]
		};
	}
};

function enginesFor(size: number): readonly Engine[] {
	return size > largestForPglite && preferred === 'postgres' ? ['postgres'] : engines;
}

/** The second of two loads: a portal reloads far more often than it starts. */
async function measure(engine: Engine, size: number): Promise<Load> {
	const open = await openTestDatabase(engine, 'nothing');
	try {
		const { settings } = await fill(open.db, size);
		const load = async () => prepareDirectory(await readSnapshot(open.db, settings, syntheticNow));
		await load();
		await settle();
		const before = liveMegabytes();
		const began = performance.now();
		const directory = await load();
		const loadMs = performance.now() - began;
		const heapMb = liveMegabytes() - before;
		if (directory.functions.size !== size) {
			throw new Error(`${directory.functions.size} functions were read back, of ${size}`);
		}
		return { loadMs: round(loadMs), heapMb: round(heapMb) };
	} finally {
		await open.close();
	}
}

async function fill(db: Parameters<typeof fillDatabase>[0], size: number) {
	const snapshot = syntheticSnapshot(size);
	await fillDatabase(db, snapshot);
	// Only the settings: the snapshot itself must not count as memory in use.
	return { settings: snapshot.settings };
}
