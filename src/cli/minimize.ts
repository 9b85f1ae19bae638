// `falco-rec minimize`: the smallest capture that still gives the same verdicts, fit to be committed beside the rules.
import { statSync } from 'node:fs';
import { Command } from 'commander';
import { openAnyCapture } from '../capture/open-any.js';
import type { Capture } from '../capture/read/reader.js';
import { minimize, type Minimized } from '../regress/minimize/minimize.js';
import { MinimizeError } from '../regress/minimize/problem.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { tellProblems } from './output/capture-problems.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { wholeNumber } from './input/whole-number.js';
import { minimizeJson, minimizeSummary } from './output/minimize-summary.js';
import { progressOver } from './output/progress.js';
import { ruleNamed, rulesAt } from './input/rule-files.js';
import { version } from './version.js';

interface Options {
  readonly rules: readonly string[];
  readonly output: string;
  readonly rule: readonly string[];
  readonly perRule?: number;
  readonly redact: boolean;
  readonly seconds: number;
  readonly json?: boolean;
}

const NOTES = `
Kept equal: for each alert its rule, priority, message and output fields, the event's number and its time. No other alert
appears. Everything else is left out, and what is left is redacted: names, paths, arguments, variables, addresses, payload, the
host's name become stand-ins, each only if a replay shows that no verdict needs it. Numbers stay (times, process ids, user ids,
ports). What an alert shows stays, too: read what the summary says was kept before you commit the file.

Examples:
  falco-rec minimize trace.scap --rules rules -o fixtures/shadow.scap
  falco-rec minimize trace.scap --rules rules --rule credential_file_read --per-rule 1 -o fixtures/shadow.scap`;

const repeated = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const minimizeCommand = (): Command =>
  new Command('minimize')
    .description('Make of a capture the smallest that gives the same alerts, without what they do not need.')
    .argument('<capture>', 'a file that `falco-rec capture` wrote, or a .scap of sysdig or Falco')
    .requiredOption('-r, --rules <paths...>', 'rule files, or folders of them, in load order')
    .requiredOption('-o, --output <file>', 'the capture to write; must not be there yet')
    .option('--rule <name>', 'only the verdicts of this rule; may be repeated', repeated, [])
    .option('--per-rule <n>', 'only the first alerts of each rule, so many', wholeNumber)
    .option('--no-redact', 'leave texts as they are')
    .option('--seconds <n>', 'stop making it smaller after about so long; redaction is always finished', wholeNumber, 60)
    .option('--json', 'print what was kept and redacted as JSON on stdout')
    .addHelpText('after', NOTES)
    .action((path: string, options: Options) => run(() => minimizeCapture(path, options)));

function minimizeCapture(path: string, options: Options): ExitCode {
  const loaded = rulesAt(options.rules);
  if (loaded === undefined) return EXIT.rules;
  refuseExisting(options.output);
  const capture = openAnyCapture(path);
  try {
    const made = minimized(capture, chosen(loaded, options.rule), options);
    process.stderr.write(minimizeSummary(options.output, made));
    if (options.json) process.stdout.write(`${JSON.stringify(minimizeJson(options.output, made))}\n`);
    tellProblems(capture.problems);
    return EXIT.ok;
  } finally {
    capture.close();
  }
}

/** The input among others: a recording is evidence. */
function refuseExisting(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return;
  throw new UsageError(`there is a file ${path} already`, 'choose another name, or remove it first');
}

const chosen = (rules: readonly LoadedRule[], names: readonly string[]): readonly LoadedRule[] =>
  (names.length === 0 ? rules : names.map((name) => ruleNamed(name, rules)));

function minimized(capture: Capture, rules: readonly LoadedRule[], options: Options): Minimized {
  const { output, perRule, redact, seconds } = options;
  const progress = progressOver(capture);
  try {
    return minimize(capture, {
      rules, output, redact, seconds, writer: `falco-rec ${version}`, onProgress: progress.advance,
      ...(perRule !== undefined && { perRule }),
    });
  } catch (error) {
    throw error instanceof MinimizeError ? new UsageError(error.message, error.hint) : error;
  } finally {
    progress.end();
  }
}
