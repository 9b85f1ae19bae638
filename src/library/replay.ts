// Rules over a capture: all alerts at once, or one by one while the walk goes on.
import { replay as innerReplay, replayInSteps, type Replayed as Judged, type ReplayOptions as InnerOptions } from '../replay/replay.js';
import { parsePriority, type PriorityName } from '../rules/priority.js';
import { alertOf, type Alert } from './alert.js';
import { opened, type Capture } from './capture.js';
import { usageError } from './problems.js';
import { loadedRules, type Rule } from './rules.js';

export interface ReplayOptions {
  /** Every rule that an event satisfies (`all` unless given), or as Falco by default: the `first` in load order. */
  readonly matching?: 'all' | 'first';
  /** Leaves out rules that are less urgent. */
  readonly priority?: PriorityName;
  /** What alerts call the recording (`falco_rec.capture` in JSON). */
  readonly name?: string;
}

/** What was judged, and what could not be. */
export interface Judgement {
  readonly events: number;
  /** Events that the recorder lost: what they were, nobody knows. */
  readonly lost: number;
  /** Rules that ask about types of events that were not recorded, with the names of these. */
  readonly unjudged: Readonly<Record<string, readonly string[]>>;
  /** Nothing was lost, unrecorded or damaged: a rule without an alert was not broken. */
  readonly sound: boolean;
}

export interface Replayed extends Judgement {
  readonly alerts: readonly Alert[];
}

/** Replays a capture against rules, and comes back with all alerts in order of events. */
export function replay(capture: Capture, rules: readonly Rule[], options: ReplayOptions = {}): Replayed {
  const alerts: Alert[] = [];
  const judged = innerReplay(opened(capture), innerOptions(rules, options, (alert) => alerts.push(alert)));
  return { alerts, ...judgement(capture, judged) };
}

/**
 * The same, alert by alert: for recordings with more alerts than memory should hold, and for servers, since other work gets its
 * turn after each block. The judgement is the generator's return value.
 */
export async function* streamAlerts(
  capture: Capture, rules: readonly Rule[], options: ReplayOptions = {},
): AsyncGenerator<Alert, Judgement, void> {
  let waiting: Alert[] = [];
  const steps = replayInSteps(opened(capture), innerOptions(rules, options, (alert) => waiting.push(alert)));
  for (;;) {
    const step = steps.next();
    yield* waiting;
    if (step.done) return judgement(capture, step.value);
    waiting = [];
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function innerOptions(
  rules: readonly Rule[], { matching = 'all', priority, name }: ReplayOptions, onAlert: (alert: Alert) => void,
): InnerOptions {
  const least = priority === undefined ? undefined : parsePriority(priority);
  if (priority !== undefined && least === undefined) throw usageError('no-such-priority', priority);
  return {
    rules: loadedRules(rules), matching, onAlert: (alert) => onAlert(alertOf(alert)),
    ...(least && { priority: least.number }), ...(name !== undefined && { name }),
  };
}

function judgement(capture: Capture, { events, lost, unjudged }: Judged): Judgement {
  const sound = lost === 0 && unjudged.size === 0 && capture.problems.length === 0;
  return { events, lost, unjudged: Object.fromEntries(unjudged), sound };
}
