/** Brings a CSV or XLSX file into the directory, or with --preview says what it would do: npm run import -- FILE [--preview] */
import { runCommand } from './run-command.ts';

const args = process.argv.slice(2);
// Without the two dashes npm keeps --preview to itself; what was meant as a preview must not write.
if (process.env.npm_config_preview) args.push('--preview');
await runCommand('import', args);
