// What was changed of a rule in its file: the reason why its alerts are others now.
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { changedLines, type MarkedLine } from './changed-lines.js';
import { conditionLines } from './condition-lines.js';
import { isRenamed, type RulePair } from './pair-rules.js';

export type RuleChange = 'same' | 'added' | 'removed' | 'renamed' | 'changed';

export interface PropertyChange {
  readonly property: string;
  readonly old: string;
  readonly new: string;
  /** Of conditions, which are too long to be shown twice: the lines that differ, macros and lists in place. */
  readonly lines?: readonly MarkedLine[];
}

/** What became of the rule as a whole. */
export function ruleChange(pair: RulePair, changes: readonly PropertyChange[]): RuleChange {
  if (pair.old === undefined) return 'added';
  if (pair.new === undefined) return 'removed';
  if (isRenamed(pair)) return 'renamed';
  return changes.length > 0 ? 'changed' : 'same';
}

type Property = readonly [property: string, textOf: (rule: LoadedRule) => string];

/** What decides whether there is an alert, and how urgent, before the condition does … */
const VERDICT: readonly Property[] = [
  ['name', ({ name }) => name],
  ['enabled', ({ enabled }) => String(enabled)],
  ['priority', ({ priority }) => priority.name],
  ['source', ({ source }) => source],
];

/** … and what only is said with it. */
const WORDING: readonly Property[] = [
  ['output', ({ output }) => output.trim()],
  ['tags', ({ tags }) => tags.join(' ')],
  ['description', ({ description }) => description.trim()],
];

/** Properties that differ between the versions; none for a rule that has only one. */
export function definitionChanges({ old, new: now }: RulePair): readonly PropertyChange[] {
  if (old === undefined || now === undefined) return [];
  return [...changesOf(VERDICT, old, now), ...conditionChange(old, now), ...changesOf(WORDING, old, now)];
}

function changesOf(properties: readonly Property[], old: LoadedRule, now: LoadedRule): PropertyChange[] {
  const both = properties.map(([property, textOf]): PropertyChange => ({ property, old: textOf(old), new: textOf(now) }));
  return both.filter((change) => change.old !== change.new);
}

function conditionChange(old: LoadedRule, now: LoadedRule): PropertyChange[] {
  const lines = changedLines(conditionLines(old.condition), conditionLines(now.condition));
  const marked = (mark: MarkedLine['mark']): string => lines.filter((line) => line.mark === mark).map(({ text }) => text).join('\n');
  return lines.length === 0 ? [] : [{ property: 'condition', old: marked('-'), new: marked('+'), lines }];
}
