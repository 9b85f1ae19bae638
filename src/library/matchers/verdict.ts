// A capture judged by what an expectation says: fulfilled or not, and the words for it.
import type { Capture } from '../../capture/read/reader.js';
import { nearMisses, type NearMiss } from '../../rules/explain/near-misses.js';
import type { LoadedRule } from '../../rules/load/loaded-rule.js';
import { check } from '../../regress/expectations/check.js';
import { alertLine, times } from '../../regress/expectations/check-alerts.js';
import type { Expected } from '../../regress/expectations/expected.js';
import type { Failure } from '../../regress/expectations/failure.js';
import { judge, type SeenAlert } from '../../regress/judge.js';
import { differenceLines } from '../../regress/reporters/case-detail.js';
import { unsoundReasons } from '../../regress/run/soundness.js';
import { createState } from '../../state/create-state.js';
import { walk } from '../../state/walk.js';

/** - unsound: the capture lacks what it takes to know, or is damaged; then neither an expectation nor its contrary holds. */
export type Ending = 'holds' | 'fails' | 'unsound';

export interface Verdict {
  readonly ending: Ending;
  readonly lines: readonly string[];
}

export function verdictOn(capture: Capture, rules: readonly LoadedRule[], expected: Expected): Verdict {
  const fields = new Set(expected.alerts.flatMap((alert) => alert.fields.map(({ name }) => name)));
  const judged = judge(capture, rules, {}, [...fields]);
  const damage = capture.problems.filter(({ code }) => code === 'damaged' || code === 'cut').map(({ message }) => message);
  const reasons = [...damage, ...unsoundReasons(expected, judged, rules)];
  if (reasons.length > 0) return { ending: 'unsound', lines: ['unsound: the capture cannot prove it', ...reasons] };
  const failures = check(expected, judged.alerts);
  if (failures.length === 0) return { ending: 'holds', lines: judged.alerts.map(alertLine) };
  return { ending: 'fails', lines: failures.flatMap((failure) => failureLines(failure, capture, rules, judged.alerts)) };
}

function failureLines(failure: Failure, capture: Capture, rules: readonly LoadedRule[], seen: readonly SeenAlert[]): string[] {
  const unfired = rules.find(({ name }) => name === failure.unfired);
  if (unfired === undefined) return [failure.message, ...differenceLines(failure)];
  return [failure.message, firedInstead(seen), ...differenceLines({ ...failure, nearest: nearestTo(unfired, capture) })];
}

/** What fired where something else should have: `fired instead: crontab_write once, reverse_shell 3 times`. */
function firedInstead(seen: readonly SeenAlert[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of seen) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  if (counts.size === 0) return 'no rule fired';
  return `fired instead: ${[...counts].map(([rule, count]) => `${rule} ${times(count)}`).join(', ')}`;
}

function nearestTo(rule: LoadedRule, capture: Capture): NearMiss | undefined {
  const state = createState(capture.header, capture.texts);
  const misses = nearMisses(rule, state);
  walk(capture, state, misses.visitor);
  return misses.ranked()[0];
}
