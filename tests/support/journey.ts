/** What every journey starts from: `test`, with the checks that each page must pass. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type Page, test as base, expect } from '@playwright/test';

export { expect };

export const test = base.extend<{ expectAccessible: (page: Page) => Promise<void> }>({
	/** No WCAG 2.2 AA fault that axe can see, and nothing that must be scrolled sideways (WCAG 1.4.10). */
	expectAccessible: async ({ browser, javaScriptEnabled }, use) => {
		await use(async (page) => {
			const violations = javaScriptEnabled
				? await violationsOf(page)
				: await violationsWithoutScript(browser, page);
			expect(violations, 'axe violations').toEqual([]);
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow, 'pixels the page is wider than the window').toBeLessThanOrEqual(0);
		});
	}
});

async function violationsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
		.analyze();
	return violations.map(
		({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `  ${html}`).join('\n')}`
	);
}

/**
 * Axe itself needs script, so it looks at a twin of the page: the same document, with what stands in `noscript` shown and
 * every script taken out, in a window where script may run.
 */
async function violationsWithoutScript(browser: Browser, page: Page): Promise<string[]> {
	const html = (await page.content())
		.replace(/<script\b[^]*?<\/script>/gi, '')
		.replace(/<link\b[^>]*rel="modulepreload"[^>]*>/gi, '')
		.replace(/<\/?noscript\b[^>]*>/gi, '');
	const context = await browser.newContext({ viewport: page.viewportSize(), javaScriptEnabled: true });
	try {
		const twin = await context.newPage();
		await twin.route(page.url(), (route) =>
			route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
		);
		await twin.goto(page.url());
		return await violationsOf(twin);
	} finally {
		await context.close();
	}
}
