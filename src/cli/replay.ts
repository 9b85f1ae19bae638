// `falco-rec replay`: Falco rules over a recording. Alerts go to stdout as Falco prints them, the summary to stderr.
import { basename } from 'node:path';
import { Command, Option } from 'commander';
import { alertJson } from '../alerts/alert-json.js';
import { alertText } from '../alerts/alert-text.js';
import type { Alert } from '../alerts/alert.js';
import { openAnyCapture } from '../capture/open-any.js';
import type { Capture } from '../capture/read/reader.js';
import { replay, type Replayed, type ReplayOptions } from '../replay/replay.js';
import { parsePriority, PRIORITIES, type Priority } from '../rules/priority.js';
import { tellProblems } from './output/capture-problems.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { progressOver } from './output/progress.js';
import { replaySummary } from './output/replay-summary.js';
import { rulesAt } from './input/rule-files.js';
import { output } from './output/stdout.js';

interface Options {
  readonly rules: readonly string[];
  readonly json?: boolean;
  readonly ruleMatching: 'all' | 'first';
  readonly priority?: string;
  readonly failOn?: string;
  readonly requireSound?: boolean;
  readonly isoTime?: boolean;
  readonly toDb?: string;
}

const priorities = PRIORITIES.map((name) => name.toLowerCase()).join(', ');

export const replayCommand = (): Command =>
  new Command('replay')
    .description('Run Falco rules over a capture and print the alerts.')
    .argument('<capture>', 'a file that `falco-rec capture` wrote, or a .scap of sysdig or Falco')
    .requiredOption('-r, --rules <paths...>', 'rule files, or folders of them, in load order')
    .option('--json', 'print alerts as Falco\'s JSON, one a line')
    .option('--iso-time', 'UTC date and time in alerts instead of the local time of day')
    .addOption(new Option('--rule-matching <which>', 'all rules that match an event, or the first in load order as Falco does by default')
      .choices(['all', 'first']).default('all'))
    .option('--priority <least>', `leave out rules that are less urgent (${priorities})`)
    .option('--fail-on <priority>', 'exit 1 if an alert of this priority or a more urgent one fired')
    .option('--to-db <file>', 'put the alerts beside the capture\'s events into a database of `falco-rec load`, which is made if need be')
    .option('--require-sound', 'exit 5 if events were lost, or rules name system calls that were not recorded')
    .action((path: string, options: Options) => run(() => replayCapture(path, options)));

async function replayCapture(path: string, options: Options): Promise<ExitCode> {
  const gate = priorityOf('--fail-on', options.failOn);
  const least = priorityOf('--priority', options.priority);
  const rules = rulesAt(options.rules);
  if (rules === undefined) return EXIT.rules;
  const capture = openAnyCapture(path);
  let tripped = false;
  const asked: ReplayOptions = {
    rules, matching: options.ruleMatching, name: basename(path), ...(least && { priority: least.number }),
    onAlert(alert) {
      output.line(show(alert, options));
      if (gate !== undefined && alert.priority.number <= gate.number) tripped = true;
    },
  };
  const replayed = await (options.toDb === undefined ? watched(capture, asked) : toHistory(options.toDb, path, capture, asked));
  output.flush();
  process.stderr.write(replaySummary(replayed));
  tellProblems(capture.problems);
  capture.close();
  return exitCode(capture, replayed, tripped, options);
}

/** DuckDB is loaded only when it is called for: most replays print and are done. */
async function toHistory(database: string, path: string, capture: Capture, options: ReplayOptions): Promise<Replayed> {
  const { replayToHistory } = await import('./output/alerts-to-history.js');
  return replayToHistory(database, path, capture, options);
}

function watched(capture: Capture, options: ReplayOptions): Replayed {
  const progress = progressOver(capture);
  const replayed = replay(capture, { ...options, onProgress: progress.advance });
  progress.end();
  return replayed;
}

const show = (alert: Alert, { json, isoTime = false }: Options): string =>
  (json ? alertJson(alert, { isoTime }) : alertText(alert, { isoTime }));

function priorityOf(option: string, name: string | undefined): Priority | undefined {
  if (name === undefined) return undefined;
  const priority = parsePriority(name);
  if (priority === undefined) throw new UsageError(`${option}: no such priority: ${name}`, `priorities are ${priorities}`);
  return priority;
}

function exitCode(capture: Capture, { lost, unjudged }: Replayed, tripped: boolean, { requireSound }: Options): ExitCode {
  if (tripped) return EXIT.failed;
  if (capture.problems.some(({ code }) => code === 'damaged')) return EXIT.capture;
  const sound = lost === 0 && unjudged.size === 0 && capture.problems.length === 0;
  return requireSound && !sound ? EXIT.unsound : EXIT.ok;
}
