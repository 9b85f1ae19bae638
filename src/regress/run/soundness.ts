// What a case would have to know and its capture does not say. Such a case proves nothing, so it never passes.
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import type { Expected } from '../expectations/expected.js';
import type { Judged } from '../judge.js';

/** Why the verdict would not be sound; nothing if it is. */
export function unsoundReasons(expected: Expected, { lost, unjudged }: Judged, rules: readonly LoadedRule[]): string[] {
  const asked = rulesAsked(expected, rules);
  const missing = [...unjudged].filter(([name]) => asked.has(name))
    .map(([name, events]) => `rule ${name} asks about events that were not recorded: ${events.join(', ')}`);
  return lost === 0 ? missing : [`${lost} events were lost while recording`, ...missing];
}

/** The rules that the expectations say something of: all of them where nothing else may fire. */
export function rulesAsked({ alerts, silent, only, budgets, snapshot }: Expected, rules: readonly LoadedRule[]): Set<string> {
  const everything = only || snapshot !== undefined || [...silent, ...budgets].some(({ rule }) => rule === undefined);
  if (everything) return new Set(rules.map(({ name }) => name));
  return new Set([...alerts.map(({ rule }) => rule), ...silent.map(({ rule }) => rule!), ...budgets.map(({ rule }) => rule!)]);
}
