// Which rules fired, and which of them came first: under Falco's `rule_matching: first` only that one is told.
import type { LoadedRule } from '../../../rules/load/loaded-rule.js';

export interface Firings {
  readonly rule: LoadedRule;
  /** Events that satisfied it. */
  fired: number;
  /** Those at which no rule before it was satisfied. */
  first: number;
  /** By name: how often a rule that fired before it was the first. */
  readonly behind: Map<string, number>;
  /** A rule before it that is true wherever it is. */
  impliedBy: string | undefined;
}

export const noFirings = (rule: LoadedRule): Firings => ({ rule, fired: 0, first: 0, behind: new Map(), impliedBy: undefined });

/** Takes the rules in that an event satisfied, in load order. */
export function noteFirings(matched: readonly Firings[], first: string): void {
  for (const [index, firings] of matched.entries()) {
    firings.fired++;
    if (index === 0) firings.first++;
    else firings.behind.set(first, (firings.behind.get(first) ?? 0) + 1);
  }
}
