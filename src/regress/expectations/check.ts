// All that a case expects against what was seen.
import type { SeenAlert } from '../judge.js';
import { alertLine, checkAlerts, fits, positionIn, times } from './check-alerts.js';
import type { Budget, Expected, ExpectedAlert, ExpectedSilence } from './expected.js';
import type { Failure } from './failure.js';

/** Everything that is otherwise; nothing if the case passes. The snapshot is a matter of files, and not looked at here. */
export function check(expected: Expected, seen: readonly SeenAlert[]): Failure[] {
  const missed = checkAlerts(expected.alerts, seen);
  return [
    ...missed,
    ...(expected.inOrder && missed.length === 0 ? checkOrder(expected.alerts, seen) : []),
    ...expected.silent.flatMap((silence) => checkSilent(silence, seen)),
    ...(expected.only ? checkOnly(expected.alerts, seen) : []),
    ...expected.budgets.flatMap((budget) => checkBudget(budget, seen)),
  ];
}

/** Each expected alert must have one after that of the expectation before it. */
function checkOrder(expected: readonly ExpectedAlert[], seen: readonly SeenAlert[]): Failure[] {
  let from = 0;
  for (const one of expected) {
    const at = seen.findIndex((alert, index) => index >= from && fits(one, alert));
    if (at < 0) return [outOfOrder(one, expected, seen)];
    from = at + 1;
  }
  return [];
}

const outOfOrder = (one: ExpectedAlert, expected: readonly ExpectedAlert[], seen: readonly SeenAlert[]): Failure => ({
  message: `${one.rule} did not fire in order`, ...positionIn(one.written),
  expected: expected.map(({ rule }) => rule),
  seen: seen.filter((alert) => expected.some((other) => fits(other, alert))).map(alertLine),
});

function checkSilent({ rule, written }: ExpectedSilence, seen: readonly SeenAlert[]): Failure[] {
  const loud = seen.filter((alert) => rule === undefined || alert.rule === rule);
  if (loud.length === 0) return [];
  const names = [...new Set(loud.map((alert) => alert.rule))].join(', ');
  const message = `${names} fired ${times(loud.length)}, and should be silent`;
  return [{ message, ...positionIn(written), expected: [], seen: loud.map(alertLine) }];
}

function checkOnly(expected: readonly ExpectedAlert[], seen: readonly SeenAlert[]): Failure[] {
  const others = seen.filter(({ rule }) => !expected.some((one) => one.rule === rule));
  if (others.length === 0) return [];
  const names = [...new Set(others.map(({ rule }) => rule))].join(', ');
  return [{
    message: `${names} fired ${times(others.length)}, and nothing else should`, ...positionIn(expected[0]!.written), expected: [],
    seen: others.map(alertLine),
  }];
}

function checkBudget({ rule, most, written }: Budget, seen: readonly SeenAlert[]): Failure[] {
  const counted = seen.filter((alert) => rule === undefined || alert.rule === rule);
  if (counted.length <= most) return [];
  const byRule = new Map<string, number>();
  for (const alert of counted) byRule.set(alert.rule, (byRule.get(alert.rule) ?? 0) + 1);
  return [{
    message: `${counted.length} alerts, and the budget is ${most}`, ...positionIn(written), expected: [],
    seen: [...byRule].sort(([, a], [, b]) => b - a).map(([name, count]) => `${String(count).padStart(6)}  ${name}`),
  }];
}
