import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
	fileTooBig,
	folderNotFound,
	folderNotReadable,
	nothingOnStandardInput,
	standardInput
} from '../lib/messages/bounces.ts';
import { OperatorFault } from '../lib/server/db/operator-fault.ts';
import { type BundledMail, packMails } from '../lib/server/mail/mail-bundle.ts';

/** A delivery report is some kilobytes; one with the whole mail in it some more. */
const largest = 10 * 1024 * 1024;

/** The mails that a command reads, as one bundle: each file of a folder, moving none, or one mail on standard input. */
export async function readMails(target: string, calledIn: string): Promise<Uint8Array> {
	return packMails(target === '-' ? [await fromStandardInput()] : await fromFolder(target, calledIn));
}

async function fromStandardInput(): Promise<BundledMail> {
	if (process.stdin.isTTY) throw new OperatorFault(nothingOnStandardInput);
	const pieces: Uint8Array[] = [];
	let size = 0;
	// Read to its end whatever its size: a mail server takes a pipe that closes for a fault.
	for await (const piece of process.stdin as AsyncIterable<Uint8Array>) {
		size += piece.length;
		if (size <= largest) pieces.push(piece);
	}
	if (size > largest) return { name: standardInput, fault: fileTooBig };
	return { name: standardInput, mail: Buffer.concat(pieces) };
}

async function fromFolder(folder: string, calledIn: string): Promise<BundledMail[]> {
	const path = resolve(calledIn, folder);
	const mails: BundledMail[] = [];
	for (const name of await filesIn(path, folder)) {
		try {
			// A pipe or a device would be waited for.
			if ((await lstat(join(path, name))).isFile()) mails.push(await readMail(join(path, name), name));
		} catch (error) {
			mails.push({ name, fault: codeOf(error) });
		}
	}
	return mails;
}

async function filesIn(path: string, shown: string): Promise<string[]> {
	try {
		if (!(await stat(path)).isDirectory()) throw new OperatorFault(folderNotReadable(shown, 'ENOTDIR'));
		return (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
	} catch (error) {
		if (error instanceof OperatorFault) throw error;
		throw new OperatorFault(
			codeOf(error) === 'ENOENT' ? folderNotFound(shown) : folderNotReadable(shown, codeOf(error))
		);
	}
}

async function readMail(path: string, name: string): Promise<BundledMail> {
	const file = await open(path);
	try {
		if ((await file.stat()).size > largest) return { name, fault: fileTooBig };
		return { name, mail: await file.readFile() };
	} finally {
		await file.close();
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
