/** Writes the directory to a CSV or XLSX file: npm run export -- FILE */
import { runCommand } from './run-command.ts';

await runCommand('export', process.argv.slice(2));
