/** Makes an address the network's coordinator: npm run admin -- ADDRESS */
import { runCommand } from './run-command.ts';

await runCommand('admin', process.argv.slice(2));
