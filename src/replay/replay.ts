// Rules over a recording: alerts as they come, and at the end what was judged and what could not be.
import type { Alert } from '../alerts/alert.js';
import { alertVisitor } from '../alerts/alert-visitor.js';
import type { Block } from '../capture/block.js';
import type { Capture } from '../capture/read/reader.js';
import type { LoadedRule } from '../rules/load/loaded-rule.js';
import { unrecordedFor } from '../rules/unrecorded.js';
import { createState } from '../state/create-state.js';
import { walkInSteps } from '../state/walk.js';

export interface ReplayOptions {
  readonly rules: readonly LoadedRule[];
  /** Every rule that an event satisfies, or as Falco by default: the first. */
  readonly matching: 'all' | 'first';
  /** Rules less urgent than this number are left out. */
  readonly priority?: number;
  /** What alerts call the recording. */
  readonly name?: string;
  readonly onAlert: (alert: Alert) => void;
}

export interface ProgressOptions extends ReplayOptions {
  /** Called with the number of events of each block that has been walked. */
  readonly onProgress?: (events: number) => void;
}

export interface Replayed {
  readonly events: number;
  /** How long the walk took: the events themselves, without reading rules and compiling them. */
  readonly seconds: number;
  /** Events that the recorder lost: what they were, nobody knows. */
  readonly lost: number;
  readonly rules: number;
  /** Alerts of each rule that fired. */
  readonly fired: ReadonlyMap<LoadedRule, number>;
  /** Rules that ask about events that were not being recorded, with the names of these. */
  readonly unjudged: ReadonlyMap<string, readonly string[]>;
}

/** Those of the rules that are judged at all. */
export const rulesAsked = ({ rules, priority = Infinity }: ReplayOptions): readonly LoadedRule[] =>
  rules.filter((rule) => rule.enabled && rule.priority.number <= priority);

/** Replays a capture against rules. Rules come from `loadRules` and so are known to be sound. */
export function replay(capture: Capture, options: ProgressOptions): Replayed {
  const steps = replayInSteps(capture, options);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) options.onProgress?.(step.value.length);
  return step.value;
}

/** The same replay, for whoever has other things to do between blocks: yields each block once it is gone over. */
export function* replayInSteps(capture: Capture, options: ReplayOptions): Generator<Block, Replayed> {
  const { onAlert, matching, name } = options, rules = rulesAsked(options);
  const state = createState(capture.header, capture.texts);
  const fired = new Map<LoadedRule, number>();
  const visitor = alertVisitor(rules, state, {
    matching, name,
    onAlert(alert, rule) {
      fired.set(rule, (fired.get(rule) ?? 0) + 1);
      onAlert(alert);
    },
  });
  const start = performance.now();
  const walked = yield* walkInSteps(capture, state, visitor);
  const seconds = (performance.now() - start) / 1000;
  return { ...walked, seconds, rules: rules.length, fired, unjudged: unrecordedFor(rules, capture.header.recorded) };
}
