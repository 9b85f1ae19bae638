// `falco-rec rules list`: the rules of files, and what each of them needs of a recording.
import { Command } from 'commander';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { ruleNeeds, type RuleNeeds } from '../../rules/rule-needs.js';
import { EXIT, type ExitCode } from '../output/exit-code.js';
import { run } from '../output/failure.js';
import { onStdout } from '../output/paint.js';
import { facts } from '../output/quantities.js';
import { rulesAt } from '../input/rule-files.js';
import { output } from '../output/stdout.js';

export const rulesListCommand = (): Command =>
  new Command('list')
    .description('List the rules of files: priority, source, tags, and the event types and fields that they need.')
    .argument('<files...>', 'rule files, or folders of them, in load order')
    .option('--json', 'print JSON, one rule a line')
    .action((files: string[], { json }: { json?: boolean }) => run(() => list(files, json ? asJson : asText)));

function list(paths: readonly string[], show: (rule: LoadedRule) => string): ExitCode {
  const rules = rulesAt(paths);
  if (rules === undefined) return EXIT.rules;
  for (const rule of rules) output.line(show(rule));
  output.flush();
  return EXIT.ok;
}

function asText(rule: LoadedRule): string {
  const { name, priority, source, tags, enabled } = rule;
  const needs = ruleNeeds(rule);
  return `${onStdout.bold(name)}${enabled ? '' : ' (disabled)'}\n${facts([
    ['  priority', priority.name],
    ['  source', source],
    ['  tags', listed(tags)],
    ['  events', eventsOf(needs)],
    ['  fields', listed(needs.fields)],
  ])}`;
}

/** What is left out, where that is shorter to say. */
function eventsOf({ eventTypes, otherTypes }: RuleNeeds): string {
  if (otherTypes.length === 0) return 'any';
  return otherTypes.length < eventTypes.length ? `any but ${listed(otherTypes)}` : listed(eventTypes);
}

const listed = (words: readonly string[]): string => (words.length === 0 ? 'none' : words.join(', '));

function asJson(rule: LoadedRule): string {
  const { name, description, priority, source, tags, enabled, position } = rule;
  const { eventTypes, fields } = ruleNeeds(rule);
  return JSON.stringify({
    rule: name, description, priority: priority.name, source, tags, enabled, event_types: eventTypes, fields,
    file: position.file, line: position.line,
  });
}
