/**
 * A copy of the project with one page more, which users never get: the same bytes as the lookup page, through the same
 * hooks and layout, but from a component that has them as one text and asks for nothing. What that page costs is what
 * SvelteKit costs, so that the difference is what looking up and showing contacts costs.
 */
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../support/child.ts';

export const barePath = '/bench-bare';

/** What the portal is built from and runs with. */
const copied = [
	'drizzle',
	'package-lock.json',
	'package.json',
	'src',
	'static',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];

/** Read when the page is first asked for; by then it has been written from the lookup page's own answer. */
const component = `<script module>
	const { readFileSync } = process.getBuiltinModule('node:fs');
	const { head, main } = JSON.parse(readFileSync(process.env.BENCH_BARE_PAGE, 'utf8'));
</script>

<svelte:head>{@html head}</svelte:head>
{@html main}
`;

export interface BareProject {
	root: string;
	/** Settings that the portal needs to have the page. */
	env: NodeJS.ProcessEnv;
	/** Makes the bare page of a page's HTML. To be called before the bare page is first asked for. */
	write: (html: string) => Promise<void>;
	remove: () => Promise<void>;
}

/** Makes the copy in a temporary folder; it is built when a portal is started in it. */
export async function copyWithBarePage(): Promise<BareProject> {
	const root = await mkdtemp(join(tmpdir(), 'vejviser-bench-'));
	for (const name of copied) await cp(join(projectRoot, name), join(root, name), { recursive: true });
	await symlink(join(projectRoot, 'node_modules'), join(root, 'node_modules'), 'junction');
	const route = join(root, 'src/routes', barePath);
	await mkdir(route);
	await writeFile(join(route, '+page.svelte'), component);
	const page = join(root, 'bare-page.json');
	return {
		root,
		env: { BENCH_BARE_PAGE: page },
		write: async (html) => {
			const main = between(html, /<main\b[^>]*>/, /<\/main>/);
			await writeFile(page, JSON.stringify({ head: between(html, /(?=<title>)/, /(?<=<\/title>)/), main }));
		},
		remove: () => rm(root, { recursive: true, force: true })
	};
}

function between(html: string, opening: RegExp, closing: RegExp): string {
	const open = opening.exec(html);
	if (!open) throw new Error(`the page has no ${opening.source}`);
	const rest = html.slice(open.index + open[0].length);
	return rest.slice(0, closing.exec(rest)?.index);
}
