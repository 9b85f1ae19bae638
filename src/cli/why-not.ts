// `falco-rec why-not`: which events of a capture came closest to satisfying a rule, and what kept them from it.
import { Command } from 'commander';
import { openAnyCapture } from '../capture/open-any.js';
import { nearMisses, type NearMiss, type NearMisses } from '../rules/explain/near-misses.js';
import { indented } from '../rules/explain/look.js';
import { printExplanation } from '../rules/explain/print-explanation.js';
import { printFailed } from '../rules/explain/print-failed.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { unrecordedFor } from '../rules/unrecorded.js';
import { createState } from '../state/create-state.js';
import { walk } from '../state/walk.js';
import { tellProblems } from './output/capture-problems.js';
import { EXIT, type ExitCode } from './output/exit-code.js';
import { complain, run } from './output/failure.js';
import { wholeNumber } from './input/whole-number.js';
import { onStdout, stdoutLook } from './output/paint.js';
import { progressOver } from './output/progress.js';
import { count } from './output/quantities.js';
import { ruleNamed, rulesAtQuietly } from './input/rule-files.js';
import { output } from './output/stdout.js';

interface Options {
  readonly rules: readonly string[];
  readonly rule: string;
  readonly number: number;
  readonly full?: boolean;
  readonly json?: boolean;
}

const NOTES = `
Events that fail in the same terms are one group. Groups with fewer failing terms come first; of those equally near, what
happened least often.`;

export const whyNotCommand = (): Command =>
  new Command('why-not')
    .description('Tell which events of a capture came closest to satisfying a rule, and which terms failed.')
    .argument('<capture>', 'a file that `falco-rec capture` wrote, or a .scap of sysdig or Falco')
    .requiredOption('-r, --rules <paths...>', 'rule files, or folders of them, in load order')
    .requiredOption('--rule <name>', 'the rule that did not fire')
    .option('-n, --number <n>', 'so many near misses and no more', wholeNumber, 3)
    .option('--full', 'open every part of the condition, not only those that decided')
    .option('--json', 'print near misses as JSON, one a line')
    .addHelpText('after', NOTES)
    .action((path: string, options: Options) => run(() => whyNot(path, options)));

function whyNot(path: string, options: Options): ExitCode {
  const loaded = rulesAtQuietly(options.rules);
  if (loaded === undefined) return EXIT.rules;
  const rule = ruleNamed(options.rule, loaded);
  const capture = openAnyCapture(path);
  const progress = progressOver(capture);
  const state = createState(capture.header, capture.texts);
  const misses = nearMisses(rule, state);
  walk(capture, state, misses.visitor, progress.advance);
  progress.end();
  for (const [index, miss] of misses.ranked().slice(0, options.number).entries()) tell(miss, index, options);
  output.flush();
  process.stderr.write(summary(rule, misses));
  const unrecorded = unrecordedFor([rule], capture.header.recorded).get(rule.name);
  if (unrecorded !== undefined) complain(`the capture has no events of these types, which the rule asks about: ${unrecorded.join(', ')}`);
  tellProblems(capture.problems);
  capture.close();
  return EXIT.ok;
}

function tell(miss: NearMiss, index: number, { json, full }: Options): void {
  if (json) return output.line(JSON.stringify(miss));
  const { failed, enough, events, num, type, explanation } = miss;
  const often = events === 1 ? `event ${num}` : `${count(events)} events, first ${num}`;
  output.line(`${onStdout.bold(`${index + 1}. ${often}`)} (${type}): ${failed.length === 1 ? 'one term' : `${failed.length} terms`} away`);
  const look = indented(stdoutLook, 3);
  const lines = [...printFailed(failed, enough, look), '', ...printExplanation(explanation, look, full)];
  for (const line of lines) output.line(`   ${line}`.trimEnd());
  output.line('');
}

function summary({ name }: LoadedRule, { asked, matched }: NearMisses): string {
  if (asked === 0) return `${name}: no event was of a type that it asks about\n`;
  return `${name}: ${count(matched)} of ${count(asked)} events of the types that it asks about satisfy it\n`;
}
