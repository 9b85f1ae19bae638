// Why rules fire or do not: on one event, or anywhere in a capture.
import { asksAbout, standAt } from '../rules/explain/at-event.js';
import { explain as innerExplain, type Explanation } from '../rules/explain/explanation.js';
import { nearMisses, type NearMiss } from '../rules/explain/near-misses.js';
import { printExplanation } from '../rules/explain/print-explanation.js';
import { askTerms } from '../rules/explain/terms.js';
import { createState } from '../state/create-state.js';
import { walk } from '../state/walk.js';
import { opened, type Capture } from './capture.js';
import { usageError } from './problems.js';
import { loadedRules, ruleNamed, type Rule } from './rules.js';

export interface Explained {
  readonly rule: string;
  readonly matches: boolean;
  /** The condition as its author wrote it, as a tree: each part with its verdict, each term with its values. */
  readonly explanation: Explanation;
}

/**
 * Why the event of this number satisfies rules or does not, for each that asks about events of its type.
 * Throws UsageError (no-such-event).
 */
export function explain(capture: Capture, rules: readonly Rule[], num: number): readonly Explained[] {
  const asked = loadedRules(rules);
  let told: Explained[] = [];
  const found = standAt(num, opened(capture), asked, (event) => {
    told = asked.filter((rule) => asksAbout(rule, event.type.code)).map(({ name, condition }) => {
      const explanation = innerExplain(askTerms(condition, event.state), event);
      return { rule: name, matches: explanation.verdict, explanation };
    });
  });
  if (!found) throw usageError('no-such-event', String(num));
  return told;
}

/** An explanation as the command line prints it, line by line. */
export const explanationLines = (explanation: Explanation): readonly string[] => printExplanation(explanation);

export interface WhyNot {
  /** How many events were of types that the rule asks about, and how many of them satisfied it. */
  readonly asked: number;
  readonly matched: number;
  /** Those that did not, grouped by the terms that failed, the nearest first. */
  readonly misses: readonly NearMiss[];
}

/** What came closest to a rule in a capture, and which terms kept it from firing. Throws UsageError (no-such-rule). */
export function whyNot(capture: Capture, rules: readonly Rule[], name: string): WhyNot {
  const state = createState(opened(capture).header, opened(capture).texts);
  const misses = nearMisses(ruleNamed(name, rules), state);
  walk(opened(capture), state, misses.visitor);
  return { asked: misses.asked, matched: misses.matched, misses: misses.ranked() };
}
