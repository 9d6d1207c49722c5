/**
 * `npm test`: lint and types, unit, database, portal and browser tests, in that order. Every stage runs, also after one has failed,
 * and shows its runner's own output; the last line is the sum of what the runners reported: `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './support/browser.ts';
import { runShown } from './support/child.ts';
import { type Totals, readLintReport, readPlaywrightReport, readVitestReport } from './support/reports.ts';

interface Stage {
	name: string;
	/** Runs it and says whether it went well; the totals are in `report`. */
	run: (report: string) => Promise<boolean>;
	read: (report: unknown) => Totals;
}

const stages: Stage[] = [
	{
		name: 'lint and types',
		run: (report) => succeeds('node', ['tests/lint.ts', '--report', report]),
		read: readLintReport
	},
	{ name: 'unit tests', run: (report) => vitest('unit', report), read: readVitestReport },
	{ name: 'database tests', run: (report) => vitest('database', report), read: readVitestReport },
	{ name: 'portal tests', run: (report) => vitest('portal', report), read: readVitestReport },
	{ name: 'browser tests', run: journeys, read: readPlaywrightReport }
];

const reports = mkdtempSync(join(tmpdir(), 'vejviser-reports-'));
const sum: Totals = { passed: 0, failed: 0 };
for (const [place, stage] of stages.entries()) {
	console.log(`\n━━ ${stage.name}`);
	const { passed, failed } = await runStage(stage, join(reports, `${place}.json`));
	sum.passed += passed;
	sum.failed += failed;
}
rmSync(reports, { recursive: true });
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

async function runStage(stage: Stage, report: string): Promise<Totals> {
	let totals: Totals = { passed: 0, failed: 0 };
	let ok = false;
	try {
		ok = await stage.run(report);
		totals = stage.read(JSON.parse(readFileSync(report, 'utf8')));
	} catch (error) {
		console.error(`${stage.name}: ${error instanceof Error ? error.message : String(error)}`);
	}
	if (totals.passed + totals.failed === 0) {
		console.error(`${stage.name}: no test was run, which counts as a failure.`);
		return { passed: 0, failed: 1 };
	}
	if (!ok && totals.failed === 0) {
		console.error(`${stage.name}: the runner failed beside its tests, which counts as a failure.`);
		return { ...totals, failed: 1 };
	}
	return totals;
}

function vitest(project: string, report: string): Promise<boolean> {
	return succeeds('vitest', [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${report}`
	]);
}

async function journeys(report: string): Promise<boolean> {
	const browser = await ensureBrowser();
	return succeeds(
		'playwright',
		['test', '--config', 'tests/playwright.config.ts', '--reporter', 'list,json'],
		{
			CHROMIUM_PATH: browser,
			PLAYWRIGHT_JSON_OUTPUT_FILE: report
		}
	);
}

async function succeeds(command: string, args: string[], env?: NodeJS.ProcessEnv): Promise<boolean> {
	return (await runShown(command, args, env)).ok;
}
