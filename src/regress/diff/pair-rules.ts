// Which rule of the old files and which of the new ones are the same rule: by its name, or else by what it asks.
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { conditionLines } from './condition-lines.js';

/** A rule in its two versions; one of them is missing where the rule was added or removed. */
export interface RulePair {
  readonly old: LoadedRule | undefined;
  readonly new: LoadedRule | undefined;
}

/** Both versions, each in load order, and which rules belong together. */
export interface RuleVersions {
  readonly old: readonly LoadedRule[];
  readonly new: readonly LoadedRule[];
  readonly pairs: readonly RulePair[];
}

/** What the rule is called now, or was at the end. */
export const nameOf = (pair: RulePair): string => (pair.new ?? pair.old!).name;

export const isRenamed = (pair: RulePair): boolean =>
  pair.old !== undefined && pair.new !== undefined && pair.old.name !== pair.new.name;

export const ruleVersions = (before: readonly LoadedRule[], after: readonly LoadedRule[]): RuleVersions =>
  ({ old: before, new: after, pairs: pairsOf(before, after) });

/** Pairs in the order of the new files; rules that are gone come last, in the order of the old ones. */
function pairsOf(before: readonly LoadedRule[], after: readonly LoadedRule[]): readonly RulePair[] {
  const oldByName = new Map(before.map((rule) => [rule.name, rule]));
  const newNames = new Set(after.map(({ name }) => name));
  const gone = before.filter(({ name }) => !newNames.has(name));
  const renamed = renames(gone, after.filter(({ name }) => !oldByName.has(name)));
  const taken = new Set(renamed.values());
  return [
    ...after.map((rule) => ({ old: oldByName.get(rule.name) ?? renamed.get(rule), new: rule })),
    ...gone.filter((rule) => !taken.has(rule)).map((rule) => ({ old: rule, new: undefined })),
  ];
}

/** Of two conditions so much must be the same for them to be taken for one rule under two names. */
const ALIKE = 0.6;

/** For rules that came the rule that they were, the most alike first; each was one rule at most. */
function renames(gone: readonly LoadedRule[], came: readonly LoadedRule[]): Map<LoadedRule, LoadedRule> {
  const parts = new Map([...gone, ...came].map((rule) => [rule, partsOf(rule)]));
  const candidates = gone.flatMap((old) => came.map((now) => ({ old, now, alike: likeness(old, now, parts) })))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike);
  const found = new Map<LoadedRule, LoadedRule>();
  const taken = new Set<LoadedRule>();
  for (const { old, now } of candidates) {
    if (found.has(now) || taken.has(old)) continue;
    found.set(now, old);
    taken.add(old);
  }
  return found;
}

const partsOf = ({ condition }: LoadedRule): ReadonlySet<string> => new Set(conditionLines(condition).map(({ text }) => text));

/** 1 for the same name but for its case and signs; otherwise which share of their conditions is the same. */
function likeness(old: LoadedRule, now: LoadedRule, parts: ReadonlyMap<LoadedRule, ReadonlySet<string>>): number {
  if (bare(old.name) === bare(now.name)) return 1;
  const [a, b] = [parts.get(old)!, parts.get(now)!];
  const shared = [...a].filter((part) => b.has(part)).length;
  return shared / (a.size + b.size - shared);
}

const bare = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
