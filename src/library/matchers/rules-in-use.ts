// The rules that expectations are about: named once for a file of tests, or by a single expectation.
import { loadRules, loadedRules, type Rule, type RulesFrom } from '../rules.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { usageError } from '../problems.js';

/** Rule files, folders and texts as `loadRules` takes them, or rules that it gave. */
export type RulesToUse = RulesFrom | readonly Rule[];

let inUse: readonly LoadedRule[] | undefined;

/** Names the rules that `expect(capture)` judges by, in this file of tests. Throws RulesError. */
export function useRules(rules: RulesToUse): void {
  inUse = loaded(rules);
}

/** The rules of an expectation: its own, or else those in use. */
export function rulesFor(own: RulesToUse | undefined): readonly LoadedRule[] {
  const rules = own === undefined ? inUse : loaded(own);
  if (rules === undefined) throw usageError('no-rules', 'no rules to judge by');
  return rules;
}

const loaded = (rules: RulesToUse): readonly LoadedRule[] => loadedRules(areRules(rules) ? rules : loadRules(rules));

const areRules = (rules: RulesToUse): rules is readonly Rule[] =>
  Array.isArray(rules) && rules.every((one) => typeof one === 'object' && 'condition' in one);
