/**
 * Who may import what, room by room; dependency-cruiser checks it in `npm run lint`. What an import means (a table,
 * SvelteKit, a pure room) is checked here, how it is written (`$lib`, file endings) in eslint.config.js.
 */
const pure = '^src/lib/(directory|calendar)/';
const messages = '^src/lib/messages/';
/** What is entered, and the closed lists it is entered from. */
const inputs = '^src/lib/(accounts|contacts)/';
const components = '^src/lib/components/';
const table = '^src/lib/server/[^/]+/schema\\.ts$';
const sql = '^node_modules/(drizzle-orm|postgres|@electric-sql/pglite)/';
const kit = ['^\\$app/', '^\\$env/', '^node_modules/@sveltejs/kit/'];
const svelte = '^node_modules/(svelte|esm-env)/';
/** What SvelteKit makes up while building: `./$types`, `$app/…`. */
const generated = ['\\$types(\\.js)?$', '^\\$(app|env)/'];

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const never = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		never(
			'pure-rooms-stay-pure',
			'They run in a browser as well: only pure rooms and messages.',
			{ path: pure },
			{ pathNot: [pure, messages] }
		),
		never(
			'messages-only-word-things',
			'A message may say a date in words (calendar), and knows the types of what it words.',
			{ path: messages },
			{ pathNot: [messages, pure, inputs] }
		),
		never(
			'messages-compute-nothing',
			'What lookup decides comes to a message as an argument.',
			{ path: messages },
			{ path: '^src/lib/directory/', dependencyTypesNot: ['type-only'] }
		),
		never(
			'components-fetch-nothing',
			'A component shows what it is given: components, messages, types of the pure rooms.',
			{ path: components },
			{ pathNot: [components, messages, pure, svelte] }
		),
		never(
			'components-decide-nothing',
			'What a pure room works out comes to a component as a property; only its types are imported.',
			{ path: components },
			{ path: pure, dependencyTypesNot: ['type-only'] }
		),
		never(
			'routes-touch-no-table',
			'A load or an action calls one domain function; the SQL is in there.',
			{ path: '^src/routes/' },
			{ path: [table, sql, '^src/lib/server/db/'] }
		),
		never(
			'pages-run-in-the-browser',
			'A component or a universal load may know the types of the server, never its code.',
			{ path: ['\\.svelte$', '^src/routes/.*/\\+(page|layout)\\.ts$'] },
			{ path: '^src/lib/server/', dependencyTypesNot: ['type-only'] }
		),
		never(
			'domains-do-not-know-sveltekit',
			'Commands and tests run a domain as plain TypeScript.',
			{ path: '^src/lib/', pathNot: ['^src/lib/server/web/', components] },
			{ path: [...kit, '^src/lib/server/web/', '^src/routes/', '^src/hooks', components] }
		),
		never(
			'domains-use-their-own-tables',
			"Another domain's rows are reached through its functions. Foreign keys between schema files are fine.",
			{ path: '^src/lib/server/([^/]+)/', pathNot: ['^src/lib/server/db/', table] },
			{ path: '^src/lib/server/(?!$1/)[^/]+/schema\\.ts$' }
		),
		never(
			'commands-are-thin',
			'A command reads its arguments, calls a domain function and prints the answer.',
			{ path: '^src/commands/' },
			{ path: [table, sql, ...kit, '^src/lib/server/web/', '^src/routes/', components] }
		),
		never(
			'nobody-needs-a-command',
			'What a command does and others need belongs in a domain.',
			{ path: '^src/(lib|routes|hooks)' },
			{ path: '^src/commands/' }
		),
		never('no-test-code-in-the-portal', 'tests/ is not shipped.', { path: '^src/' }, { path: '^tests/' }),
		never(
			'no-development-packages-in-the-portal',
			'`npm ci --omit=dev` must leave a portal that runs.',
			{ path: '^src/' },
			{ dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }
		),
		never(
			'no-cycles',
			'Two files that need each other are one file, or three.',
			{},
			{
				circular: true,
				viaOnly: { dependencyTypesNot: ['type-only'] }
			}
		),
		never(
			'everything-resolves',
			'The import names nothing that is there.',
			{},
			{
				couldNotResolve: true,
				pathNot: generated
			}
		)
	],
	options: {
		doNotFollow: { path: '^node_modules/' },
		exclude: { path: generated[0] },
		// Types are dependencies too, and some rules allow only those.
		tsPreCompilationDeps: true,
		// Not the one at the top: the alias `$lib` is written relative to where SvelteKit generates it.
		tsConfig: { fileName: '.svelte-kit/tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'svelte', 'types', 'default'],
			mainFields: ['module', 'main', 'types']
		}
	}
};
