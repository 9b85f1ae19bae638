// `falco-rec rules expand`: the condition of a rule as it is judged, nothing left to look up.
import { Command } from 'commander';
import { layOutCondition } from '../../rules/condition/lay-out.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { run } from '../output/failure.js';
import { ruleNamed, rulesAt } from '../input/rule-files.js';

export const rulesExpandCommand = (): Command =>
  new Command('expand')
    .description('Print the condition of a rule after macros, lists and exceptions.')
    .argument('<rule>', 'name of the rule')
    .argument('<files...>', 'rule files, or folders of them, in load order')
    .action((name: string, files: string[]) => run(() => expand(name, files)));

function expand(name: string, paths: readonly string[]): ExitCode {
  const rules = rulesAt(paths);
  if (rules === undefined) return EXIT.rules;
  process.stdout.write(`${layOutCondition(ruleNamed(name, rules).condition)}\n`);
  return EXIT.ok;
}
