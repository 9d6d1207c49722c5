import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	build: {
		// Inlined assets become data: URIs, which the content security policy refuses.
		assetsInlineLimit: 0
	},
	test: {
		projects: [
			{ test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
			{
				test: {
					name: 'database',
					include: ['tests/database/**/*.test.ts'],
					globalSetup: 'tests/support/announce-databases.ts',
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			},
			{
				// Against the built portal, over HTTP.
				test: {
					name: 'portal',
					include: ['tests/portal/**/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 300_000
				}
			}
		]
	}
});
