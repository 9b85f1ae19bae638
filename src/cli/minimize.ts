// `falco-rec minimize`: the smallest capture that still gives the same verdicts, fit to be committed beside the rules.
import { statSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { openAnyCapture } from '../capture/open-any.js';
import type { Capture } from '../capture/read/reader.js';
import { toText } from '../capture/texts.js';
import { minimize, type Minimized } from '../regress/minimize/minimize.js';
import { MinimizeError } from '../regress/minimize/problem.js';
import { shownText } from '../regress/minimize/redact.js';
import type { Site } from '../regress/minimize/replacements.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { tellProblems } from './capture-problems.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { run, UsageError } from './failure.js';
import { onStderr } from './paint.js';
import { printable } from './printable.js';
import { progressOver } from './progress.js';
import { count, facts, size } from './quantities.js';
import { ruleNamed, rulesAt } from './rule-files.js';
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

function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}

function minimizeCapture(path: string, options: Options): ExitCode {
  const loaded = rulesAt(options.rules);
  if (loaded === undefined) return EXIT.rules;
  refuseExisting(options.output);
  const capture = openAnyCapture(path);
  try {
    const made = minimized(capture, chosen(loaded, options.rule), options);
    process.stderr.write(summary(options.output, made));
    if (options.json) process.stdout.write(`${JSON.stringify(asJson(options.output, made))}\n`);
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

const descriptorsIn = ({ scene }: Minimized): number => scene.keyframe.descriptors.reduce((sum, { entries }) => sum + entries.length, 0);

function summary(path: string, made: Minimized): string {
  const { alerts, eventsBefore, bytesBefore, totals, scene, redacted, lostBefore, impatient } = made;
  const warning = onStderr.yellow('warning:');
  return [
    `${path}: ${count(totals.events)} of ${count(eventsBefore)} events, ${size(totals.bytes)} from ${size(bytesBefore)}; `
      + `${count(alerts)} alert${alerts === 1 ? '' : 's'}, the same\n`,
    facts([
      ['  state', `${count(scene.keyframe.threads.length)} threads, ${count(descriptorsIn(made))} descriptors`],
      ['  redacted', redacted === undefined ? 'nothing (--no-redact)' : redactedText(redacted)],
      ...(redacted === undefined ? [] : [['  kept as it was', keptText(redacted.kept)] as const]),
    ]),
    ...(lostBefore > 0 ? [`${warning} ${count(lostBefore)} events had been lost while recording; the new capture tells nothing of them\n`] : []),
    ...(impatient ? [`${warning} time ran out: it could be smaller (--seconds)\n`] : []),
  ].join('');
}

function redactedText({ replaced, header }: NonNullable<Minimized['redacted']>): string {
  const counted = KINDS.map(([kind, word]) => [replaced.filter((site) => site.kind === kind).length, word] as const);
  const told = counted.filter(([n]) => n > 0).map(([n, word]) => `${count(n)} ${word}${n === 1 ? '' : pluralOf(word)}`);
  return [...(header ? ['the host\'s name'] : []), ...told].join(', ') || 'nothing';
}

const KINDS = [['word', 'text'], ['address', 'address'], ['payload', 'payload']] as const;
const pluralOf = (word: string): string => (word.endsWith('s') ? 'es' : 's');

/** What somebody must read before the file is shown to others. */
function keptText(kept: readonly Site[]): string {
  const shown = kept.map(shownSite).map((text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text));
  return shown.join(', ') || 'nothing';
}

const shownSite = (site: Site): string => printable(toText(shownText(site)));

function asJson(path: string, made: Minimized): object {
  const { alerts, eventsBefore, bytesBefore, lostBefore, totals, scene, redacted, impatient } = made;
  return {
    path, alerts, events: { from: eventsBefore, to: totals.events }, bytes: { from: bytesBefore, to: totals.bytes }, lost: lostBefore,
    threads: scene.keyframe.threads.length, descriptors: descriptorsIn(made), complete: !impatient,
    redacted: redacted && {
      hostname: redacted.header,
      replaced: Object.fromEntries(KINDS.map(([kind]) => [kind, redacted.replaced.filter((site) => site.kind === kind).length])),
      kept: redacted.kept.map((site) => ({ kind: site.kind, text: shownSite(site) })),
    },
  };
}
