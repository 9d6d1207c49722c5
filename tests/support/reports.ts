/** Totals out of what each runner reports to machines, so that the last line of `npm test` is counted and not guessed. */
import { z } from 'zod';

export interface Totals {
	passed: number;
	failed: number;
}

const lintReport = z.object({ passed: z.int(), failed: z.int() });

const vitestReport = z.object({
	numPassedTests: z.int(),
	numFailedTests: z.int(),
	testResults: z.array(
		z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })
	)
});

const playwrightReport = z.object({
	stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
	errors: z.array(z.unknown())
});

/** The checks of tests/lint.ts. */
export function readLintReport(report: unknown): Totals {
	return lintReport.parse(report);
}

/** Vitest's tests; a file that could not be loaded, or failed outside its tests, is one failure. */
export function readVitestReport(report: unknown): Totals {
	const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
	const brokenFiles = testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed')
	);
	return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length };
}

/** Playwright's tests, one for each variant; one that passes only when tried again has failed. */
export function readPlaywrightReport(report: unknown): Totals {
	const { stats, errors } = playwrightReport.parse(report);
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
