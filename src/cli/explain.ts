// `falco-rec explain`: why an event satisfies a rule or does not, term by term, with the values that it had.
import { Command, InvalidArgumentError } from 'commander';
import { openAnyCapture } from '../capture/open-any.js';
import { toText } from '../capture/texts.js';
import { asksAbout, standAt } from '../rules/explain/at-event.js';
import { explain } from '../rules/explain/explanation.js';
import { failedTerms, flips } from '../rules/explain/flips.js';
import { printExplanation, printFailed } from '../rules/explain/print-explanation.js';
import { askTerms } from '../rules/explain/terms.js';
import { compileFormat, type CompiledFormat } from '../rules/format/compile-format.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import type { CurrentEvent } from '../state/current-event.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { run, UsageError } from './failure.js';
import { onStdout } from './paint.js';
import { printable } from './printable.js';
import { ruleNamed, rulesAt } from './rule-files.js';
import { output } from './stdout.js';

interface Options {
  readonly rules: readonly string[];
  readonly event: number;
  readonly rule?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  falco-rec explain trace.scap --rules rules --event 512                    all rules that ask about such events
  falco-rec explain trace.scap --rules rules --event 512 --rule reverse_shell

An arrow (◄) marks the terms that decided: were they otherwise, the verdict could be.`;

export const explainCommand = (): Command =>
  new Command('explain')
    .description('Tell why an event of a capture satisfies rules or does not, term by term.')
    .argument('<capture>', 'a file that `falco-rec capture` wrote, or a .scap of sysdig or Falco')
    .requiredOption('-r, --rules <paths...>', 'rule files, or folders of them, in load order')
    .requiredOption('-e, --event <number>', 'number of the event (evt.num)', eventNumber)
    .option('--rule <name>', 'this rule; otherwise all that ask about events of this type')
    .option('--json', 'print explanations as JSON, one rule a line')
    .addHelpText('after', EXAMPLES)
    .action((path: string, options: Options) => run(() => explainEvent(path, options)));

function eventNumber(text: string): number {
  if (!/^[1-9][0-9]{0,14}$/.test(text)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}

function explainEvent(path: string, options: Options): ExitCode {
  const loaded = rulesAt(options.rules);
  if (loaded === undefined) return EXIT.rules;
  const rules = options.rule === undefined ? loaded : [ruleNamed(options.rule, loaded)];
  const capture = openAnyCapture(path);
  const seen = standAt(options.event, capture, rules, (event) => {
    if (!options.json) output.line(onStdout.bold(printable(toText(HEADLINE.render(event)))));
    const asked = options.rule === undefined ? rules.filter((rule) => asksAbout(rule, event.type.code)) : rules;
    for (const rule of asked) tell(rule, event, options);
    if (asked.length === 0) output.line(`no rule asks about events of type ${event.type.name}`);
  });
  output.flush();
  capture.close();
  if (!seen) throw new UsageError(`there is no event ${options.event} in ${path}`, '`falco-rec events` prints numbers of events');
  return EXIT.ok;
}

const HEADLINE = compileFormat('event %evt.num: %proc.name (%thread.tid) %evt.type %evt.args') as CompiledFormat;

function tell({ name, position, condition }: LoadedRule, event: CurrentEvent, { json, rule }: Options): void {
  const tree = askTerms(condition, event.state);
  const told = explain(tree, event);
  if (json) return output.line(JSON.stringify({ rule: name, matches: told.verdict, position, explanation: told }));
  const verdict = told.verdict ? onStdout.green('matches') : onStdout.red('does not match');
  output.line(`\n${onStdout.bold(name)} ${verdict}  ${onStdout.dim(`${position.file}:${position.line}`)}`);
  // Of many rules only what failed is told, so that the one that was looked for can be found.
  const failed = rule === undefined ? flips(tree, event) ?? [] : [];
  const lines = failed.length > 0 ? printFailed(failedTerms(failed, event), onStdout) : printExplanation(told, onStdout);
  for (const line of lines) output.line(`  ${line}`);
}
