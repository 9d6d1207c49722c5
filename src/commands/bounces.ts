/** Reads delivery reports, of a folder or one on standard input: npm run bounces -- FOLDER */
import { runCommand } from './run-command.ts';

await runCommand('bounces', process.argv.slice(2));
