/** Asks people whether contacts are still right: npm run stale-check -- [--dry-run] [--as-of ISO] */
import { runCommand } from './run-command.ts';

const args = process.argv.slice(2);
// Without the two dashes npm keeps --dry-run to itself; what was meant to be tried out must not send.
if (process.env.npm_config_dry_run) args.push('--dry-run');
await runCommand('stale-check', args);
