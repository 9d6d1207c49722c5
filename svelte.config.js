import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	// SvelteKit hides the text that tells screen readers of a new page with an inline style, which the content security
	// policy refuses; the design system's class does the same.
	preprocess: [
		{
			name: 'announcer-without-inline-style',
			markup: ({ content, filename }) =>
				filename?.endsWith('/generated/root.svelte')
					? { code: content.replace(/ style="[^"]*"/, ' class="sr-only"') }
					: undefined
		}
	],
	kit: {
		adapter: adapter(),
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
				'object-src': ['none']
			}
		},
		// The origin of every non-GET request is checked in hooks.server.ts, also for those without a content type,
		// which this check lets through.
		csrf: { trustedOrigins: [] },
		typescript: {
			config: (tsconfig) => ({ ...tsconfig, include: [...tsconfig.include, '../*.ts', '../tests/**/*.ts'] })
		}
	}
};

export default config;
