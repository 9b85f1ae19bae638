#!/usr/bin/env node
// The command line: routes to one file a command, and turns wrong usage into exit code 3.
import { Command, CommanderError } from 'commander';
import { EXIT } from './output/exit-code.js';
import { endWithoutReader } from './output/stdout.js';
import { version } from './version.js';

/** Modules of commands, loaded when they are called for: `info` need not wait for the rule compiler. */
const COMMANDS = {
  capture: async () => (await import('./capture.js')).captureCommand(),
  replay: async () => (await import('./replay.js')).replayCommand(),
  events: async () => (await import('./events.js')).eventsCommand(),
  query: async () => (await import('./query.js')).queryCommand(),
  load: async () => (await import('./load.js')).loadCommand(),
  export: async () => (await import('./export.js')).exportCommand(),
  hunt: async () => (await import('./hunt.js')).huntCommand(),
  test: async () => (await import('./test.js')).testCommand(),
  diff: async () => (await import('./diff.js')).diffCommand(),
  coverage: async () => (await import('./coverage.js')).coverageCommand(),
  mutate: async () => (await import('./mutate.js')).mutateCommand(),
  minimize: async () => (await import('./minimize.js')).minimizeCommand(),
  explain: async () => (await import('./explain.js')).explainCommand(),
  'why-not': async () => (await import('./why-not.js')).whyNotCommand(),
  info: async () => (await import('./info.js')).infoCommand(),
  convert: async () => (await import('./convert.js')).convertCommand(),
  rules: async () => (await import('./rules.js')).rulesCommand(),
  fields: async () => (await import('./fields.js')).fieldsCommand(),
} as const satisfies Record<string, () => Promise<Command>>;

const EXAMPLES = `
Examples:
  sudo falco-rec capture -o trace.scap -- ./suspicious.sh     record one command and all it starts
  sudo falco-rec capture -o trace.scap --duration 60          record the whole machine for a minute
  falco-rec info trace.scap                                   what is in it
  falco-rec events trace.scap "evt.type=openat and fd.name startswith /etc"
  falco-rec replay trace.scap --rules rules/                  run Falco rules over it
  falco-rec explain trace.scap --rules rules/ --event 512     why an event satisfies a rule or does not
  falco-rec query trace.scap "FROM connections"                ask it in SQL
  falco-rec hunt run --all trace.scap                         what a responder would look for first
  falco-rec test rules/                                       do rules fire where they should, and only there
  falco-rec diff --old rules.old --new rules captures/        which alerts a change of rules adds and removes
  falco-rec coverage rules/                                   what of the rules these tests have shown to matter
  falco-rec mutate rules/                                     would these suites notice a mistake in a rule
  falco-rec minimize trace.scap --rules rules -o small.scap   a fixture with the same alerts, and no secrets
  falco-rec rules check rules/ --strict                       are they sound
  falco-rec fields proc.                                      what rules may ask

Exit codes: 0 fine, 1 a gate tripped, 2 rules do not load, 3 wrong usage or privileges, 4 capture unreadable, 5 unsound.
Only \`capture\` needs root. Captures may hold secrets: they are written so that only you can read them.`;

function watchStreams(): void {
  process.stdout.on('error', endWithoutReader);
  process.stderr.on('error', () => undefined); // nobody is left to tell it to
}

async function program(called: string | undefined): Promise<Command> {
  const falcoRec = new Command('falco-rec')
    .description('Record system calls with eBPF, replay Falco rules over the recording, query it with SQL.')
    .version(version)
    .enablePositionalOptions()
    .showHelpAfterError('(falco-rec help COMMAND tells more)')
    .addHelpText('after', EXAMPLES);
  for (const command of await Promise.all(modulesFor(called).map((load) => load()))) falcoRec.addCommand(command);
  throwInsteadOfExit(falcoRec);
  return falcoRec;
}

/** The command that is called, or all of them where help may be wanted. */
function modulesFor(called: string | undefined): readonly (() => Promise<Command>)[] {
  if (called === '--version' || called === '-V') return [];
  const load = COMMANDS[called as keyof typeof COMMANDS];
  return load ? [load] : Object.values(COMMANDS);
}

/** Of subcommands too: they do not take it over from the command that they are added to. */
function throwInsteadOfExit(command: Command): void {
  command.exitOverride();
  for (const subcommand of command.commands) throwInsteadOfExit(subcommand);
}

async function main(): Promise<void> {
  watchStreams();
  try {
    await (await program(process.argv[2])).parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}

await main();
