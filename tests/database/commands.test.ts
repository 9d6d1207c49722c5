import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveCommands } from '../../src/lib/server/command-handover.ts';
import { organisation, person } from '../../src/lib/server/contacts/schema.ts';
import { type OpenDatabase, openDatabase } from '../../src/lib/server/db/connect.ts';
import { type DirectoryLock, holdLock } from '../../src/lib/server/db/lock.ts';
import { prepareDatabase } from '../../src/lib/server/db/migrate.ts';
import { createLogger } from '../../src/lib/server/log.ts';
import { postMail } from '../../src/lib/server/mail/outbox.ts';
import { outbox } from '../../src/lib/server/mail/schema.ts';
import { portalCommands } from '../../src/lib/server/portal-commands.ts';
import { projectRoot } from '../support/child.ts';
import { createPostgresDatabase, engines, testDay } from '../support/database.ts';
import { absenceMessage, postfixReport } from '../support/delivery-reports.ts';
import { tableContents } from '../support/table-contents.ts';

const table = 'organisation;funktion;telefon\nFuresø Kommune;Modtagelsen;95 11 00 01\n';
const broken = 'organisation;funktion;telefon\nFuresø Kommune;;95 11 00 01\n';

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'vejviser-commands-'));
	writeFileSync(join(folder, 'table.csv'), table);
	writeFileSync(join(folder, 'broken.csv'), broken);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('while the portal runs on the embedded database', { timeout: 180_000 }, () => {
	let open: OpenDatabase;
	const logged: string[] = [];
	const settings = () => ({ DATA_DIR: join(folder, 'portal'), DEMO: 'off' });

	beforeAll(async () => {
		open = await openDatabase({ databaseUrl: null, dataDir: join(folder, 'portal') }, 'portal');
		await prepareDatabase(open.db, { demo: false }, testDay);
		serveCommands(
			open,
			createLogger((line) => logged.push(line)),
			() => new Date('2026-11-22T10:00:00Z'),
			{
				...{ origin: 'http://localhost:3000', networkName: 'Netværket' },
				...{ adultAge: 18, transitionYears: 2, halfHolidays: [] }
			}
		);
	});
	afterAll(() => open.close());

	test('an import is done by the portal, and a preview of it changes nothing', async () => {
		const before = await tableContents(open.db);
		const preview = await run('import', ['table.csv', '--preview'], settings());
		expect(preview).toMatchObject({ code: 0 });
		expect(await tableContents(open.db)).toEqual(before);
		const imported = await run('import', ['table.csv'], settings());
		expect(imported).toMatchObject({ code: 0 });
		expect(imported.err).toContain(`proces ${process.pid}`);
		expect(imported.out).toContain('Modtagelsen');
		expect((await open.db.select().from(organisation)).map(({ name }) => name)).toContain('Furesø Kommune');
	});

	test('a faulty file is refused with its row, and exit code 1', async () => {
		const before = await tableContents(open.db);
		const refused = await run('import', ['broken.csv'], settings());
		expect(refused.code).toBe(1);
		expect(refused.out).toContain('2');
		expect(await tableContents(open.db)).toEqual(before);
	});

	test('a backup is written where the command was given, and brings back what was there', async () => {
		const before = await tableContents(open.db);
		expect(await run('backup', ['network.backup'], settings())).toMatchObject({ code: 0 });
		await open.db.insert(person).values({ name: 'Anna' });
		expect(await run('restore', ['network.backup'], settings())).toMatchObject({ code: 0 });
		const after = await tableContents(open.db);
		expect({ ...after, snapshot_version: [] }).toEqual({ ...before, snapshot_version: [] });
	});

	test('an export is written in the format of its ending', async () => {
		expect(await run('export', ['out.csv'], settings())).toMatchObject({ code: 0 });
		expect(await run('export', ['out.xlsx'], settings())).toMatchObject({ code: 0 });
		expect(readFileSync(join(folder, 'out.csv'), 'utf8')).toContain('Modtagelsen');
		expect(readFileSync(join(folder, 'out.xlsx')).subarray(0, 2).toString()).toBe('PK');
	});

	test('a file that is no backup is refused in the words of the portal, which goes on', async () => {
		const refused = await run('restore', ['table.csv'], settings());
		expect(refused).toMatchObject({ code: 1 });
		expect(refused.err).toContain('ikke en sikkerhedskopi');
		expect(await open.db.$count(organisation)).toBeGreaterThan(0);
	});

	test('a folder of delivery reports is read where it is, twice alike, and one comes on standard input', async () => {
		const mail = { subject: 'Nyt', text: 'Hej', html: 'Hej' };
		const now = new Date('2026-11-22T09:00:00Z');
		await postMail(open.db, { kind: 'test', recipient: 'mette@furesoe.example', mail }, now);
		const [posted] = await open.db.select().from(outbox);
		const to = `retur+${posted?.messageId}@network.example`;
		const reports = join(folder, 'reports');
		mkdirSync(join(reports, 'subfolder'), { recursive: true });
		writeFileSync(join(reports, 'a.eml'), postfixReport({ to, recipient: 'mette@furesoe.example' }));
		writeFileSync(join(reports, 'b.eml'), absenceMessage({ to, recipient: 'mette@furesoe.example' }));
		const before = readdirSync(reports);
		const first = await run('bounces', ['reports'], settings());
		expect(first).toMatchObject({ code: 0 });
		expect(first.out).toContain('Ingen kontakt har adressen længere');
		expect(first.out).toContain('2 mails: 1 uden betydning, 1 ikke leveringsrapporter.');
		expect(readdirSync(reports)).toEqual(before);
		expect((await run('bounces', ['reports'], settings())).out).toContain('1 læst før');
		const piped = await run(
			'bounces',
			[],
			settings(),
			postfixReport({ to, recipient: 'mette@furesoe.example' })
		);
		expect(piped).toMatchObject({ code: 0 });
		expect(piped.out).toContain('1 mail: 1 læst før.');
	});

	test('a folder that is not there is the operator’s to put right', async () => {
		const refused = await run('bounces', ['nowhere'], settings());
		expect(refused).toMatchObject({ code: 1, out: '' });
		expect(refused.err).toContain('nowhere');
	});

	test('the log tells which commands ran, and nothing of what was in them', () => {
		expect(logged.join('')).toContain('"command":"import"');
		expect(logged.join('')).not.toMatch(/Furesø|Modtagelsen|table\.csv|reports|furesoe/);
	});
});

