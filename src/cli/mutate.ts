// `falco-rec mutate`: how many small mistakes in rules the cases of suites would notice, and which they would not.
import { Command, InvalidArgumentError } from 'commander';
import { examineSuites } from '../regress/mutate/examine/examine-suites.js';
import { reportJson } from '../regress/mutate/reports/json.js';
import { reportMarkdown } from '../regress/mutate/reports/markdown.js';
import { reportText } from '../regress/mutate/reports/text.js';
import type { MutantResult, SuiteMutants } from '../regress/mutate/result.js';
import { countFates, mergeMutants, scoreOf, scoreText } from '../regress/mutate/score.js';
import { caseDetail } from '../regress/reporters/case-detail.js';
import { casesOf } from '../regress/run/result.js';
import { casesIn } from '../regress/suite/count-cases.js';
import { exitCodeOf } from './output/case-exit-code.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { complain, run, UsageError } from './output/failure.js';
import { wholeNumber } from './input/whole-number.js';
import { onStdout } from './output/paint.js';
import { progressThrough } from './output/progress.js';
import { painted, ruleFilesOf } from './input/rule-files.js';
import { output } from './output/stdout.js';
import { suiteFilesAt } from './input/suite-files.js';

interface Options {
  readonly rules?: readonly string[];
  readonly filter?: string;
  readonly threshold?: number;
  readonly jobs: number;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const NOTES = `
A mutant is one small mistake in a condition: a term is dropped, a 'not' is lost, 'and' and 'or' are swapped, an operator or a value
is another, an item of a list or an exception is missing. Suites that pass with it would not notice the mistake. A survivor is told
with its place and the event that comes closest to showing it: that event, with what it lacks, is the case to write.

Mutants that no event can show are recognised where that can be proven. Others that need not be caught are explained in the suite:
  not_caught:
    - {in: known_listeners, change: remove exim4, because: each machine has other services}

Examples:
  falco-rec mutate rules/
  falco-rec mutate rules/credentials.test.yaml --filter ssh_key
  falco-rec mutate rules/ --threshold 90 --jobs 2 --markdown >> "$GITHUB_STEP_SUMMARY"

Exit codes: 0 fine, 1 the score is below the threshold, 3 a suite is wrong or explains what does not survive. Where a case does not
pass without any mutant, that of \`falco-rec test\`.`;

export const mutateCommand = (): Command =>
  new Command('mutate')
    .description('Run suites over mutants of their rules, and tell which mistakes no case would notice.')
    .argument('[paths...]', 'suites, or folders of them')
    .option('-r, --rules <paths...>', 'rules of suites that name none: files, or folders of them, in load order')
    .option('--filter <rule>', 'only mutants of rules whose name contains this text')
    .option('--threshold <percent>', 'exit 1 where fewer mutants are caught', percentage)
    .option('--jobs <n>', 'examine suites in so many threads', wholeNumber, 1)
    .option('--json', 'print every mutant as JSON')
    .option('--markdown', 'print Markdown for a pull request')
    .addHelpText('after', NOTES)
    .action((paths: string[], options: Options) => run(() => mutate(paths, options)));

function percentage(text: string): number {
  const value = Number(text);
  if (!/^[0-9]+(\.[0-9]+)?$/.test(text) || value > 100) throw new InvalidArgumentError('It must be a number from 0 to 100.');
  return value;
}

async function mutate(paths: readonly string[], options: Options): Promise<ExitCode> {
  const { filter, threshold = 0, jobs } = options;
  const files = suiteFilesAt(paths);
  const progress = progressThrough(() => casesIn(files), 'cases');
  const rules = options.rules?.flatMap(ruleFilesOf);
  const suites = await examineSuites(files, { filter, rules }, jobs, () => progress.advance(1));
  progress.end();
  return tellBroken(suites) ?? tell(mergeMutants(suites), suites, threshold, options);
}

/** Where a case does not pass on the rules as they are, passing says nothing of mutants. */
function tellBroken(suites: readonly SuiteMutants[]): ExitCode | undefined {
  const broken = suites.flatMap(casesOf).filter(({ status }) => status !== 'passed');
  if (broken.length === 0) return undefined;
  for (const one of broken) {
    output.line(`${onStdout.red('✗')} ${one.name} ${onStdout.dim(`${one.suite}:${one.line}`)}`);
    for (const line of caseDetail(one)) output.line(`    ${line}`);
  }
  output.flush();
  complain('mutants say nothing while cases do not pass on the rules as they are', 'mend them first: falco-rec test');
  return exitCodeOf(broken);
}

function tell(mutants: readonly MutantResult[], suites: readonly SuiteMutants[], threshold: number, options: Options): ExitCode {
  if (mutants.length === 0) throw new UsageError(options.filter ? `no rule contains '${options.filter}'` : 'there is nothing to mutate');
  const report = options.json ? reportJson : options.markdown ? reportMarkdown : reportText;
  output.line(report(mutants, onStdout).trimEnd());
  output.flush();
  const stale = suites.flatMap((suite) => suite.stale);
  for (const diagnostic of stale) process.stderr.write(painted(diagnostic));
  if (stale.length > 0) return EXIT.usage;
  const counts = countFates(mutants);
  if (100 * scoreOf(counts) >= threshold) return EXIT.ok;
  complain(`the mutation score is ${scoreText(counts)}, and the threshold ${threshold} %`);
  return EXIT.failed;
}
