// `falco-rec explain`: why an event satisfies a rule or does not, term by term, with the values that it had.
import { Command } from 'commander';
import { openAnyCapture } from '../capture/open-any.js';
import { toText } from '../capture/texts.js';
import { asksAbout, standAt } from '../rules/explain/at-event.js';
import { explain, type Explanation } from '../rules/explain/explanation.js';
import { failedTerms, flips, wouldHold, type FailedTerm } from '../rules/explain/flips.js';
import { indented } from '../rules/explain/look.js';
import { printExplanation } from '../rules/explain/print-explanation.js';
import { printFailed } from '../rules/explain/print-failed.js';
import { askTerms } from '../rules/explain/terms.js';
import { compileFormat, type CompiledFormat } from '../rules/format/compile-format.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import type { CurrentEvent } from '../state/current-event.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { complain, run, UsageError } from './output/failure.js';
import { wholeNumber } from './input/whole-number.js';
import { onStdout, stdoutLook } from './output/paint.js';
import { printable } from '../rules/printable.js';
import { ruleNamed, rulesAtQuietly } from './input/rule-files.js';
import { output } from './output/stdout.js';

interface Options {
  readonly rules: readonly string[];
  readonly event: number;
  readonly rule?: string;
  readonly full?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  falco-rec explain trace.scap --rules rules --event 512                    all rules that ask about such events, the nearest first
  falco-rec explain trace.scap --rules rules --event 512 --rule reverse_shell

Of a rule that does not match, first what kept it from that, and where this is written; then the condition as a tree. An arrow (◄)
marks the terms that decided: were they otherwise, the verdict could be. What decided nothing is one line; --full opens it.
Lists are told by name; beside a value stands the list that it was found in.`;

export const explainCommand = (): Command =>
  new Command('explain')
    .description('Tell why an event of a capture satisfies rules or does not, term by term.')
    .argument('<capture>', 'a file that `falco-rec capture` wrote, or a .scap of sysdig or Falco')
    .requiredOption('-r, --rules <paths...>', 'rule files, or folders of them, in load order')
    .requiredOption('-e, --event <number>', 'number of the event (evt.num)', wholeNumber)
    .option('--rule <name>', 'this rule; otherwise all that ask about events of this type')
    .option('--full', 'open every part of the condition, not only those that decided')
    .option('--json', 'print explanations as JSON, one rule a line')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: Options) => run(() => explainEvent(path, options)));

function explainEvent(path: string, options: Options): ExitCode {
  const loaded = rulesAtQuietly(options.rules);
  if (loaded === undefined) return EXIT.rules;
  const rules = options.rule === undefined ? loaded : [ruleNamed(options.rule, loaded)];
  const capture = openAnyCapture(path);
  const seen = standAt(options.event, capture, rules, (event) => {
    if (!options.json) output.line(onStdout.bold(printable(toText(HEADLINE.render(event)))));
    const asked = options.rule === undefined ? rules.filter((rule) => asksAbout(rule, event.type.code)) : rules;
    for (const verdict of verdictsOf(asked, event)) tell(verdict, options);
    if (asked.length === 0) complain(`no rule asks about events of type ${event.type.name}`);
  });
  output.flush();
  capture.close();
  if (!seen) throw new UsageError(`there is no event ${options.event} in ${path}`, '`falco-rec events` prints numbers of events');
  return EXIT.ok;
}

const HEADLINE = compileFormat('event %evt.num: %proc.name (%thread.tid) %evt.type %evt.args') as CompiledFormat;

interface Verdict {
  readonly rule: LoadedRule;
  readonly told: Explanation;
  /** What kept it from matching. */
  readonly failed: readonly FailedTerm[];
  /** Whether it would match were that otherwise. */
  readonly enough: boolean;
}

/** The nearest first: rules that match, then those that fail in fewest terms. */
function verdictsOf(rules: readonly LoadedRule[], event: CurrentEvent): Verdict[] {
  const verdicts = rules.map((rule): Verdict => {
    const tree = askTerms(rule.condition, event.state);
    const told = explain(tree, event);
    const failed = flips(tree, event) ?? [];
    return { rule, told, failed: failedTerms(failed, event), enough: failed.length === 0 || wouldHold(tree, event, failed) };
  });
  const distance = ({ told, failed }: Verdict): number => (told.verdict ? 0 : failed.length || Infinity);
  return verdicts.sort((a, b) => (distance(a) < distance(b) ? -1 : Number(distance(a) > distance(b))));
}

function tell({ rule: { name, position }, told, failed, enough }: Verdict, { json, rule, full }: Options): void {
  if (json) return output.line(JSON.stringify({ rule: name, matches: told.verdict, position, failed, enough, explanation: told }));
  const verdict = told.verdict ? onStdout.green('matches') : onStdout.red('does not match');
  output.line(`\n${onStdout.bold(name)} ${verdict}  ${onStdout.dim(`${position.file}:${position.line}`)}`);
  const look = indented(stdoutLook, 2);
  // Of many rules only what failed is told, so that the one that was looked for can be found.
  const whole = rule !== undefined || failed.length === 0;
  const gap = whole && failed.length > 0 ? [''] : [];
  const lines = [...printFailed(failed, enough, look), ...gap, ...(whole ? printExplanation(told, look, full) : [])];
  for (const line of lines) output.line(`  ${line}`.trimEnd());
}
