// `falco-rec hunt run`: a hunt's answer for some captures, or how much each of all hunts finds.
import { Command, InvalidArgumentError } from 'commander';
import type { Answer } from '../../query/ask.js';
import type { History } from '../../query/database.js';
import { huntCalled } from '../../query/hunts/find-hunts.js';
import type { Hunt } from '../../query/hunts/hunt.js';
import { runAll } from '../../query/hunts/run-all.js';
import { runHunt, settingsFor } from '../../query/hunts/run-hunt.js';
import { confine } from '../../query/read-only.js';
import { printAnswers, withAnswerOptions, type AnswerOptions } from '../output/answer-format.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { run, UsageError } from '../output/failure.js';
import { withHistory } from '../input/history-of.js';
import { huntsOf, withHuntFolders, type HuntFolders } from './folders.js';

interface Options extends AnswerOptions, HuntFolders {
  readonly all?: boolean;
  readonly parameter: ReadonlyMap<string, string>;
}

const EXAMPLES = `
Examples:
  falco-rec hunt run reverse-shell trace.scap
  falco-rec hunt run beaconing trace.scap -p least=10 -p variation=0.05 --json
  falco-rec hunt run credential-read-then-connection trace.scap -p files=/etc/shadow,/srv/keys.pem -p within=10m
  falco-rec hunt run --all history.duckdb --markdown`;

export const huntRunCommand = (): Command =>
  withHuntFolders(withAnswerOptions(new Command('run')
    .description('Run a hunt over captures, or over a database of `falco-rec load`.')
    .argument('<inputs...>', 'the name of a hunt, unless all are run; then the captures')
    .option('-p, --parameter <name=value>', 'set a parameter of the hunt; may be repeated', addParameter, new Map())
    .option('--all', 'run all hunts, and print how many rows each gives')))
    .addHelpText('after', EXAMPLES)
    .action((inputs: string[], options: Options) => run(() => hunt(inputs, options)));

function addParameter(text: string, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError('It must be NAME=VALUE.');
  return new Map([...before, [name, value!]]);
}

function hunt(inputs: readonly string[], options: Options): Promise<ExitCode> {
  const hunts = huntsOf(options);
  return options.all ? runEach(hunts, inputs, options) : runOne(hunts, inputs, options);
}

function runEach(hunts: readonly Hunt[], files: readonly string[], options: Options): Promise<ExitCode> {
  if (options.parameter.size > 0) throw new UsageError('all hunts run with their defaults', 'parameters are set for one hunt by its name');
  return printed(files, options, async ({ connection }) => runAll(connection, hunts));
}

function runOne(hunts: readonly Hunt[], [name, ...files]: readonly string[], options: Options): Promise<ExitCode> {
  const hunt = huntCalled(name!, hunts);
  const settings = settingsFor(hunt, options.parameter);
  if (files.length === 0) throw new UsageError('there is no capture', `falco-rec hunt run ${name} trace.scap`);
  return printed(files, options, ({ connection }) => runHunt(connection, hunt, settings));
}

/** A hunt may be anybody's file: it reads the captures and nothing else. */
const printed = (files: readonly string[], options: Options, answer: (history: History) => Promise<Answer>): Promise<ExitCode> =>
  withHistory(files, async (history) => {
    await confine(history.connection);
    await printAnswers(each(answer(history)), options);
    return EXIT.ok;
  });

async function* each(answer: Promise<Answer>): AsyncGenerator<Answer> {
  yield await answer;
}
