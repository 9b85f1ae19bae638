#!/usr/bin/env node
// The command line: routes to one file a command, and turns wrong usage into exit code 3.
import { Command, CommanderError } from 'commander';
import { captureCommand } from './capture.js';
import { eventsCommand } from './events.js';
import { EXIT } from './exit-code.js';
import { infoCommand } from './info.js';
import { replayCommand } from './replay.js';
import { version } from './version.js';

const EXAMPLES = `
Examples:
  sudo falco-rec capture -o trace.scap -- ./suspicious.sh     record one command and all it starts
  sudo falco-rec capture -o trace.scap --duration 60          record the whole machine for a minute
  falco-rec info trace.scap                                   what is in it
  falco-rec events trace.scap "evt.type=openat and fd.name startswith /etc"
  falco-rec replay trace.scap --rules rules/                  run Falco rules over it

Exit codes: 0 fine, 1 a gate tripped, 2 rules do not load, 3 wrong usage or privileges, 4 capture unreadable, 5 unsound.
Only \`capture\` needs root. Captures may hold secrets: they are written so that only you can read them.`;

/** A closed pipe (\`| head\`) is the reader's choice, not an error. */
function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
}

function program(): Command {
  const falcoRec = new Command('falco-rec')
    .description('Record system calls with eBPF, replay Falco rules over the recording.')
    .version(version)
    .showHelpAfterError('(falco-rec help COMMAND tells more)')
    .addHelpText('after', EXAMPLES);
  for (const command of [captureCommand, replayCommand, eventsCommand, infoCommand]) falcoRec.addCommand(command());
  for (const command of [falcoRec, ...falcoRec.commands]) command.exitOverride();
  return falcoRec;
}

async function main(): Promise<void> {
  endQuietlyOnClosedPipe();
  try {
    await program().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}

await main();
