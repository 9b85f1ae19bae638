// `falco-rec coverage`: which parts of rules suites or recordings have shown to matter, and which they have not.
import { writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openAnyCapture } from '../capture/open-any.js';
import { coverageJson } from '../regress/coverage/coverage-json.js';
import { noEvidence, type Evidence } from '../regress/coverage/evidence.js';
import { Gathering } from '../regress/coverage/gathering.js';
import { GROUPS, type GroupName } from '../regress/coverage/groups.js';
import { lcov } from '../regress/coverage/lcov.js';
import { MITRE_FORMS, type MitreForm } from '../regress/coverage/mitre-forms.js';
import { coverCapture } from '../regress/coverage/over-captures.js';
import { coverSuite } from '../regress/coverage/over-suites.js';
import { percentText, printCoverage } from '../regress/coverage/print-coverage.js';
import { coverageOf, percentOf, shareOf, type Coverage } from '../regress/coverage/result.js';
import { CaseRules } from '../regress/run/case-rules.js';
import { hasErrors, type LoadResult } from '../rules/load/load-rules.js';
import { lookedAt, type Looked } from './coverage-paths.js';
import { tellProblems } from './capture-problems.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { complain, run, UsageError } from './failure.js';
import { onStdout } from './paint.js';
import { progressOver } from './progress.js';
import { count } from './quantities.js';
import { loadFiles, painted, ruleFilesOf } from './rule-files.js';
import { output } from './stdout.js';

interface Options {
  readonly rules?: readonly string[];
  readonly json?: boolean;
  readonly lcov?: string;
  readonly mitre?: MitreForm | true;
  readonly threshold: readonly Gate[];
}

/** So much of these must be covered, in per cent. */
interface Gate {
  readonly group: GroupName;
  readonly percent: number;
}

const GROUP_NAMES = Object.keys(GROUPS).join(', ');

const NOTES = `
Paths are suites, captures, or folders that are searched for suites, or if there are none for captures. The rules are those of
the suites' cases; --rules names those of captures, and of suites that name none.

A test is covered once the verdict of a rule hung on it both ways: an event that it kept from firing, and one at which the
rule fired because of it. An item of a list is covered once it alone made its test true where that decided. What a suite leaves
uncovered on purpose it says under not_covered (docs/rule-tests.md).

Examples:
  falco-rec coverage rules/
  falco-rec coverage rules/ --threshold rules=100 --threshold 80
  falco-rec coverage rules/ --lcov lcov.info && genhtml lcov.info -o html --branch-coverage
  falco-rec coverage --rules rules -- monday.scap tuesday.scap
  falco-rec coverage rules/ --mitre markdown`;

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

function collectGates(text: string, before: readonly Gate[]): readonly Gate[] {
  const [, group = 'all', number] = /^(?:([a-z]+)=)?([0-9]{1,3}(?:\.[0-9]+)?)$/.exec(text) ?? [];
  const percent = Number(number);
  if (!Object.hasOwn(GROUPS, group) || !(percent <= 100)) {
    throw new InvalidArgumentError(`It must be a percentage, or one of ${GROUP_NAMES} with a percentage: rules=100.`);
  }
  return [...before, { group: group as GroupName, percent }];
}

function coverage(paths: readonly string[], options: Options): ExitCode {
  const covered = gather(lookedAt(paths), options.rules);
  if (covered === undefined) return EXIT.rules;
  tell(covered, options);
  output.flush();
  if (options.lcov !== undefined) write(options.lcov, lcov(covered));
  tellTroubles(covered);
  return exitCode(covered, options);
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

function tellTroubles({ evidence, problems }: Coverage): void {
  const { suites, cases, captures, events, lost, troubles } = evidence;
  const from = [
    ...(suites > 0 ? [`${amount(cases, 'case')} of ${amount(suites, 'suite')}`] : []),
    ...(captures > 0 ? [amount(captures, 'capture')] : []),
  ];
  process.stderr.write(`by ${amount(events, 'event')} of ${from.join(' and ')}\n`);
  if (lost > 0) complain(`${count(lost)} events were lost while recording: what they would have shown is not known`);
  for (const trouble of troubles) {
    if (trouble.kind === 'capture') complain(trouble.message);
    else for (const diagnostic of trouble.diagnostics) process.stderr.write(painted(diagnostic));
  }
  for (const diagnostic of problems) process.stderr.write(painted(diagnostic));
  tellProblems(evidence.problems);
}

const amount = (n: number, what: string): string => `${count(n)} ${what}${n === 1 ? '' : 's'}`;

/** What kept cases from being looked at comes before what they showed. */
function exitCode({ evidence, parts, problems }: Coverage, { threshold }: Options): ExitCode {
  const kinds = new Set(evidence.troubles.map(({ kind }) => kind));
  if (kinds.has('suite') || problems.length > 0) return EXIT.usage;
  if (kinds.has('rules')) return EXIT.rules;
  if (kinds.has('capture') || evidence.problems.some(({ code }) => code === 'damaged')) return EXIT.capture;
  const missed = threshold.filter(({ group, percent }) => percentOf(shareOf(parts.filter(GROUPS[group].has))) < percent);
  for (const { group, percent } of missed) {
    complain(`coverage of ${group} is ${percentText(shareOf(parts.filter(GROUPS[group].has)))}, below ${percent} %`);
  }
  return missed.length > 0 ? EXIT.failed : EXIT.ok;
}
