import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const noSvelteKit = {
	group: ['$lib', '$lib/*', '$app/*', '$env/*', '@sveltejs/kit', '@sveltejs/kit/*'],
	message: 'Commands and tests run this file by Node itself: import by a relative path.'
};
const nameTheEnding = {
	regex: '^\\.{1,2}/(?!.*\\.(ts|js|json|svelte|css)(\\?.*)?$)',
	message: 'Node runs this file as it is: name the file ending.'
};
const clock =
	'Time comes in as an argument or a Clock (a duration: performance.now()), so that a date rule can be tested.';
const noClock = [
	{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
	{ selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: clock }
];

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', '.data/'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			// TypeScript does this better, and knows the type names.
			'no-undef': 'off',
			// Taking a property out of an object leaves it in a name.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			// Links are plain Danish URLs on one origin without a base path.
			'svelte/no-navigation-without-resolve': 'off',
			// Pages are drawn once, on the server: an address put together there is no state.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	// The rooms, as far as one file shows them; who may import whom is in tests/rooms.config.js.
	{
		files: ['src/lib/**/*.ts', 'src/commands/**/*.ts', 'tests/**/*.ts'],
		ignores: ['src/lib/server/web/**', 'src/lib/components/**'],
		rules: { 'no-restricted-imports': ['error', { patterns: [noSvelteKit, nameTheEnding] }] }
	},
	{
		files: ['src/lib/**', 'src/routes/**'],
		ignores: ['src/lib/server/settings.ts', 'src/lib/server/web/**'],
		rules: {
			'no-restricted-properties': [
				'error',
				{
					object: 'process',
					property: 'env',
					message: 'Settings are read once, in src/lib/server/settings.ts.'
				}
			]
		}
	},
	{
		files: ['src/lib/directory/**', 'src/lib/calendar/**', 'src/lib/messages/**'],
		rules: {
			'no-restricted-globals': ['error', 'process', 'Buffer', 'window', 'document', 'fetch', 'performance'],
			'no-restricted-syntax': ['error', ...noClock]
		}
	},
	{
		files: ['src/lib/server/**'],
		ignores: ['src/lib/server/web/**', 'src/lib/server/db/**', 'src/lib/server/log.ts'],
		rules: { 'no-restricted-syntax': ['error', ...noClock] }
	}
);
