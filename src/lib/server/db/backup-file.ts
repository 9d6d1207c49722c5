/** Reads a backup file and says what is wrong with one that is not whole. */
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { backupCutShort, backupDamaged, notABackup } from '../../messages/commands.ts';
import { OperatorFault } from './operator-fault.ts';

/**
 * The lines of an unpacked backup. Throws `OperatorFault` for a file that is not packed as a backup is, that ends too
 * early, or whose bytes are damaged.
 */
export async function* readLines(packed: Uint8Array): AsyncGenerator<string> {
	if (packed[0] !== 0x1f || packed[1] !== 0x8b) throw new OperatorFault(notABackup);
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let rest = '';
	let read = 0;
	try {
		for await (const chunk of Readable.from([packed]).pipe(createGunzip())) {
			const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
			rest = lines.pop() ?? '';
			for (const each of lines) {
				read += 1;
				yield each;
			}
		}
	} catch (error) {
		if (!(error instanceof Error && 'code' in error)) throw error;
		if (error.code === 'Z_BUF_ERROR') throw new OperatorFault(backupCutShort);
		if (error.code === 'Z_DATA_ERROR' || error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
			throw new OperatorFault(backupDamaged(read + 1));
		}
		throw error;
	}
}

/** One line as what it should be, or null when it is something else. */
export function parseLine<T>(shape: z.ZodType<T>, line: string): T | null {
	try {
		return shape.safeParse(JSON.parse(line)).data ?? null;
	} catch {
		return null;
	}
}
