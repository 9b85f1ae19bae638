// `falco-rec coverage`: which parts of rules suites or recordings have shown to matter, and which they have not.
import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { openAnyCapture } from '../capture/open-any.js';
import { coverageJson } from '../regress/coverage/reports/json.js';
import { noEvidence, type Evidence } from '../regress/coverage/evidence.js';
import { Gathering } from '../regress/coverage/gather/gathering.js';
import { lcov } from '../regress/coverage/reports/lcov.js';
import { MITRE_FORMS, type MitreForm } from '../regress/coverage/reports/mitre-forms.js';
import { coverCapture } from '../regress/coverage/gather/over-captures.js';
import { coverSuite } from '../regress/coverage/gather/over-suites.js';
import { printCoverage } from '../regress/coverage/reports/text.js';
import { coverageOf, type Coverage } from '../regress/coverage/result.js';
import { CaseRules } from '../regress/run/case-rules.js';
import { hasErrors, type LoadResult } from '../rules/load/load-rules.js';
import { collectGates, exitCode, GROUP_NAMES, tellEvidence, type Gate } from './output/coverage-ending.js';
import { lookedAt, type Looked } from './input/coverage-paths.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { run, UsageError } from './output/failure.js';
import { onStdout } from './output/paint.js';
import { progressOver } from './output/progress.js';
import { loadFiles, painted, ruleFilesOf } from './input/rule-files.js';
import { output } from './output/stdout.js';

interface Options {
  readonly rules?: readonly string[];
  readonly json?: boolean;
  readonly lcov?: string;
  readonly mitre?: MitreForm | true;
  readonly threshold: readonly Gate[];
}

const NOTES = `
Paths are suites, captures, or folders that are searched for suites, or if there are none for captures. The rules are those of
the suites' cases; --rules names those of captures, and of suites that name none.

A test is covered once the verdict of a rule hung on it both ways: an event that it kept from firing, and one at which the
rule fired because of it. An item of a list is covered once it alone made its test true where that decided. What a suite leaves
uncovered on purpose it says under not_covered (docs/coverage.md).

Examples:
  falco-rec coverage rules/
  falco-rec coverage rules/ --threshold rules=100 --threshold 80
  falco-rec coverage rules/ --lcov lcov.info && genhtml lcov.info -o html --branch-coverage
  falco-rec coverage --rules rules -- monday.scap tuesday.scap
  falco-rec coverage rules/ --mitre markdown

Exit codes: 0 fine, 1 below a threshold, 2 rules do not load, 3 a suite is wrong or explains what is covered, 4 a capture cannot be
read. Of several, the first of 3, 2, 4, 1.`;

export const coverageCommand = (): Command =>
  new Command('coverage')
    .description('Tell which parts of rules suites or captures have shown to matter, and which they have not.')
    .argument('[paths...]', 'suites, captures, or folders of them; the current folder otherwise')
    .option('-r, --rules <paths...>', 'rules of captures, and of suites that name none: files, or folders of them, in load order')
    .option('--json', 'print everything as one JSON document')
    .option('--lcov <file>', 'write coverage of the lines of the rule files, as genhtml and code hosts read it')
    .addOption(new Option('--mitre [form]', 'print MITRE ATT&CK techniques instead: which have rules, which were seen')
      .choices(Object.keys(MITRE_FORMS)))
    .option('--threshold <[what=]percent>', `exit 1 if less is covered of ${GROUP_NAMES}; may be repeated`, collectGates, [])
    .addHelpText('after', NOTES)
    .action((paths: string[], options: Options) => run(() => coverage(paths, options)));

function coverage(paths: readonly string[], options: Options): ExitCode {
  const covered = gather(lookedAt(paths), options.rules);
  if (covered === undefined) return EXIT.rules;
  tell(covered, options);
  output.flush();
  if (options.lcov !== undefined) write(options.lcov, lcov(covered));
  tellEvidence(covered);
  return exitCode(covered, options.threshold);
}

/** undefined where rules that are named do not load. */
function gather({ suites, captures }: Looked, paths: readonly string[] | undefined): Coverage | undefined {
  const gathering = new Gathering();
  const evidence = noEvidence();
  const rules = new CaseRules(paths?.flatMap(ruleFilesOf));
  const read = suites.flatMap((file) => coverSuite(file, rules, gathering, evidence) ?? []);
  if (captures.length > 0) {
    if (paths === undefined) throw new UsageError('captures need rules', 'name them: falco-rec coverage --rules rules -- trace.scap');
    const loaded = loadFiles(paths);
    for (const diagnostic of loaded.diagnostics) process.stderr.write(painted(diagnostic));
    if (hasErrors(loaded.diagnostics)) return undefined;
    for (const path of captures) coverOne(path, loaded, gathering, evidence);
  }
  return coverageOf(gathering, evidence, read);
}

function coverOne(path: string, loaded: LoadResult, gathering: Gathering, evidence: Evidence): void {
  const capture = openAnyCapture(path);
  const progress = progressOver(capture);
  coverCapture(capture, loaded, gathering, evidence, progress.advance);
  progress.end();
}

function tell(covered: Coverage, { json, mitre }: Options): void {
  if (mitre !== undefined) return output.line(MITRE_FORMS[mitre === true ? 'text' : mitre](covered).replace(/\n$/, ''));
  output.line((json ? coverageJson(covered) : printCoverage(covered, onStdout)).replace(/\n$/, ''));
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`the report cannot be written: ${(error as Error).message}`);
  }
}
