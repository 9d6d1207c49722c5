/** Writes the whole database to one file: npm run backup -- FILE */
import { runCommand } from './run-command.ts';

await runCommand('backup', process.argv.slice(2));
