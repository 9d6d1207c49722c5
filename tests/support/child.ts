/** Child processes of the test runner. `npm` puts node_modules/.bin first on the path; so does this, when run by hand. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

export interface Outcome {
	ok: boolean;
	/** Standard output and standard error as they came; empty when they went straight to the terminal. */
	output: string;
	ms: number;
}

/** The environment of a child: the project's own Node and tools come first. */
export function childEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const tools = join(projectRoot, 'node_modules/.bin');
	return { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}`, ...extra };
}

/** Runs a command at the top of the project and keeps what it prints. */
export function runCaptured(command: string, args: string[], env?: NodeJS.ProcessEnv): Promise<Outcome> {
	return run(command, args, 'pipe', env);
}

/** Runs a command at the top of the project; what it prints goes to the terminal as it comes. */
export function runShown(command: string, args: string[], env?: NodeJS.ProcessEnv): Promise<Outcome> {
	return run(command, args, 'inherit', env);
}

function run(
	command: string,
	args: string[],
	stdio: 'pipe' | 'inherit',
	env?: NodeJS.ProcessEnv
): Promise<Outcome> {
	const began = performance.now();
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: projectRoot,
			env: childEnvironment(env),
			stdio: ['ignore', stdio, stdio],
			// The tools are .cmd files on Windows.
			shell: process.platform === 'win32'
		});
		let output = '';
		const finish = (ok: boolean) => resolve({ ok, output, ms: performance.now() - began });
		child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
		child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
		child.on('error', (error) => {
			output += error.message;
			finish(false);
		});
		child.on('close', (code) => finish(code === 0));
	});
}
