import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileNotFound, fileNotReadable, fileNotWritable } from '../lib/messages/commands.ts';
import { OperatorFault } from '../lib/server/db/operator-fault.ts';

/** The file named on the command line: read whole, or written beside its name and put in place when all is well. */
export class CommandFile {
	private readonly shown: string;
	private readonly path: string;
	private draft: { path: string; handle: FileHandle } | null = null;

	/** @param folder what a relative name is relative to */
	constructor(name: string, folder: string) {
		this.shown = name;
		this.path = resolve(folder, name);
	}

	async read(): Promise<Uint8Array> {
		try {
			return await readFile(this.path);
		} catch (error) {
			if (codeOf(error) === 'ENOENT') throw new OperatorFault(fileNotFound(this.shown));
			throw new OperatorFault(fileNotReadable(this.shown, codeOf(error)));
		}
	}

	/** Fails now rather than after the work when the file cannot be written. */
	async startWriting(): Promise<void> {
		const path = `${this.path}.${randomUUID()}.part`;
		try {
			// For the owner only: it holds what only the network may see.
			this.draft = { path, handle: await open(path, 'wx', 0o600) };
		} catch (error) {
			throw this.notWritable(error);
		}
	}

	async write(chunk: Uint8Array): Promise<void> {
		try {
			await this.draft?.handle.writeFile(chunk);
		} catch (error) {
			throw this.notWritable(error);
		}
	}

	async finishWriting(): Promise<void> {
		if (!this.draft) return;
		try {
			await this.draft.handle.sync();
			await this.draft.handle.close();
			await rename(this.draft.path, this.path);
			this.draft = null;
		} catch (error) {
			throw this.notWritable(error);
		}
	}

	/** Removes what was written of a file that did not come to an end. */
	async discard(): Promise<void> {
		await this.draft?.handle.close();
		if (this.draft) await rm(this.draft.path, { force: true });
	}

	private notWritable(error: unknown) {
		return new OperatorFault(fileNotWritable(this.shown, codeOf(error)));
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
