/**
 * Run by the lock's tests as a process of its own, with the folder as argument: on each line of standard input tries to take
 * the lock, and prints whether it did. Keeps it once it has it.
 */
import { createInterface } from 'node:readline';
import { DatabaseInUse, holdLock } from '../../src/lib/server/db/lock.ts';

const [folder = ''] = process.argv.slice(2);
let held = false;

createInterface({ input: process.stdin }).on('line', async () => {
	try {
		if (!held) await holdLock(folder, 'import');
		held = true;
		console.log('held');
	} catch (error) {
		if (!(error instanceof DatabaseInUse)) throw error;
		error.conversation.hangUp();
		console.log('refused');
	}
});
console.log('ready');
