// `falco-rec test`: suites of cases that say what rules must do, judged by the engine that judges recordings.
import { statSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { casesOf, type RunResult, type SuiteResult } from '../regress/run/result.js';
import { runSuites } from '../regress/run/run-suites.js';
import type { SuiteOptions } from '../regress/run/run-suite.js';
import { suitesAt } from '../regress/suite/find-suites.js';
import { suiteSchema } from '../regress/suite/suite-schema.js';
import { exitCodeOf } from './output/case-exit-code.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { wholeNumber } from './input/whole-number.js';
import { ruleFilesOf } from './input/rule-files.js';
import { output } from './output/stdout.js';
import { suiteFilesAt } from './input/suite-files.js';
import { parseReport, tellReports, type Report } from './output/test-reports.js';
import { watchSuites, type Watched } from './test-watch.js';

interface Options {
  readonly rules?: readonly string[];
  readonly filter?: string;
  readonly bail?: boolean;
  readonly update?: boolean;
  readonly watch?: boolean;
  readonly jobs: number;
  readonly reporter: readonly Report[];
  readonly json?: boolean;
  readonly schema?: boolean;
}

const NOTES = `
Suites are files named *.test.yaml; folders are searched for them. Without a path the current folder is.

Examples:
  falco-rec test rules/
  falco-rec test rules/ --filter shadow --watch
  falco-rec test suites/ --rules /etc/falco/falco_rules.yaml
  falco-rec test --reporter pretty --reporter junit=report.xml --reporter github

Exit codes: 0 all passed, 1 an expectation failed, 2 rules do not load, 3 a suite is wrong, 4 a capture cannot be read,
5 a case is unsound: it needs what its capture did not record. Of several, the first of 3, 2, 1, 4, 5.`;

export const testCommand = (): Command =>
  new Command('test')
    .description('Run suites of rule tests: events and the alerts that must come of them.')
    .argument('[paths...]', 'suites, or folders of them')
    .option('-r, --rules <paths...>', 'rules of suites that name none: files, or folders of them, in load order')
    .option('--filter <text>', 'only cases whose suite and name contain this text')
    .option('--bail', 'end with the first case that does not pass')
    .option('--update', 'write snapshots as they are now')
    .option('--watch', 'run again what a change touches, until interrupted')
    .option('--jobs <n>', 'run suites in so many threads; each costs a second to begin, so it pays for many cases', wholeNumber, 1)
    .option('--reporter <name[=file]>', 'pretty, junit, tap, json, github or markdown; may be repeated', collectReports, [])
    .option('--json', 'the same as --reporter json')
    .option('--schema', 'print the JSON schema of suites, for editors')
    .addHelpText('after', NOTES)
    .action((paths: string[], options: Options) => run(() => test(paths, options)));

function collectReports(text: string, before: readonly Report[]): readonly Report[] {
  const report = parseReport(text);
  if (typeof report === 'string') throw new InvalidArgumentError(report);
  return [...before, report];
}

async function test(paths: readonly string[], options: Options): Promise<ExitCode> {
  if (options.schema) {
    output.line(JSON.stringify(suiteSchema(), undefined, 2));
    output.flush();
    return EXIT.ok;
  }
  const files = suiteFilesAt(paths);
  const { filter, bail = false, update = false, jobs } = options;
  const rules = options.rules?.flatMap(ruleFilesOf);
  const work = (some: readonly string[], write: boolean): Promise<RunResult> => timed(some, { filter, bail, update: write, rules }, jobs);
  const reports: readonly Report[] = options.json ? [...options.reporter, { name: 'json', file: undefined }] : options.reporter;
  const tell = (ran: RunResult): void => tellReports(ran, reports);
  const ran = await work(files, update);
  tell(ran);
  const last = options.watch ? await watchSuites(ran, watchedAt(paths, (some) => work(some, false), tell)) : ran.suites;
  return exitCode(last, filter);
}

/** What is watched: snapshots are written once, and compared afterwards. */
const watchedAt = (paths: readonly string[], again: Watched['run'], tell: Watched['tell']): Watched => {
  const named = paths.length === 0 ? ['.'] : paths;
  const folders = named.filter((path) => statSync(path).isDirectory());
  return { suites: () => [...new Set(named.flatMap((path) => suitesAt(path) ?? []))], folders, run: again, tell };
};

async function timed(files: readonly string[], options: SuiteOptions, jobs: number): Promise<RunResult> {
  const start = performance.now();
  const suites = await runSuites(files, options, jobs);
  return { suites, seconds: (performance.now() - start) / 1000 };
}

function exitCode(suites: readonly SuiteResult[], filter: string | undefined): ExitCode {
  const cases = suites.flatMap(casesOf);
  if (cases.length === 0) throw new UsageError(filter ? `no case contains '${filter}'` : 'there are no cases in these suites');
  return exitCodeOf(cases);
}