describe('without the portal', { timeout: 180_000 }, () => {
	test('a command makes the database when there is none', async () => {
		const fresh = { DATA_DIR: join(folder, 'fresh'), DEMO: 'off' };
		const first = await run('import', ['table.csv'], fresh);
		expect(first).toMatchObject({ code: 0, err: `Ny, tom database oprettet i ${fresh.DATA_DIR}.\n` });
		expect(await run('export', ['fresh.csv'], fresh)).toMatchObject({ code: 0, err: '' });
		expect(readFileSync(join(folder, 'fresh.csv'), 'utf8')).toContain('Modtagelsen');
		expect(readdirSync(join(folder, 'fresh')).filter((name) => /\.(sock|turn)/.test(name))).toEqual([]);
	});

	test('a command that finds another at work is refused, and says which', async () => {
		const dataDir = join(folder, 'busy');
		const lock: DirectoryLock = await holdLock(dataDir, 'restore');
		const refused = await run('backup', ['busy.backup'], { DATA_DIR: dataDir });
		await lock.release();
		expect(refused).toMatchObject({ code: 1, out: '' });
		expect(refused.err).toContain('en gendannelse');
		expect(refused.err).toContain(String(process.pid));
		expect(readdirSync(folder).filter((name) => name.startsWith('busy.backup'))).toEqual([]);
	});

	test.runIf(engines.includes('postgres'))(
		'a demo moves to a new PostgreSQL by backup and restore',
		async () => {
			const { url, drop } = await createPostgresDatabase();
			try {
				const demo = await run('backup', ['demo.backup'], { DATA_DIR: join(folder, 'demo') });
				expect(demo.code).toBe(0);
				expect(demo.err).toContain('Ny demodatabase oprettet i');
				const restored = await run('restore', ['demo.backup'], { DATABASE_URL: url });
				expect(restored).toMatchObject({ code: 0 });
				expect(restored.out).toContain('DEMO=on');
				const open = await openDatabase({ databaseUrl: url, dataDir: '' }, 'portal');
				expect(await open.db.$count(person)).toBeGreaterThan(1000);
				await open.close();
			} finally {
				await drop();
			}
		}
	);

	test.runIf(engines.includes('postgres'))('a PostgreSQL that is away is told of in one line', async () => {
		const refused = await run('backup', ['away.backup'], {
			DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing'
		});
		expect(refused.code).toBe(1);
		expect(refused.err.trim().split('\n')).toHaveLength(1);
		expect(refused.err).toContain('DATABASE_URL');
	});
});

