/**
 * The journeys, each in three variants: on a desktop, on the smallest phone we promise to serve, and without JavaScript.
 * One portal with the demo network serves them all (tests/support/journeys-portal.ts).
 */
import { defineConfig } from '@playwright/test';
import { installedBrowser } from './support/browser.ts';

const phone = { width: 320, height: 568 };

export default defineConfig({
	testDir: './journeys',
	testMatch: '*.test.ts',
	outputDir: '../test-results',
	globalSetup: './support/journeys-portal.ts',
	fullyParallel: true,
	workers: 2,
	// A journey that passes only at the second try is broken.
	retries: 0,
	forbidOnly: Boolean(process.env.CI),
	timeout: 60_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	use: {
		// Set by the global setup before the journeys' processes, which read this file again, are started.
		baseURL: process.env.JOURNEYS_URL,
		locale: 'da-DK',
		timezoneId: 'Europe/Copenhagen',
		actionTimeout: 15_000,
		trace: 'retain-on-failure',
		launchOptions: {
			executablePath: installedBrowser() ?? undefined,
			args: [
				// Chromium has no sandbox for root, which containers run as; the pages are our own.
				'--no-sandbox',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-domain-reliability',
				'--disable-sync',
				'--no-first-run',
				'--no-pings'
			]
		}
	},
	projects: [
		{ name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
		{ name: 'phone', use: { viewport: phone, hasTouch: true, isMobile: true } },
		{ name: 'no-script', use: { viewport: phone, javaScriptEnabled: false } }
	]
});
