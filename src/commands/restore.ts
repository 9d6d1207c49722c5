/** Replaces the whole database by a backup: npm run restore -- FILE */
import { runCommand } from './run-command.ts';

await runCommand('restore', process.argv.slice(2));