describe('a command that is given wrongly', () => {
	test('says how it is used, with exit code 2', async () => {
		const { code, err } = await run('backup', [], {});
		expect({ code, err }).toEqual({ code: 2, err: 'Brug: npm run backup -- FIL\n' });
	});

	test.each([
		['import', []],
		['import', ['a.csv', 'b.csv']],
		['import', ['a.csv', '--forhåndsvis']],
		['export', ['out.pdf']],
		['export', ['out.csv', '--preview']],
		['restore', ['a', 'b']],
		['bounces', ['a', 'b']]
	] as const)('is %s with %j', (command, args) => {
		expect(portalCommands[command].parse([...args])).toBeNull();
	});

	test('names a file that is not there', async () => {
		const { code, err } = await run('import', ['ingen.csv'], { DATA_DIR: join(folder, 'unused') });
		expect(code).toBe(1);
		expect(err).toContain('ingen.csv');
		expect(readdirSync(folder)).not.toContain('unused');
	});

	test('names a file that cannot be written, before it opens the database', async () => {
		mkdirSync(join(folder, 'there'), { recursive: true });
		const { code, err } = await run('backup', ['there/not/file'], { DATA_DIR: join(folder, 'unused') });
		expect(code).toBe(1);
		expect(err).toContain('there/not/file');
		expect(readdirSync(folder)).not.toContain('unused');
	});

	test('runs under a wrong setting no more than the portal does', async () => {
		const { code, err } = await run('backup', ['x.backup'], { DEMO: 'maybe' });
		expect(code).toBe(1);
		expect(err).toContain('DEMO');
	});
});

describe('npm start', () => {
	test('says that its port is taken, and what to do, before anything else', async () => {
		const taken = createServer().listen(0, '127.0.0.1');
		await once(taken, 'listening');
		const { port } = taken.address() as AddressInfo;
		const { code, out, err } = await run('start', [], {
			PORT: String(port),
			DATA_DIR: join(folder, 'unused')
		});
		taken.close();
		expect({ code, out }).toEqual({ code: 1, out: '' });
		expect(err).toContain(`PORT=${port + 1}`);
		expect(err).toContain('Vejviser selv');
	});

	test('has a line for each wrong setting', async () => {
		const { code, err } = await run('start', [], { PORT: 'x', COVERAGE: 'x' });
		expect(code).toBe(1);
		expect(err.trim().split('\n')).toHaveLength(2);
	});
});

/** Runs a command in the test's folder, with these settings and no others. */
async function run(command: string, args: string[], settings: Record<string, string>, input = '') {
	const script = join(projectRoot, `src/commands/${command}.ts`);
	const child = spawn(process.execPath, [script, ...args], {
		cwd: folder,
		env: { PATH: process.env.PATH, ...settings },
		stdio: ['pipe', 'pipe', 'pipe']
	});
	child.stdin.end(input);
	const [out, err, [code]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close')
	]);
	return { code: Number(code), out, err };
}
