// `falco-rec diff`: which alerts two versions of rules give over a library of captures, and why they differ.
import { Command, InvalidArgumentError, Option } from 'commander';
import { capturesAt } from '../capture/captures-at.js';
import { diffRules, type RuleSet } from '../regress/diff/diff-rules.js';
import { GATES, parseGate, tripped, type Gate } from '../regress/diff/gates.js';
import { jsonReport } from '../regress/diff/reports/json.js';
import { markdownReport } from '../regress/diff/reports/markdown.js';
import type { DiffReport } from '../regress/diff/report.js';
import { textReport } from '../regress/diff/reports/text.js';
import { severityOf } from '../rules/diagnostic.js';
import { hasErrors } from '../rules/load/load-rules.js';
import { placeLinks } from './output/diff-links.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { complain, run, UsageError } from './output/failure.js';
import { onStdout } from './output/paint.js';
import { progressOver } from './output/progress.js';
import { loadFiles, painted } from './input/rule-files.js';
import { output } from './output/stdout.js';

interface Options {
  readonly rules: readonly string[];
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly failOn: readonly Gate[];
  readonly ruleMatching: 'all' | 'first';
  readonly examples: number;
  readonly oldLink?: string;
  readonly newLink?: string;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly requireSound?: boolean;
}

const NOTES = `
Examples:
  falco-rec diff --rules rules@main.yaml --rules rules.yaml captures/
  falco-rec diff --old base/rules --new rules --new local.yaml captures/ --fail-on removed --fail-on added=10
  git worktree add /tmp/base origin/main
  falco-rec diff --old /tmp/base/rules --new rules captures/ --markdown > comment.md

A rule keeps its identity by its name; one that came is taken for one that went if their conditions are much the same.
Gates of --fail-on: added, removed, changed (alerts), any (of these), rules (definitions); =N bears so many.
In GitHub Actions links lead to the commit that is checked; --old-link and --new-link say where else, with {file} and {line}.

Exit codes: 0 fine, 1 a gate tripped, 2 rules do not load, 3 wrong usage, 4 a capture cannot be read, 5 unsound (with --require-sound).`;

const repeated = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const diffCommand = (): Command =>
  new Command('diff')
    .description('Compare the alerts that two versions of rules give over captures.')
    .argument('<captures...>', 'captures of falco-rec, sysdig or Falco, or folders of them')
    .option('-r, --rules <path>', 'given twice: the old rules, then the new ones; files or folders', repeated, [])
    .option('--old <path>', 'old rules, instead; may be repeated, in load order', repeated, [])
    .option('--new <path>', 'new rules; may be repeated, in load order', repeated, [])
    .option('--json', 'print the report as JSON')
    .option('--markdown', 'print the report as Markdown that fits a comment on GitHub')
    .option('--fail-on <gate[=n]>', 'exit 1 if there are such differences; may be repeated', gates, [])
    .option('--examples <n>', 'so many examples of each kind of difference for a rule', wholeNumber, 3)
    .addOption(new Option('--rule-matching <which>', 'all rules that match an event, or the first in load order as Falco does by default')
      .choices(['all', 'first']).default('all'))
    .option('--old-link <url>', 'address of a line of the old files, with {file} and {line}')
    .option('--new-link <url>', 'the same for the new files')
    .option('--require-sound', 'exit 5 if events were lost, or rules name system calls that were not recorded')
    .addHelpText('after', NOTES)
    .action((captures: string[], options: Options) => run(() => diff(captures, options)));

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number below 1000.');
  return Number(text);
}

function gates(text: string, before: readonly Gate[]): readonly Gate[] {
  const found = text.split(',').map((one) => parseGate(one));
  if (found.includes(undefined)) throw new InvalidArgumentError(`Gates are ${GATES.join(', ')}, each with =N where so many are borne.`);
  return [...before, ...found as readonly Gate[]];
}

function diff(paths: readonly string[], options: Options): ExitCode {
  if (options.json && options.markdown) throw new UsageError('--json and --markdown exclude each other', 'leave one of them out');
  const { old, new: now } = versionsOf(options);
  const [before, after] = [soundRules(old), soundRules(now)];
  if (before === undefined || after === undefined) return EXIT.rules;
  const files = [...new Set(paths.flatMap(capturesIn))];
  if (files.length === 0) throw new UsageError(`no captures in ${paths.join(', ')}`);
  const { ruleMatching: matching, examples, failOn } = options;
  const report = diffRules(before, after, files, { matching, examples, onCapture: progressOver });
  output.line(show(report, options).trimEnd());
  output.flush();
  const failures = tripped(report, failOn);
  for (const failure of failures) complain(failure);
  return exitCode(report, failures.length > 0, options);
}

/** Which paths are old and which new: by two `--rules`, or by `--old` and `--new`. */
function versionsOf({ rules, old, new: now }: Options): { readonly old: readonly string[]; readonly new: readonly string[] } {
  const named = old.length + now.length > 0;
  if (named && rules.length === 0 && old.length > 0 && now.length > 0) return { old, new: now };
  if (!named && rules.length === 2) return { old: [rules[0]!], new: [rules[1]!] };
  const hint = 'give --rules twice, the old files first; or --old and --new, each as often as needed';
  throw new UsageError('two versions of rules are needed', hint);
}

/** Only errors are told: what `rules check` warns of was there before, and is not what is asked. */
function soundRules(paths: readonly string[]): RuleSet | undefined {
  const loaded = loadFiles(paths);
  for (const diagnostic of loaded.diagnostics) {
    if (severityOf(diagnostic.code) === 'error') process.stderr.write(painted(diagnostic));
  }
  return hasErrors(loaded.diagnostics) ? undefined : loaded;
}

function capturesIn(path: string): readonly string[] {
  const files = capturesAt(path);
  if (files === undefined) throw new UsageError(`no such capture or folder: ${path}`);
  return files;
}

function show(report: DiffReport, { json, markdown, oldLink, newLink }: Options): string {
  if (json) return jsonReport(report);
  return markdown ? markdownReport(report, placeLinks({ old: oldLink, new: newLink }, process.env)) : textReport(report, onStdout);
}

function exitCode({ captures }: DiffReport, failed: boolean, { requireSound }: Options): ExitCode {
  if (failed) return EXIT.failed;
  if (captures.some(({ isDamaged }) => isDamaged)) return EXIT.capture;
  const sound = captures.every(({ lost, unjudged, problems }) => lost + Object.keys(unjudged).length + problems.length === 0);
  return requireSound && !sound ? EXIT.unsound : EXIT.ok;
}
