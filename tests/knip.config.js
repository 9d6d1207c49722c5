/** What counts as used. Not in package.json, because a Svelte component has to be read by a function. */
const script = /<script\b[^>]*>([^]*?)<\/script>/g;
const style = /<style\b[^>]*>[^]*?<\/style>/g;
const member = /\b[a-z_$][\w$]*\.[a-z_$][\w$]*/gi;

/**
 * A component as plain TypeScript: its scripts, and every `messages.something` of its markup. Knip's own reading has the
 * imports alone, and takes a message that only markup uses for unused.
 *
 * @param {string} source
 */
function asTypeScript(source) {
	const scripts = [...source.matchAll(script)].map(([, body]) => body);
	const markup = source.replace(script, '').replace(style, '');
	return [...scripts, ...(markup.match(member) ?? [])].join(';\n');
}

/** @type {import('knip').KnipConfig} */
export default {
	// The last two are started by tests as processes of their own.
	entry: [
		'src/commands/*.ts',
		'tests/*.{ts,js}',
		'tests/bench/run.ts',
		'tests/simulation/run.ts',
		'tests/support/hold-lock.ts',
		'tests/support/mail-worker.ts',
		// Loaded by address.
		'static/*.js'
	],
	playwright: { config: ['tests/playwright.config.ts'] },
	compilers: { svelte: asTypeScript },
	// Run by name, in tests/lint.ts and tests/bench/page.ts.
	ignoreDependencies: ['autocannon', 'svelte-check'],
	// A type that an exported function speaks of is exported with it.
	ignoreExportsUsedInFile: { interface: true, type: true }
};
